import type { Frame, FrameRead, Knowledge } from '../../knowledge/index.ts';
import type { Diagnostic, Yield } from '../../model/index.ts';
import { createCoder, type Coder } from '../coder.ts';
import { documentOf } from '../eval/sentence.ts';
import { createKit, scan, type Kit } from '../scan.ts';
import { matchNoun, matchVerb } from '../triggers/match.ts';
import { chunksOf } from '../triggers/nominal.ts';
import { hasForm } from './forms.ts';

/** How the examples and near misses of frames fare with the rules alone. */
export interface Exercise {
  /** Frames that decide in some example, their own or another's. */
  reached: number;
  /**
   * Frames whose own example gives a record by that frame, of its root and mode (of a frame that is no
   * act: in whose example it decides).
   */
  asMeant: number;
  nearMisses: number;
  /** Near misses from which no record of their frame comes. */
  keptOut: number;
  /** Frames that decide in no example. */
  unreached: string[];
}

/** What becomes of one sentence. */
interface Outcome {
  /** Frames that decided, whether a record came of it or not. */
  here: ReadonlySet<string>;
  /** Frames with the root and mode of the act that became a record. */
  records: { frame: string; root: string; mode: string | null }[];
  /** Why there is no record of a frame. */
  dropped: string[];
  /** The forms that stand in it, and whether it names a state, a body or a person with a code. */
  words: { lower: string; lemma: string }[];
  namesActor: boolean;
}

function outcomeOf(text: string, kit: Kit, coder: Coder): Outcome {
  const here = new Set<string>();
  const words: Outcome['words'] = [];
  let namesActor = false;
  const modes = new Map<string, string | null>();
  for (const { view, drafts, dropped } of scan(kit, text, kit.analyser.analyseText(text), null)) {
    words.push(...view.tokens);
    namesActor ||= view.mentions.some((m) => m.code !== null);
    for (const { frame, root, mode } of drafts) {
      here.add(frame.id);
      modes.set(`${frame.id} ${root}`, mode);
    }
    for (const drop of dropped) if (drop.frame !== null) here.add(drop.frame);
    // A word that is no act and asks for nothing leaves no trace of its own.
    for (const k of view.clauses.keys()) {
      const match = matchVerb(view, k, kit.lexicon);
      if (match?.frame.root === null) here.add(match.frame.id);
    }
    for (const { chunk } of chunksOf(view)) {
      const match = matchNoun(view, chunk, kit.lexicon);
      if (match?.frame.root === null) here.add(match.frame.id);
    }
  }
  const records: Outcome['records'] = [];
  const dropped: string[] = [];
  for (const { frame, root, decision } of coder.code(documentOf(text), { explain: true }).trace)
    if (frame !== null && root !== null && decision.startsWith('ev_'))
      records.push({ frame, root, mode: modes.get(`${frame} ${root}`) ?? null });
    else dropped.push(`${frame ?? 'no frame'}: ${decision}`);
  return { here, records, dropped, words, namesActor };
}

const isMeant = (frame: Frame, { here, records }: Outcome): boolean =>
  frame.root === null
    ? here.has(frame.id)
    : records.some((r) => r.frame === frame.id && r.root === frame.root && r.mode === frame.mode);

/** What came of an example instead of what its frame means. */
function insteadOf({ records, dropped }: Outcome): string {
  const got = records.map(
    ({ frame, root, mode }) => `${root}${mode ? `/${mode}` : ''} by ${frame}`,
  );
  if (got.length > 0) return `is coded ${got.join(', ')}`;
  return dropped.length > 0 ? `gives no record (${dropped.join('; ')})` : 'gives no record';
}

/**
 * Runs every example and near miss of a lexicon through the rules. An example must give a record by its
 * own frame; a near miss must hold the word and name an actor, so that it could fire, and must not. In
 * the packaged lexicon what falls short is an error, in a user's a warning; a near miss that fires is an
 * error in both.
 */
export function exerciseLexicon(
  knowledge: Knowledge,
  reads: readonly FrameRead[],
): Yield<Exercise> {
  const diagnostics: Diagnostic[] = [];
  const kit = createKit(knowledge, { models: false });
  const coder = createCoder(knowledge, { models: false });
  const reached = new Set<string>();
  let asMeant = 0;
  let nearMisses = 0;
  let keptOut = 0;
  const elsewhere = new Map<string, string>();

  for (const { frame, fault, own } of reads) {
    const severity = own ? 'warning' : 'error';
    const say = (
      code: string,
      message: string,
      advice: string,
      path: 'example' | 'nearMiss',
      as: 'warning' | 'error' = severity,
    ): void =>
      void diagnostics.push(
        fault({ code: `knowledge/${code}`, severity: as, message, advice }, [path]),
      );

    if (frame.example.trim() !== '') {
      const outcome = outcomeOf(frame.example, kit, coder);
      for (const id of outcome.here) reached.add(id);
      elsewhere.set(frame.id, [...outcome.here].join(', '));
      if (isMeant(frame, outcome)) asMeant++;
      else
        say(
          'example-not-coded',
          `example of ${frame.id} ${insteadOf(outcome)}, not ${frame.root ?? 'no act'}${frame.mode ? `/${frame.mode}` : ''}: ${frame.example}`,
          'Write an example that shows the frame, or correct what it asks for.',
          'example',
        );
    }

    if ((frame.nearMiss ?? '').trim() === '') continue;
    nearMisses++;
    const outcome = outcomeOf(frame.nearMiss!, kit, coder);
    const fires =
      frame.root === null
        ? outcome.here.has(frame.id)
        : outcome.records.some((record) => record.frame === frame.id);
    if (fires)
      say(
        'near-miss-coded',
        `near miss of ${frame.id} is coded by it: ${frame.nearMiss}`,
        'Ask for more around the word, or write another near miss.',
        'nearMiss',
        'error',
      );
    else keptOut++;
    const idle = !hasForm(frame.lemma, outcome.words)
      ? `does not hold "${frame.lemma}"`
      : frame.root !== null && !outcome.namesActor
        ? 'names no actor'
        : null;
    if (idle !== null)
      say(
        'idle-near-miss',
        `near miss of ${frame.id} ${idle}, so it could never be coded: ${frame.nearMiss}`,
        'Write a sentence with the word and an actor that is no such act.',
        'nearMiss',
      );
  }

  const unreached = reads.filter(({ frame }) => !reached.has(frame.id));
  for (const { frame, fault, own } of unreached)
    diagnostics.push(
      fault({
        code: 'knowledge/unexercised-frame',
        severity: own ? 'warning' : 'error',
        message: `no example exercises ${frame.id}${elsewhere.get(frame.id) ? ` (its own goes to ${elsewhere.get(frame.id)})` : ''}`,
        advice: 'Write an example in which it decides, or take the frame out.',
      }),
    );
  return {
    value: {
      reached: reads.length - unreached.length,
      asMeant,
      nearMisses,
      keptOut,
      unreached: unreached.map(({ frame }) => frame.id),
    },
    diagnostics,
  };
}
