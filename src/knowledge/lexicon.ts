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
  mode: z.string().nullable(),
  instrument: z.enum(INSTRUMENTS).nullable(),
  actor: z.array(z.enum(SLOTS)),
  recipient: z.array(z.enum(SLOTS)),
  /** Two sides do it together: a plural subject fills both lists. */
  reciprocal: z.boolean(),
  /** Status the frame itself brings ("drop", "boycott"), before operators. */
  statusEffect: z.enum(STATUSES).nullable(),
  contexts: z.array(z.enum(CONTEXTS)),
  domains: z.array(z.enum(DOMAINS)),
  example: z.string(),
  nearMiss: z.string().nullable(),
});
export type Frame = z.infer<typeof frameSchema>;

/** `knowledge/lexicon/sets.json`: named lists of lemmas; `frames-*.json`: frames. */
const setsFile = z.strictObject({ sets: z.record(z.string(), z.array(z.string())) });
const framesFile = z.strictObject({ frames: z.array(frameSchema) });

const problem = (code: string, message: string, uri: string): Diagnostic =>
  diagnostic({
    code: `knowledge/${code}`,
    severity: 'error',
    message,
    advice: 'Correct the entry in knowledge/lexicon/ and run the lexicon tests.',
    uri,
  });

/**
 * Frames of the lexicon's files (name and parsed JSON), "@set" references expanded. A file that does
 * not fit the schema is left out with a diagnostic; nothing is thrown.
 */
export function readLexicon(files: readonly { name: string; data: unknown }[]): Yield<Frame[]> {
  const diagnostics: Diagnostic[] = [];
  const sets = new Map<string, string[]>();
  const frames: Frame[] = [];
  for (const file of files) {
    const parsed = setsFile.safeParse(file.data);
    if (!parsed.success) continue;
    for (const [name, lemmas] of Object.entries(parsed.data.sets)) sets.set(`@${name}`, lemmas);
  }
  const expand = (words: string[], uri: string): string[] =>
    words.flatMap((word) => {
      if (!word.startsWith('@')) return [word];
      const lemmas = sets.get(word);
      if (!lemmas) diagnostics.push(problem('unknown-word-set', `unknown word set: ${word}`, uri));
      return lemmas ?? [];
    });
  for (const file of files) {
    if (setsFile.safeParse(file.data).success) continue;
    const parsed = framesFile.safeParse(file.data);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const where = issue ? `${issue.path.join('.')}: ${issue.message}` : 'not a lexicon file';
      diagnostics.push(problem('invalid-lexicon', `invalid lexicon file: ${where}`, file.name));
      continue;
    }
    for (const frame of parsed.data.frames) {
      const whole: Frame = { ...frame };
      if (frame.object) whole.object = expand(frame.object, file.name);
      if (frame.within) whole.within = expand(frame.within, file.name);
      if (frame.subject) whole.subject = expand(frame.subject, file.name);
      frames.push(whole);
    }
  }
  diagnostics.push(...lintLexicon(frames));
  return { value: frames, diagnostics };
}

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
