import type { Span } from '../model/index.ts';
import type { Verdict } from './model/judge.ts';
import type { Stand } from './positions/find.ts';
import type { Argument } from './roles/args.ts';
import type { Draft, Dropped } from './triggers/draft.ts';
import { textOf, type View } from './view.ts';

/** What became of a candidate, or why a sentence has none. */
export type DecisionCode =
  /** A record: `decision` is its id. */
  | 'event'
  | 'commitment'
  | 'position'
  /** Told before: `decision` is the id of the event that has the evidence of both, or says so. */
  | 'merged'
  /** A candidate that a rule or a model turned down: `decision` says why. */
  | 'no-actor'
  | 'actor-without-code'
  | 'no-recipient'
  | 'question'
  | 'other-sense'
  | 'subordinate'
  | 'no-doer'
  | 'no-act'
  | 'not-granted'
  | 'dropped'
  /** No candidate in a sentence that was read. */
  | 'nobody-named'
  | 'only-places'
  | 'no-verb'
  | 'no-frame-fits'
  | 'set-aside'
  | 'no-trigger'
  /** A paragraph that was not read. */
  | 'not-prose'
  | 'repeated'
  | 'other-language';

/** What the sentence model says of a whole sentence. */
export interface Tells {
  /** Probability that it tells of an act between parties; above .9 one is looked for without a rule. */
  act: number;
  /** Probability of an act of each quad, likeliest first. */
  quads: { quad: string; p: number }[];
  /** Features that spoke most for the likeliest quad, and for no act. */
  for: { feature: string; weight: number }[];
  against: { feature: string; weight: number }[];
}

const CODES: readonly (readonly [RegExp, DecisionCode])[] = [
  [/^no actor$/, 'no-actor'],
  [/^actor without a code$/, 'actor-without-code'],
  [/without a recipient$|^defends itself$/, 'no-recipient'],
  [/^a question$/, 'question'],
  [/^no act in this sense$/, 'other-sense'],
  [/^only a /, 'subordinate'],
  [/^a passive without a doer$/, 'no-doer'],
  [/^the sentence tells of no act|^another act is told/, 'no-act'],
  [/^a careful reader/, 'not-granted'],
];

/** The code of a reason for which a candidate was turned down. */
export const codeOfReason = (reason: string): DecisionCode =>
  CODES.find(([test]) => test.test(reason))?.[1] ?? 'dropped';

/** Why there is a record, or none. */
export interface TraceEntry {
  sentence: Span;
  /** Text of the clause. */
  clause: string;
  trigger: string;
  /** Id of the frame that decided. */
  frame: string | null;
  root: string | null;
  status: string | null;
  /** Words that made the status, from the inside out. */
  operators: string[];
  roles: { actors: string[]; recipients: string[] };
  runnerUp: string | null;
  /** What the fitted models say, with the features that spoke for the root; null by rules alone. */
  verdict: Verdict | null;
  /** What the sentence model says where no rule found a candidate; null: not asked. */
  tells: Tells | null;
  code: DecisionCode;
  /** The record's id, or the reason why there is none. */
  decision: string;
}

const told = (view: View, list: readonly Argument[]): string[] =>
  list.map(
    (a) =>
      `${textOf(view, a.first, a.last)} (${a.slot}: ${a.mentions.map((m) => m.code).join(', ') || 'no code'})`,
  );

export function traceOf(
  view: View,
  of: Draft | Dropped,
  code: DecisionCode,
  decision: string,
  verdict: Verdict | null = null,
): TraceEntry {
  const clause = view.clauses[of.clause]!;
  const draft = 'root' in of ? of : null;
  const { start, end } = view.sentence;
  return {
    sentence: { start, end },
    clause: textOf(
      view,
      Math.min(clause.first, clause.group.first),
      Math.max(clause.last, clause.group.last),
    ),
    trigger: textOf(view, of.trigger.first, of.trigger.last),
    frame: draft ? draft.frame.id : 'reason' in of ? of.frame : null,
    root: draft?.root ?? null,
    status: draft?.status ?? null,
    operators: draft?.operators ?? [],
    roles: {
      actors: told(view, draft?.actors ?? []),
      recipients: told(view, draft?.recipients ?? []),
    },
    runnerUp: verdict?.runnerUp ?? draft?.runnerUp ?? null,
    verdict,
    tells: null,
    code,
    decision,
  };
}

/** The trace of a position: how somebody describes somebody. */
export function traceOfStand(view: View, stand: Stand, id: string): TraceEntry {
  const clause = view.clauses[stand.clause]!;
  const { start, end } = view.sentence;
  const { mention, topic } = stand.about;
  const about = mention ? `${mention.text} (${mention.code ?? 'no code'})` : (topic ?? '');
  return {
    sentence: { start, end },
    clause: textOf(
      view,
      Math.min(clause.first, clause.group.first),
      Math.max(clause.last, clause.group.last),
    ),
    trigger: textOf(view, stand.trigger.first, stand.trigger.last),
    frame: 'position',
    root: null,
    status: null,
    operators: [],
    roles: {
      actors: stand.by.map((m) => `${m.text} (by: ${m.code ?? 'no code'})`),
      recipients: about === '' ? [] : [about],
    },
    runnerUp: null,
    verdict: null,
    tells: null,
    code: 'position',
    decision: id,
  };
}

/** Corrects the entries of records that became one with an earlier record of the same thing. */
export function tellMerged(
  trace: readonly TraceEntry[],
  idOf: ReadonlyMap<string, string>,
  others: readonly { id: string }[],
): void {
  const kept = new Set(others.map(({ id }) => id));
  for (const entry of trace) {
    const { code, decision } = entry;
    const id = code === 'event' ? (idOf.get(decision) ?? decision) : null;
    const lost = (code === 'commitment' || code === 'position') && !kept.has(decision);
    if (id !== null && id !== decision) Object.assign(entry, { code: 'merged', decision: id });
    else if (lost)
      Object.assign(entry, { code: 'merged', decision: `the same ${code} is recorded already` });
  }
}
