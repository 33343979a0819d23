import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { partialDate } from '../../base/index.ts';
import {
  STATUSES,
  commitmentSchema,
  domainSchema,
  eventSchema,
  indicatorSchema,
  positionSchema,
  type Event,
} from '../../model/index.ts';
import type { ServerContext } from '../context.ts';
import { ndjson, wantsLines } from '../ndjson.ts';
import { pageOf, pageQuery, pageSchema } from '../paging.ts';
import { invalidValue, problemResponses, unknownRecord } from '../problem.ts';
import { eventItemSchema, recordItemSchema } from '../schemas.ts';
import { byKey, eventItems, newestFirst } from '../views.ts';

const eventsQuery = z.object({
  ...pageQuery,
  member: z.string().max(16).optional(),
  partner: z.string().max(16).optional(),
  domain: domainSchema.optional(),
  status: z.string().max(100).optional(),
  from: z.string().max(10).optional(),
  to: z.string().max(10).optional(),
});
type EventsQuery = z.infer<typeof eventsQuery>;

const events = createRoute({
  method: 'get',
  path: '/events',
  summary: 'Events, newest first; as NDJSON where that is asked for',
  request: { query: eventsQuery },
  responses: {
    200: {
      description: 'A page of events with their documents, or all of them, one record a line.',
      content: {
        'application/json': { schema: pageSchema(eventItemSchema) },
        'application/x-ndjson': { schema: z.string() },
      },
    },
    ...problemResponses,
  },
});

const record = createRoute({
  method: 'get',
  path: '/records/{id}',
  summary: 'One event, commitment or position',
  request: { params: z.object({ id: z.string().max(64) }) },
  responses: {
    200: {
      description: 'The record.',
      content: {
        'application/json': {
          schema: z.union([eventSchema, commitmentSchema, positionSchema, indicatorSchema]),
        },
      },
    },
    ...problemResponses,
  },
});

const records = createRoute({
  method: 'get',
  path: '/records',
  summary: 'Records by their ids, with their documents, newest first: what stands behind a number',
  request: { query: z.object({ ids: z.string().min(1).max(12_000) }) },
  responses: {
    200: {
      description: 'The records that there are; an unknown id is left out.',
      content: { 'application/json': { schema: z.object({ items: z.array(recordItemSchema) }) } },
    },
    ...problemResponses,
  },
});

/** Whether an actor stands on either side of an event, by its own code or the group it came by. */
const names = (event: Event, code: string): boolean =>
  [...event.actors, ...event.recipients].some((m) => m.code === code || m.viaGroup === code);

function fits(event: Event, query: EventsQuery, statuses: readonly string[] | null): boolean {
  const from = query.from === undefined ? null : (partialDate(query.from)?.start ?? null);
  const to = query.to === undefined ? null : (partialDate(query.to)?.end ?? null);
  return (
    (query.member === undefined || names(event, query.member.toUpperCase())) &&
    (query.partner === undefined || names(event, query.partner.toUpperCase())) &&
    (query.domain === undefined || event.domains.includes(query.domain)) &&
    (statuses === null || statuses.includes(event.status)) &&
    (from === null || (event.date.end !== null && event.date.end >= from)) &&
    (to === null || (event.date.start !== null && event.date.start <= to))
  );
}

export function recordRoutes(api: OpenAPIHono, { store, snapshots }: ServerContext): void {
  api.openapi(events, async (c) => {
    const query = c.req.valid('query');
    for (const name of ['from', 'to'] as const) {
      const value = query[name];
      if (value !== undefined && partialDate(value) === null)
        return invalidValue(
          name,
          value,
          'Give a date such as 2022, 2022-06 or 2022-06-29.',
        ) as never;
    }
    const statuses = query.status?.split(',') ?? null;
    const unknown = statuses?.find((s) => !(STATUSES as readonly string[]).includes(s));
    if (unknown !== undefined)
      return invalidValue('status', unknown, `Use one of ${STATUSES.join(', ')}.`) as never;
    const now = await snapshots();
    const fitting = now.events.filter((event) => fits(event, query, statuses));
    const items = eventItems(fitting, now.heads);
    if (wantsLines(c.req.header('accept'))) return ndjson(items.map((i) => i.event)) as never;
    return c.json(
      pageOf(items, ({ event }) => newestFirst(event.date, event.id), query),
      200,
    );
  });
  api.openapi(records, async (c) => {
    const { recordById, heads } = await snapshots();
    const ids = [...new Set(c.req.valid('query').ids.split(','))];
    const items = ids
      .flatMap((id) => {
        const found = recordById.get(id);
        const document = found && heads.get(found.documentId);
        return found && document ? [{ record: found, document }] : [];
      })
      .sort(byKey(({ record: found }) => newestFirst(found.date, found.id)));
    return c.json({ items }, 200);
  });
  api.openapi(record, async (c) => {
    const { id } = c.req.valid('param');
    const found = await store.record(id);
    return found === null ? (unknownRecord('record', id) as never) : c.json(found, 200);
  });
}
