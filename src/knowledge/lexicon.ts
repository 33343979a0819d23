/**
 * The trigger lexicon: frames by lemma, word sets and operators, as they stand in
 * `knowledge/lexicon/*.json`. Written from knowledge of diplomatic and news English.
 */
import { z } from 'zod';
import { nearest } from '../base/index.ts';
import { CONTEXTS, INSTRUMENTS, ROOTS, STATUSES, domainSchema } from '../model/index.ts';
import { diagnostic, type Diagnostic, type Yield } from '../model/index.ts';
import type { Fault, Raw, Read } from './files.ts';
import { lintFrames, type FrameRead } from './lexicon-lint.ts';
import { checkEntry } from './read.ts';

/**
 * Where an argument stands: a grammatical function, or the preposition that leads it. `possessor` is
 * "Japan's" or "Japanese" before a noun; `pair` the two sides of a compound ("U.S.-Japan talks").
 */
export const SLOTS = [
  'subject',
  'object',
  'by',
  'of',
  'to',
  'with',
  'against',
  'at',
  'between',
  'for',
  'from',
  'in',
  'into',
  'on',
  'over',
  'upon',
  'toward',
  'towards',
  'among',
  'possessor',
  'pair',
] as const;
export type Slot = (typeof SLOTS)[number];

/**
 * A frame: a lemma, what must stand around it, and what it then means. `root: null` is a refusal: the
 * words look like an act and are none ("meet the target"); it wins over less specific frames.
 */
export const frameSchema = z.strictObject({
  id: z.string(),
  lemma: z.string(),
  pos: z.enum(['verb', 'noun']),
  /** Word that follows the verb directly: "out", "up". */
  particle: z.string().optional(),
  /** Lemmas (or "@set") one of which stands in the object; "*" any object; "-" no object at all. */
  object: z.array(z.string()).optional(),
  /** One of these prepositions leads a complement … */
  preposition: z.array(z.string()).optional(),
  /** … in which one of these lemmas (or "@set") stands. */
  within: z.array(z.string()).optional(),
  /** Kind of clause that follows: "to" + infinitive, "that" + clause, "ing" form. */
  complement: z.array(z.enum(['to', 'that', 'ing'])).optional(),
  /** Lemmas (or "@set") one of which stands in the subject. */
  subject: z.array(z.string()).optional(),
  root: z.enum(ROOTS).nullable(),
  mode: z.string().nullable().default(null),
  instrument: z.enum(INSTRUMENTS).nullable().default(null),
  actor: z.array(z.enum(SLOTS)).default([]),
  recipient: z.array(z.enum(SLOTS)).default([]),
  /** Two sides do it together: a plural subject fills both lists. */
  reciprocal: z.boolean().default(false),
  /** Status the frame itself brings ("drop", "boycott"), before operators. */
  statusEffect: z.enum(STATUSES).nullable().default(null),
  /** The word itself says that an earlier act is repeated ("reaffirm"). */
  restated: z.boolean().default(false),
  contexts: z.array(z.enum(CONTEXTS)).default([]),
  domains: z.array(domainSchema).default([]),
  example: z.string(),
  nearMiss: z.string().nullable().default(null),
});
export type Frame = z.infer<typeof frameSchema>;

/** An entry of `sets.json`: a named list of lemmas, used in frames as "@name". */
const wordSetSchema = z.strictObject({ set: z.string(), lemmas: z.array(z.string()) });

/** What the schema fills in. */
const DEFAULTS = {
  mode: null,
  instrument: null,
  actor: [],
  recipient: [],
  reciprocal: false,
  statusEffect: null,
  restated: false,
  contexts: [],
  domains: [],
  nearMiss: null,
} satisfies Partial<Frame>;

/** Packaged entries fit the schema (a test holds them to it); only what may be left out is put in. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const filled = (entry: Raw): Frame => ({ ...DEFAULTS, ...entry }) as unknown as Frame;

/** An entry as it was read; without `fault` the place of a problem is not known. */
export type LexiconEntry = Pick<Read, 'entry'> & Partial<Pick<Read, 'fault' | 'own'>>;

/**
 * Frames from the entries of the lexicon's files, "@set" references expanded. An entry that does not
 * fit the schema is left out with a diagnostic; nothing is thrown. `trusted` is for the packaged
 * entries, which a test checks: what may be left out is put in, and nothing is checked again; the
 * user's own among them are.
 */
export function readFrames(
  entries: readonly LexiconEntry[],
  { trusted = false, lint = !trusted }: { trusted?: boolean; lint?: boolean } = {},
): Yield<readonly FrameRead[]> {
  const diagnostics: Diagnostic[] = [];
  const sets = new Map<string, string[]>();
  const reads: FrameRead[] = [];
  const faultOf = ({ fault }: LexiconEntry): Fault =>
    fault ?? ((fields) => diagnostic({ severity: 'error', ...fields }));
  for (const read of entries) {
    if (!('set' in read.entry)) continue;
    const set = checkEntry(wordSetSchema, read.entry, faultOf(read), diagnostics);
    if (set !== null) sets.set(`@${set.set}`, set.lemmas);
  }
  const expand = (words: readonly string[], fault: Fault, field: string): string[] =>
    words.flatMap((word, index) => {
      if (!word.startsWith('@')) return [word];
      const lemmas = sets.get(word);
      if (!lemmas) {
        const near = nearest(word, [...sets.keys()], 1);
        const fields = {
          code: 'knowledge/unknown-word-set',
          message: `unknown word set: ${word}`,
          advice: `Name a set of lexicon/, or add {"set", "lemmas"} there.${near.length > 0 ? ` Near it: ${near[0]}.` : ''}`,
        };
        diagnostics.push(fault(fields, [field, index]));
      }
      return lemmas ?? [];
    });
  for (const read of entries) {
    if ('set' in read.entry) continue;
    const fault = faultOf(read);
    const frame =
      trusted && !read.own
        ? filled(read.entry)
        : checkEntry(frameSchema, read.entry, fault, diagnostics);
    if (frame === null) continue;
    for (const field of ['object', 'within', 'subject'] as const) {
      const words = frame[field];
      if (words) frame[field] = expand(words, fault, field);
    }
    reads.push({ frame, fault, own: read.own ?? false });
  }
  if (lint) diagnostics.push(...lintFrames(reads));
  return { value: reads, diagnostics };
}

/** The same without the places. */
export function readLexicon(
  entries: readonly LexiconEntry[],
  options: { trusted?: boolean; lint?: boolean } = {},
): Yield<readonly Frame[]> {
  const { value, diagnostics } = readFrames(entries, options);
  return { value: value.map(({ frame }) => frame), diagnostics };
}
