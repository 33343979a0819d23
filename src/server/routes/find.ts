import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { parseSearch } from '../../ledger/index.ts';
import type { ServerContext } from '../context.ts';
import { problemResponses } from '../problem.ts';
import { documentHeadSchema, hitSchema } from '../schemas.ts';

const find = createRoute({
  method: 'get',
  path: '/find',
  summary: 'Full-text search in sentences and documents',
  description:
    'Words, "phrases", -words, and the operators actor: root: status: domain: site: before: after:',
  request: {
    query: z.object({
      q: z.string().min(1).max(400),
      limit: z.coerce.number().int().min(1).max(500).default(100),
      /** How many to pass over: the page before ended there. */
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    }),
  },
  responses: {
    200: {
      description: 'Where the words stand; `more` says that the list was cut at `limit`.',
      content: {
        'application/json': {
          schema: z.object({
            items: z.array(hitSchema),
            more: z.boolean(),
            /** Documents with the words anywhere in their text; on the first page only. */
            documents: z.array(documentHeadSchema),
            /** Operators that were not understood. */
            unknown: z.array(z.string()),
          }),
        },
      },
    },
    ...problemResponses,
  },
});

const MOST_DOCUMENTS = 20;

export function findRoutes(api: OpenAPIHono, { store, snapshots }: ServerContext): void {
  api.openapi(find, async (c) => {
    const { q, limit, offset } = c.req.valid('query');
    const [hits, texts] = await Promise.all([
      store.find(q, { limit: limit + 1, offset }),
      offset === 0 ? store.findDocuments(q, { limit: MOST_DOCUMENTS }) : [],
    ]);
    const { heads } = await snapshots();
    const items = hits.slice(0, limit).flatMap(({ record, matches }) => {
      const document = heads.get(record.documentId);
      return document === undefined ? [] : [{ document, record, matches: [...matches] }];
    });
    const documents = texts.flatMap(({ id }) => heads.get(id) ?? []);
    const { unknown } = parseSearch(q);
    return c.json({ items, more: hits.length > limit, documents, unknown }, 200);
  });
}
