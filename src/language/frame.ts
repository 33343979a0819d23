import { type NounChunk, findChunks } from './chunks.ts';
import { type Group, findGroups } from './groups.ts';
import type { Clause, Token } from './types.ts';

/** A clause while it is being found. */
export interface Draft {
  group: Group;
  kind: Clause['kind'];
  marker: string | null;
  parent: number | null;
  subjects: NounChunk[];
  /** Take the subject of the parent once that is known. */
  inherits: boolean;
  passive: boolean;
  /** First token of the clause; `verbStart` where it takes up again after an embedded clause. */
  start: number;
  verbStart: number;
  /** Governing clause still to come: the next finite one. */
  waits: boolean;
  /** What a relative clause hangs on. */
  antecedent: NounChunk | null;
}

/** What all the clause rules look at. */
export interface Frame {
  tokens: readonly Token[];
  chunks: NounChunk[];
  groups: Group[];
  /** Index of the chunk or group at each token, or -1. */
  chunkAt: Int32Array;
  groupAt: Int32Array;
  drafts: Draft[];
}

export function createFrame(tokens: readonly Token[]): Frame {
  const groups = findGroups(tokens);
  const chunks = findChunks(tokens);
  const chunkAt = new Int32Array(tokens.length).fill(-1);
  const groupAt = new Int32Array(tokens.length).fill(-1);
  for (const [k, chunk] of chunks.entries()) chunkAt.fill(k, chunk.first, chunk.last + 1);
  for (const [k, group] of groups.entries()) groupAt.fill(k, group.first, group.last + 1);
  return { tokens, chunks, groups, chunkAt, groupAt, drafts: [] };
}

const QUOTE = /^["“”‘’«»„']$/;

export const isQuote = (token: Token | undefined): boolean =>
  token !== undefined && QUOTE.test(token.text);
export const isDash = (token: Token | undefined): boolean =>
  token !== undefined && /^(?:—|–|-{1,3})$/.test(token.text);
export const isComma = (token: Token | undefined): boolean => token?.text === ',';

/** Index of the last token before `i` that is neither adverb nor quotation mark; -1 where there is none. */
export function before({ tokens }: Frame, i: number): number {
  let at = i - 1;
  while (
    at >= 0 &&
    ((tokens[at]!.pos === 'ADV' && !/^(?:when|where|how|why)$/.test(tokens[at]!.lower)) ||
      isQuote(tokens[at]))
  )
    at--;
  return at;
}

/** The like to the right; `tokens.length` where there is none. */
export function after({ tokens }: Frame, i: number): number {
  let at = i + 1;
  while (at < tokens.length && (tokens[at]!.pos === 'ADV' || isQuote(tokens[at]))) at++;
  return at;
}

export const lemmaOf = (frame: Frame, group: Group): string => frame.tokens[group.head]!.lemma;

/** The chunk that stands at token `i`, if any. */
export const chunkOf = (frame: Frame, i: number): NounChunk | null =>
  frame.chunks[frame.chunkAt[i] ?? -1] ?? null;
export const groupOf = (frame: Frame, i: number): number => frame.groupAt[i] ?? -1;

/** Whether the group is followed by something it may take as object: a chunk, "that", "to" and a verb. */
export function hasObject(frame: Frame, group: Group): boolean {
  const at = after(frame, group.last);
  const token = frame.tokens[at];
  if (!token) return false;
  const chunk = chunkOf(frame, at);
  if (chunk) return !chunk.time && chunk.preposition === -1;
  if (token.lower === 'that' || token.lower === 'whether') return true;
  if (frame.tokens[at - 1] !== undefined && isQuote(frame.tokens[at - 1]) && at > group.last + 1)
    return true;
  const next = frame.groups[groupOf(frame, at)];
  return next?.form === 'infinitive' || next?.form === 'ing';
}

/** "talked by phone", "moved by sea": no doer. */
const MEANS =
  /^(?:phone|telephone|video|letter|mail|e-mail|email|air|sea|land|road|rail|force|law|night|day|consensus|hand|mistake|accident|default|video-link|videolink|teleconference|videoconference)$/;

/** "signed by Japan", not "rose by 5 percent", "by 2035", "by signing". */
export function hasAgent(frame: Frame, group: Group): boolean {
  const at = after(frame, group.last);
  if (frame.tokens[at]?.lower !== 'by') return false;
  const chunk = chunkOf(frame, at + 1) ?? chunkOf(frame, at + 2);
  return (
    chunk !== null &&
    !chunk.time &&
    !isAmount(frame, chunk) &&
    !(chunk.first === chunk.last && MEANS.test(frame.tokens[chunk.head]!.lower)) &&
    !/^(?:19|20)\d\d$|^(?:end|beginning|start|middle|deadline)$/.test(
      frame.tokens[chunk.head]!.lower,
    )
  );
}

export const isAmount = (frame: Frame, chunk: NounChunk): boolean => {
  const head = frame.tokens[chunk.head]!;
  return (
    head.pos === 'NUM' ||
    head.text === '%' ||
    /^(?:percent|per|cent|percentage|points?|million|billion|trillion)$/.test(head.lower)
  );
};
