import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { briefFor } from '../../brief.ts';
import { questionWords } from '../../case.ts';
import { relationsOf } from '../../case/relations.ts';
import {
  checkDraft,
  draftSchema,
  FORMS,
  inputOf,
  listDrafts,
  newDraft,
  readDraft,
  removeDraft,
  renderBrief,
  revisionOf,
  writeDraft,
  type Draft,
  type Form,
} from '../../briefs/index.ts';
import { buildBrief } from '../../views/index.ts';
import { briefStateSchema, briefsSchema, type BriefState } from '../brief-schemas.ts';
import type { ServerContext } from '../context.ts';
import { diagnosed, problemResponse, problemResponses } from '../problem.ts';
import { questionQuery, resolveQuestion } from '../question.ts';

const json = <T extends z.ZodType>(schema: T, description: string) => ({
  200: { description, content: { 'application/json': { schema } } },
  ...problemResponses,
});
const params = z.object({ id: z.string().max(64) });
const list = createRoute({
  method: 'get',
  path: '/briefs',
  summary: 'The briefs kept beside the ledger',
  responses: json(briefsSchema, 'The briefs.'),
});
const create = createRoute({
  method: 'post',
  path: '/briefs',
  summary: 'Make a brief of a question, with chosen findings and pinned records',
  request: {
    body: {
      content: {
        'application/json': {
          schema: questionQuery.extend({
            title: z.string().max(300).optional(),
            standfirst: z.string().max(600).default(''),
            findings: z.array(z.string().max(200)).max(200).optional(),
            pins: z.array(z.string().max(64)).max(500).default([]),
          }),
        },
      },
    },
  },
  responses: json(briefStateSchema, 'The brief as it was made and kept.'),
});
const one = createRoute({
  method: 'get',
  path: '/briefs/{id}',
  summary: 'A brief with its checks, made anew over the ledger of now',
  request: { params },
  responses: json(briefStateSchema, 'The brief.'),
});
const save = createRoute({
  method: 'put',
  path: '/briefs/{id}',
  summary: 'Keep a brief as it was edited',
  request: {
    params,
    body: {
      content: {
        'application/json': {
          schema: z.object({ draft: draftSchema, revision: z.string().max(64) }),
        },
      },
    },
  },
  responses: {
    409: { description: 'It was changed since it was opened.' },
    ...json(briefStateSchema, 'The brief as it is kept.'),
  },
});
const remove = createRoute({
  method: 'delete',
  path: '/briefs/{id}',
  summary: 'Remove a brief',
  request: { params },
  responses: { 204: { description: 'It is gone.' }, ...problemResponses },
});
const file = createRoute({
  method: 'get',
  path: '/briefs/{id}/file',
  summary: 'A brief as a file; the same bytes as `entente brief --id ID --out FILE` writes',
  request: {
    params,
    query: z.object({ format: z.enum(['md', 'html', 'pdf', 'docx', 'json']).default('html') }),
  },
  responses: {
    200: {
      description: 'The file.',
      content: { 'application/octet-stream': { schema: z.string() } },
    },
    422: {
      description: 'A sentence has no source, or a citation is broken; the problem says which.',
    },
    ...problemResponses,
  },
});

const notKept = (): Response =>
  problemResponse({
    status: 404,
    code: 'brief/not-kept',
    title: 'No place for briefs',
    detail: 'This server has no ledger folder to keep briefs in.',
    advice: 'Serve a ledger with `entente serve --ledger DIR`.',
  });

/** A checked brief as the answer to a request for a file. */
export async function briefResponse(
  made: ReturnType<typeof buildBrief>,
  form: Form,
  name: string,
): Promise<Response> {
  const [problem] = made.diagnostics;
  if (made.value === null)
    return diagnosed(422, 'No brief', {
      code: problem?.code ?? 'brief/failed',
      message: made.diagnostics.map(({ message }) => message).join('; ') || 'no brief was made',
      advice:
        problem?.advice ??
        'Look at the question of the brief; it may ask for nothing that is on record.',
    });
  const { bytes } = await renderBrief(made.value, form);
  const asFile = form === 'html' ? 'inline' : 'attachment';
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': FORMS[form],
      'content-disposition': `${asFile}; filename="${name}.${form}"`,
      'cache-control': 'no-store',
    },
  });
}

/** These routes stand outside what a ledger determines: a brief changes while its ledger does not. */
export function briefRoutes(api: OpenAPIHono, context: ServerContext): void {
  const { names, today, measures, snapshots, version, dir } = context;

  const stateOf = async (draft: Draft): Promise<BriefState> => {
    const now = await snapshots();
    const documents = new Map(now.documents.map((document) => [document.id, document]));
    const { kase } = await measures.case(resolveQuestion(questionQuery.parse({}), names, today));
    const relations = relationsOf(kase);
    const contradicted = (id: string): boolean =>
      relations.get(id)?.some(({ kind }) => kind === 'contradicts') ?? false;
    const check = checkDraft(draft, now.recordById, documents, contradicted);
    const ids = new Set(
      draft.sections.flatMap(({ statements }) =>
        statements.flatMap(({ pieces }) => pieces.flatMap(({ recordIds }) => recordIds ?? [])),
      ),
    );
    const sources = [...ids].flatMap((id) => {
      const record = now.recordById.get(id);
      const document = record && now.heads.get(record.documentId);
      return record && document ? [{ record, document }] : [];
    });
    return {
      ...{ draft, revision: revisionOf(draft), check, sources },
      stale: draft.snapshot !== now.fingerprint,
      fingerprint: now.fingerprint,
    };
  };
  const made = async (draft: Draft) => {
    const now = await snapshots();
    const documents = new Map(now.documents.map((document) => [document.id, document]));
    return buildBrief(inputOf(draft, { records: now.recordById, documents, version }));
  };

  api.openapi(list, async (c) => {
    if (dir === null) return c.json({ items: [], kept: false }, 200);
    const { value } = await listDrafts(dir);
    const items = value.map(({ id, title, asOf, snapshot, sections }) => ({
      ...{ id, title, asOf, snapshot },
      statements: sections.reduce((n, { statements }) => n + statements.length, 0),
    }));
    return c.json({ items, kept: true }, 200);
  });

  api.openapi(create, async (c) => {
    if (dir === null) return notKept() as never;
    const { title, standfirst, findings, pins, ...query } = c.req.valid('json');
    const question = resolveQuestion(query, names, today);
    const { kase, now } = await measures.case(question);
    const asked = { ...kase.question, partners: question.asked };
    const words = questionWords(asked, kase.name);
    const input = briefFor(
      { ...kase, question: asked },
      { version, snapshot: now.fingerprint, words },
      {
        pins,
        ...(title === undefined || title.trim() === '' ? {} : { title: title.trim() }),
        ...(findings === undefined ? {} : { findings }),
      },
    );
    const { alliance, from, to, domain, without } = question;
    const taken = new Set((await listDrafts(dir)).value.map(({ id }) => id));
    const draft = newDraft(
      input,
      { alliance, partners: question.asked, from, to, domain, without, words },
      standfirst,
      (id) => taken.has(id),
    );
    const kept = await writeDraft(dir, draft, null);
    const [problem] = kept.diagnostics;
    if (kept.value === null && problem)
      return diagnosed(409, 'The brief was not kept', problem) as never;
    return c.json(await stateOf(draft), 200);
  });

  api.openapi(one, async (c) => {
    if (dir === null) return notKept() as never;
    const { value, diagnostics } = await readDraft(dir, c.req.valid('param').id);
    const [problem] = diagnostics;
    if (value === null && problem) return diagnosed(404, 'No such brief', problem) as never;
    return c.json(await stateOf(value!), 200);
  });

  api.openapi(save, async (c) => {
    if (dir === null) return notKept();
    const { draft, revision } = c.req.valid('json');
    if (draft.id !== c.req.valid('param').id)
      return problemResponse({
        status: 400,
        code: 'server/invalid-value',
        title: 'Invalid value',
        detail: `invalid id: ${draft.id}`,
        advice: 'The brief and the address name the same id.',
      });
    const kept = await writeDraft(dir, draft, revision);
    const [problem] = kept.diagnostics;
    if (kept.value === null && problem) return diagnosed(409, 'The brief was not kept', problem);
    return c.json(await stateOf(draft), 200);
  });

  api.openapi(remove, async (c) => {
    if (dir === null) return notKept();
    await removeDraft(dir, c.req.valid('param').id);
    return c.body(null, 204);
  });

  api.openapi(file, async (c) => {
    if (dir === null) return notKept();
    const { value, diagnostics } = await readDraft(dir, c.req.valid('param').id);
    const [problem] = diagnostics;
    if (value === null && problem) return diagnosed(404, 'No such brief', problem);
    return briefResponse(await made(value!), c.req.valid('query').format, value!.id);
  });
}
