import { RELATIVES } from './chunks.ts';
import { complements } from './complements.ts';
import {
  type Draft,
  type Frame,
  before,
  chunkOf,
  createFrame,
  groupOf,
  hasAgent,
  hasObject,
  isComma,
  isDash,
  lemmaOf,
} from './frame.ts';
import { participle, ing, infinitive } from './nonfinite.ts';
import { CLAUSE_PREPOSITIONS, chainBefore, findSubject } from './subjects.ts';
import type { Clause, Token } from './types.ts';
import { SAYING, set } from './verbs.ts';

/** Verbs of saying that go with one another when coordinated. */
const SAYING_TO = set(
  'say tell warn add note insist state stress claim accuse urge reiterate reaffirm deny confirm announce declare vow call condemn',
);
const CONDITIONAL = set('if unless provided providing lest assuming suppose');
/** Nouns whose "that" says what they contain: "the claim that Japan joined". */
const CONTENT_NOUNS = set(`
  claim fact statement announcement report allegation belief view idea hope fear concern assurance commitment
  understanding conclusion suggestion argument assertion promise pledge warning signal sign evidence news rumour rumor
  confidence possibility likelihood risk condition principle insistence recognition notion perception charge accusation
  demand decision proposal expectation guarantee danger chance
`);

/** Finds the clauses of a tagged sentence: one a verb group, with its place in the sentence. */
export function findClauses(tokens: readonly Token[]): { clauses: Clause[]; clauseOf: number[] } {
  const frame = createFrame(tokens);
  for (let k = 0; k < frame.groups.length; k++) frame.drafts.push(draftOf(frame, k));
  resolveWaiting(frame);
  speechAfter(frame);
  ensureMain(frame);
  inherit(frame);
  const clauseOf = ownership(frame);
  return { clauses: frame.drafts.map((draft, k) => finish(frame, draft, k, clauseOf)), clauseOf };
}

function draftOf(frame: Frame, k: number): Draft {
  const group = frame.groups[k]!;
  if (group.form === 'infinitive') return infinitive(frame, k);
  if (group.form === 'ing') return ing(frame, k);
  if (group.form === 'participle') return participle(frame, k);
  if (group.form === 'ed' && isParticiple(frame, k)) return participle(frame, k);
  return finite(frame, k);
}

/** A bare "-ed" form: past tense or participle? Decided by what stands around it. */
function isParticiple(frame: Frame, k: number): boolean {
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

const isMainKind = (draft: Draft): boolean =>
  (draft.kind === 'main' || draft.kind === 'coordinate' || draft.kind === 'complement') &&
  draft.group.form !== 'infinitive';

const nextFinite = (frame: Frame, k: number): number => {
  for (let j = k + 1; j < frame.groups.length && j < k + 6; j++) {
    const { form } = frame.groups[j]!;
    if (form === 'finite' || form === 'ed' || (form === 'base' && frame.groups[j]!.certain))
      return j;
  }
  return -1;
};

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
  return chunk.preposition !== -1 && !/^(?:after|before|since|until|once|while|because)$/.test(word);
};

function finite(frame: Frame, k: number): Draft {
  const { tokens, groups } = frame;
  const group = groups[k]!;
  const draft: Draft = {
    group,
    kind: 'main',
    marker: null,
    parent: null,
    subjects: [],
    inherits: false,
    passive: group.passive,
    start: group.first,
    verbStart: group.first,
    waits: false,
    antecedent: null,
  };
  while (
    draft.verbStart > 0 &&
    tokens[draft.verbStart - 1]!.pos === 'ADV' &&
    groupOf(frame, draft.verbStart - 1) === -1
  )
    draft.verbStart--;
  draft.start = draft.verbStart;
  if (group.inverted !== -1) return inverted(frame, k, draft);
  const found = findSubject(frame, k);
  if (found.how === 'own') {
    draft.subjects = found.chain;
    draft.start = found.start;
    if (!found.skipped) draft.verbStart = found.start;
    classify(frame, k, draft, found.governor);
    if (!found.skipped) draft.verbStart = draft.start;
    return draft;
  }
  if (found.how === 'relative') return relative(frame, k, draft, found.marker);
  // "..., said Kim": the subject follows.
  const right = chunkOf(frame, group.last + 1);
  const lemma = lemmaOf(frame, group);
  if (
    right &&
    right.preposition === -1 &&
    !right.time &&
    SAYING.has(lemma) &&
    (isComma(tokens[before(frame, group.first)]) ||
      group.first === 0 ||
      tokens[group.first - 1]!.pos === 'PUNCT')
  ) {
    draft.subjects = [right];
    return draft;
  }
  if (found.marker !== -1) {
    const word = tokens[found.marker]!;
    if (found.how === 'coordinate') {
      draft.marker = word.lower;
      draft.start = draft.verbStart = found.marker;
    } else {
      draft.marker = word.lower;
      draft.kind = kindOfMarker(word.lower);
      draft.start = draft.verbStart = found.marker;
      draft.inherits = true;
      draft.waits = true;
      return draft;
    }
  }
  return coordinate(frame, k, draft);
}

/** "Should China attack, …": a condition; "Did Japan sign?": a question. */
function inverted(frame: Frame, k: number, draft: Draft): Draft {
  const { tokens } = frame;
  const { inverted: at, first } = draft.group;
  for (let i = at + 1; i < first; i++) {
    const chunk = chunkOf(frame, i);
    if (chunk && chunk.preposition === -1 && !chunk.time && !draft.subjects.includes(chunk))
      draft.subjects.push(chunk);
  }
  draft.start = draft.verbStart = at;
  if (/^(?:should|had|were)$/.test(tokens[at]!.lower) && nextFinite(frame, k) !== -1) {
    draft.kind = 'conditional';
    draft.marker = tokens[at]!.lower;
    draft.waits = true;
  }
  return draft;
}

const kindOfMarker = (word: string): Clause['kind'] =>
  CONDITIONAL.has(word)
    ? 'conditional'
    : word === 'that' || word === 'whether'
      ? 'complement'
      : 'adverbial';

/** Kind and parent of a clause that has a subject of its own, from what stands before that subject. */
function classify(frame: Frame, k: number, draft: Draft, governor: number): void {
  const { tokens } = frame;
  const subject = draft.subjects[0]!;
  if (governor !== -1) {
    draft.kind = 'complement';
    draft.parent = governor;
    return;
  }
  let at = before(frame, draft.start);
  if (subject.preposition !== -1) at = subject.preposition;
  // "If in May Japan signs", "that, in 2023, Japan signed"
  for (let hops = 0; hops < 3 && at >= 0; hops++) {
    let i = at;
    if (isComma(tokens[i])) i = before(frame, i);
    const chunk = chunkOf(frame, i);
    const governing = chunk?.preposition ?? -1;
    if (!chunk || (governing === -1 && !chunk.time)) break;
    const next = before(frame, governing === -1 ? chunk.first : governing);
    const word = tokens[isComma(tokens[next]) ? next - 1 : next];
    if (!word || !(word.pos === 'SCONJ' || word.lower === 'that')) break;
    at = isComma(tokens[next]) ? next - 1 : next;
  }
  const token = tokens[at];
  if (!token) return;
  const left = before(frame, at);
  const noun = chunkOf(frame, left);
  if (token.lower === 'that' && noun && groupOf(frame, left) === -1) {
    const head = tokens[noun.head]!;
    draft.start = at;
    draft.marker = 'that';
    const content =
      CONTENT_NOUNS.has(head.lemma) ||
      (noun.first < left && CONTENT_NOUNS.has(tokens[noun.last]!.lemma));
    const told = frame.groups[groupOf(frame, before(frame, noun.first))];
    const reported =
      told !== undefined && noun.preposition === -1 && SAYING.has(lemmaOf(frame, told));
    draft.kind = content || reported || hasOwnObject(frame, draft) ? 'complement' : 'relative';
    if (draft.kind === 'relative') draft.antecedent = noun;
    draft.parent = lastBefore(frame, k, at);
    draft.waits = draft.parent === null;
    return;
  }
  if (
    token.lower === 'that' ||
    token.lower === 'whether' ||
    token.lower === 'how' ||
    token.lower === 'what' ||
    token.lower === 'why'
  ) {
    draft.start = at;
    draft.marker = token.lower;
    draft.kind = 'complement';
    draft.parent = lastBefore(frame, k, at);
    draft.waits = draft.parent === null;
    return;
  }
  if (/^(?:which|whom|whose|who|where)$/.test(token.lower)) {
    draft.start = at;
    draft.marker = token.lower;
    draft.kind = 'relative';
    draft.antecedent = antecedentBefore(frame, at);
    draft.parent = lastBefore(frame, k, at);
    draft.waits = draft.parent === null;
    return;
  }
  if (
    token.pos === 'SCONJ' ||
    (CLAUSE_PREPOSITIONS.has(token.lower) &&
      (token.pos === 'ADP' || token.pos === 'ADV' || CONDITIONAL.has(token.lower)))
  ) {
    draft.start = at;
    draft.marker = token.lower;
    draft.kind = kindOfMarker(token.lower);
    draft.parent = atClauseStart(frame, at) ? null : lastFinite(frame, k);
    draft.waits = draft.parent === null;
    return;
  }
  if (token.pos === 'CCONJ') {
    draft.start = at;
    draft.marker = token.lower;
    // "if A signs and B leaves, …": the second condition is one too.
    const open = frame.drafts[k - 1];
    if (
      open &&
      open.waits &&
      open.parent === null &&
      (open.kind === 'conditional' || open.kind === 'adverbial')
    ) {
      draft.kind = open.kind;
      draft.waits = true;
      return;
    }
    const earlier = lastFinite(frame, k);
    if (earlier !== null) {
      draft.kind = 'coordinate';
      draft.parent = earlier;
      const sibling = frame.drafts[earlier]!;
      // "said that A signed and that B left" stay apart; "if A signs and B leaves" share their kind.
      if (sibling.kind === 'conditional' || sibling.kind === 'adverbial') draft.kind = sibling.kind;
    }
    return;
  }
  const earlier = lastFinite(frame, k);
  if (earlier !== null && (isComma(token) || token.text === ';' || isDash(token))) {
    const sibling = frame.drafts[earlier]!;
    if (sibling.waits || sibling.kind === 'conditional' || sibling.kind === 'adverbial') return;
    draft.kind = 'coordinate';
    draft.parent = earlier;
  }
}

const hasOwnObject = (frame: Frame, draft: Draft): boolean => {
  const chunk = chunkOf(frame, draft.group.last + 1);
  return draft.passive || (chunk !== null && chunk.preposition === -1 && !chunk.time);
};

const atClauseStart = (frame: Frame, at: number): boolean => {
  const i = before(frame, at);
  return (
    i < 0 ||
    frame.tokens[i]!.pos === 'CCONJ' ||
    /^[;:]$/.test(frame.tokens[i]!.text) ||
    lastFinite(frame, frame.drafts.length) === null
  );
};

/** The clause whose words stand right before token `at`. */
const lastBefore = (frame: Frame, k: number, at: number): number | null => {
  for (let j = k - 1; j >= 0; j--) if (frame.groups[j]!.last < at) return j;
  return null;
};

/** Still waiting for the clause that governs it. */
const isOpen = (draft: Draft): boolean => draft.waits && draft.parent === null;

/** The last finite clause before `k` that no comma has closed (a relative one is closed). */
function lastFinite(frame: Frame, k: number): number | null {
  for (let j = Math.min(k, frame.drafts.length) - 1; j >= 0; j--)
    if (isMainKind(frame.drafts[j]!) && !isOpen(frame.drafts[j]!)) return j;
  return null;
}

function antecedentBefore(frame: Frame, marker: number): Draft['antecedent'] {
  let i = marker - 1;
  while (
    i >= 0 &&
    (isComma(frame.tokens[i]) ||
      isDash(frame.tokens[i]) ||
      frame.tokens[i]!.pos === 'ADP' ||
      frame.tokens[i]!.text === ')')
  )
    i--;
  let chunk = chunkOf(frame, i);
  // "people in Nigeria who": places do nothing, people do.
  const who = frame.tokens[marker]!.lower;
  while (
    chunk &&
    who === 'who' &&
    chunk.preposition !== -1 &&
    PLACING.has(frame.tokens[chunk.preposition]!.lower) &&
    frame.tokens[chunk.head]!.pos === 'PROPN'
  ) {
    const left = chunkOf(frame, chunk.preposition - 1);
    if (!left) break;
    chunk = left;
  }
  return chunk;
}

const PLACING = set('in from at across near inside outside of');

/** "the leaders who met", ", which hosts the summit,": the subject is what stands before. */
function relative(frame: Frame, k: number, draft: Draft, marker: number): Draft {
  const word = frame.tokens[marker]!;
  draft.marker = word.lower;
  draft.start = draft.verbStart = marker;
  draft.parent = lastBefore(frame, k, marker);
  draft.waits = draft.parent === null;
  if (
    word.lower === 'what' ||
    (word.lower === 'that' && groupOf(frame, before(frame, marker)) !== -1)
  ) {
    draft.kind = 'complement';
    return draft;
  }
  draft.kind = 'relative';
  draft.antecedent = antecedentBefore(frame, marker);
  if (draft.antecedent) {
    draft.subjects =
      draft.antecedent.preposition === -1 && isComma(frame.tokens[marker - 1])
        ? chainBefore(frame, draft.antecedent)
        : [draft.antecedent];
  }
  return draft;
}

/** "met, signed and left": shares the subject of the clause before. */
function coordinate(frame: Frame, k: number, draft: Draft): Draft {
  const from = draft.marker === null ? lastFinite(frame, k) : parallel(frame, k);
  if (from === null) {
    draft.kind = 'main';
    draft.inherits = false;
    return draft;
  }
  const sibling = frame.drafts[from]!;
  draft.kind =
    sibling.group.form === 'infinitive' && draft.group.form === 'base'
      ? 'infinitive'
      : 'coordinate';
  if (draft.kind === 'infinitive') draft.group = { ...draft.group, tense: 'none' };
  draft.parent = from;
  draft.inherits = true;
  if (
    draft.group.form === 'base' &&
    sibling.group.modal !== null &&
    sibling.group.form === 'finite'
  ) {
    // "will sign and ratify": the modal covers both.
    draft.group = { ...draft.group, modal: sibling.group.modal, tense: sibling.group.tense };
  }
  if (
    draft.group.form === 'ed' &&
    sibling.group.form === 'finite' &&
    sibling.group.tense === 'past'
  )
    draft.group = { ...draft.group, tense: 'past' };
  return draft;
}

/** The clause before `k` that a form after "and" runs parallel to: base with base, past with past. */
function parallel(frame: Frame, k: number): number | null {
  const { form, tense } = frame.groups[k]!;
  // "says it has ceased fire but warned": saying goes with saying.
  if (SAYING_TO.has(lemmaOf(frame, frame.groups[k]!))) {
    const last = frame.drafts[k - 1];
    const governor =
      last?.kind === 'complement' && last.parent !== null ? frame.drafts[last.parent] : undefined;
    if (
      governor &&
      isMainKind(governor) &&
      governor.group.tense !== 'future' &&
      SAYING_TO.has(lemmaOf(frame, governor.group))
    )
      return last!.parent;
  }
  for (let j = k - 1; j >= 0; j--) {
    const draft = frame.drafts[j]!;
    const other = draft.group;
    if (form === 'base') {
      if (
        other.form === 'infinitive' ||
        other.form === 'base' ||
        other.modal !== null ||
        other.tense === 'present'
      )
        return j;
    } else if (form === 'ed' || tense === 'past') {
      if (other.form === 'finite' || (other.form === 'ed' && !draft.passive)) return j;
    } else if (other.form === 'finite' || other.form === 'base') return j;
  }
  return lastFinite(frame, k);
}

/** Clauses that stand before what governs them take the next main one as parent. */
function resolveWaiting(frame: Frame): void {
  const { drafts } = frame;
  for (const [k, draft] of drafts.entries()) {
    if (!draft.waits || draft.parent !== null) continue;
    let next = drafts.findIndex((other, j) => j > k && isMainKind(other));
    if (next === -1) next = drafts.findLastIndex((other, j) => j < k && isMainKind(other));
    draft.parent = next === -1 ? null : next;
  }
}

/** `"We will sign," Kim said.`: what was said is the complement of the verb of saying. */
function speechAfter(frame: Frame): void {
  const { tokens, drafts, groups } = frame;
  for (const [k, draft] of drafts.entries()) {
    const subject = draft.subjects[0];
    if (
      k === 0 ||
      !subject ||
      draft.inherits ||
      !SAYING.has(lemmaOf(frame, draft.group)) ||
      draft.passive ||
      draft.group.form === 'infinitive'
    )
      continue;
    if (draft.kind !== 'main' && draft.kind !== 'coordinate') continue;
    if (draft.marker !== null) continue;
    const first = Math.min(subject.first, draft.group.first);
    const left = tokens[before(frame, first)];
    if (!left || !/^[,?!—–.]$/.test(left.text)) continue;
    const next = after1(frame, draft, subject.last);
    if (
      next &&
      !/^[,.;:!?—–]$/.test(next.text) &&
      next.pos !== 'ADP' &&
      next.pos !== 'SCONJ' &&
      chunkOf(frame, tokens.indexOf(next))?.time !== true
    )
      continue;
    if (hasObject(frame, groups[k]!) && subject.first < draft.group.first) continue;
    let root: number | null = null;
    for (let j = k - 1; j >= 0 && root === null; j--) if (drafts[j]!.kind === 'main') root = j;
    if (root === null) continue;
    drafts[root]!.kind = 'complement';
    drafts[root]!.parent = k;
    draft.kind = 'main';
    draft.parent = null;
  }
}

const after1 = (frame: Frame, draft: Draft, subjectLast: number): Token | undefined => {
  let i = Math.max(draft.group.last, subjectLast) + 1;
  while (
    frame.tokens[i] &&
    (frame.tokens[i]!.pos === 'ADV' || /^["”’»]$/.test(frame.tokens[i]!.text))
  )
    i++;
  return frame.tokens[i];
};

/** A headline or fragment without a main clause: its first passive or verb becomes one. */
function ensureMain(frame: Frame): void {
  const { drafts } = frame;
  if (drafts.length === 0 || drafts.some((draft) => draft.kind === 'main')) return;
  const root =
    drafts.find((draft) => draft.kind === 'coordinate' || draft.kind === 'complement') ??
    drafts.find(
      (draft) => draft.kind === 'participial' && draft.passive && draft.subjects.length > 0,
    );
  if (!root) return;
  const at = drafts.indexOf(root);
  // A complement of a clause that is there stays what it is.
  if (root.kind === 'complement' && root.parent !== null) return;
  root.kind = 'main';
  root.parent = null;
  if (root.group.form === 'ed') root.group = { ...root.group, tense: 'past' };
  for (const [k, draft] of drafts.entries())
    if (k !== at && draft.parent === null && draft.kind !== 'main') draft.parent = at;
}

function inherit(frame: Frame): void {
  const { drafts } = frame;
  for (const draft of drafts) {
    if (!draft.inherits || draft.subjects.length > 0) continue;
    const seen = new Set<Draft>([draft]);
    let parent = draft.parent === null ? undefined : drafts[draft.parent];
    while (parent && !seen.has(parent) && parent.subjects.length === 0 && parent.parent !== null) {
      seen.add(parent);
      parent = drafts[parent.parent];
    }
    if (parent) draft.subjects = parent.subjects;
  }
}

/** Which clause each token belongs to. */
function ownership(frame: Frame): number[] {
  const { tokens, drafts } = frame;
  const owner = Array.from<number>({ length: tokens.length }).fill(-1);
  const starts = drafts
    .map((draft, k) => ({ at: draft.verbStart, k }))
    .sort((a, b) => a.at - b.at || a.k - b.k);
  for (const [s, { at, k }] of starts.entries())
    owner.fill(k, at, starts[s + 1]?.at ?? tokens.length);
  // The subject of a clause that is taken up again after an embedded one.
  for (const [k, draft] of drafts.entries()) {
    if (draft.start >= draft.verbStart) continue;
    for (
      let i = draft.start;
      i < draft.verbStart && !drafts.some((other, j) => j !== k && other.verbStart === i);
      i++
    )
      owner[i] = k;
  }
  // What stands before the first clause belongs to the first main one.
  let lead = owner.find((k) => k !== -1) ?? -1;
  if (lead !== -1 && drafts[lead]!.waits) lead = lead;
  for (let i = 0; i < owner.length && owner[i] === -1; i++) owner[i] = lead;
  return owner;
}

function finish(frame: Frame, draft: Draft, k: number, clauseOf: readonly number[]): Clause {
  const { group } = draft;
  const { objects, obliques, agents } = complements(frame, draft, k, clauseOf);
  let first = clauseOf.indexOf(k);
  let last = clauseOf.lastIndexOf(k);
  if (first === -1 || first > group.first) first = group.first;
  if (last < group.last) last = group.last;
  const quantified =
    [...draft.subjects, ...objects].some(
      (chunk) =>
        !draft.inherits &&
        /^(?:no|neither|none|nobody)$/.test(frame.tokens[chunk.first]!.lower) &&
        frame.tokens[chunk.first + 1]?.lower !== 'longer',
    ) || objects.some((chunk) => /^no$/.test(frame.tokens[chunk.first]!.lower));
  return {
    kind: draft.kind,
    first,
    last,
    verb: group.head,
    lemma: frame.tokens[group.head]!.lemma,
    group: { first: group.first, last: group.last },
    voice: draft.passive ? 'passive' : 'active',
    tense: draft.kind === 'participial' || draft.kind === 'infinitive' ? 'none' : group.tense,
    modal: group.modal,
    negated:
      group.negated || quantified || (draft.marker === 'without' && draft.kind === 'participial'),
    subjects: draft.subjects.map(plainChunk),
    subjectInherited: draft.inherits && draft.subjects.length > 0,
    objects: objects.map(plainChunk),
    obliques: obliques.map(({ preposition, at, object }) => ({
      preposition,
      at,
      object: plainChunk(object),
    })),
    agents: agents.map(plainChunk),
    parent: draft.parent,
    marker: draft.marker,
  };
}

const plainChunk = ({
  first,
  last,
  head,
}: {
  first: number;
  last: number;
  head: number;
}): Clause['subjects'][number] => ({ first, last, head });
