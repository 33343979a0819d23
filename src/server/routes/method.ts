import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { wilson } from '../../gaps/index.ts';
import type { ServerContext } from '../context.ts';
import { methodSchema, type MethodView } from '../method-schemas.ts';
import { problemResponses } from '../problem.ts';

const method = createRoute({
  method: 'get',
  path: '/method',
  summary: 'The coders of this ledger, and how often each was measured to be wrong',
  responses: {
    200: { description: 'The coders.', content: { 'application/json': { schema: methodSchema } } },
    ...problemResponses,
  },
});

const share = (k: number, n: number): MethodView['coders'][number]['right'] => {
  const found = wilson(k, n);
  return found === null ? null : { ...found, k, n };
};

export function methodRoute(api: OpenAPIHono, { store, names }: ServerContext): void {
  api.openapi(method, async (c) => {
    const coders = await store.coders();
    return c.json(
      {
        coders: coders.map((coder) => {
          const known = names.coderError?.(coder) ?? null;
          return {
            coder,
            measured: known?.measured ?? null,
            source: known?.source ?? null,
            note: known?.note ?? null,
            right: known === null ? null : share(known.tp, known.tp + known.fp),
            found: known === null ? null : share(known.rtp, known.rtp + known.fn),
          };
        }),
      },
      200,
    );
  });
}
