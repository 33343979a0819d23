import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { ServerContext } from '../context.ts';
import { problemResponses } from '../problem.ts';
import { hitSchema } from '../schemas.ts';

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

export function findRoutes(api: OpenAPIHono, { store, snapshots }: ServerContext): void {
  api.openapi(find, async (c) => {
    const { q, limit } = c.req.valid('query');
    const hits = await store.find(q, { limit: limit + 1 });
    const { heads } = await snapshots();
    const items = hits.slice(0, limit).flatMap(({ record, matches }) => {
      const document = heads.get(record.documentId);
      return document === undefined ? [] : [{ document, record, matches: [...matches] }];
    });
    return c.json({ items, more: hits.length > limit }, 200);
  });
}
