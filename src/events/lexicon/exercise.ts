import type { FrameRead, Knowledge } from '../../knowledge/index.ts';
import type { Diagnostic, Yield } from '../../model/index.ts';
import { createCoder } from '../coder.ts';
import { documentOf } from '../eval/sentence.ts';
import { createKit, scan } from '../scan.ts';
import { matchVerb } from '../triggers/match.ts';

/** How the examples and near misses of frames fare with the rules alone. */
export interface Exercise {
  /** Frames that decide in some example, their own or another's. */
  reached: number;
  /** Examples that are coded with the root (or, without one, as no act) of their frame. */
  asMeant: number;
  nearMisses: number;
  /** Near misses from which no record of their frame comes. */
  keptOut: number;
  /** Frames that decide in no example. */
  unreached: string[];
}

/**
 * Runs every example and near miss of a lexicon through the rules. A frame is exercised where it decides
 * in an example; a near miss is kept out where it gives no record of that frame.
 */
export function exerciseLexicon(
  knowledge: Knowledge,
  reads: readonly FrameRead[],
): Yield<Exercise> {
  const diagnostics: Diagnostic[] = [];
  const kit = createKit(knowledge, { models: false });
  const coder = createCoder(knowledge, { models: false });
  const reached = new Set<string>();
  const elsewhere = new Map<string, string>();
  let asMeant = 0;
  for (const { frame, fault } of reads) {
    if (frame.example.trim() === '') continue;
    const here = new Set<string>();
    const roots = new Set<string | null>();
    for (const { view, drafts, dropped } of scan(
      kit,
      frame.example,
      kit.analyser.analyseText(frame.example),
      null,
    )) {
      for (const draft of drafts) {
        here.add(draft.frame.id);
        roots.add(draft.root);
      }
      for (const drop of dropped) if (drop.frame !== null) here.add(drop.frame);
      // A word that is no act and asks for nothing leaves no trace of its own.
      for (const k of view.clauses.keys()) {
        const match = matchVerb(view, k, kit.lexicon);
        if (match?.frame.root === null) here.add(match.frame.id);
      }
    }
    for (const id of here) reached.add(id);
    if (frame.root === null ? here.has(frame.id) : roots.has(frame.root)) asMeant++;
    else {
      const got = [...roots].filter((root) => root !== null).join(', ');
      diagnostics.push(
        fault(
          {
            code: 'knowledge/example-not-coded',
            severity: 'warning',
            message: `example of ${frame.id} is ${got === '' ? 'not coded' : `coded ${got}`}, not ${frame.root ?? 'as no act'}: ${frame.example}`,
            advice: 'Write an example that shows the frame, or correct what it asks for.',
          },
          ['example'],
        ),
      );
    }
    elsewhere.set(frame.id, [...here].join(', '));
  }
  const unreached = reads.filter(({ frame }) => !reached.has(frame.id));
  for (const { frame, fault } of unreached)
    diagnostics.push(
      fault({
        code: 'knowledge/unexercised-frame',
        severity: 'warning',
        message: `no example exercises ${frame.id}${elsewhere.get(frame.id) ? ` (its own goes to ${elsewhere.get(frame.id)})` : ''}`,
        advice: 'Write an example in which it decides, or take the frame out.',
      }),
    );

  let keptOut = 0;
  const near = reads.filter(({ frame }) => (frame.nearMiss ?? '').trim() !== '');
  for (const { frame, fault } of near) {
    const { trace } = coder.code(documentOf(frame.nearMiss!), { explain: true });
    const coded = trace.some((t) => t.frame === frame.id && t.decision.startsWith('ev_'));
    if (!coded) keptOut++;
    else
      diagnostics.push(
        fault(
          {
            code: 'knowledge/near-miss-coded',
            message: `near miss of ${frame.id} is coded by it: ${frame.nearMiss}`,
            advice: 'Ask for more around the word, or write another near miss.',
          },
          ['nearMiss'],
        ),
      );
  }
  return {
    value: {
      reached: reads.length - unreached.length,
      asMeant,
      nearMisses: near.length,
      keptOut,
      unreached: unreached.map(({ frame }) => frame.id),
    },
    diagnostics,
  };
}
