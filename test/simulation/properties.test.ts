/** What must hold of the measures over any ledger. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stream } from '../../src/base/index.ts';
import { fitMargins } from '../../src/gaps/excess/fit.ts';
import { marginIndex, marginTotals } from '../../src/gaps/excess/table.ts';
import { engagement, type Deed, type DeedResult } from '../../src/gaps/index.ts';
import { MEMBERS, OPTIONS, PARTNERS, ledgerOf } from './ledgers.ts';

const ledgers = fc
  .tuple(fc.nat(100_000), fc.integer({ min: 1, max: 40 }))
  .map(([seed, documents]) =>
    ledgerOf(stream(seed, 'property'), documents, (i, j) => 0.05 * (i + 1) * (4 - j)),
  );
const asked = { ...OPTIONS, replicates: 50 };
const runs = { numRuns: 30 };

test('expected counts keep the margins of the observed ones', () => {
  const table = fc.array(fc.nat(30), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(table, (cells) => {
      const counts = Float64Array.from(cells);
      const margins = [marginIndex([3, 4], [0]), marginIndex([3, 4], [1])];
      const { expected, converged } = fitMargins(counts, new Uint8Array(12).fill(1), margins);
      expect(converged).toBe(true);
      for (const margin of margins) {
        const [want, got] = [marginTotals(counts, margin), marginTotals(expected, margin)];
        for (const [i, total] of want.entries()) expect(got[i]).toBeCloseTo(total, 6);
      }
    }),
    runs,
  );
});

const reordered = (result: DeedResult, seed: number): DeedResult => ({
  ...result,
  deeds: stream(seed, 'order').shuffle(result.deeds),
});

test('the order of deeds changes no number', () => {
  const numbers = (result: DeedResult) => {
    const { cells, total, gap } = engagement(result, asked);
    return {
      cells: cells.map(({ deeds, done, bootstrap }) => ({ deeds, done, bootstrap })),
      total: total.deeds,
      gap,
    };
  };
  fc.assert(
    fc.property(ledgers, fc.nat(), (ledger, seed) => {
      expect(numbers(reordered(ledger, seed))).toEqual(numbers(ledger));
    }),
    runs,
  );
});

test('new names for actors, in the same order, change no number', () => {
  const renamed = (code: string): string => `N${code}`;
  fc.assert(
    fc.property(ledgers, (ledger) => {
      const other: DeedResult = {
        ...ledger,
        deeds: ledger.deeds.map((deed) => ({
          ...deed,
          actors: deed.actors.map((actor) => ({ ...actor, code: renamed(actor.code) })),
        })),
      };
      const before = engagement(ledger, asked);
      const after = engagement(other, {
        ...asked,
        partners: PARTNERS.map(renamed),
        members: (group: string) => (group === 'ALL' ? MEMBERS.map(renamed) : []),
      });
      const plain = ({ cells, gap }: typeof before) =>
        JSON.stringify({ cells, gap }).replaceAll(/"N([A-Z]{3})"/g, '"$1"');
      expect(plain(after)).toBe(plain(before));
    }),
    runs,
  );
});

test('without a member, what is left and what it alone did are the whole', () => {
  fc.assert(
    fc.property(ledgers, fc.constantFrom(...MEMBERS), (ledger, without) => {
      const whole = engagement(ledger, asked).total.deedIds;
      const { total, lost } = engagement(ledger, { ...asked, without });
      expect([...total.deedIds, ...lost].sort()).toEqual([...whole].sort());
    }),
    runs,
  );
});

test('a document about others changes nothing', () => {
  const about = (id: string, codes: readonly string[]): Deed => ({
    ...ledgerOf(stream(1, 'one'), 1, () => 3).deeds[0]!,
    id: `de_${id}`,
    eventIds: [`ev_${id}`],
    documentIds: ['doc_other'],
    clusters: ['doc_other'],
    primaryDocumentId: 'doc_other',
    actors: codes.map((code) => ({ code, viaGroup: null, acts: true, receives: true })),
  });
  fc.assert(
    fc.property(ledgers, (ledger) => {
      const more = {
        ...ledger,
        deeds: [...ledger.deeds, about('x', ['QQQ', 'RRR']), about('y', ['AAA', 'QQQ'])],
      };
      expect(engagement(more, asked)).toEqual(engagement(ledger, asked));
    }),
    runs,
  );
});
