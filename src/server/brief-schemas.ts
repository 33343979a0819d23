import { z } from '@hono/zod-openapi';
import { draftSchema } from '../briefs/index.ts';
import { recordItemSchema } from './schemas.ts';

export const briefStateSchema = z.object({
  draft: draftSchema,
  /** Names what is kept; a save names the one it builds on. */
  revision: z.string(),
  check: z.object({
    states: z.array(z.array(z.enum(['ok', 'needs-source', 'broken', 'unmarked-judgement']))),
    citations: z.int(),
    resolved: z.int(),
    disputed: z.array(z.string()),
    single: z.int(),
    unknown: z.int(),
  }),
  /** The records that its sentences rest on, as they stand now. */
  sources: z.array(recordItemSchema),
  /** The ledger has changed since the sentences were written. */
  stale: z.boolean(),
  fingerprint: z.string(),
});
export type BriefState = z.infer<typeof briefStateSchema>;

export const briefsSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      asOf: z.string(),
      snapshot: z.string(),
      statements: z.int(),
    }),
  ),
  /** Whether this server has a folder to keep briefs in. */
  kept: z.boolean(),
});
export type BriefsView = z.infer<typeof briefsSchema>;
