import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { Case } from '../../case.ts';
import { agreementFor } from '../../case/agreement.ts';
import { relationsOf } from '../../case/relations.ts';
import type { Event } from '../../model/index.ts';
import { standingReviews, type Document, type Review } from '../../model/index.ts';
import {
  ORDERS,
  questionOf,
  reviewQueue,
  sameKind,
  type QueueFacts,
} from '../../reviewing/index.ts';
import { Recent } from '../cache.ts';
import type { ServerContext } from '../context.ts';
import { problemResponses } from '../problem.ts';
import { questionQuery, resolveQuestion } from '../question.ts';
import { agreementViewSchema, queueSchema, type QueuedView } from '../review-schemas.ts';
import type { Question } from '../schemas.ts';

const queue = createRoute({
  method: 'get',
  path: '/review/queue',
  summary: 'Records that wait for a person, in the order asked for',
  request: {
    query: questionQuery.extend({
      by: z.enum(ORDERS).default('uncertain'),
      reviewer: z.string().max(60).optional(),
      double: z.enum(['yes', 'no']).default('no'),
      seed: z.string().max(40).default('1'),
      limit: z.coerce.number().int().min(1).max(100).default(25),
      /** The record after which to go on. */
      cursor: z.string().max(64).optional(),
    }),
  },
  responses: {
    200: { description: 'The queue.', content: { 'application/json': { schema: queueSchema } } },
    ...problemResponses,
  },
});
const agreement = createRoute({
  method: 'get',
  path: '/review/agreement',
  summary: 'How far reviewers agree with the machine and with each other',
  request: { query: questionQuery },
  responses: {
    200: {
      description: "Krippendorff's alpha by field, with an interval over units.",
      content: { 'application/json': { schema: agreementViewSchema } },
    },
    ...problemResponses,
  },
});

/** Where a headline hangs on a record, and who says the contrary. */
interface Facts extends QueueFacts {
  cellsOf: (event: Event) => { member: string; partner: string; deeds: number }[];
}

function factsOf(kase: Case, reviews: readonly Review[]): Facts {
  const cells = kase.engagement().cells.filter(({ deeds }) => deeds.value !== null);
  const byEvent = new Map<string, { member: string; partner: string; deeds: number }[]>();
  const deeds = kase.deedById();
  for (const { member, partner, deeds: count, deedIds } of cells)
    for (const deed of deedIds)
      for (const id of deeds.get(deed)?.eventIds ?? []) {
        const list = byEvent.get(id) ?? [];
        list.push({ member, partner, deeds: count.value ?? 0 });
        byEvent.set(id, list);
      }
  const reports = new Map<string, number>();
  for (const { eventIds } of kase.deeds.deeds)
    for (const id of eventIds) reports.set(id, eventIds.length);
  const disputed = new Map<string, readonly string[]>();
  for (const [id, relations] of relationsOf(kase)) {
    const against = relations.filter(({ kind }) => kind === 'contradicts').flatMap((r) => r.ids);
    if (against.length > 0) disputed.set(id, against);
  }
  const last = new Map<string, Map<string, Review>>();
  for (const review of standingReviews(reviews)) {
    const of = last.get(review.recordId) ?? new Map<string, Review>();
    of.set(review.reviewer, review);
    last.set(review.recordId, of);
  }
  for (const [id, of] of last) {
    const said = [...of.values()].map(({ decision, patch }) => JSON.stringify([decision, patch]));
    if (new Set(said).size > 1)
      disputed.set(id, [...(disputed.get(id) ?? []), ...[...of.keys()].map((r) => `human/${r}`)]);
  }
  const cellsOf = (event: Event) => byEvent.get(event.id) ?? [];
  return {
    disputed,
    cellsOf,
    influence: (event) => {
      const least = Math.min(...cellsOf(event).map((cell) => cell.deeds));
      return Number.isFinite(least) && least > 0 ? 1 / least / (reports.get(event.id) ?? 1) : 0;
    },
  };
}

/** Sentence ends, for what stands around a passage. */
const edge = /[.!?]["”’)]*\s+/g;

/** The sentence or so before and after a passage, within its paragraph. */
export function around(document: Document, start: number, end: number): [string, string] {
  const paragraph = document.paragraphs.find((p) => p.start <= start && p.end >= end);
  const before = document.text.slice(paragraph?.start ?? Math.max(0, start - 400), start);
  const after = document.text.slice(end, paragraph?.end ?? end + 400);
  const cuts = [...before.trimEnd().matchAll(edge)].map((m) => m.index + m[0].length);
  const firstEnd = [...after.matchAll(edge)][0];
  return [
    before.slice(cuts.at(-1) ?? 0).trim(),
    (firstEnd === undefined ? after : after.slice(0, firstEnd.index + firstEnd[0].length)).trim(),
  ];
}

export function queueRoutes(api: OpenAPIHono, context: ServerContext): void {
  const { store, names, today, measures } = context;
  const kept = new Recent<unknown>(8);
  const nameOf = (code: string): string => names.actor(code)?.name ?? code;

  const facts = async (question: Question) => {
    const { kase, now } = await measures.case(question);
    const reviews = await store.reviews();
    const made = kept.get(`facts ${now.fingerprint} ${JSON.stringify(question)}`, () =>
      factsOf(kase, reviews),
    ) as Facts;
    return { kase, now, reviews, facts: made };
  };

  api.openapi(queue, async (c) => {
    const { by, reviewer, double, seed, limit, cursor, ...query } = c.req.valid('query');
    const question = resolveQuestion(query, names, today);
    const { now, reviews, facts: about } = await facts(question);
    const inside = (event: Event): boolean =>
      (question.from === null || (event.date.end ?? '') >= question.from) &&
      (question.to === null || (event.date.start ?? '~') <= question.to) &&
      (question.domain === null || event.domains.includes(question.domain));
    const { waiting, done, total } = reviewQueue(now.events.filter(inside), reviews, about, {
      by,
      reviewer: reviewer ?? null,
      double: double === 'yes',
      seed,
    });
    const from = cursor === undefined ? 0 : waiting.findIndex((q) => q.event.id === cursor) + 1;
    const page = waiting.slice(from, from + limit);
    const kinds = new Map<string, string[]>();
    for (const { event } of waiting) {
      const list = kinds.get(sameKind(event));
      if (list) list.push(event.id);
      else kinds.set(sameKind(event), [event.id]);
    }
    const texts = new Map<string, Document | null>();
    for (const { event } of page)
      if (!texts.has(event.documentId))
        texts.set(event.documentId, await store.document(event.documentId));
    const items = page.flatMap(({ event, score, against }): QueuedView[] => {
      const head = now.heads.get(event.documentId);
      const document = texts.get(event.documentId);
      if (!head || !document) return [];
      const { start, end } = event.evidence;
      const [before, after] = around(document, start, end);
      const places = [
        ...new Set(
          now.events
            .filter((other) => other.documentId === event.documentId)
            .map((other) => other.evidence.start),
        ),
      ].sort((a, b) => a - b);
      return [
        {
          ...{ event, document: head, before, after, score, against: [...against] },
          question: questionOf(event, nameOf),
          place: { at: places.indexOf(start) + 1, of: places.length },
          alike: (kinds.get(sameKind(event)) ?? []).slice(0, 200),
          cells: about.cellsOf(event).slice(0, 12),
        },
      ];
    });
    const more = from + limit < waiting.length;
    const nextCursor = more ? (page.at(-1)?.event.id ?? null) : null;
    return c.json({ items, waiting: waiting.length, done, total, nextCursor }, 200);
  });

  api.openapi(agreement, async (c) => {
    const question = resolveQuestion(c.req.valid('query'), names, today);
    const { kase, now, reviews } = await facts(question);
    const body = await (kept.get(`agreement ${now.fingerprint} ${JSON.stringify(question)}`, () =>
      agreementView(kase, context, reviews),
    ) as ReturnType<typeof agreementView>);
    return c.json(body, 200);
  });
}

async function agreementView(kase: Case, { store }: ServerContext, reviews: readonly Review[]) {
  const result = await agreementFor(
    kase,
    {
      reviews: async () => [...(await store.reviews())],
      coders: async () => [...(await store.coders())],
      events: async (filter) => [...(await store.events(filter))],
    },
    null,
  );
  return {
    comparisons: result.comparisons.map(({ a, b, by, units, fields }) => ({
      ...{ a, b, by, units },
      fields: fields.map(({ field, same, units: n, alpha, interval, grade }) => ({
        ...{ field, same, units: n },
        alpha:
          alpha.value === null || grade === null
            ? { value: null, reason: alpha.value === null ? alpha.reason : 'no-variation' }
            : {
                value: alpha.value,
                lo: 'lo' in interval ? interval.lo : null,
                hi: 'hi' in interval ? interval.hi : null,
                grade,
              },
      })),
    })),
    reviewed: result.reviewed,
    reviewers: [...new Set(standingReviews(reviews).map(({ reviewer }) => reviewer))].sort(),
  };
}
