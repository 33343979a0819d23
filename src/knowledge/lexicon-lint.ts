import { MODES } from '../model/index.ts';
import type { Diagnostic } from '../model/index.ts';
import type { FaultFields } from './files.ts';
import type { Frame } from './lexicon.ts';

/** A frame and the means to tell of a fault in it. */
export interface FrameRead {
  frame: Frame;
  fault: (fields: FaultFields, path?: readonly PropertyKey[]) => Diagnostic;
  /** It stands in a folder of the user's. */
  own: boolean;
}

const ADVICE = 'Correct the entry in lexicon/, then run: entente lexicon check';

/** Conditions of a frame that are lists of words. */
const LISTS = ['object', 'preposition', 'within', 'complement', 'subject'] as const;
const listOf = (frame: Frame, name: (typeof LISTS)[number]): readonly string[] => frame[name] ?? [];

/** Which conditions a frame has: two frames of one shape are scored alike by the matcher. */
const shapeOf = (frame: Frame): string =>
  [
    frame.pos,
    frame.lemma,
    frame.particle ?? '',
    ...LISTS.map((name) => kindOfList(listOf(frame, name))),
  ].join('\u001f');

/** Any object, no object, or words: each is scored in its own way. */
const kindOfList = (words: readonly string[]): string =>
  words.length === 0 ? '' : words.includes('*') ? 'any' : words.includes('-') ? 'none' : 'words';

/** What a frame means, apart from what must stand around it. */
const meaningOf = (frame: Frame): string =>
  JSON.stringify([
    frame.root,
    frame.mode,
    frame.instrument,
    frame.actor,
    frame.recipient,
    frame.reciprocal,
    frame.statusEffect,
    frame.restated,
    frame.contexts.toSorted(),
    frame.domains.toSorted(),
  ]);

/** What must stand around the word, as one text: equal for frames that ask for the same. */
export const patternOf = (frame: Frame): string =>
  JSON.stringify([
    frame.pos,
    frame.lemma,
    frame.particle ?? '',
    ...LISTS.map((name) => listOf(frame, name).toSorted()),
  ]);

const shared = (a: Frame, b: Frame): string[] =>
  LISTS.flatMap((name) => {
    const other = new Set(listOf(b, name));
    return listOf(a, name).filter((word) => other.has(word));
  });
/** Whether all word lists of `a` lie within those of `b`. */
const within = (a: Frame, b: Frame): boolean =>
  LISTS.every((name) => {
    const wide = new Set(listOf(b, name));
    return listOf(a, name).every((word) => wide.has(word));
  });
/** Whether each list of `a` has a word in common with that of `b`. */
const overlap = (a: Frame, b: Frame): boolean =>
  LISTS.every((name) => {
    const words = listOf(a, name);
    const other = new Set(listOf(b, name));
    return words.length === 0 || words.some((word) => other.has(word));
  });

/**
 * What the schema cannot see of a lexicon: an id twice, a pattern with two meanings, a pattern twice, a
 * frame that an earlier one always forestalls, words that two frames claim, a mode of another root, a
 * frame with a meaning but without a place for its actor, one without example or near miss.
 *
 * Of two frames of one shape the matcher takes the better score and, where they are equal, the earlier:
 * so a frame whose words all stand in an earlier one of its shape is never reached.
 */
export function lintFrames(reads: readonly FrameRead[]): Diagnostic[] {
  const found: Diagnostic[] = [];
  const ids = new Set<string>();
  const shapes = new Map<string, FrameRead[]>();
  for (const read of reads) {
    const { frame, fault } = read;
    const say = (
      code: string,
      message: string,
      path: readonly PropertyKey[] = [],
      advice = ADVICE,
      severity: 'error' | 'warning' = 'error',
    ): void =>
      void found.push(fault({ code: `knowledge/${code}`, message, advice, severity }, path));

    if (ids.has(frame.id)) say('duplicate-frame', `duplicate frame: ${frame.id}`, ['id']);
    ids.add(frame.id);

    const alike = shapes.get(shapeOf(frame)) ?? [];
    shapes.set(shapeOf(frame), [...alike, read]);
    for (const { frame: other, own, fault: otherFault } of alike) {
      if (other.id === frame.id) continue;
      if (own && !read.own) {
        // What the user says of a word goes before what we say, and is meant to.
        if (within(frame, other) && meaningOf(other) !== meaningOf(frame))
          found.push(
            otherFault({
              code: 'knowledge/overridden-frame',
              severity: 'note',
              message: `${other.id} takes the place of ${frame.id}, which means ${frame.root ?? 'no act'}`,
              advice: 'Nothing to do if that is meant.',
            }),
          );
        continue;
      }
      const same = meaningOf(other) === meaningOf(frame);
      const names = `${other.id} and ${frame.id}`;
      if (within(frame, other)) {
        if (within(other, frame) && !same)
          say(
            'conflicting-frames',
            `conflicting frames: ${names} ask for the same and mean another`,
          );
        else if (within(other, frame))
          say('repeated-frame', `repeated frame: ${names} ask for the same and mean the same`);
        else
          say(
            'unreachable-frame',
            `unreachable frame: ${frame.id}; all that it asks for, ${other.id} asks for before it`,
            [],
            'Put it before the wider frame, or take its words out of that.',
          );
        break;
      }
      // A narrower frame before a wider one is how an exception is written.
      if (!same && overlap(frame, other) && !within(other, frame))
        say(
          'overlapping-frames',
          `overlapping frames: ${names} both claim ${[...new Set(shared(frame, other))].join(', ')}`,
          [],
          'The earlier one wins for these words; leave them in one of the two.',
          'warning',
        );
    }

    if (frame.lemma !== frame.lemma.toLowerCase() || /\s/.test(frame.lemma))
      say(
        'unreachable-frame',
        `unreachable frame: ${frame.id}; "${frame.lemma}" is no single word in small letters`,
        ['lemma'],
        'Give the word alone; a particle such as "out" goes into `particle`.',
      );
    if (frame.example.trim() === '')
      say('missing-example', `missing example: ${frame.id}`, ['example']);
    if (frame.nearMiss === null || frame.nearMiss.trim() === '')
      say(
        'missing-near-miss',
        `missing near miss: ${frame.id}`,
        [],
        'Give a sentence with the word that is no such act.',
        read.own ? 'warning' : 'error',
      );
    for (const name of LISTS)
      for (const word of listOf(frame, name))
        if (word !== word.toLowerCase() || /\s/.test(word))
          say(
            'unreachable-word',
            `unreachable word: "${word}" in ${name} of ${frame.id} is no single word in small letters`,
            [name],
            'Words are compared one by one, in small letters.',
          );
    if (frame.root === null) continue;
    if (frame.mode !== null && !(MODES[frame.root]?.includes(frame.mode) ?? false))
      say('invalid-mode', `invalid mode: ${frame.root}/${frame.mode}`, ['mode']);
    if (frame.actor.length === 0) say('missing-actor', `missing actor slot: ${frame.id}`);
  }
  return found;
}
