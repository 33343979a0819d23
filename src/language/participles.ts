import { RELATIVES } from './chunks.ts';
import {
  type Frame,
  before,
  chunkOf,
  groupOf,
  hasAgent,
  hasObject,
  isComma,
  isDash,
} from './frame.ts';
import { isMainKind, nextFinite } from './relations.ts';
import { findSubject } from './subjects.ts';

/** A bare "-ed" form: past tense or participle? Decided by what stands around it. */
export function isParticiple(frame: Frame, k: number): boolean {
  const { tokens, groups, drafts } = frame;
  const group = groups[k]!;
  const at = before(frame, group.first);
  const left = tokens[at];
  const object = hasObject(frame, group);
  const agent = hasAgent(frame, group);
  if (!left)
    return !object && groups.some((g, j) => j > k && (g.form === 'finite' || g.form === 'ed'));
  if (left.pos === 'CCONJ') {
    const earlier = drafts[k - 1];
    if (!earlier) return false;
    return !object && earlier.passive && (agent || earlier.group.form !== 'infinitive');
  }
  if (left.pos === 'SCONJ' || left.lower === 'as' || left.lower === 'once' || left.lower === 'than')
    return left.lower !== 'that';
  if (left.pos === 'ADP') return true;
  if (RELATIVES.has(left.lower)) return false;
  if (isComma(left) || isDash(left)) {
    if (agent) return true;
    if (object) return false;
    const found = findSubject(frame, k);
    if (found.how === 'own' && found.chain.at(-1)!.last < at - 1) return false;
    const noun = chunkOf(frame, at - 1);
    const mainBefore = drafts.some((draft) => isMainKind(draft));
    if (!noun) return mainBefore && !agent ? false : mainBefore;
    const next = nextFinite(frame, k);
    return next !== -1
      ? !conjunctionBefore(frame, group.last, groups[next]!.first)
      : mainBefore && frame.tokens[group.last + 1]?.pos === 'ADP';
  }
  const chunk = chunkOf(frame, at);
  if (!chunk) {
    if (groupOf(frame, at) === -1 || object) return false;
    // "the pact that Japan signed entered into force"
    return agent || findSubject(frame, k).how !== 'own';
  }
  if (agent) return true;
  const found = findSubject(frame, k);
  if (found.how === 'own') {
    const opening = tokens[before(frame, found.start)];
    if (
      object ||
      (opening &&
        (opening.pos === 'SCONJ' || RELATIVES.has(opening.lower) || opening.lower === 'what'))
    )
      return false;
    const next = nextFinite(frame, k);
    if (next === -1 || (found.governor !== -1 && next === -1)) return false;
    return (
      !boundaryBetween(frame, group.last + 1, groups[next]!.first) && subjectlessAt(frame, next)
    );
  }
  if (found.how === 'relative') return false;
  return !object;
}

/** Comma, conjunction, subordinator or relative between two tokens. */
const boundaryBetween = ({ tokens }: Frame, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) {
    const token = tokens[i]!;
    if (token.pos === 'SCONJ' || RELATIVES.has(token.lower) || /^[,;:—–]$/.test(token.text))
      return true;
    if (
      token.pos === 'CCONJ' &&
      tokens[i + 1]?.pos !== 'NOUN' &&
      tokens[i + 1]?.pos !== 'PROPN' &&
      tokens[i + 1]?.pos !== 'ADJ'
    )
      return true;
  }
  return false;
};

const conjunctionBefore = ({ tokens }: Frame, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (tokens[i]!.pos === 'CCONJ' && i >= to - 3) return true;
  return false;
};

/** Whether the noun right before group `j` is governed by a preposition, so that its subject stands further left. */
const subjectlessAt = (frame: Frame, j: number): boolean => {
  const chunk = chunkOf(frame, before(frame, frame.groups[j]!.first));
  if (chunk === null || chunk.time) return true;
  const word = frame.tokens[chunk.preposition]?.lower ?? '';
  // "left after Korea signed": what seems a preposition opens the next clause.
  return (
    chunk.preposition !== -1 && !/^(?:after|before|since|until|once|while|because)$/.test(word)
  );
};
