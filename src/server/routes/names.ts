import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { ServerContext } from '../context.ts';
import { namesSchema } from '../schemas.ts';
import type { NameSource } from '../source.ts';

const names = createRoute({
  method: 'get',
  path: '/actors',
  summary: 'Names behind the codes: actors in the records, groups with members, domains',
  responses: {
    200: { description: 'The names.', content: { 'application/json': { schema: namesSchema } } },
  },
});

/** Groups offered as presets: those of the cases, and the user's own. */
function presets(known: NameSource): string[] {
  const { actors, cases } = known;
  const named = cases.flatMap(({ alliance, partners }) => [alliance, ...partners]);
  return [
    ...new Set([...named, ...actors.map(({ code }) => code).filter((code) => known.isOwn(code))]),
  ];
}

export function nameRoutes(api: OpenAPIHono, context: ServerContext): void {
  const { snapshots, today } = context;
  api.openapi(names, async (c) => {
    const groups = presets(context.names).flatMap((code) => {
      const members = context.names.members(code, today);
      const name = context.names.actor(code)?.name ?? code;
      return members.length === 0
        ? []
        : [{ code, name, members: [...members], own: context.names.isOwn(code) }];
    });
    const { cases } = context.names;
    const meant = context.names.defaultCase();
    const { alliance, partners, rivals } = meant;
    const codes = new Set([
      ...cases.flatMap((one) => [one.alliance, ...one.partners, ...one.rivals]),
      ...groups.flatMap((g) => [g.code, ...g.members]),
      ...rivals.flatMap((code) => context.names.members(code, today)),
    ]);
    for (const event of (await snapshots()).events)
      for (const mention of [...event.actors, ...event.recipients])
        if (mention.code !== null) codes.add(mention.code);
    const actors = [...codes].sort().map((code) => {
      const actor = context.names.actor(code);
      return { code, name: actor?.name ?? code, kind: actor?.kind ?? 'other' };
    });
    const domains = context.names.domains.map(({ id, label }) => ({ id, label }));
    const usual = {
      label: meant.label,
      alliance,
      partners: [...partners],
      rivals: rivals.map((code) => ({ code, members: [...context.names.members(code, today)] })),
    };
    return c.json({ actors, groups, domains, case: usual }, 200);
  });
}
