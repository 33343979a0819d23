import { complements } from './complements.ts';
import { finite } from './finite.ts';
import { type Draft, type Frame, createFrame } from './frame.ts';
import { infinitive, ing, participle } from './nonfinite.ts';
import { isParticiple } from './participles.ts';
import {
  breakCycles,
  ensureMain,
  inherit,
  ownership,
  resolveWaiting,
  speechAfter,
} from './settle.ts';
import type { Clause, Token } from './types.ts';
import { set } from './verbs.ts';

/** Finds the clauses of a tagged sentence: one a verb group, with its place in the sentence. */
export function findClauses(tokens: readonly Token[]): { clauses: Clause[]; clauseOf: number[] } {
  const frame = createFrame(tokens);
  for (let k = 0; k < frame.groups.length; k++) frame.drafts.push(draftOf(frame, k));
  resolveWaiting(frame);
  speechAfter(frame);
  ensureMain(frame);
  breakCycles(frame);
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

/** Subjects that deny: "no agreement was reached", "neither country signed". */
const NONE = set('no neither none nobody nothing');

function finish(frame: Frame, draft: Draft, k: number, clauseOf: readonly number[]): Clause {
  const { group } = draft;
  const { objects, obliques, agents } = complements(frame, draft, k, clauseOf);
  let first = clauseOf.indexOf(k);
  let last = clauseOf.lastIndexOf(k);
  if (first === -1 || first > group.first) first = group.first;
  if (last < group.last) last = group.last;
  const quantified =
    objects.some((chunk) => frame.tokens[chunk.first]!.lower === 'no') ||
    (!draft.inherits && draft.subjects.some((chunk) => NONE.has(frame.tokens[chunk.first]!.lower)));
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
