import { z } from 'zod';
import { partialDate } from '../../base/index.ts';
import { FORCES, indicatorSchema } from '../../model/index.ts';

const word = z.string().trim().min(1);
/** Small letters, digits and hyphens: "defence-spending-share". */
export const seriesId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a series is small letters, digits and hyphens');
/** "2019", "2019-06" or "2019-06-30". */
export const periodSchema = z.string().refine((text) => partialDate(text) !== null, {
  message: 'not a year, month or day of the form YYYY, YYYY-MM or YYYY-MM-DD',
});

/** Where numbers come from, named by rows by its id. */
export const sourceSchema = z.strictObject({
  id: seriesId,
  name: word,
  uri: word,
  retrieved: periodSchema.nullable(),
  licence: word,
});
export type IndicatorSource = z.infer<typeof sourceSchema>;

/** One number, as it stands in the files: its source by id, or written out. */
export const rowSchema = z.strictObject({
  series: seriesId,
  actor: word,
  period: periodSchema,
  value: z.number(),
  unit: word,
  status: indicatorSchema.shape.status,
  source: z.union([seriesId, sourceSchema.omit({ id: true })]),
});
export type IndicatorRow = z.infer<typeof rowSchema>;

/** What a series measures. `lowest` and `highest` are bounds that no true value can pass. */
export const seriesSchema = z.strictObject({
  id: seriesId,
  name: word,
  unit: word,
  lowest: z.number().nullable().default(null),
  highest: z.number().nullable().default(null),
  definition: word,
});
export type IndicatorSeries = z.infer<typeof seriesSchema>;

const part = z.strictObject({ series: seriesId, value: z.number() });

/** A level of an indicator that was promised, by when, by whom. */
export const targetSchema = z
  .strictObject({
    id: seriesId,
    name: word,
    /** Codes of actors, or of groups that stand for their members. */
    actors: z.array(word).min(1),
    /** Series that measure it, the best first. */
    series: z.array(seriesId).min(1),
    /** Series that come near it, for actors of whom the others say nothing. */
    compare: z.array(seriesId).default([]),
    value: z.number(),
    bound: z.enum(['floor', 'ceiling', 'exact']),
    unit: word,
    /** A promise of two parts: at least `core`, and at most `related` of the rest counts. */
    parts: z.strictObject({ core: part, related: part }).optional(),
    made: periodSchema,
    due: periodSchema,
    review: periodSchema.nullable().default(null),
    force: z.enum(FORCES),
    /** The entry of the chronology that states it. */
    chronology: word.nullable().default(null),
    sources: z.array(word).min(1),
    note: word.nullable().default(null),
  })
  .refine((t) => partialDate(t.made)!.start < partialDate(t.due)!.end, {
    message: 'falls due before it is made',
    path: ['due'],
  });
export type IndicatorTarget = z.infer<typeof targetSchema>;
