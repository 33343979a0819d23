import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { relationsOf } from '../../case/relations.ts';
import { overlay } from '../../ledger/index.ts';
import { reviewSchema, standingReviews, type CodedRecord, type Review } from '../../model/index.ts';
import {
  decisionSchema,
  reviewOf,
  trainingRows,
  type DecisionSource,
} from '../../reviewing/index.ts';
import type { ServerContext } from '../context.ts';
import { ndjson } from '../ndjson.ts';
import { pageOf, pageQuery, pageSchema } from '../paging.ts';
import { diagnosed, problemResponses, unknownRecord } from '../problem.ts';
import { questionQuery, resolveQuestion } from '../question.ts';
import { decidedSchema, historySchema, relationsSchema, whySchema } from '../review-schemas.ts';
import type { RecordStore } from '../source.ts';

const json = <T extends z.ZodType>(schema: T, description: string) => ({
  200: { description, content: { 'application/json': { schema } } },
  ...problemResponses,
});
const params = z.object({ id: z.string().max(64) });

const list = createRoute({
  method: 'get',
  path: '/reviews',
  summary: 'Decisions of reviewers, in the order in which they apply',
  request: {
    query: z.object({
      ...pageQuery,
      recordId: z.string().max(64).optional(),
      reviewer: z.string().max(60).optional(),
    }),
  },
  responses: json(pageSchema(reviewSchema), 'A page of reviews.'),
});
const post = createRoute({
  method: 'post',
  path: '/reviews',
  summary: 'Accept, correct, reject or add a record, or take a decision back',
  request: { body: { content: { 'application/json': { schema: decisionSchema } } } },
  responses: {
    201: {
      description: 'The decision was kept.',
      content: { 'application/json': { schema: decidedSchema } },
    },
    422: { description: 'The decision cannot stand; the problem says why.' },
    ...problemResponses,
  },
});
const history = createRoute({
  method: 'get',
  path: '/records/{id}/history',
  summary: 'One record: as coded, as it stands, every decision, what others made of the sentence',
  request: { params },
  responses: json(historySchema, 'The history.'),
});
const why = createRoute({
  method: 'get',
  path: '/records/{id}/why',
  summary: 'Why the coder read the sentence so, with its next best readings',
  request: { params },
  responses: json(whySchema, 'The reading; null where the coder no longer makes this record.'),
});
const relations = createRoute({
  method: 'get',
  path: '/relations',
  summary: 'How records stand to each other: contradicts, repeats, follows, fulfils',
  request: { query: questionQuery.extend({ ids: z.string().min(1).max(12_000) }) },
  responses: json(relationsSchema, 'The relations, by record; records without any are left out.'),
});
const training = createRoute({
  method: 'get',
  path: '/reviews/training',
  summary: 'The decisions as training sentences, one a line',
  responses: {
    200: {
      description: 'NDJSON, as `entente export reviews --as training` writes it.',
      content: { 'application/x-ndjson': { schema: z.string() } },
    },
  },
});

const codedOf = (record: { record: string } | null): CodedRecord | null =>
  record !== null && ['event', 'commitment', 'position'].includes(record.record)
    ? (record as CodedRecord)
    : null;

const decisionSource = (store: RecordStore): DecisionSource => ({
  record: (id) => store.record(id),
  document: (id) => store.document(id),
  reviews: () => store.reviews(),
  coded: async (id) => {
    const now = codedOf(await store.record(id));
    const bound = (await store.reviews()).find((review) => review.recordId === id);
    const documentId = now?.documentId ?? bound?.binds.documentId;
    if (documentId === undefined) return null;
    return (await store.coded([documentId])).find((record) => record.id === id) ?? null;
  },
});

const kindOf = (id: string): 'events' | 'commitments' | 'positions' =>
  id.startsWith('co_') ? 'commitments' : id.startsWith('po_') ? 'positions' : 'events';

/** What each of two or more people leaves standing of a record, where they differ. */
function conflictOf(id: string, coded: CodedRecord | null, reviews: readonly Review[]) {
  const reviewers = [...new Set(reviews.map(({ reviewer }) => reviewer))].sort();
  const kind = kindOf(id);
  const each = reviewers.map((reviewer) => {
    const own = reviews.filter((review) => review.reviewer === reviewer);
    const left = overlay(kind, (coded === null ? [] : [coded]) as never[], own).records;
    return { reviewer, record: left.find((record) => record.id === id) ?? null };
  });
  const different = new Set(each.map(({ record }) => JSON.stringify(record)));
  return each.length > 1 && different.size > 1 ? each : [];
}

export function reviewRoutes(api: OpenAPIHono, context: ServerContext): void {
  const { store, snapshots, measures, names, today } = context;
  const source = decisionSource(store);

  api.openapi(training, async () => {
    const { recordById } = await snapshots();
    return ndjson(trainingRows(await store.reviews(), recordById)) as never;
  });

  api.openapi(list, async (c) => {
    const { recordId, reviewer, ...page } = c.req.valid('query');
    const fitting = (await store.reviews()).filter(
      (review) =>
        (recordId === undefined || review.recordId === recordId) &&
        (reviewer === undefined || review.reviewer === reviewer),
    );
    return c.json(
      pageOf(fitting, ({ at, id }) => `${at}\u001f${id}`, page),
      200,
    );
  });

  api.openapi(post, async (c) => {
    const { value, diagnostics } = await reviewOf(source, c.req.valid('json'), context.now());
    const [problem] = diagnostics;
    if (value === null) {
      const unknown = problem?.code.startsWith('review/unknown') ?? false;
      return diagnosed(
        unknown ? 404 : 422,
        'The decision was not kept',
        problem ?? {
          code: 'review/failed',
          message: 'the decision was not understood',
          advice: 'Load the record again and decide once more.',
        },
      );
    }
    const kept = await store.addReview(value);
    const [failure] = kept.diagnostics;
    if (kept.value === null && failure !== undefined)
      return diagnosed(500, 'The decision was not kept', failure);
    const record = codedOf(await store.record(value.recordId));
    return c.json({ review: value, record, fingerprint: await store.fingerprint() }, 201);
  });

  api.openapi(history, async (c) => {
    const { id } = c.req.valid('param');
    const now = codedOf(await store.record(id));
    const all = await store.reviews();
    const reviews = all.filter((review) => review.recordId === id);
    const documentId = now?.documentId ?? reviews[0]?.binds.documentId;
    const { heads } = await snapshots();
    const document = documentId === undefined ? undefined : heads.get(documentId);
    if (documentId === undefined || document === undefined)
      return unknownRecord('record', id) as never;
    const ofAll = await store.coded([documentId]);
    const coded = ofAll.find((record) => record.id === id) ?? null;
    const seen = now ?? coded;
    const others: CodedRecord[] = [];
    for (const coder of await store.coders())
      for (const record of await store.coded([documentId], coder))
        if (
          seen !== null &&
          record.record === seen.record &&
          record.coder !== (coded ?? seen).coder &&
          record.evidence.start < seen.evidence.end &&
          seen.evidence.start < record.evidence.end
        )
          others.push(record);
    const standing = new Set(standingReviews(all).map((review) => review.id));
    const question = resolveQuestion(questionQuery.parse({}), names, today);
    const { kase } = await measures.case(question);
    const deed = kase.deeds.deeds.find(({ eventIds }) => eventIds.includes(id));
    const first = deed?.eventIds[0];
    const body = {
      ...{ now, coded, document, others },
      reviews: reviews.map((review) => ({ ...review, stands: standing.has(review.id) })),
      mergedInto: first !== undefined && first !== id ? first : null,
      conflict: conflictOf(
        id,
        coded,
        standingReviews(all).filter((review) => review.recordId === id),
      ),
    };
    return c.json(body, 200);
  });

  api.openapi(why, async (c) => {
    const { id } = c.req.valid('param');
    const record = codedOf(await store.record(id)) ?? (await source.coded(id));
    const document = record === null ? null : await store.document(record.documentId);
    if (record === null || document === null) return unknownRecord('record', id) as never;
    const { start, end } = record.evidence;
    const entries = context
      .explain(document)
      .filter(({ sentence }) => sentence.start < end && start < sentence.end);
    const words = record.evidence.trigger.text;
    const entry =
      entries.find(({ decision }) => decision === id) ??
      entries.find(({ trigger }) => trigger !== '' && words.includes(trigger));
    if (entry === undefined) return c.json({ why: null }, 200);
    const { trigger, frame, operators, decision, verdict } = entry;
    return c.json(
      {
        why: {
          ...{ trigger, frame, operators, decision },
          act: verdict?.act ?? null,
          readings: verdict?.readings ?? [],
          reasons: verdict?.reasons ?? [],
        },
      },
      200,
    );
  });

  api.openapi(relations, async (c) => {
    const { ids, ...query } = c.req.valid('query');
    const { kase } = await measures.case(resolveQuestion(query, names, today));
    const all = relationsOf(kase);
    const of = Object.fromEntries(
      ids.split(',').flatMap((id) => {
        const found = all.get(id);
        return found === undefined ? [] : [[id, found] as const];
      }),
    );
    return c.json({ of }, 200);
  });
}
