import type { Found } from './actors/types.ts';
import { mentionsIn, type View } from './view.ts';

/** Verbs with which somebody is quoted. */
const SAYS = new Set(
  'say tell add note state declare announce warn argue claim write insist stress explain reply remark comment conclude continue emphasise emphasize reiterate acknowledge'.split(
    ' ',
  ),
);

const isQuoted = ({ sentence }: View, at: number): boolean =>
  sentence.quotations.some(({ start, end }) => start <= at && at < end);

/** Who says what stands in quotation marks, by a verb of saying outside of them: before, after or between. */
function sayers(view: View): Found[] {
  for (const clause of view.clauses) {
    if (!SAYS.has(clause.lemma.toLowerCase()) || clause.voice === 'passive') continue;
    if (isQuoted(view, view.tokens[clause.verb]!.start)) continue;
    const found = clause.subjects
      .flatMap((chunk) => mentionsIn(view, chunk.first, chunk.last))
      .filter((m) => !m.place && m.code !== null);
    if (found.length > 0) return found;
  }
  return [];
}

/** Who speaks the quotations of a document, sentence by sentence. */
export interface Speakers {
  /** Tells of the next sentence, in text order. */
  enter(view: View): void;
  /** Who speaks what stands at an offset of the sentence; none outside of quotation marks. */
  of(at: number): Found[];
}

/** A quotation that runs on keeps its speaker: `Japan said: “We met. We will sign.”` */
export function createSpeakers(): Speakers {
  let view: View | null = null;
  let own: Found[] = [];
  let running: Found[] = [];
  let carried: Found[] = [];
  return {
    enter(next) {
      carried = running;
      view = next;
      own = next.sentence.quotations.length === 0 ? [] : sayers(next);
      const last = next.sentence.quotations.at(-1);
      const runsOn = last !== undefined && last.open && last.end === next.sentence.end;
      running = runsOn ? (own.length > 0 ? own : carried) : [];
    },
    of(at) {
      if (view === null || !isQuoted(view, at)) return [];
      if (own.length > 0) return own;
      // What was opened in an earlier sentence stands at the head of this one.
      const [first] = view.sentence.quotations;
      return first && first.start === view.sentence.start && at < first.end ? carried : [];
    },
  };
}
