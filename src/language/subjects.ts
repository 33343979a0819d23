import { type NounChunk, RELATIVES, joint } from './chunks.ts';
import {
  type Draft,
  type Frame,
  before,
  chunkOf,
  groupOf,
  isComma,
  isDash,
  isQuote,
  lemmaOf,
} from './frame.ts';
import { SAYING, set } from './verbs.ts';

/** Prepositions that also open a clause. */
export const CLAUSE_PREPOSITIONS = set(
  'after before since until till as once than like because while though although unless if when whether whereas lest',
);

/** How a finite verb finds its subject. */
export type Found =
  | { how: 'own'; chain: NounChunk[]; start: number; skipped: boolean; governor: number }
  | { how: 'relative'; marker: number; skipped: boolean }
  | { how: 'coordinate'; marker: number }
  | { how: 'none'; marker: number };

/**
 * Walks left from the verb group `k`: past adverbs, prepositional phrases ("leaders of all four"),
 * brackets, stretches between commas or dashes (", known as the IP4,"), and verbs that are relative or
 * not finite, to the chunk that is its subject.
 */
export function findSubject(frame: Frame, k: number): Found {
  const { tokens, groups, drafts } = frame;
  const group = groups[k]!;
  let skipped = false;
  let closed = false;
  let i = group.first - 1;
  for (let steps = 0; i >= 0 && steps < 400; steps++) {
    const token = tokens[i]!;
    const chunk = chunkOf(frame, i);
    if (chunk) {
      if (chunk.time && chunk.preposition === -1) {
        i = chunk.first - 1;
        continue;
      }
      if (chunk.preposition !== -1 && !opensClause(frame, k, chunk)) {
        i = chunk.preposition - 1;
        continue;
      }
      const verb = groupOf(frame, before(frame, chunk.first));
      if (verb !== -1 && verb < k && chunk.preposition === -1) {
        const governs = takesClause(frame, verb, k, skipped);
        if (governs) return own(frame, chunk, skipped, verb);
        const draft = drafts[verb];
        const finite = draft !== undefined && isOpenFinite(draft);
        if (finite) return { how: skipped ? 'none' : 'coordinate', marker: -1 };
        skipped = true;
        i = Math.min(groups[verb]!.first, drafts[verb]!.start) - 1;
        continue;
      }
      const named = closed ? apposed(frame, chunk) : null;
      if (named) return own(frame, named, true, -1);
      return own(frame, chunk, skipped, -1);
    }
    const verb = groupOf(frame, i);
    if (verb !== -1) {
      const draft = drafts[verb]!;
      if (isOpenFinite(draft)) return { how: 'none', marker: -1 };
      skipped = true;
      i = Math.min(groups[verb]!.first, drafts[verb]!.start) - 1;
      continue;
    }
    if (token.pos === 'ADV' && !/^(?:when|where|why|how)$/.test(token.lower)) i--;
    else if (isQuote(token)) i--;
    else if (RELATIVES.has(token.lower) || token.lower === 'what') {
      if (!skipped) return { how: 'relative', marker: i, skipped };
      i--;
    } else if (token.pos === 'CCONJ') {
      if (!skipped) return { how: 'coordinate', marker: i };
      i--;
    } else if (token.pos === 'SCONJ' || CLAUSE_PREPOSITIONS.has(token.lower)) {
      if (!skipped) return { how: 'none', marker: i };
      i--;
    } else if (token.text === ')' || token.text === ']') i = opener(frame, i) - 1;
    else if (isComma(token) || isDash(token)) {
      const from = parenthesis(frame, i, k);
      if (from === -1) {
        if (skipped && !isDash(token)) {
          i--;
          continue;
        }
        return { how: 'coordinate', marker: -1 };
      }
      skipped ||= hasVerb(frame, from, i);
      closed = true;
      i = from - 1;
    } else if (/^[;:.!?…]$/.test(token.text)) break;
    else i--;
  }
  return { how: 'none', marker: -1 };
}

/** A finite clause that does not stand inside another one's subject ("the claim that A joined B was …"). */
const isOpenFinite = (draft: Draft): boolean =>
  isFiniteKind(draft.kind) &&
  draft.group.form !== 'infinitive' &&
  !(draft.waits && draft.parent === null);

const isFiniteKind = (kind: string): boolean =>
  kind === 'main' || kind === 'coordinate' || kind === 'complement';

/** Whether the noun after verb `verb` is the subject of the finite verb `k`: "said Japan would". */
function takesClause(frame: Frame, verb: number, k: number, skipped: boolean): boolean {
  const governor = frame.groups[verb]!;
  if (governor.passive) return false;
  const lemma = lemmaOf(frame, governor);
  if (SAYING.has(lemma)) return true;
  const draft = frame.drafts[verb]!;
  return (
    (!skipped || frame.groups[k]!.modal !== null) &&
    frame.groups[k]!.certain &&
    frame.groups[k]!.form === 'finite' &&
    isOpenFinite(draft) &&
    lemma !== 'be' &&
    lemma !== 'have'
  );
}

/** "after Japan signed": the preposition opens a clause, and the chunk is its subject. */
function opensClause(frame: Frame, k: number, chunk: NounChunk): boolean {
  const word = frame.tokens[chunk.preposition]!;
  if (!CLAUSE_PREPOSITIONS.has(word.lower)) return false;
  if (chunk.first - chunk.preposition > 3) return false;
  if (word.pos === 'SCONJ' && word.lower !== 'as' && word.lower !== 'than') return true;
  // The only finite verb of the sentence belongs to the sentence.
  for (let j = 0; j < frame.groups.length; j++) {
    if (j === k) continue;
    const { form } = frame.groups[j]!;
    if (
      j < k
        ? isFiniteKind(frame.drafts[j]!.kind) && form !== 'infinitive'
        : form === 'finite' || form === 'ed' || form === 'base'
    )
      return true;
  }
  return false;
}

function opener({ tokens }: Frame, close: number): number {
  const mark = tokens[close]!.text === ')' ? '(' : '[';
  let depth = 0;
  for (let i = close; i >= 0 && i > close - 120; i--) {
    if (tokens[i]!.text === tokens[close]!.text) depth++;
    else if (tokens[i]!.text === mark && --depth === 0) return i;
  }
  return close;
}

/**
 * Start of the stretch that the comma or dash `i` closes (its own opening comma or dash), or -1 where
 * what stands before is a clause of its own. Only stretches without a main verb, and short "he said"
 * insertions, may be skipped.
 */
function parenthesis(frame: Frame, i: number, k: number): number {
  const { tokens, groups, drafts } = frame;
  const dash = isDash(tokens[i]);
  for (let j = i - 1; j >= 0 && j > i - 80; j--) {
    const token = tokens[j]!;
    if (/^[;:.!?]$/.test(token.text)) return -1;
    if (token.text === ')') j = opener(frame, j);
    const verb = groupOf(frame, j);
    if (
      verb !== -1 &&
      verb < k &&
      isFiniteKind(drafts[verb]!.kind) &&
      groups[verb]!.form !== 'infinitive'
    ) {
      const insertion = SAYING.has(lemmaOf(frame, groups[verb]!)) && i - j <= 6;
      if (!insertion) return -1;
    }
    if (dash ? isDash(token) : isComma(token)) {
      // A list inside the stretch ("Australia, Japan and Korea") goes on to the left.
      if (!dash && insideList(frame, j, i)) continue;
      return j;
    }
  }
  return -1;
}

const insideList = (frame: Frame, comma: number, end: number): boolean => {
  const left = chunkOf(frame, comma - 1);
  const right = chunkOf(frame, comma + 1);
  if (!left || !right || left.last !== comma - 1) return false;
  for (let i = right.last + 1; i < end && i < comma + 20; i++)
    if (frame.tokens[i]!.pos === 'CCONJ')
      return frame.groupAt.slice(comma, i).every((g) => g === -1);
  return false;
};

/** "Chris Lee, a member of the board, resigned": the chunk that `chunk` only explains, or null. */
function apposed(frame: Frame, chunk: NounChunk): NounChunk | null {
  const { tokens } = frame;
  let i = chunk.first - 1;
  if (!isComma(tokens[i]) && !isDash(tokens[i])) return null;
  for (i--; i >= 0;) {
    if (tokens[i]!.text === ')') {
      i = opener(frame, i) - 1;
      continue;
    }
    const left = chunkOf(frame, i);
    if (!left || left.time) return null;
    if (left.preposition === -1) {
      const at = before(frame, left.first);
      return groupOf(frame, at) === -1 && !isComma(tokens[at]) ? left : null;
    }
    i = left.preposition - 1;
  }
  return null;
}

const hasVerb = (frame: Frame, from: number, to: number): boolean => {
  for (let i = from; i <= to; i++) if (frame.groupAt[i] !== -1) return true;
  return false;
};

/** The chunk with those it is coordinated with, from left to right. */
function own(frame: Frame, last: NounChunk, skipped: boolean, governor: number): Found {
  const chain = chainBefore(frame, last);
  return { how: 'own', chain, start: chain[0]!.first, skipped, governor };
}

/** "A, B and C" ending in `last`; a chunk that is the object of an earlier verb is left to that verb. */
export function chainBefore(frame: Frame, last: NounChunk): NounChunk[] {
  const { tokens, chunks } = frame;
  const chain = [last];
  let k = frame.chunkAt[last.first]!;
  let conjunctions = 0;
  while (k > 0 && chain.length < 40) {
    const left = chunks[k - 1]!;
    const link = joint(tokens, left, chunks[k]!);
    if (link === 'other' || (link === 'comma' && conjunctions === 0) || left.time) break;
    if (left.preposition !== -1 && chunks[k]!.preposition === -1) break;
    if (link === 'and') conjunctions++;
    chain.unshift(left);
    k--;
  }
  // An object of an earlier verb heads the list: "signed the deal and Australia welcomed".
  const first = chain[0]!;
  if (
    chain.length > 1 &&
    groupOf(frame, before(frame, first.first)) !== -1 &&
    last.preposition === -1
  ) {
    let at = chain.length - 1;
    while (at > 0 && joint(tokens, chain[at - 1]!, chain[at]!) !== 'and') at--;
    // "said Japan and Australia would": the whole list is the subject.
    const verb = frame.groups[groupOf(frame, before(frame, first.first))]!;
    if (!SAYING.has(lemmaOf(frame, verb))) return chain.slice(Math.max(at, 1));
  }
  return chain;
}
