import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { Event } from '../../model/index.ts';
import type { ServerContext } from '../context.ts';
import { problemResponses } from '../problem.ts';
import { hitSchema } from '../schemas.ts';
import { documentHeads } from '../views.ts';

const find = createRoute({
  method: 'get',
  path: '/find',
  summary: 'Full-text search in sentences and documents',
  request: {
    query: z.object({
      q: z.string().min(1).max(400),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
  },
  responses: {
    200: {
      description: 'Where the words stand; `more` says that the list was cut at `limit`.',
      content: {
        'application/json': { schema: z.object({ items: z.array(hitSchema), more: z.boolean() }) },
      },
    },
    ...problemResponses,
  },
});

const overlaps = (event: Event, start: number, end: number): boolean =>
  event.evidence.start < end && event.evidence.end > start;

export function findRoutes(api: OpenAPIHono, { store }: ServerContext): void {
  api.openapi(find, async (c) => {
    const { q, limit } = c.req.valid('query');
    const hits = await store.find(q, { limit: limit + 1 });
    const heads = documentHeads(await store.documents());
    const byDocument = groupByDocument(await store.events());
    const items = hits.slice(0, limit).flatMap(({ documentId, start, end, quote }) => {
      const document = heads.get(documentId);
      if (document === undefined) return [];
      const event = byDocument.get(documentId)?.find((e) => overlaps(e, start, end)) ?? null;
      return [{ document, start, end, quote, event }];
    });
    return c.json({ items, more: hits.length > limit }, 200);
  });
}

function groupByDocument(events: readonly Event[]): Map<string, Event[]> {
  const groups = new Map<string, Event[]>();
  for (const event of events) {
    const group = groups.get(event.documentId);
    if (group === undefined) groups.set(event.documentId, [event]);
    else group.push(event);
  }
  return groups;
}
