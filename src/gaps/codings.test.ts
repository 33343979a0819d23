import { describe, expect, it } from 'vitest';
import type { Event, Review } from '../model/index.ts';
import { agreementOf } from './codings.ts';
import { event } from './fixtures.ts';

const ROOTS = ['CONSULT', 'AGREE', 'AID'] as const;
const coded = Array.from({ length: 30 }, (_, i): Event => ({
  ...event(`e${i}`, '2024-01-10', ['NATO'], ['JPN'], { root: ROOTS[i % 3]!, coder: 'entente/1' }),
  documentId: `doc_${Math.floor(i / 3)}`,
  evidence: {
    start: (i % 3) * 100,
    end: (i % 3) * 100 + 50,
    quote: 'x',
    trigger: { start: 0, end: 1, text: 'x' },
  },
}));
let clock = 0;
const review = (i: number, decision: Review['decision'], given: Partial<Review> = {}): Review => ({
  record: 'review',
  id: `r${(clock += 1)}`,
  recordId: coded[i]!.id,
  decision,
  patch: {},
  reviewer: 'ann',
  at: String(clock).padStart(4, '0'),
  note: null,
  binds: { documentId: coded[i]!.documentId, start: 0, end: 50, root: coded[i]!.root },
  ...given,
});
const field = (found: ReturnType<typeof agreementOf>, name: string, at = 0) =>
  found.comparisons[at]!.fields.find((one) => one.field === name)!;

describe('agreement of coders', () => {
  it('nothing to compare is said so', () => {
    const found = agreementOf({ coded, reviews: [] });
    expect(found).toMatchObject({ comparisons: [], reason: 'no-unit-with-two-codings' });
  });

  it('accepted as it is: full agreement on what varies, none where nothing does', () => {
    const found = agreementOf({ coded, reviews: coded.map((_, i) => review(i, 'accept')) });
    expect(field(found, 'root').alpha).toMatchObject({ value: 1, units: 30 });
    expect(field(found, 'act').alpha).toMatchObject({ value: null, reason: 'no-variation' });
    expect(found.reviewed).toEqual({ accepted: 30, corrected: 0, rejected: 0, added: 0 });
    expect(found.recordIds).toHaveLength(30);
  });

  it('a rejection is "nothing", a correction another value, an addition one the machine missed', () => {
    const reviews = [
      ...coded.slice(0, 20).map((_, i) => review(i, 'accept')),
      ...[20, 21, 22].map((i) => review(i, 'reject')),
      ...[23, 24].map((i) => review(i, 'correct', { patch: { root: 'REJECT' } })),
      review(25, 'add', { recordId: 'ev_ffffffffffffffff', patch: { root: 'AID' } }),
    ];
    const found = agreementOf({ coded, reviews });
    expect(found.comparisons[0]).toMatchObject({ by: 'review', units: 26 });
    expect(field(found, 'root')).toMatchObject({ same: 20, units: 26 });
    expect(field(found, 'quad').units).toBe(26);
    // Status is compared only where both saw an act.
    expect(field(found, 'status').units).toBe(22);
    const { value } = field(found, 'root').alpha;
    expect(value).toBeGreaterThan(0.5);
    expect(value).toBeLessThan(0.8);
  });

  it('the last decision of a reviewer counts; two reviewers are compared with each other', () => {
    const reviews = [
      ...coded.map((_, i) => review(i, 'reject')),
      ...coded.map((_, i) => review(i, 'accept')),
      ...coded.map((_, i) => review(i, i < 3 ? 'reject' : 'accept', { reviewer: 'bob' })),
    ];
    const found = agreementOf({ coded, reviews });
    expect(found.comparisons.map(({ a, b, by }) => [a, b, by])).toEqual([
      ['entente/1', 'human/ann', 'review'],
      ['entente/1', 'human/bob', 'review'],
      ['human/ann', 'human/bob', 'two-reviewers'],
    ]);
    expect(field(found, 'root', 0).alpha).toMatchObject({ value: 1 });
    expect(field(found, 'root', 2)).toMatchObject({ same: 27, units: 30 });
  });

  it('a gold coding is matched by passage, the same root first, and not beyond its documents', () => {
    const gold = coded
      .slice(0, 15)
      .filter((_, i) => i !== 0)
      .map((one): Event => ({ ...one, id: `${one.id}g`, coder: 'human/gold' }));
    const found = agreementOf({
      coded,
      reviews: [],
      others: [{ coder: 'human/gold', events: gold, gold: true }],
    });
    expect(found.comparisons).toHaveLength(1);
    expect(found.comparisons[0]).toMatchObject({ by: 'gold', units: 15 });
    expect(field(found, 'act')).toMatchObject({ same: 14, units: 15 });
    expect(field(found, 'root').same).toBe(14);
  });
});
