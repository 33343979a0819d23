import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { ServerContext } from '../context.ts';
import { namesSchema } from '../schemas.ts';

const names = createRoute({
  method: 'get',
  path: '/actors',
  summary: 'Names behind the codes: actors in the records, groups with members, domains',
  responses: {
    200: { description: 'The names.', content: { 'application/json': { schema: namesSchema } } },
  },
});

/** Groups that the filter sentence offers as presets, where they have members today. */
const GROUPS = ['NATO', 'EU', 'IP4', 'AUKUS', 'QUAD', 'G7', 'ASEAN'];

export function nameRoutes(api: OpenAPIHono, context: ServerContext): void {
  const { snapshots, today } = context;
  api.openapi(names, async (c) => {
    const groups = GROUPS.flatMap((code) => {
      const members = context.names.members(code, today);
      const name = context.names.actor(code)?.name ?? code;
      return members.length === 0 ? [] : [{ code, name, members: [...members] }];
    });
    const codes = new Set(groups.flatMap((g) => [g.code, ...g.members]));
    for (const event of (await snapshots()).events)
      for (const mention of [...event.actors, ...event.recipients])
        if (mention.code !== null) codes.add(mention.code);
    const actors = [...codes].sort().map((code) => {
      const actor = context.names.actor(code);
      return { code, name: actor?.name ?? code, kind: actor?.kind ?? 'other' };
    });
    const domains = context.names.domains.map(({ id, label }) => ({ id, label }));
    return c.json({ actors, groups, domains }, 200);
  });
}
