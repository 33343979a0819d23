import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { Case } from '../../case.ts';
import { alignmentIn } from '../../case/alignment.ts';
import { nextFor } from '../../case/next.ts';
import { precedenceFor } from '../../case/precedence.ts';
import { sourcesFor } from '../../case/sources.ts';
import { trendFor } from '../../case/trend.ts';
import { dependenceView } from '../../case/views/dependence.ts';
import { leadView } from '../../case/views/lead.ts';
import { pledgeViews, targetsView } from '../../case/views/pledge.ts';
import { seriesView } from '../../case/views/series.ts';
import { gapsView, multiplesView, tiesView } from '../../case/views/ties.ts';
import { sourcesView } from '../../case/views/sources.ts';
import { PERIOD_LENGTHS } from '../../gaps/index.ts';
import { caseOfAlliance } from '../../knowledge/index.ts';
import {
  alignmentFindings,
  changeFinding,
  dependenceInput,
  gapsInput,
  leadInput,
  multiplesInput,
  nextFinding,
  pledgeInput,
  precedenceFinding,
  seriesInput,
  sourcesFinding,
  sourcesInput,
  targetsInput,
  tiesInput,
  trendFinding,
  type Finding,
} from '../../views/index.ts';
import type { ServerContext } from '../context.ts';
import { findingView } from '../measures.ts';
import { problemResponses } from '../problem.ts';
import { codeList, codeText, questionQuery, resolveQuestion } from '../question.ts';
import { findingSchema, questionSchema } from '../schemas.ts';
import type { NameSource } from '../source.ts';

/** A measure as it is served: its question, its findings in words, and what figures draw. */
const served = <T extends z.ZodRawShape>(shape: z.ZodObject<T>) =>
  shape.extend({ question: questionSchema, findings: z.array(findingSchema) });

const measure = <Q extends z.ZodObject, S extends z.ZodType>(
  path: string,
  summary: string,
  query: Q,
  schema: S,
) =>
  createRoute({
    method: 'get',
    path,
    summary,
    request: { query },
    responses: {
      200: { description: 'The measure.', content: { 'application/json': { schema } } },
      ...problemResponses,
    },
  });

export const lengthQuery = z.enum(PERIOD_LENGTHS).default('half-year');
export const splitQuery = z.enum(['all', 'partner', 'domain']).default('all');
/** Those of the case unless given. */
export const rivalsQuery = codeList.optional();
export const windowQuery = z.coerce.number().int().min(1).max(730).default(90);
/** Whom the case leaves out first, else who takes part in most deeds, unless given. */
export const memberQuery = codeText.optional();

const trend = measure(
  '/gaps/trend',
  'Deeds on record over time, what was read of each period, and where the record changes',
  questionQuery.extend({ period: lengthQuery, split: splitQuery }),
  served(seriesInput),
);
const precedence = measure(
  '/gaps/precedence',
  'Unfriendly acts of others before and after acts of the two sides, against chance',
  questionQuery.extend({ rivals: rivalsQuery, window: windowQuery }),
  served(leadInput),
);
const dependence = measure(
  '/gaps/dependence',
  'What is left of the deeds without one member, and without each in turn',
  questionQuery.extend({ member: memberQuery }),
  dependenceInput.extend({ question: questionSchema }),
);
const sources = measure(
  '/gaps/sources',
  'What the deeds rest on, what contradicts what, and what was read of which month',
  questionQuery,
  served(sourcesInput),
);
const pledges = measure(
  '/gaps/pledges',
  'Figures on the straight lines to what was promised of them, and targets that partners set',
  questionQuery,
  z.object({
    question: questionSchema,
    pledges: z.array(pledgeInput),
    targets: targetsInput,
  }),
);
const alignment = measure(
  '/gaps/alignment',
  'Who takes the same side, over positions on record',
  questionQuery,
  z.object({ question: questionSchema, findings: z.array(findingSchema), result: z.unknown() }),
);
const next = measure(
  '/gaps/next',
  'What pairs of the two sides have done and pairs like them have not, with its backtest',
  questionQuery,
  z.object({ question: questionSchema, findings: z.array(findingSchema), result: z.unknown() }),
);

const questioned = <T extends z.ZodRawShape>(shape: z.ZodObject<T>) =>
  shape.extend({ question: questionSchema });
const ties = measure(
  '/gaps/ties',
  'Who engages whom, with the records behind every cell, as matrix, map and network draw it',
  questionQuery,
  questioned(tiesInput),
);
const byDomain = measure(
  '/gaps/domains',
  'Where the alliance itself does more or less with a partner than the totals predict',
  questionQuery,
  questioned(gapsInput),
);
const multiples = measure(
  '/gaps/multiples',
  'Members with partners, domain by domain',
  questionQuery,
  questioned(multiplesInput),
);

const eventsOf =
  (kase: Case) =>
  (deedIds: readonly string[]): string[] => {
    const deeds = kase.deedById();
    return [...new Set(deedIds.flatMap((id) => deeds.get(id)?.eventIds ?? []))];
  };
const said = (...findings: (Finding | null)[]) =>
  findings.flatMap((finding) => (finding === null ? [] : [findingView(finding)]));

/** Whose acts are held against the two sides': those asked for, else those of the case. */
export const rivalsOf = (
  text: string | undefined,
  names: NameSource,
  { alliance }: { alliance: string },
): string[] =>
  text === undefined
    ? [...caseOfAlliance(names, alliance).rivals]
    : text.split(',').map((code) => code.trim().toUpperCase());

/** Who is left out: the one asked for, else the one of the case. */
export const memberOf = (
  text: string | undefined,
  names: NameSource,
  { alliance }: { alliance: string },
): string | null => text?.toUpperCase() ?? caseOfAlliance(names, alliance).leftOut;

export function analysisRoutes(api: OpenAPIHono, context: ServerContext): void {
  const { measures, names, today } = context;
  const { domains } = names;
  api.openapi(trend, async (c) => {
    const { period, split, ...asked } = c.req.valid('query');
    const question = resolveQuestion(asked, names, today);
    const view = await measures.view(question, `trend ${period} ${split}`, (kase) => {
      const result = trendFor(kase, { length: period });
      return {
        ...seriesView(kase, { length: period, split, domains }),
        findings: said(trendFinding(result, eventsOf(kase)), changeFinding(result)),
      };
    });
    return c.json(view, 200);
  });
  api.openapi(ties, async (c) => {
    const question = resolveQuestion(c.req.valid('query'), names, today);
    const view = await measures.view(question, 'ties', (kase) => tiesView(kase, domains));
    return c.json(view, 200);
  });
  api.openapi(byDomain, async (c) => {
    const question = resolveQuestion(c.req.valid('query'), names, today);
    const view = await measures.view(question, 'domains', (kase) => gapsView(kase, domains));
    return c.json(view, 200);
  });
  api.openapi(multiples, async (c) => {
    const question = resolveQuestion(c.req.valid('query'), names, today);
    const view = await measures.view(question, 'multiples', (kase) => multiplesView(kase, domains));
    return c.json(view, 200);
  });
  api.openapi(precedence, async (c) => {
    const { rivals, window, ...asked } = c.req.valid('query');
    const question = resolveQuestion(asked, names, today);
    const options = { rivals: rivalsOf(rivals, names, question), window };
    const key = `precedence ${options.rivals.join(',')} ${window}`;
    const view = await measures.view(question, key, (kase) => {
      return {
        ...leadView(kase, options),
        findings: said(precedenceFinding(precedenceFor(kase, options), eventsOf(kase), kase)),
      };
    });
    return c.json(view, 200);
  });
  api.openapi(dependence, async (c) => {
    const { member, ...asked } = c.req.valid('query');
    const question = resolveQuestion(asked, names, today);
    const code = memberOf(member, names, question);
    const view = await measures.view(question, `dependence ${code ?? ''}`, (kase) => ({
      ...dependenceView(kase, { member: code, domains }),
    }));
    return c.json(view, 200);
  });
  api.openapi(sources, async (c) => {
    const question = resolveQuestion(c.req.valid('query'), names, today);
    const view = await measures.view(question, 'sources', (kase) => ({
      ...sourcesView(kase),
      findings: said(...sourcesFinding(sourcesFor(kase), eventsOf(kase))),
    }));
    return c.json(view, 200);
  });
  api.openapi(pledges, async (c) => {
    const question = resolveQuestion(c.req.valid('query'), names, today);
    const known = names.indicators ?? { rows: [], series: [], targets: [] };
    const view = await measures.view(question, 'pledges', (kase, now) => ({
      pledges: pledgeViews(kase, known, now.indicators),
      targets: targetsView(kase),
    }));
    return c.json(view, 200);
  });
  api.openapi(alignment, async (c) => {
    const question = resolveQuestion(c.req.valid('query'), names, today);
    const view = await measures.view(question, 'alignment', (kase) => {
      const result = alignmentIn(kase);
      return { result: result, findings: said(...alignmentFindings(result, kase.name)) };
    });
    return c.json(view, 200);
  });
  api.openapi(next, async (c) => {
    const question = resolveQuestion(c.req.valid('query'), names, today);
    const view = await measures.view(question, 'next', (kase) => {
      const result = nextFor(kase);
      return { result: result, findings: said(nextFinding(result)) };
    });
    return c.json(view, 200);
  });
}
