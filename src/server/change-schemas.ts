import { z } from '@hono/zod-openapi';
import { CHANGE_STATES } from '../case/views/since.ts';
import { questionSchema } from './schemas.ts';

const shiftCellSchema = z.object({
  partner: z.string(),
  domain: z.string(),
  before: z.int(),
  since: z.int(),
  /** Share of the cell's deeds that fall since the day, with its 95 % interval. */
  share: z.object({ value: z.number(), lo: z.number(), hi: z.number() }).nullable(),
  say: z.enum(['gain', 'loss', 'nothing-to-say', 'too-thin']),
  records: z.array(z.string()),
});
export type ShiftCellView = z.infer<typeof shiftCellSchema>;

export const changeSchema = z.object({
  state: z.enum(CHANGE_STATES),
  on: z.string().nullable(),
  records: z.array(z.string()),
});
export type ChangeView = z.infer<typeof changeSchema>;

export const changesSchema = z.object({
  question: questionSchema,
  day: z.string(),
  event: z.string().nullable(),
  days: z.array(z.object({ day: z.string(), name: z.string() })),
  changes: z.array(changeSchema),
  counts: z.record(z.enum(CHANGE_STATES), z.int()),
  shift: z.object({
    day: z.string(),
    from: z.string(),
    to: z.string(),
    before: z.int(),
    since: z.int(),
    tested: z.int(),
    called: z.int(),
    cells: z.array(shiftCellSchema),
  }),
});
export type ChangesView = z.infer<typeof changesSchema>;

export const statesSchema = z.object({
  states: z.array(z.object({ fingerprint: z.string(), at: z.string().nullable() })),
  now: z.string(),
});
export type StatesView = z.infer<typeof statesSchema>;

const stateSchema = z.object({ fingerprint: z.string(), asOf: z.string() });
const cameAndWent = z.object({ added: z.int(), gone: z.int() });
export const comparedSchema = z.object({
  before: stateSchema,
  after: stateSchema,
  documents: cameAndWent,
  events: cameAndWent,
  commitments: cameAndWent,
  decisions: z.int(),
  reviewed: z.array(z.string()),
  deeds: z.object({
    added: z.array(z.string()),
    gone: z.array(z.string()),
    addedCount: z.int(),
    goneCount: z.int(),
  }),
  cells: z.array(
    z.object({ member: z.string(), partner: z.string(), before: z.int(), after: z.int() }),
  ),
  gap: z.array(
    z.object({ row: z.string(), column: z.string(), before: z.string(), after: z.string() }),
  ),
  findings: z.array(
    z.object({
      id: z.string(),
      state: z.enum(['kept', 'changed', 'new', 'gone']),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  promises: z.array(
    z.object({ id: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
});
export type ComparedView = z.infer<typeof comparedSchema>;
