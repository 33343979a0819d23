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
import { isMainKind, lastBefore, lastFinite, nextFinite } from './relations.ts';
import { CLAUSE_PREPOSITIONS, chainBefore, findSubject } from './subjects.ts';
import type { Clause } from './types.ts';
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

/** Verbs that must have an object: without one before "to" their form in "-ed" is a passive. */
const NEEDS_OBJECT = set(
  'force compel oblige allow permit persuade convince authorise authorize require forbid urge bind invite expect tip slate poise schedule',
);

/** "Ally forced to impose sanctions": a headline leaves the auxiliary out. */
const leavesAuxiliaryOut = ({ tokens }: Frame, { group }: Draft): boolean =>
  group.form === 'ed' &&
  group.first === group.last &&
  tokens[group.last + 1]?.lower === 'to' &&
  NEEDS_OBJECT.has(tokens[group.head]!.lemma);

export function finite(frame: Frame, k: number): Draft {
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
    if (leavesAuxiliaryOut(frame, draft)) draft.passive = true;
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
  if (frame.tokens[marker]!.lower !== 'who') return chunk;
  while (
    chunk &&
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
