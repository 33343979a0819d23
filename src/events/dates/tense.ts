import type { Clause, Sentence } from '../../language/index.ts';

/** Governors whose infinitive lies ahead: "plan to meet", "is due to sign". */
const FORWARD = new Set(
  `plan intend agree pledge promise vow expect schedule set due prepare aim hope want propose decide commit
   offer threaten seek ask invite urge call slate bind order tell need be have`.split(/\s+/),
);
const CUE =
  /\b(?:due|scheduled|set|slated|planned|expected|upcoming|forthcoming|next|coming|starting|beginning|until|will|postponed|target of)\b[^.;]{0,14}$/i;

/** Whether what stands at `at` (offset in the text) lies ahead, as far as the sentence tells. */
export function lookAhead(sentence: Sentence, at: number, before: string): boolean {
  if (CUE.test(before)) return true;
  const token = tokenAt(sentence, at);
  let index = sentence.clauseOf[token] ?? -1;
  for (let steps = 0; index >= 0 && steps < 8; steps++) {
    const clause: Clause | undefined = sentence.clauses[index];
    if (!clause) return false;
    if (clause.tense === 'future') return true;
    if (clause.tense === 'past') return false;
    if (isScheduled(sentence, clause)) return true;
    if (clause.modal !== null)
      return clause.modal !== 'could' && clause.modal !== 'might' ? true : clause.parent === null;
    if (clause.kind === 'infinitive') {
      const parent = clause.parent === null ? undefined : sentence.clauses[clause.parent];
      if (!parent) return false;
      if (FORWARD.has(parent.lemma) || parent.tense === 'future') return true;
      index = clause.parent ?? -1;
      continue;
    }
    if (clause.kind === 'participial') {
      index = clause.parent ?? -1;
      continue;
    }
    return false;
  }
  return false;
}

/** Verbs whose plain present tells of a timetable: "the exercise begins in September". */
const TIMETABLE = new Set('begin start leave depart expire end resume conclude'.split(' '));

/** "begins on Monday" in running text; a headline's present is the past, and "has begun" lies behind. */
function isScheduled({ heading, tokens }: Sentence, clause: Clause): boolean {
  if (heading || clause.tense !== 'present' || clause.modal !== null || clause.voice === 'passive')
    return false;
  const plain = clause.group.first === clause.group.last;
  const after = tokens[clause.verb + 1]?.lower;
  const takesPlace = clause.lemma === 'take' && (after === 'place' || after === 'effect');
  return plain && (takesPlace || TIMETABLE.has(clause.lemma));
}

/** Index of the token at or right after an offset. */
export function tokenAt({ tokens }: Sentence, at: number): number {
  let [low, high] = [0, tokens.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.end > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
