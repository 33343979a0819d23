import { z } from '@hono/zod-openapi';

const shareSchema = z
  .object({ value: z.number(), lo: z.number(), hi: z.number(), k: z.int(), n: z.int() })
  .nullable();

export const methodSchema = z.object({
  /** Newest machine coder first. */
  coders: z.array(
    z.object({
      coder: z.string(),
      /** The version that was measured; null where none was. */
      measured: z.string().nullable(),
      source: z.string().nullable(),
      note: z.string().nullable(),
      /** Of records looked at, those that were right; of true acts, those that were found. */
      right: shareSchema,
      found: shareSchema,
    }),
  ),
});
export type MethodView = z.infer<typeof methodSchema>;
