import type { Sentence } from '../../language/index.ts';
import type { View } from '../view.ts';
import type { Found } from './types.ts';

/** Verbs with which somebody speaks in the first person. */
const SAYS = new Set(
  'say tell add note state declare announce warn argue claim write insist stress explain reply remark comment conclude continue emphasise emphasize reiterate acknowledge affirm reaffirm promise pledge vow confirm deny assure post tweet'.split(
    ' ',
  ),
);

const OWN = new Set(['we', 'us', 'our', 'ours', 'i', 'my', 'me']);

/** A sentence with its mentions, as far as they are known. */
interface Named {
  sentence: Sentence;
  mentions: readonly Found[];
}

const SPEAKS_OF_ITSELF = /\b(?:we|us|our|ours|I|my|me)\b/i;

/** A first look, so that most sentences need no second. */
export const speaksOfItself = (text: string, { start, end }: Sentence): boolean =>
  SPEAKS_OF_ITSELF.test(text.slice(start, end));

/** A state or body in place of one of its officers: "we" is the country. */
const asBody = (m: Found): Found =>
  m.kind === 'person' || m.kind === 'other'
    ? { ...m, kind: /^[A-Z]{3}$/.test(m.code ?? '') ? 'country' : 'organisation', person: null }
    : m;

/** Who speaks in a sentence outside of its quotation marks: subjects of a verb of saying. */
export function sayersIn(
  view: View,
  mentionsIn: (first: number, last: number) => Found[],
): Found[] {
  for (const clause of view.clauses) {
    if (!SAYS.has(clause.lemma.toLowerCase()) || clause.voice === 'passive') continue;
    const at = view.tokens[clause.verb]!.start;
    if (isQuoted(view.sentence, at)) continue;
    const found = clause.subjects
      .flatMap((chunk) => mentionsIn(chunk.first, chunk.last))
      .filter((m) => !m.place && m.code !== null);
    if (found.length > 0) return found;
  }
  return [];
}

const isQuoted = (sentence: Sentence, at: number): boolean =>
  sentence.quotations.some(({ start, end }) => start <= at && at < end);

/**
 * "we", "our", "I" of a quotation: whoever speaks it. `“We will sign,” the Japanese minister said.` is
 * Japan's word. Outside of quotation marks "we" is the text's own, and known only where it says who
 * that is.
 */
export function firstPerson(
  { sentence, mentions }: Named,
  speakers: readonly Found[],
  authors: readonly Found[],
): Found[] {
  if (speakers.length === 0 && authors.length === 0) return [];
  const out: Found[] = [];
  for (const token of sentence.tokens) {
    if (!OWN.has(token.lower)) continue;
    const who = isQuoted(sentence, token.start) ? speakers : authors;
    const alone = token.lower === 'i' || token.lower === 'my' || token.lower === 'me';
    for (const m of who) {
      if (mentions.some((o) => o.start <= token.start && token.start < o.end)) continue;
      out.push({
        ...(alone ? m : asBody(m)),
        text: token.text,
        start: token.start,
        end: token.end,
        sort: 'pronoun',
        weak: false,
        place: false,
        possessive: token.lower === 'our' || token.lower === 'my',
      });
    }
  }
  return out;
}

/** "We, the leaders of Australia, Japan and New Zealand, …": who "we" is in this text. */
export function authorsIn({ sentence, mentions }: Named): Found[] {
  // A communiqué numbers its paragraphs: "1. We, the Heads of State and Government, …"
  const at = sentence.tokens.findIndex(({ text }) => /\p{L}/u.test(text));
  if (sentence.tokens[at]?.lower !== 'we' || sentence.tokens[at + 1]?.text !== ',') return [];
  const end = sentence.tokens.find((t, i) => i > at + 2 && t.pos === 'VERB')?.start ?? sentence.end;
  const named = mentions.filter((m) => m.code !== null && m.end <= end && m.sort !== 'pronoun');
  return named.map(asBody);
}
