import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { diffTexts } from '../../case/views/diff.ts';
import { linesOf } from '../../case/views/lines.ts';
import { positionsView } from '../../case/views/positions.ts';
import { termsView } from '../../case/views/terms.ts';
import { seriesOf } from '../../case/texts.ts';
import { agendaOf, wordingOf } from '../../gaps/index.ts';
import { DOCUMENT_KINDS, FORCES, spanSchema } from '../../model/index.ts';
import { agendaFindings, termsInput, wordingFindings } from '../../views/index.ts';
import type { ServerContext } from '../context.ts';
import { findingView } from '../measures.ts';
import { problemResponses, unknownRecord } from '../problem.ts';
import { questionQuery, resolveQuestion } from '../question.ts';
import { documentHeadSchema, findingSchema, questionSchema } from '../schemas.ts';

const json = <T extends z.ZodType>(schema: T, description: string) => ({
  200: { description, content: { 'application/json': { schema } } },
  ...problemResponses,
});
const termText = z.string().min(1).max(120);
const kindQuery = z.enum(DOCUMENT_KINDS).default('communique');

const wordSchema = z.object({
  word: z.string(),
  now: z.int(),
  before: z.int(),
  read: z.int(),
  z: z.number().nullable(),
  q: z.number().nullable(),
});

const wording = createRoute({
  method: 'get',
  path: '/gaps/wording',
  summary: 'Terms across a series of texts, first uses, and words that set the last two apart',
  request: {
    query: questionQuery.extend({
      /** With commas between; ids of topics, or words. */
      terms: z.string().max(1_000).optional(),
      kind: kindQuery,
      text: z.string().max(64).optional(),
      before: z.string().max(64).optional(),
    }),
  },
  responses: json(
    termsInput.extend({
      question: questionSchema,
      findings: z.array(findingSchema),
      /** Ids of the text asked about and of the one before it. */
      now: z.string().nullable(),
      before: z.string().nullable(),
      words: z.array(wordSchema),
      compared: z.union([
        z.object({ now: z.int(), before: z.int(), read: z.int() }),
        z.object({ value: z.null(), reason: z.string() }),
      ]),
    }),
    'Terms, with one of five marks for every text.',
  ),
});

const lineSchema = z.object({
  documentId: z.string(),
  title: z.string(),
  date: z.string().nullable(),
  publisher: z.string().nullable(),
  language: z.string().nullable(),
  speaker: z.string().nullable(),
  before: z.string(),
  start: z.int(),
  end: z.int(),
  keyword: z.string(),
  after: z.string(),
  records: z.array(z.string()),
});
export type LineView = z.infer<typeof lineSchema>;

const lines = createRoute({
  method: 'get',
  path: '/gaps/wording/lines',
  summary: 'Every use of a term in what was read, with the words around it',
  request: {
    query: questionQuery.extend({
      term: termText,
      limit: z.coerce.number().int().min(1).max(1000).default(200),
    }),
  },
  responses: json(
    z.object({
      question: questionSchema,
      term: z.string(),
      label: z.string(),
      total: z.int(),
      lines: z.array(lineSchema),
    }),
    'The lines, oldest first; `total` counts all of them.',
  ),
});

const heldSchema = z.object({
  id: z.string(),
  date: z.string(),
  term: z.string(),
  stance: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
  quote: z.string(),
});
const positions = createRoute({
  method: 'get',
  path: '/gaps/positions',
  summary: 'Positions that changed: actor, issue, before and after, in their own words',
  request: { query: questionQuery },
  responses: json(
    z.object({
      question: questionSchema,
      changes: z.array(
        z.object({
          actor: z.object({ code: z.string(), name: z.string() }),
          issue: z.string(),
          kind: z.enum(['stance', 'wording']),
          before: heldSchema,
          after: heldSchema,
        }),
      ),
      single: z.int(),
      positions: z.int(),
    }),
    'The changes, newest first, and how many matters have one position only.',
  ),
});

const sentenceSchema = spanSchema.extend({ text: z.string() });
const kindsOfRow = ['same', 'changed', 'moved', 'added', 'dropped'] as const;
const diff = createRoute({
  method: 'get',
  path: '/texts/diff',
  summary: 'Two texts sentence by sentence: added, dropped, changed, weakened',
  request: {
    query: z.object({ before: z.string().max(64), after: z.string().max(64) }),
  },
  responses: json(
    z.object({
      before: documentHeadSchema,
      after: documentHeadSchema,
      rows: z.array(
        z.object({
          kind: z.enum(kindsOfRow),
          before: sentenceSchema.nullable(),
          after: sentenceSchema.nullable(),
          words: z.array(
            z.object({ kind: z.enum(['same', 'dropped', 'added']), text: z.string() }),
          ),
          force: z.object({
            before: z.enum(FORCES).nullable(),
            after: z.enum(FORCES).nullable(),
            turn: z.enum(['weakened', 'strengthened']).nullable(),
          }),
        }),
      ),
      counts: z.record(z.string(), z.int()),
    }),
    'The rows in the order of the later text.',
  ),
});

const agenda = createRoute({
  method: 'get',
  path: '/gaps/agenda',
  summary: 'What a text leaves out, against a declared agenda or the text before it',
  request: {
    query: questionQuery.extend({ agenda: z.string().max(60).optional(), kind: kindQuery }),
  },
  responses: json(
    z.object({ question: questionSchema, findings: z.array(findingSchema), result: z.unknown() }),
    'The topics, each with what its absence means.',
  ),
});

export function textRoutes(api: OpenAPIHono, context: ServerContext): void {
  const { measures, names, store, snapshots, today } = context;
  const topics = names.topics ?? [];
  api.openapi(wording, async (c) => {
    const { terms, kind, text, before, ...asked } = c.req.valid('query');
    const question = resolveQuestion(asked, names, today);
    const wanted = terms
      ?.split(',')
      .map((term) => term.trim())
      .filter(Boolean);
    const key = `wording ${JSON.stringify([wanted, kind, text, before])}`;
    const view = await measures.view(question, key, (kase) => {
      const kinds = [kind];
      const grid = termsView(kase, { topics, terms: wanted, kinds });
      const chosen = seriesOf(kase, {
        kinds,
        ...(text === undefined ? {} : { text }),
        ...(before === undefined ? {} : { before }),
      });
      const series = 'series' in chosen ? chosen.series : [];
      const pair = 'series' in chosen ? { now: chosen.now, before: chosen.before } : {};
      const result = wordingOf(series, kase.documents, { terms: [], ...pair });
      return {
        ...grid,
        ...{ now: result.now, before: result.before, compared: result.compared },
        words: result.words.map(({ word, now, before: earlier, read, odds, q }) => ({
          ...{ word, now, read, q, before: earlier },
          z: 'z' in odds ? odds.z : null,
        })),
        findings: wordingFindings(result).map(findingView),
      };
    });
    return c.json(view, 200);
  });
  api.openapi(lines, async (c) => {
    const { term, limit, ...asked } = c.req.valid('query');
    const question = resolveQuestion(asked, names, today);
    const topic = topics.find(({ id }) => id === term);
    const view = await measures.view(question, `lines ${limit} ${term}`, (kase) => ({
      ...{ term, label: topic?.label ?? term },
      ...linesOf(kase, topic ?? { words: [term] }, limit),
    }));
    return c.json(view, 200);
  });
  api.openapi(positions, async (c) => {
    const question = resolveQuestion(c.req.valid('query'), names, today);
    return c.json(await measures.view(question, 'positions', positionsView), 200);
  });
  api.openapi(diff, async (c) => {
    const { before, after } = c.req.valid('query');
    const [a, b] = await Promise.all([store.document(before), store.document(after)]);
    if (a === null) return unknownRecord('document', before) as never;
    if (b === null) return unknownRecord('document', after) as never;
    const { commitments, heads } = await snapshots();
    const found = diffTexts(a, b, commitments);
    return c.json({ ...found, before: heads.get(a.id)!, after: heads.get(b.id)! }, 200);
  });
  api.openapi(agenda, async (c) => {
    const { agenda: wanted, kind, ...asked } = c.req.valid('query');
    const question = resolveQuestion(asked, names, today);
    const declared = (names.agendas ?? []).find(({ id }) => id === wanted) ?? null;
    const view = await measures.view(question, `agenda ${wanted} ${kind}`, (kase) => {
      const chosen = seriesOf(kase, { kinds: [kind] });
      const result = agendaOf('series' in chosen ? chosen.series : [], {
        topics,
        declared: declared?.topics ?? null,
      });
      return {
        result,
        findings: agendaFindings(result, declared?.label ?? null).map(findingView),
      };
    });
    return c.json(view, 200);
  });
}
