import { type NounChunk, joint } from './chunks.ts';
import {
  type Draft,
  type Frame,
  before,
  chunkOf,
  groupOf,
  isComma,
  isDash,
  lemmaOf,
} from './frame.ts';
import { chainBefore } from './subjects.ts';
import type { Clause } from './types.ts';
import { OBJECT_CONTROL, set } from './verbs.ts';

/** "accused China of supporting", "thanked Japan for hosting": the object does it. */
const OBJECT_GERUND = set(`
  accuse thank praise criticise criticize condemn blame bar ban block prohibit hinder restrain forbid dissuade talk prevent stop keep deter discourage suspect commend
  congratulate reward punish charge dissuade fault chide rebuke credit convict acquit sanction forgive see
`);

const draft = (frame: Frame, k: number, kind: Clause['kind']): Draft => {
  const group = frame.groups[k]!;
  return {
    group,
    kind,
    marker: null,
    parent: null,
    subjects: [],
    inherits: true,
    passive: group.passive,
    start: group.first,
    verbStart: group.first,
    waits: false,
    antecedent: null,
  };
};

/** Chunks right after group `from` and before token `to` that no preposition governs. */
function objectsBetween(frame: Frame, from: number, to: number): NounChunk[] {
  const found: NounChunk[] = [];
  const start = frame.chunks.findIndex((chunk) => chunk.first > frame.groups[from]!.last);
  if (start === -1) return found;
  for (let c = start; c < frame.chunks.length && frame.chunks[c]!.first < to; c++) {
    const chunk = frame.chunks[c]!;
    if (chunk.preposition !== -1 || chunk.time) continue;
    if (found.length > 0 && joint(frame.tokens, frame.chunks[c - 1]!, chunk) === 'other') break;
    found.push(chunk);
  }
  return found;
}

/** "agreed to establish", "invited Japan to join", "for NATO to open an office". */
export function infinitive(frame: Frame, k: number): Draft {
  const { tokens, groups, drafts } = frame;
  const made = draft(frame, k, 'infinitive');
  const group = groups[k]!;
  made.marker = 'to';
  const at = before(frame, group.first);
  const chunk = chunkOf(frame, at);
  if (k === 0) {
    made.waits = true;
    return made;
  }
  const left = tokens[at];
  const earlier = drafts[k - 1]!;
  if (left && (left.pos === 'CCONJ' || isComma(left)) && earlier.kind === 'infinitive') {
    made.parent = earlier.parent;
    made.waits = earlier.waits;
    made.subjects = earlier.subjects;
    made.inherits = earlier.inherits;
    return made;
  }
  made.parent = governing(frame, k, at);
  const parent = groups[made.parent]!;
  if (
    chunk &&
    chunk.preposition !== -1 &&
    tokens[chunk.preposition]!.lower === 'for' &&
    chunk.preposition > parent.last
  ) {
    made.subjects = chainBefore(frame, chunk);
    made.inherits = false;
    return made;
  }
  // "called off plans to", "called for a treaty to": the object of the particle does nothing
  const particle = tokens[parent.last + 1]?.lower === 'off';
  if (OBJECT_CONTROL.has(lemmaOf(frame, parent)) && !drafts[made.parent]!.passive && !particle) {
    const objects = objectsBetween(frame, made.parent, group.first);
    if (
      objects.length > 0 &&
      !tokens
        .slice(parent.last + 1, group.first)
        .some((token) => isComma(token) && objects.length < 2)
    ) {
      made.subjects = objects;
      made.inherits = false;
    } else if (
      /^(?:call|appeal|press|lobby|wait)$/.test(lemmaOf(frame, parent)) &&
      chunk &&
      chunk.preposition !== -1
    ) {
      // "called on China to release"
      made.subjects = chainBefore(frame, chunk);
      made.inherits = false;
    }
  }
  return made;
}

/** The clause on which a form at `at` hangs: the one before, or the one that a closed relative interrupts. */
function governing(frame: Frame, k: number, at: number): number {
  const { drafts, tokens } = frame;
  let j = k - 1;
  if (isComma(tokens[at]) || isDash(tokens[at]))
    while (j > 0 && (drafts[j]!.kind === 'relative' || drafts[j]!.kind === 'participial')) j--;
  return j;
}

const isClause = ({ kind, group }: Draft): boolean =>
  (kind === 'main' ||
    kind === 'coordinate' ||
    kind === 'complement' ||
    kind === 'adverbial' ||
    kind === 'conditional') &&
  group.form !== 'infinitive';

/** ", signing a deal", "by signing", "countries facing threats", "began deploying". */
export function ing(frame: Frame, k: number): Draft {
  const { tokens, groups, drafts } = frame;
  const made = draft(frame, k, 'participial');
  const group = groups[k]!;
  const at = before(frame, group.first);
  const left = tokens[at];
  if (!left) {
    made.waits = true;
    return made;
  }
  if (
    left.pos === 'ADP' ||
    left.pos === 'SCONJ' ||
    /^(?:while|when|after|before|since|though|to|than|as)$/.test(left.lower)
  ) {
    made.marker = left.lower;
    made.start = made.verbStart = at;
    const previous = before(frame, at);
    if (k === 0) made.waits = true;
    else {
      made.parent = governing(frame, k, previous);
      const parent = groups[made.parent]!;
      if (
        /^(?:of|for|from|with|against)$/.test(left.lower) &&
        OBJECT_GERUND.has(lemmaOf(frame, parent)) &&
        !drafts[made.parent]!.passive
      ) {
        const objects = objectsBetween(frame, made.parent, at);
        if (objects.length > 0) {
          made.subjects = objects;
          made.inherits = false;
        }
      }
    }
    return made;
  }
  const chunk = chunkOf(frame, at);
  if (chunk && !chunk.time) {
    made.subjects = chunk.preposition === -1 ? chainBefore(frame, chunk) : [chunk];
    made.inherits = false;
    made.parent = k > 0 ? k - 1 : null;
    made.waits = k === 0;
    return made;
  }
  const verb = groupOf(frame, at);
  if (verb !== -1) {
    made.parent = verb;
    return made;
  }
  // A list of gerunds shares what governs the first one.
  const previous = drafts[k - 1];
  if (previous && (left.pos === 'CCONJ' || isComma(left)) && sharesList(frame, k)) {
    const first = drafts[listHead(frame, k)]!;
    made.parent = first.parent;
    made.waits = first.waits;
    made.subjects = first.subjects;
    made.inherits = first.inherits;
    made.marker = first.marker;
    return made;
  }
  let j = k - 1;
  while (j >= 0 && !isClause(drafts[j]!)) j--;
  if (j >= 0 && !drafts[j]!.waits) made.parent = j;
  else {
    made.waits = true;
    if (j >= 0) made.parent = null;
  }
  return made;
}

/** Index of the last gerund before `k` with which it makes a list, or -1. */
function listHead(frame: Frame, k: number): number {
  for (let j = k - 1; j >= 0; j--) {
    const { kind, group } = frame.drafts[j]!;
    if (kind === 'participial' && group.form === 'ing') return j;
    if (group.form === 'finite' || group.form === 'base') return -1;
    if (group.form === 'ed' && kind !== 'participial') return -1;
  }
  return -1;
}
const sharesList = (frame: Frame, k: number): boolean => listHead(frame, k) !== -1;

/** "the leaders invited to Madrid", ", known as the IP4,", "Founded in 1949, NATO …". */
export function participle(frame: Frame, k: number): Draft {
  const { tokens, drafts } = frame;
  const made = draft(frame, k, 'participial');
  made.passive = true;
  const at = before(frame, made.group.first);
  const left = tokens[at];
  if (!left) {
    made.waits = true;
    return made;
  }
  const chunk = chunkOf(frame, at);
  if (chunk && !chunk.time) {
    made.subjects = [chunk];
    made.inherits = false;
    made.parent = k > 0 ? k - 1 : null;
    made.waits = k === 0;
    return made;
  }
  const earlier = drafts[k - 1];
  if (left.pos === 'CCONJ' && earlier) {
    // "was drafted and signed"
    made.kind =
      earlier.kind === 'participial' || earlier.kind === 'infinitive' ? earlier.kind : 'coordinate';
    made.marker = left.lower;
    made.start = made.verbStart = at;
    made.parent = earlier.kind === 'participial' ? earlier.parent : k - 1;
    made.waits = earlier.kind === 'participial' && earlier.waits;
    made.subjects = earlier.subjects;
    made.inherits = true;
    made.group = { ...made.group, tense: earlier.group.tense, modal: earlier.group.modal };
    return made;
  }
  if (isComma(left) || isDash(left) || left.text === '(') {
    const noun = chunkOf(frame, at - 1);
    if (noun && !noun.time) {
      made.subjects = noun.preposition === -1 ? chainBefore(frame, noun) : [noun];
      made.inherits = false;
      made.parent = k > 0 ? k - 1 : null;
      made.waits = k === 0;
      return made;
    }
  }
  if (left.pos === 'ADP' || left.pos === 'SCONJ') {
    made.marker = left.lower;
    made.start = made.verbStart = at;
    made.kind = left.lower === 'if' || left.lower === 'unless' ? 'conditional' : 'participial';
  }
  let j = k - 1;
  while (j >= 0 && !isClause(drafts[j]!)) j--;
  if (j >= 0) made.parent = j;
  else made.waits = true;
  return made;
}
