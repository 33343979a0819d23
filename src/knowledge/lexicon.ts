/**
 * The trigger lexicon: frames by lemma, word sets and operators, as they stand in
 * `knowledge/lexicon/*.json`. Written from knowledge of diplomatic and news English.
 */
import { z } from 'zod';
import { CONTEXTS, DOMAINS, INSTRUMENTS, MODES, ROOTS, STATUSES } from '../model/index.ts';
import { diagnostic, type Diagnostic, type Yield } from '../model/index.ts';

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
  domains: z.array(z.enum(DOMAINS)).default([]),
  example: z.string(),
  nearMiss: z.string().nullable().default(null),
});
export type Frame = z.infer<typeof frameSchema>;

/** An entry of `sets.json`: a named list of lemmas, used in frames as "@name". */
const wordSetSchema = z.strictObject({ set: z.string(), lemmas: z.array(z.string()) });

type Entry = Readonly<Record<string, unknown>>;

const problem = (code: string, message: string, uri: string): Diagnostic =>
  diagnostic({
    code: `knowledge/${code}`,
    severity: 'error',
    message,
    advice: 'Correct the entry in knowledge/lexicon/ and run the lexicon tests.',
    uri,
  });

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
const filled = (entry: Entry): Frame => ({ ...DEFAULTS, ...entry }) as unknown as Frame;

/**
 * Frames from the entries of the lexicon's files (by file name), "@set" references expanded. An entry
 * that does not fit the schema is left out with a diagnostic; nothing is thrown. `trusted` is for the
 * packaged files, which a test checks: what may be left out is put in, and nothing is checked again.
 */
export function readLexicon(
  files: Readonly<Record<string, readonly Entry[]>>,
  { trusted = false }: { trusted?: boolean } = {},
): Yield<readonly Frame[]> {
  const diagnostics: Diagnostic[] = [];
  const sets = new Map<string, string[]>();
  const frames: Frame[] = [];
  for (const [name, entries] of Object.entries(files))
    for (const entry of entries)
      if ('set' in entry) {
        const parsed = wordSetSchema.safeParse(entry);
        if (parsed.success) sets.set(`@${parsed.data.set}`, parsed.data.lemmas);
        else diagnostics.push(unfit(parsed.error, name));
      }
  const expand = (words: readonly string[], uri: string): string[] =>
    words.flatMap((word) => {
      if (!word.startsWith('@')) return [word];
      const lemmas = sets.get(word);
      if (!lemmas) diagnostics.push(problem('unknown-word-set', `unknown word set: ${word}`, uri));
      return lemmas ?? [];
    });
  for (const [name, entries] of Object.entries(files))
    for (const entry of entries) {
      if ('set' in entry) continue;
      const parsed = trusted
        ? { success: true as const, data: filled(entry) }
        : frameSchema.safeParse(entry);
      if (!parsed.success) {
        diagnostics.push(unfit(parsed.error, name));
        continue;
      }
      const frame: Frame = parsed.data;
      if (frame.object) frame.object = expand(frame.object, name);
      if (frame.within) frame.within = expand(frame.within, name);
      if (frame.subject) frame.subject = expand(frame.subject, name);
      frames.push(frame);
    }
  if (!trusted) diagnostics.push(...lintLexicon(frames));
  return { value: frames, diagnostics };
}

const unfit = (error: z.ZodError, uri: string): Diagnostic => {
  const issue = error.issues[0];
  const where = issue ? `${issue.path.map(String).join('.')}: ${issue.message}` : 'not an object';
  return problem('invalid-lexicon-entry', `invalid lexicon entry: ${where}`, uri);
};

const patternKey = (frame: Frame): string =>
  JSON.stringify([
    frame.pos,
    frame.lemma,
    frame.particle ?? '',
    frame.object ?? [],
    frame.preposition ?? [],
    frame.within ?? [],
    frame.complement ?? [],
    frame.subject ?? [],
  ]);

/**
 * What the schema cannot see: an id twice, one pattern with two meanings, a mode that is not the
 * root's, a frame with a meaning but without a place for its actor.
 */
export function lintLexicon(frames: readonly Frame[]): Diagnostic[] {
  const found: Diagnostic[] = [];
  const ids = new Set<string>();
  const patterns = new Map<string, string>();
  for (const frame of frames) {
    if (ids.has(frame.id))
      found.push(problem('duplicate-frame', `duplicate frame: ${frame.id}`, frame.id));
    ids.add(frame.id);
    const key = patternKey(frame);
    const other = patterns.get(key);
    if (other !== undefined && other !== frame.id)
      found.push(
        problem('conflicting-frames', `conflicting frames: ${other} and ${frame.id}`, frame.id),
      );
    patterns.set(key, frame.id);
    if (frame.root === null) continue;
    if (frame.mode !== null && !(MODES[frame.root]?.includes(frame.mode) ?? false))
      found.push(problem('invalid-mode', `invalid mode: ${frame.root}/${frame.mode}`, frame.id));
    if (frame.actor.length === 0)
      found.push(problem('missing-actor', `missing actor slot: ${frame.id}`, frame.id));
  }
  return found;
}
