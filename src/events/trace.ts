import type { Span } from '../model/index.ts';
import type { Verdict } from './model/judge.ts';
import type { Argument } from './roles/args.ts';
import type { Draft, Dropped } from './triggers/draft.ts';
import { textOf, type View } from './view.ts';

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
    decision,
  };
}
