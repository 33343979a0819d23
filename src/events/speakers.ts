import type { Sentence } from '../language/index.ts';
import type { Found } from './actors/types.ts';
import { sayersIn } from './actors/first-person.ts';
import { mentionsIn, type View } from './view.ts';

const isQuoted = ({ quotations }: Sentence, at: number): boolean =>
  quotations.some(({ start, end }) => start <= at && at < end);

/** Who says what stands in quotation marks, by a verb of saying outside of them. */
const sayers = (view: View): readonly Found[] =>
  sayersIn(view, (first, last) => mentionsIn(view, first, last));

/** A sentence as far as its speakers are asked for: parsed only then. */
interface Spoken {
  readonly sentence: Sentence;
  readonly mentions: readonly Found[];
  readonly view: View;
}

/** Who speaks the quotations of a document, sentence by sentence. */
export interface Speakers {
  /** Tells of the next sentence, in text order. */
  enter(spoken: Spoken): void;
  /** Who speaks what stands at an offset of the sentence; none outside of quotation marks. */
  of(at: number): readonly Found[];
  /** Who speaks the quotations of the sentence that was told of last. */
  here(): readonly Found[];
}

interface Entry {
  spoken: Spoken;
  /** The sentence before, where its quotation runs on into this one. */
  before: Entry | null;
  own: readonly Found[] | null;
  carried: readonly Found[] | null;
}

const NOBODY: readonly Found[] = [];

const ownOf = (entry: Entry): readonly Found[] => {
  const { sentence, mentions } = entry.spoken;
  const none = sentence.quotations.length === 0 || mentions.length === 0;
  return (entry.own ??= none ? NOBODY : sayers(entry.spoken.view));
};

/** Who speaks what a sentence's beginning goes on with; each sentence is asked once. */
function carriedInto(entry: Entry): readonly Found[] {
  const open: Entry[] = [];
  let found: readonly Found[] = NOBODY;
  for (let at: Entry | null = entry; at; at = at.before) {
    if (at.carried !== null) {
      found = at.carried;
      break;
    }
    open.push(at);
    if (at.before === null) break;
    const own = ownOf(at.before);
    if (own.length === 0) continue;
    found = own;
    break;
  }
  for (const one of open) {
    one.carried = found;
    one.before = null;
  }
  return found;
}

/** A quotation that runs on keeps its speaker: `Japan said: “We met. We will sign.”` */
export function createSpeakers(): Speakers {
  let entry: Entry | null = null;
  return {
    enter(spoken) {
      const last = entry?.spoken.sentence.quotations.at(-1);
      const runsOn = last !== undefined && last.open && last.end === entry!.spoken.sentence.end;
      entry = { spoken, before: runsOn ? entry : null, own: null, carried: null };
    },
    here() {
      if (entry === null || entry.spoken.sentence.quotations.length === 0) return NOBODY;
      const own = ownOf(entry);
      return own.length > 0 ? own : carriedInto(entry);
    },
    of(at) {
      if (entry === null || !isQuoted(entry.spoken.sentence, at)) return NOBODY;
      const own = ownOf(entry);
      if (own.length > 0) return own;
      // What was opened in an earlier sentence stands at the head of this one.
      const { sentence } = entry.spoken;
      const [first] = sentence.quotations;
      return first && first.start === sentence.start && at < first.end
        ? carriedInto(entry)
        : NOBODY;
    },
  };
}
