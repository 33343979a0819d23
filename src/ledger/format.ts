import { z } from 'zod';
import { sha256 } from '../base/index.ts';
import { KINDS, type Kind } from './types.ts';

/** The version of the folder's layout and columns that this code writes, and the newest it reads. */
export const FORMAT_VERSION = 1;

export const headerSchema = z.object({
  format: z.object({ name: z.literal('entente-ledger'), version: z.int().positive() }),
  created: z.object({ by: z.string().nullable(), at: z.string().nullable() }),
});
/** ledger.json */
export type Header = z.infer<typeof headerSchema>;

const fileSchema = z.object({
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
const perKind = <T extends z.ZodType>(schema: T) =>
  z.object({
    documents: schema,
    events: schema,
    commitments: schema,
    positions: schema,
    indicators: schema,
  });

export const segmentSchema = z.object({
  format: z.int().positive(),
  segment: z.string(),
  coder: z.string(),
  counts: perKind(z.int().nonnegative()),
  files: perKind(fileSchema),
});
/** segment.json */
export type SegmentFacts = z.infer<typeof segmentSchema>;

export const HEADER_FILE = 'ledger.json';
export const SEGMENT_FILE = 'segment.json';
export const SEGMENTS = 'segments';
export const REVIEWS = 'reviews';
/** Segments that others were joined from; only states of before look there. */
export const ARCHIVE = 'archive';
/** States of the ledger as they were noted, to be opened again. */
export const STATES = 'states';
export const SEGMENT_ID = /^seg_[0-9a-f]{16}$/;
export const REVIEW_NAME = /^rev_[0-9a-f]{16}\.json$/;
export const fileOf = (kind: Kind): string => `${kind}.parquet`;

/** Two-space JSON with an end of line: the same bytes for the same value. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/**
 * "seg_" and 16 hex digits over the coder and the lines of every table: the same batch gives the same
 * name on any machine, and the same name means the same content.
 */
export function segmentId(coder: string, lines: Record<Kind, readonly string[]>): string {
  const parts = KINDS.map((kind) => sha256(lines[kind].join('\n')));
  return `seg_${sha256([`entente-segment/${FORMAT_VERSION}`, coder, ...parts].join('\n')).slice(0, 16)}`;
}
