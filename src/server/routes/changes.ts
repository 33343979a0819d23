import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { comparedView } from '../../case/views/compared.ts';
import { sinceView } from '../../case/views/since.ts';
import type { ServerContext } from '../context.ts';
import { changesSchema, comparedSchema, statesSchema } from '../change-schemas.ts';
import { badPin, notOpened, parsePin, type Pins } from '../pins.ts';
import { problemResponses } from '../problem.ts';
import { questionQuery, resolveQuestion, type QuestionQuery } from '../question.ts';

const json = <T extends z.ZodType>(schema: T, description: string) => ({
  200: { description, content: { 'application/json': { schema } } },
  ...problemResponses,
});
const pinText = z.string().max(90);

const since = createRoute({
  method: 'get',
  path: '/changes/since',
  summary: 'What changed since a day: refused, disputed, overdue, carried out, unknown, new',
  request: { query: questionQuery.extend({ day: z.iso.date().optional() }) },
  responses: json(changesSchema, 'The changes, newest first, with gains and losses by cell.'),
});
const states = createRoute({
  method: 'get',
  path: '/states',
  summary: 'States of the ledger that can be opened with v=, newest first',
  responses: json(statesSchema, 'The states.'),
});
const between = createRoute({
  method: 'get',
  path: '/changes/between',
  summary: 'What differs between two states of the ledger, for one question',
  request: { query: questionQuery.extend({ before: pinText, after: pinText.optional() }) },
  responses: json(comparedSchema, 'The differences.'),
});

export function sinceRoute(api: OpenAPIHono, { measures, names, today }: ServerContext): void {
  api.openapi(since, async (c) => {
    const { day, ...asked } = c.req.valid('query');
    const question = resolveQuestion(asked, names, today);
    const view = await measures.view(question, `since ${day ?? ''}`, (kase) => ({
      ...sinceView(kase, day ?? null),
    }));
    return c.json(view, 200);
  });
}

/** Routes over several states: they stand before the one that hands a request to a single state. */
export function stateRoutes(
  api: OpenAPIHono,
  context: ServerContext,
  pins: Pins<{ context: ServerContext }>,
): void {
  const { store, names } = context;
  api.openapi(states, async (c) => {
    await store.note?.(context.now());
    const all = [...((await store.states?.()) ?? [])];
    return c.json({ states: all, now: await store.fingerprint() }, 200);
  });
  const of = async ({ measures, today, store: held }: ServerContext, asked: QuestionQuery) => {
    const { kase, now } = await measures.case(resolveQuestion(asked, names, today));
    return { kase, fingerprint: now.fingerprint, reviews: await held.reviews(), today };
  };
  api.openapi(between, async (c) => {
    const { before, after, ...asked } = c.req.valid('query');
    const first = parsePin(before);
    const second = after === undefined || after === '' ? null : parsePin(after);
    if (first === null) return badPin(before) as never;
    if (second === null && after !== undefined && after !== '') return badPin(after) as never;
    const was = await pins.use(first, async (made) => of(made.context, asked));
    if (was.value === null) return notOpened(was.diagnostics) as never;
    const is =
      second === null
        ? { value: await of(context, asked), diagnostics: [] }
        : await pins.use(second, async (made) => of(made.context, asked));
    if (is.value === null) return notOpened(is.diagnostics) as never;
    const state = ({ fingerprint, today }: { fingerprint: string; today: string }) => ({
      fingerprint,
      asOf: today,
    });
    return c.json(
      { before: state(was.value), after: state(is.value), ...comparedView(was.value, is.value) },
      200,
    );
  });
}
