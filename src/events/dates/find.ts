import { type EventDate, UNKNOWN_DATE } from '../../model/index.ts';
import type { Sentence } from '../../language/index.ts';
import { ABSOLUTE } from './rules/absolute.ts';
import { OTHERS } from './rules/others.ts';
import { PERIODS } from './rules/periods.ts';
import { RELATIVE } from './rules/relative.ts';
import { lookAhead } from './tense.ts';
import type { Candidate, DateContext, DateRole, DateRule, FoundDate, Now } from './types.ts';

const RULES: readonly DateRule[] = [...ABSOLUTE, ...PERIODS, ...RELATIVE, ...OTHERS];
const BY_CUE = new Map<DateRule['cue'], DateRule[]>();
for (const rule of RULES) BY_CUE.set(rule.cue, [...(BY_CUE.get(rule.cue) ?? []), rule]);

/** A sentence in which none of these stands has no date; each also opens its group of rules. */
const CUES: readonly (readonly [DateRule['cue'], RegExp])[] = [
  [
    'month',
    /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)/,
  ],
  [
    'weekday',
    /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)(?:day|DAY)/,
  ],
  ['year', /(?:1[5-9]|20|21)\d\d/],
  ['number', /\d/],
  [
    'relative',
    /(?:da[yi]|week|month|quarter|year|decade|centur|hour|minute|fortnight|night|morning|afternoon|evening|tomorrow|spring|summer|autumn|fall|winter|half|annual|Christmas|Easter|Halloween|Thanksgiving|\bthe \d+(?:st|nd|rd|th))/i,
  ],
];

/** Which cues a word holds, as bits in the order of `CUES`; told once a word. */
const bits = new Map<string, number>();
const MOST_WORDS = 50_000;

function cuesOf(word: string): number {
  let known = bits.get(word);
  if (known === undefined) {
    known = 0;
    for (const [i, [, test]] of CUES.entries()) if (test.test(word)) known |= 1 << i;
    // "the 13th" is told by its number.
    if (/^\d+(?:st|nd|rd|th)/i.test(word)) known |= 1 << (CUES.length - 1);
    if (bits.size > MOST_WORDS) bits.clear();
    bits.set(word, known);
  }
  return known;
}

/** No cue but "the 13th" goes over a space, so what no token holds no sentence holds. */
const cuesIn = ({ tokens }: Sentence): number => {
  let all = 0;
  for (const token of tokens) all |= cuesOf(token.text);
  return all;
};

/** Longest first, then the earlier rule; two matches never overlap. */
function candidates(text: string, cues: number): Candidate[] {
  const found: (Candidate & { rank: number })[] = [];
  for (const [i, [cue, test]] of CUES.entries()) {
    if ((cues & (1 << i)) === 0 || !test.test(text)) continue;
    for (const rule of BY_CUE.get(cue) ?? []) {
      rule.pattern.lastIndex = 0;
      for (let match = rule.pattern.exec(text); match; match = rule.pattern.exec(text)) {
        if (match[0] === '') {
          rule.pattern.lastIndex++;
          continue;
        }
        const read = rule.read(match, text);
        if (read)
          found.push({
            start: match.index,
            end: match.index + match[0].trimEnd().length,
            ...read,
            rank: RULES.indexOf(rule),
          });
        // A match that is no date may hide one that begins inside it.
        else rule.pattern.lastIndex = match.index + 1;
      }
    }
  }
  found.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start || a.rank - b.rank);
  const taken: Candidate[] = [];
  for (const { start, end, role, value } of found)
    if (taken.every((other) => end <= other.start || start >= other.end))
      taken.push({ start, end, role, value });
  return taken.sort((a, b) => a.start - b.start);
}

const DEADLINE =
  /(?:\bby|\buntil|\btill|\bbefore|\bno later than|\bnot later than|\bdeadline of|\bdue|\bthrough|\bup to)(?: (?:at the latest|at least|about|around|the))?\s+$/i;
/** "the deadline of 15 March passed" */
const PASSED = /\bdeadlines?\b.{0,60}\b(?:passed|expired|lapsed|elapsed|was missed|were missed)\b/;
/**
 * Date expressions of a sentence in text order, with the days they mean.
 *
 * `on Wednesday` in a story of Friday 27 June 2025 is 2025-06-25 (basis anchored); `late June 2025` is
 * 2025-06-21..2025-06-30 (stated). What leans on a publication date or an earlier date that is not known
 * has null ends, precision and basis "unknown", and keeps its wording. "may", "march", "now", "the sun"
 * are nothing. Durations ("a two-day visit") and frequencies ("every year") come with their own role and
 * no days. Dates after "by", "until" or "before" are deadlines.
 */
export function findDates(sentence: Sentence, text: string, context: DateContext): FoundDate[] {
  const part = text.slice(sentence.start, sentence.end);
  // Most sentences show no cue, and need not be cut into tokens to be sure of it.
  if (!CUES.some(([, test]) => test.test(part))) return [];
  const cues = cuesIn(sentence);
  if (cues === 0) return [];
  const { published } = context;
  let anchor: EventDate | null = null;
  const now: Omit<Now, 'anchor' | 'future'> = {
    day: published?.precision === 'day' ? published.start : null,
    reference: published === null || published.precision === 'unknown' ? null : published.start,
    precision: published?.precision ?? 'unknown',
    sentence: part,
  };
  return candidates(part, cues).map((candidate) => {
    const start = sentence.start + candidate.start;
    const end = sentence.start + candidate.end;
    const before = part.slice(Math.max(0, candidate.start - 30), candidate.start);
    const role = roleOf(candidate.role, before);
    const own = anchor;
    const value = candidate.value({
      ...now,
      // Asked for by the few dates that lean on them: most say all themselves.
      get anchor() {
        return own ?? context.anchor;
      },
      get future() {
        if (context.tense !== undefined) return context.tense === 'future';
        return (role === 'deadline' && !PASSED.test(part)) || lookAhead(sentence, start, before);
      },
    });
    const words = text.slice(start, end);
    const date: EventDate =
      value === null || value.start > value.end
        ? { ...UNKNOWN_DATE, text: words }
        : {
            start: value.start,
            end: value.end,
            precision: value.precision,
            basis: value.stated ? 'stated' : 'anchored',
            text: words,
          };
    if (role === 'point' && date.start !== null) anchor = date;
    return { start, end, date, role };
  });
}

const roleOf = (role: DateRole, before: string): DateRole =>
  role === 'point' && DEADLINE.test(before) ? 'deadline' : role;
