import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { ServerContext } from '../context.ts';
import { ndjson, wantsLines } from '../ndjson.ts';
import { newestFirstKey, pageOf, pageQuery, pageSchema } from '../paging.ts';
import { problemResponses, unknownRecord } from '../problem.ts';
import { documentItemSchema, documentViewSchema, type DocumentItem } from '../schemas.ts';
import { byKey, headOf } from '../views.ts';

const list = createRoute({
  method: 'get',
  path: '/documents',
  summary: 'Documents, newest first, with how many records rest on each',
  request: { query: z.object(pageQuery) },
  responses: {
    200: {
      description: 'A page of documents without their text, or all of them whole, one a line.',
      content: {
        'application/json': { schema: pageSchema(documentItemSchema) },
        'application/x-ndjson': { schema: z.string() },
      },
    },
    ...problemResponses,
  },
});

const one = createRoute({
  method: 'get',
  path: '/documents/{id}',
  summary: 'A document with its text and every record that rests on it',
  request: { params: z.object({ id: z.string().max(64) }) },
  responses: {
    200: {
      description: 'The document and its records in text order.',
      content: { 'application/json': { schema: documentViewSchema } },
    },
    ...problemResponses,
  },
});

const key = ({ document }: DocumentItem): string =>
  newestFirstKey(document.published.date, document.id);

export function documentRoutes(api: OpenAPIHono, { store, snapshots }: ServerContext): void {
  api.openapi(list, async (c) => {
    const { documents, events, commitments, positions } = await snapshots();
    if (wantsLines(c.req.header('accept'))) return ndjson(documents) as never;
    const records = new Map<string, number>();
    for (const r of [...events, ...commitments, ...positions])
      records.set(r.documentId, (records.get(r.documentId) ?? 0) + 1);
    const items = documents
      .map((d) => ({ document: headOf(d), records: records.get(d.id) ?? 0 }))
      .sort(byKey(key));
    return c.json(pageOf(items, key, c.req.valid('query')), 200);
  });
  api.openapi(one, async (c) => {
    const { id } = c.req.valid('param');
    const document = await store.document(id);
    if (document === null) return unknownRecord('document', id) as never;
    const { events, commitments, positions } = await snapshots();
    const inText = <T extends { documentId: string; evidence: { start: number }; id: string }>(
      records: readonly T[],
    ): T[] =>
      records
        .filter((r) => r.documentId === id)
        .sort((a, b) => a.evidence.start - b.evidence.start || (a.id < b.id ? -1 : 1));
    const body = {
      document,
      events: inText(events),
      commitments: inText(commitments),
      positions: inText(positions),
    };
    return c.json(body, 200);
  });
}
