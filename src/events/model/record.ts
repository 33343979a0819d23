import type { Draft } from '../triggers/draft.ts';
import type { View } from '../view.ts';

/** What the other models say of an act, where they were asked. */
export interface Shares {
  act: number;
  root: number;
  runnerUp: string | null;
}

const STEPS = [0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 0.98];
const ENDING = /(?:tion|sion|ment|ness|ity|ism|ance|ence|ing|ship|dom|th|cy)$/;

/**
 * Features of one act as it would be recorded: who does it, by which words, in what kind of clause, under
 * which operators, to what, and how sure the other models are. They tell whether a careful reader would
 * grant the record.
 */
export function recordFeatures(view: View, draft: Draft, shares: Shares | null): string[] {
  const { tokens, clauses } = view;
  const clause = clauses[draft.clause]!;
  const { root, status, told } = draft;
  const out = new Set(['bias', `root=${root}`, `told=${told}`, `st=${status}`]);
  out.add(`rs=${root} ${status}`).add(`ts=${told} ${root}`);
  out.add(`lemma=${draft.frame.lemma}`).add(`frame=${draft.frame.id}`);
  out.add(draft.score > 0 ? 'asked' : 'unasked').add(`score=${Math.min(4, draft.score)}`);
  for (const operator of draft.operators) out.add(`op=${operator}`);
  out.add(`ops=${Math.min(2, draft.operators.length)}`);

  for (const a of draft.actors) {
    out.add(`a.slot=${a.slot}`);
    for (const m of a.mentions) {
      out.add(`a=${m.sort}${m.weak ? ' weak' : ''}${m.possessive ? ' own' : ''}`);
      out.add(`a.kind=${m.kind}`);
      const whole = tokens[a.first]!.start >= m.start - 5 && tokens[a.last]!.end <= m.end + 1;
      out.add(whole ? 'a.whole' : 'a.part');
    }
  }
  const given = draft.recipients.flatMap((r) => r.mentions);
  const to =
    given.length === 0
      ? draft.recipients.length === 0
        ? 'none'
        : 'phrase'
      : given.every((m) => m.weak)
        ? 'weak'
        : 'named';
  out.add(`r=${to}`).add(`rr=${root} ${to}`);

  out.add(`kind=${clause.kind}`).add(`kr=${clause.kind} ${told}`);
  out.add(`tense=${clause.tense}`).add(`voice=${clause.voice}`).add(`vt=${told} ${clause.tense}`);
  if (clause.marker !== null) out.add(`marker=${clause.marker.toLowerCase()}`);
  if (clause.modal !== null) out.add(`modal=${clause.modal.toLowerCase()}`);
  if (clause.subjectInherited) out.add('inherited').add(`inherited=${clause.kind}`);
  const object = (clause.voice === 'passive' ? clause.subjects : clause.objects)[0];
  if (object) {
    const word = tokens[object.head]!.lemma.toLowerCase();
    out.add(`o=${word}`).add(ENDING.test(word) ? `o.abstract=${root}` : `o.plain=${root}`);
  } else out.add(`o.none=${root}`);
  out.add(`prep=${clause.obliques[0]?.preposition.toLowerCase() ?? '-'}`);
  if (clause.parent !== null) out.add(`parent=${clauses[clause.parent]!.lemma.toLowerCase()}`);
  const before = tokens[clause.group.first - 1];
  if (before) out.add(`before=${before.pos}`);
  const verb = tokens[clause.verb]!;
  out.add(`verb=${verb.pos}`).add(`form=${/ing$|ed$/.exec(verb.lower)?.[0] ?? '-'}`);
  if (clauses[0]?.subjects.some((s) => /^(?:we|i|you)$/.test(tokens[s.head]!.lower)))
    out.add('we').add(`we=${clause.kind}`);
  out.add(`len=${Math.min(6, Math.floor(tokens.length / 10))}`);

  if (shares) {
    for (const step of STEPS) {
      if (shares.act >= step) out.add(`act>=${step}`);
      if (shares.root >= step) out.add(`sure>=${step}`);
    }
    out.add(`other=${shares.runnerUp ?? '-'}`);
  }
  return [...out];
}
