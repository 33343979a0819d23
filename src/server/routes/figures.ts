import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { questionWords } from '../../case.ts';
import { exportFigure, FIGURE_FORMS } from '../../figure/export.ts';
import { FIGURE_NAMES, figureOf } from '../../figure.ts';
import { DOCUMENT_KINDS } from '../../model/index.ts';
import { THEMES } from '../../views/figures/index.ts';
import { dayWords } from '../../views/index.ts';
import type { ServerContext } from '../context.ts';
import { problemResponses } from '../problem.ts';
import { questionQuery, resolveQuestion } from '../question.ts';
import {
  lengthQuery,
  memberOf,
  memberQuery,
  rivalsOf,
  rivalsQuery,
  splitQuery,
  windowQuery,
} from './analyses.ts';

const TYPES = { svg: 'image/svg+xml', png: 'image/png', csv: 'text/csv; charset=utf-8' } as const;
const file = new RegExp(`^(${FIGURE_NAMES.join('|')})\\.(${FIGURE_FORMS.join('|')})$`);

const figure = createRoute({
  method: 'get',
  path: '/figures/{file}',
  summary: `A figure as a file: ${FIGURE_NAMES.join(', ')}; as .svg, .png or .csv`,
  request: {
    params: z.object({ file: z.string().regex(file, 'expected a figure such as series.svg') }),
    query: questionQuery.extend({
      period: lengthQuery,
      split: splitQuery,
      member: memberQuery,
      rivals: rivalsQuery,
      window: windowQuery,
      terms: z.string().max(1_000).optional(),
      kind: z.enum(DOCUMENT_KINDS).default('communique'),
      pledge: z.string().max(60).optional(),
      theme: z.enum(THEMES).default('light'),
      width: z.coerce.number().int().min(320).max(2000).default(960),
      /** The page of the workbench that shows it, written under the figure. */
      link: z.string().max(600).optional(),
    }),
  },
  responses: {
    200: {
      description:
        'The figure, with title, source line and link; the same bytes for the same ledger.',
      content: {
        'image/svg+xml': { schema: z.string() },
        'image/png': { schema: z.string() },
        'text/csv': { schema: z.string() },
      },
    },
    ...problemResponses,
  },
});

export function figureRoutes(api: OpenAPIHono, context: ServerContext): void {
  const { measures, names, today, version } = context;
  api.openapi(figure, async (c) => {
    const [, name, form] = file.exec(c.req.valid('param').file)! as unknown as [
      string,
      (typeof FIGURE_NAMES)[number],
      (typeof FIGURE_FORMS)[number],
    ];
    const {
      period,
      split,
      member,
      rivals,
      window,
      terms,
      kind,
      pledge,
      theme,
      width,
      link,
      ...asked
    } = c.req.valid('query');
    const question = resolveQuestion(asked, names, today);
    const options = {
      ...{ length: period, split, window, kind, pledge, member: memberOf(member, names, question) },
      rivals: rivalsOf(rivals, names, question),
      terms: terms?.split(',').map((term) => term.trim()),
    };
    const made = await measures.view(
      question,
      `figure ${name} ${JSON.stringify(options)}`,
      (kase, { fingerprint, indicators }) => ({
        figure: figureOf(name, kase, options, {
          topics: names.topics ?? [],
          indicators: names.indicators ?? { rows: [], series: [], targets: [] },
          held: indicators,
          domains: names.domains,
        }),
        about: `${questionWords({ ...kase.question, partners: question.asked }, kase.name)}; as of ${dayWords(question.asOf)}. Entente ${version}, snapshot ${fingerprint.slice(0, 16)}.`,
      }),
    );
    const body = await exportFigure(made.figure, form, {
      ...{ theme, width, about: made.about },
      // Only a path: whatever address the service is reached by is not the figure's to tell.
      link: link?.startsWith('/') === true ? link : `/embed/${name}`,
    });
    return c.body(body as string, 200, {
      'content-type': TYPES[form],
      'content-disposition': `inline; filename="${name}.${form}"`,
    });
  });
}
