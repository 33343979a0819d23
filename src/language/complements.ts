import { type NounChunk, QUANTIFIERS, joint } from './chunks.ts';
import { type Draft, type Frame, chunkOf, isAmount, isComma, isQuote } from './frame.ts';
import { set } from './verbs.ts';

const PARTICLES = set('up out off down back');
const PARTICLES_WITH = set('over away along');

export interface Complements {
  objects: NounChunk[];
  obliques: { preposition: string; at: number; object: NounChunk }[];
  agents: NounChunk[];
}

/** Objects, prepositional complements and agents of the clause `k`, from the tokens that belong to it. */
export function complements(
  frame: Frame,
  draft: Draft,
  k: number,
  clauseOf: readonly number[],
): Complements {
  const { tokens, chunks } = frame;
  const { group } = draft;
  const found: Complements = { objects: [], obliques: [], agents: [] };
  let open = true;
  // What stands before the subject belongs to the clause as well: "At the summit, leaders met".
  const start = chunks.findIndex(
    (chunk) => chunk.first >= draft.start || clauseOf[chunk.first] === k,
  );
  if (start === -1) return found;
  for (let c = start; c < chunks.length; c++) {
    const chunk = chunks[c]!;
    const owner = clauseOf[chunk.first];
    if (owner !== k) {
      if (chunk.first > group.last) {
        open = false;
        if (
          owner !== undefined &&
          frame.drafts[owner]!.verbStart > group.last &&
          !resumes(clauseOf, chunk.first, k)
        )
          break;
      }
      continue;
    }
    if (draft.subjects.includes(chunk)) continue;
    if (chunk.preposition !== -1) {
      const word = tokens[chunk.preposition]!;
      const particle =
        chunk.preposition === group.last + 1 &&
        (PARTICLES.has(word.lower) ||
          (PARTICLES_WITH.has(word.lower) &&
            /^(?:hand|take|turn|give|bring)$/.test(tokens[group.head]!.lemma)));
      if (particle && open && chunk.first > group.last) {
        found.objects.push(chunk);
        continue;
      }
      if (
        word.lower === 'by' &&
        draft.passive &&
        chunk.first > group.last &&
        !chunk.time &&
        !isAmount(frame, chunk) &&
        !isYear(frame, chunk)
      )
        found.agents.push(chunk);
      else found.obliques.push({ preposition: word.lower, at: chunk.preposition, object: chunk });
      continue;
    }
    if (chunk.time || chunk.first < group.last) continue;
    if (open && isObject(frame, draft, chunk, found.objects, c)) found.objects.push(chunk);
    else open = false;
  }
  if (
    draft.kind === 'relative' &&
    draft.antecedent &&
    found.objects.length === 0 &&
    !draft.subjects.includes(draft.antecedent) &&
    draft.marker !== 'where' &&
    draft.marker !== 'whose' &&
    !draft.passive
  )
    found.objects.push(draft.antecedent);
  return found;
}

const isYear = (frame: Frame, chunk: NounChunk): boolean =>
  /^(?:end|beginning|start|middle|deadline)$/.test(frame.tokens[chunk.head]!.lower) ||
  /^(?:19|20)\d\d$/.test(frame.tokens[chunk.head]!.text);

const resumes = (clauseOf: readonly number[], from: number, k: number): boolean => {
  for (let i = from; i < clauseOf.length && i < from + 60; i++) if (clauseOf[i] === k) return true;
  return false;
};

/** The first chunk right after the verb, a second one right after that ("gave Japan a role"), and lists. */
function isObject(
  frame: Frame,
  draft: Draft,
  chunk: NounChunk,
  objects: readonly NounChunk[],
  c: number,
): boolean {
  const { tokens, chunks } = frame;
  const last = objects.at(-1);
  if (!last) {
    for (let i = draft.group.last + 1; i < chunk.first; i++) {
      const token = tokens[i]!;
      if (
        token.pos !== 'ADV' &&
        token.pos !== 'ADP' &&
        token.pos !== 'ADJ' &&
        !isQuote(token) &&
        token.text !== ':' &&
        !timeAt(frame, i) &&
        token.pos !== 'PART' &&
        !QUANTIFIERS.has(token.lower)
      )
        return false;
      if (token.pos === 'ADP' && i !== draft.group.last + 1 && !QUANTIFIERS.has(token.lower))
        return false;
    }
    return true;
  }
  if (chunks[c - 1] === last) {
    if (chunk.first === last.last + 1) return objects.length === 1;
    const link = joint(tokens, last, chunk);
    if (link === 'and') return true;
    if (link === 'comma') return listGoesOn(frame, c);
  }
  return false;
}

const timeAt = (frame: Frame, i: number): boolean =>
  chunkOf(frame, i)?.time === true || isComma(frame.tokens[i]);

/** A comma joins two objects only where an "and" follows in the list. */
const listGoesOn = (frame: Frame, c: number): boolean => {
  for (let j = c + 1; j < frame.chunks.length && j < c + 20; j++) {
    const link = joint(frame.tokens, frame.chunks[j - 1]!, frame.chunks[j]!);
    if (link === 'and') return true;
    if (link === 'other') return false;
  }
  return false;
};
