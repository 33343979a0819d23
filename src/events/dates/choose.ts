import type { Clause, Sentence } from '../../language/index.ts';
import { type EventDate, UNKNOWN_DATE } from '../../model/index.ts';
import { tokenAt } from './tense.ts';
import type { DateContext, FoundDate } from './types.ts';

/**
 * The date of what a clause reports: the date inside the clause that stands nearest to its verb, else one
 * at the head of the sentence ("On 24 June, …"), else the only one of the sentence; deadlines, durations
 * and dates that belong to a noun's own name ("the 2022 Strategic Concept") come last or not at all.
 * What is told in the past cannot lie after publication. Without any date: unknown; the caller may then
 * fall back on publication (basis "published").
 */
export function eventDate(
  sentence: Sentence,
  clause: Clause | null,
  found: readonly FoundDate[],
  context: DateContext,
): EventDate {
  const dates = found.filter(
    ({ role, date }) =>
      role === 'point' &&
      date.text !== null &&
      !(clause?.tense === 'past' && isAfter(date, context)) &&
      !isName(sentence, date, found),
  );
  if (dates.length === 0) return UNKNOWN_DATE;
  if (clause === null) return dates[0]!.date;
  const index = sentence.clauses.indexOf(clause);
  const place = dates.map((one) => {
    const token = tokenAt(sentence, one.start);
    const owner = sentence.clauseOf[token] ?? -1;
    const inside = index === -1 ? token >= clause.first && token <= clause.last : owner === index;
    return { one, token, owner, inside, distance: Math.abs(token - clause.verb) };
  });
  const nearest = (list: typeof place): (typeof place)[number] | undefined =>
    list.reduce<(typeof place)[number] | undefined>(
      (best, next) => (best === undefined || next.distance < best.distance ? next : best),
      undefined,
    );
  const own = nearest(place.filter(({ inside }) => inside));
  if (own) return own.one.date;
  // A participle or infinitive shares its governor's date: "agreed on Monday to …" dates the agreeing only.
  if (clause.kind === 'coordinate' || clause.kind === 'participial') {
    const shared = nearest(place.filter(({ owner }) => owner === clause.parent));
    if (shared) return shared.one.date;
  }
  const head = place.find(
    ({ token }) => token <= 4 && sentence.tokens[token]!.start - sentence.start <= 24,
  );
  if (head && clause.kind !== 'relative' && clause.kind !== 'conditional') return head.one.date;
  return UNKNOWN_DATE;
}

const isAfter = ({ start }: EventDate, { published }: DateContext): boolean =>
  start !== null && published !== null && published.end !== null && start > published.end;

/** "the 2022 Strategic Concept": a bare year right before a name. */
function isName(sentence: Sentence, date: EventDate, found: readonly FoundDate[]): boolean {
  if (date.text === null || !/^\d{4}$/.test(date.text)) return false;
  const span = found.find((one) => one.date === date);
  if (!span) return false;
  const token = tokenAt(sentence, span.start);
  const next = sentence.tokens[token + 1];
  const before = sentence.tokens[token - 1];
  return (
    next !== undefined &&
    /^\p{L}/u.test(next.text) &&
    (next.pos === 'NOUN' || next.pos === 'PROPN' || next.pos === 'ADJ') &&
    before !== undefined &&
    (before.pos === 'DET' || before.lower === "'s" || before.pos === 'PRON' || before.pos === 'ADJ')
  );
}
