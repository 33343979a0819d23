import { z } from 'zod';
import { sha256, stableId } from '../base/index.ts';
import {
  MODES,
  ROOTS,
  commitmentSchema,
  diagnostic,
  eventSchema,
  positionSchema,
  quadOf,
  reviewSchema,
  standingReviews,
  type CodedRecord,
  type Diagnostic,
  type Document,
  type Review,
  type Root,
  type Yield,
} from '../model/index.ts';

/** What a person decides of a record, before it is a review. */
export const decisionSchema = z.object({
  /** The record that is meant; left out where one is added. */
  recordId: z.string().max(64).optional(),
  decision: z.enum(['accept', 'correct', 'reject', 'add']),
  /** The fields that are other than coded, whole; for an added record all of them. */
  patch: z.record(z.string(), z.unknown()).default({}),
  reviewer: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._@-]*$/u, 'a name of letters, digits, spaces and . _ @ -'),
  note: z.string().max(2000).nullable().default(null),
  /** The passage, where it cannot be taken from a record. */
  binds: reviewSchema.shape.binds.optional(),
  /** Take back this review. The decision is then the one that stands again, or "accept". */
  undoes: z.string().max(64).optional(),
});
export type Decision = z.input<typeof decisionSchema>;

/** What deciding needs of a ledger. */
export interface DecisionSource {
  /** As it stands now, and as it was coded. */
  record(id: string): Promise<{ record: string } | null>;
  coded(id: string): Promise<CodedRecord | null>;
  document(id: string): Promise<Document | null>;
  reviews(): Promise<readonly Review[]>;
}

/** Fields that say where a record stands and who made it: nobody corrects them by hand. */
const FIXED = new Set(['record', 'id', 'documentId', 'coder', 'confidence', 'quad', 'alsoIn']);
const SCHEMAS = { event: eventSchema, commitment: commitmentSchema, position: positionSchema };
const ID_PREFIX = { event: 'ev', commitment: 'co', position: 'po' } as const;

const refuse = (code: string, message: string, advice: string): Yield<null> => ({
  value: null,
  diagnostics: [diagnostic({ code, severity: 'error', message, advice })],
});

const isCoded = (record: { record: string } | null): record is CodedRecord =>
  record !== null && record.record in SCHEMAS;

interface Placed {
  start: number;
  end: number;
  text: string;
}

/** Every place with its words in a record: sentences, triggers, mentions. */
function placesOf(value: unknown): Placed[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(placesOf);
  const own: Record<string, unknown> = { ...value };
  const words = own['quote'] ?? own['text'];
  const { start, end } = own;
  const here =
    typeof start === 'number' && typeof end === 'number' && typeof words === 'string'
      ? [{ start, end, text: words }]
      : [];
  return [...here, ...Object.values(own).flatMap(placesOf)];
}

/** Nothing without a sentence: what a person writes down must stand in the text as well. */
function misplaced(record: CodedRecord, document: Document): Diagnostic | null {
  const wrong = placesOf(record).find(
    ({ start, end, text }) => document.text.slice(start, end) !== text,
  );
  if (wrong === undefined && record.evidence.quote.trim() !== '') return null;
  return diagnostic({
    code: 'review/not-in-text',
    severity: 'error',
    message:
      wrong === undefined
        ? 'the sentence is empty'
        : `“${wrong.text.slice(0, 60)}” is not what stands at ${wrong.start}–${wrong.end}`,
    advice: 'Select the words in the document, so that they and their place agree.',
    documentId: document.id,
  });
}

const isRoot = (value: unknown): value is Root => ROOTS.some((root) => root === value);

/** The record with its patch; a corrected root brings its quad, and drops a mode that is not its own. */
function patched(base: Record<string, unknown>, patch: Record<string, unknown>): unknown {
  const fields: Record<string, unknown> = { ...base, ...patch };
  const root = fields['root'];
  if (isRoot(root)) {
    fields['quad'] = quadOf(root);
    const known = MODES[root] ?? [];
    if (!('mode' in patch) && !known.some((mode) => mode === fields['mode'])) fields['mode'] = null;
  }
  return fields;
}

/** An added record: what a person need not say is filled in. */
function added(
  patch: Record<string, unknown>,
  kind: keyof typeof SCHEMAS,
  binds: Review['binds'],
  reviewer: string,
): Record<string, unknown> {
  const { documentId, start, end } = binds;
  const unknown = { start: null, end: null, precision: 'unknown', basis: 'unknown', text: null };
  const common = { confidence: 1, coder: `human/${reviewer}`, date: unknown };
  const event = {
    ...{ actors: [], recipients: [], reciprocal: false, mode: null, contexts: [] },
    ...{ instrument: null, domains: [], status: 'actual', restated: false, first: false },
    ...{ speaker: null, place: null, alsoIn: [] },
  };
  const commitment = {
    ...{ by: [], to: [], quantities: [], due: null, review: null, force: 'intent' },
    ...{ restated: false, domains: [], status: 'actual', eventId: null },
  };
  const position = { by: [], quoted: false, stance: 0, issue: null };
  const seed = `${documentId} ${start} ${end} ${JSON.stringify(patch)} ${reviewer}`;
  return {
    ...common,
    ...{ event, commitment, position }[kind],
    ...patch,
    record: kind,
    id: stableId(ID_PREFIX[kind], seed),
    documentId,
  };
}

/** Why a record cannot be what was asked for, in one sentence. */
function unfit(record: unknown, kind: keyof typeof SCHEMAS): Yield<null> | CodedRecord {
  const parsed = SCHEMAS[kind].safeParse(record);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  return refuse(
    'review/invalid-field',
    `invalid ${issue?.path.join('.') ?? 'record'}: ${issue?.message ?? 'not a record'}`,
    'See docs/reference/schemas for what each field may hold.',
  );
}

/**
 * Makes a review of a decision: binds it to document, span and root, keeps the record as it was seen,
 * and refuses what could not stand (`review/unknown-record`, `review/unknown-review`,
 * `review/invalid-field`, `review/not-in-text`, `review/nothing-corrected`, `review/missing-field`).
 * `at` is the moment, which the caller reads from its clock.
 */
export async function reviewOf(
  source: DecisionSource,
  given: unknown,
  at: string,
): Promise<Yield<Review | null>> {
  const parsed = decisionSchema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue?.path.join('.') ?? 'decision';
    return refuse(
      'review/invalid-field',
      `invalid ${where === '' ? 'decision' : where}: ${issue?.message ?? 'not understood'}`,
      'A decision has recordId, decision, reviewer, and patch where it corrects or adds.',
    );
  }
  const { decision, patch, reviewer, note, undoes, binds } = parsed.data;
  const make = (fields: Pick<Review, 'recordId' | 'binds'> & Partial<Review>): Yield<Review> => {
    const review = { record: 'review' as const, decision, patch, reviewer, at, note, ...fields };
    const id = `rv_${sha256(JSON.stringify(review)).slice(0, 16)}`;
    return { value: { ...review, id }, diagnostics: [] };
  };

  if (undoes !== undefined) {
    const reviews = await source.reviews();
    const undone = reviews.find((review) => review.id === undoes);
    if (undone === undefined)
      return refuse(
        'review/unknown-review',
        `unknown review: ${undoes}`,
        'Take the id from the history of the record.',
      );
    const left = standingReviews(reviews).filter(
      (r) => r.recordId === undone.recordId && r.id !== undoes && r.decision !== 'add',
    );
    // A reader that knows nothing of taking back sees the decision that stands again.
    const last = left.at(-1)?.decision ?? (undone.decision === 'add' ? 'reject' : 'accept');
    const { recordId, binds: bound } = undone;
    return make({ recordId, binds: bound, decision: last, patch: {}, undoes });
  }

  if (decision === 'add') {
    const kind = z.enum(['event', 'commitment', 'position']).safeParse(patch['record'] ?? 'event');
    if (!kind.success || binds === undefined)
      return refuse(
        'review/missing-field',
        'an added record needs `binds` (documentId, start, end, root) and its fields in `patch`',
        'Select the sentence in its document.',
      );
    const document = await source.document(binds.documentId);
    if (document === null)
      return refuse(
        'review/unknown-record',
        `unknown document: ${binds.documentId}`,
        'Add the document to the ledger first.',
      );
    const evidence = patch['evidence'] ?? {
      ...{ start: binds.start, end: binds.end },
      quote: document.text.slice(binds.start, binds.end),
      trigger: { start: binds.start, end: binds.start, text: '' },
    };
    const root = isRoot(patch['root']) ? patch['root'] : binds.root;
    const fields = added(
      { ...patch, evidence, ...(root === null ? {} : { root }) },
      kind.data,
      binds,
      reviewer,
    );
    const record = unfit(patched(fields, {}), kind.data);
    if ('value' in record) return record;
    const wrong = misplaced(record, document);
    if (wrong !== null) return { value: null, diagnostics: [wrong] };
    const { start, end } = record.evidence;
    return make({
      recordId: record.id,
      patch: { ...record },
      binds: { documentId: document.id, start, end, root: 'root' in record ? record.root : null },
    });
  }

  const { recordId } = parsed.data;
  const now = recordId === undefined ? null : await source.record(recordId);
  const coded = recordId === undefined ? null : await source.coded(recordId);
  const seen = coded ?? (isCoded(now) ? now : null);
  if (recordId === undefined || seen === null)
    return refuse(
      'review/unknown-record',
      `unknown record: ${recordId ?? '(none named)'}`,
      'Name an event, commitment or position of this ledger.',
    );
  const bound = {
    documentId: seen.documentId,
    start: seen.evidence.start,
    end: seen.evidence.end,
    root: seen.record === 'event' ? seen.root : null,
  };
  if (decision !== 'correct') return make({ recordId, patch: {}, binds: bound, seen: { ...seen } });

  const wanted = Object.fromEntries(Object.entries(patch).filter(([field]) => !FIXED.has(field)));
  const current: Record<string, unknown> = { ...(isCoded(now) ? now : seen) };
  const record = unfit(patched(current, wanted), seen.record);
  if ('value' in record) return record;
  const made: Record<string, unknown> = { ...record };
  const changed = Object.keys(wanted).filter(
    (field) => JSON.stringify(made[field]) !== JSON.stringify(current[field]),
  );
  if (changed.length === 0)
    return refuse(
      'review/nothing-corrected',
      'the correction changes no field',
      'Accept the record, or say what is other.',
    );
  const document = await source.document(seen.documentId);
  const wrong = document === null ? null : misplaced(record, document);
  if (wrong !== null) return { value: null, diagnostics: [wrong] };
  const fields = Object.fromEntries(changed.map((field) => [field, made[field]]));
  return make({ recordId, patch: fields, binds: bound, seen: { ...seen } });
}
