import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { ServerContext } from '../context.ts';
import { healthSchema, ledgerSchema } from '../schemas.ts';

const health = createRoute({
  method: 'get',
  path: '/health',
  summary: 'Whether the service answers',
  responses: {
    200: { description: 'It does.', content: { 'application/json': { schema: healthSchema } } },
  },
});

const ledger = createRoute({
  method: 'get',
  path: '/ledger',
  summary: 'What the ledger holds: counts, days covered, fingerprint',
  responses: {
    200: { description: 'The ledger.', content: { 'application/json': { schema: ledgerSchema } } },
  },
});

export function healthRoute(api: OpenAPIHono, { version }: ServerContext): void {
  api.openapi(health, (c) => c.json({ status: 'ok' as const, version }, 200));
}

export function ledgerRoutes(
  api: OpenAPIHono,
  { store, snapshots, version, today }: ServerContext,
): void {
  api.openapi(ledger, async (c) => {
    const { from, to, ...counts } = await store.counts();
    const { documents, fingerprint } = await snapshots();
    const publishers = new Set(documents.map((d) => d.publisher.domain ?? d.publisher.name));
    const body = { fingerprint, version, asOf: today, counts, from, to };
    return c.json({ ...body, publishers: publishers.size }, 200);
  });
}
