import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { ServerContext } from '../context.ts';
import { pageOf, pageQuery, pageSchema } from '../paging.ts';
import { problemResponses } from '../problem.ts';
import { codeText, questionQuery, resolveQuestion } from '../question.ts';
import {
  COMMITMENT_STATES,
  commitmentsSchema,
  deedItemSchema,
  engagementSchema,
  findingsSchema,
  representationSchema,
} from '../schemas.ts';
import { newestFirst } from '../views.ts';
import { FULL_FIGURES } from '../../figure/brief.ts';
import { briefResponse } from './briefs.ts';

const json = <T extends z.ZodType>(schema: T, description: string) => ({
  200: { description, content: { 'application/json': { schema } } },
  ...problemResponses,
});

const engagement = createRoute({
  method: 'get',
  path: '/gaps/engagement',
  summary: 'Who engages whom: deeds by member and partner',
  request: { query: questionQuery },
  responses: json(engagementSchema, 'The table.'),
});

const commitments = createRoute({
  method: 'get',
  path: '/gaps/commitments',
  summary: 'Who promised what, how firmly, by when, and how it stands',
  request: {
    query: questionQuery.extend({
      state: z.enum(COMMITMENT_STATES).optional(),
      /** Only promises made by this actor, or the one of this record. */
      owner: codeText.optional(),
      id: z.string().max(64).optional(),
      order: z.enum(['due', 'owner', 'domain']).default('due'),
      limit: z.coerce.number().int().min(1).max(1000).default(200),
      offset: z.coerce.number().int().min(0).default(0),
    }),
  },
  responses: json(commitmentsSchema, 'The commitments, by due date.'),
});

const representation = createRoute({
  method: 'get',
  path: '/gaps/representation',
  summary: 'Who came to which summit, at what level',
  request: { query: questionQuery },
  responses: json(representationSchema, 'The summits, by date.'),
});

const brief = createRoute({
  method: 'get',
  path: '/brief',
  summary: 'A brief in which every sentence is cited and checked',
  request: {
    query: questionQuery.extend({
      format: z.enum(['md', 'html', 'pdf', 'docx', 'json']).default('html'),
      /** "yes": everything with all sources, not one to two pages. */
      full: z.enum(['yes', 'no']).default('no'),
      /** Figures to put into it, with commas between; a full one has two unless others are named. */
      figures: z.string().max(200).optional(),
    }),
  },
  responses: {
    200: {
      description: 'The brief; the same bytes as `entente brief` writes.',
      content: {
        'text/html': { schema: z.string() },
        'text/markdown': { schema: z.string() },
        'application/pdf': { schema: z.string() },
        'application/json': { schema: z.string() },
      },
    },
    ...problemResponses,
  },
});

const findings = createRoute({
  method: 'get',
  path: '/findings',
  summary: 'What stands out, in sentences whose numbers open their records',
  request: { query: questionQuery },
  responses: json(findingsSchema, 'The findings.'),
});

const deedsQuery = questionQuery.extend({
  ...pageQuery,
  member: z.string().max(16).optional(),
  partner: z.string().max(16).optional(),
  ids: z.string().max(12_000).optional(),
});

const deeds = createRoute({
  method: 'get',
  path: '/deeds',
  summary: 'Deeds, newest first, each with the records that report it',
  request: { query: deedsQuery },
  responses: json(pageSchema(deedItemSchema), 'A page of deeds.'),
});

export function gapRoutes(api: OpenAPIHono, context: ServerContext): void {
  const { measures, names, today } = context;
  api.openapi(engagement, async (c) =>
    c.json(await measures.engagement(resolveQuestion(c.req.valid('query'), names, today)), 200),
  );
  api.openapi(commitments, async (c) => {
    const { state, owner, id, order, limit, offset, ...asked } = c.req.valid('query');
    const page = { state, owner: owner?.toUpperCase(), id, order, limit, offset };
    return c.json(await measures.commitments(resolveQuestion(asked, names, today), page), 200);
  });
  api.openapi(representation, async (c) =>
    c.json(await measures.representation(resolveQuestion(c.req.valid('query'), names, today)), 200),
  );
  api.openapi(brief, async (c) => {
    const { format, full, figures, ...question } = c.req.valid('query');
    const made = await measures.brief(resolveQuestion(question, names, today), {
      full: full === 'yes',
      figures: figures?.split(',') ?? (full === 'yes' ? FULL_FIGURES : []),
    });
    return briefResponse(made, format, 'brief');
  });
  api.openapi(findings, async (c) =>
    c.json(await measures.findings(resolveQuestion(c.req.valid('query'), names, today)), 200),
  );
  api.openapi(deeds, async (c) => {
    const { member, partner, ids, limit, cursor, ...question } = c.req.valid('query');
    const found = await measures.deeds(resolveQuestion(question, names, today), {
      member: member?.toUpperCase(),
      partner: partner?.toUpperCase(),
      ids: ids?.split(',').filter(Boolean),
    });
    return c.json(
      pageOf(found, (d) => newestFirst(d.date, d.id), { limit, cursor }),
      200,
    );
  });
}
