/** What measures say where there is little or nothing to measure; and exhaustive checks of the quick ones. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dropTest, leftOut } from './agenda.ts';
import { alpha } from './agreement.ts';
import { alignment, similarity } from './alignment.ts';
import { bootstrap } from './bootstrap.ts';
import { changePoint, changePointP, pelt } from './change.ts';
import { concentration, dependence, volatility } from './dependence.ts';
import { correctedCount } from './error.ts';
import { fitMargins } from './excess/fit.ts';
import { excess } from './excess/index.ts';
import { marginIndex, marginTotals } from './excess/table.ts';
import { nextScores, popularity, rankMetrics, type Tie } from './next.ts';
import { precedence } from './precedence.ts';
import { contradictions, copyClusters, sourceBasis } from './sources.ts';
import { firsts, trend } from './trend.ts';
import { logOdds, useRuns } from './wording.ts';

describe('nothing gives a reason, never a number', () => {
  it.each([
    ['alpha', alpha([]), 'no-unit-with-two-codings'],
    [
      'alpha of single codings',
      alpha([
        [1, null],
        [null, 2],
      ]),
      'no-unit-with-two-codings',
    ],
    ['alignment', alignment([], []), 'fewer-than-5-shared-objects'],
    ['similarity', similarity([], []), 'no-shared-objects'],
    ['concentration', concentration([]), 'no-deeds'],
    ['dependence', dependence([], ['USA'], 'USA'), 'fewer-than-10-deeds'],
    ['volatility', volatility([]), 'fewer-than-6-months'],
    ['trend', trend([]), 'fewer-than-4-periods'],
    ['change point', changePoint([]), 'fewer-than-4-periods'],
    ['precedence', precedence([], [], 100, 10), 'fewer-than-5-acts'],
    ['excess', excess([[0]]), 'too-few-deeds'],
    ['drop without a text', dropTest(1, 0, 1, 5), 'no-text'],
    ['drop of nothing', dropTest(0, 5, 0, 5), 'never-mentioned'],
    ['runs', useRuns([]), 'no-complete-document'],
    ['runs of a term never used', useRuns([false, false]), 'never-mentioned'],
    ['ranks', rankMetrics([], []), 'fewer-than-1-new-ties'],
    ['sources', sourceBasis([], []), 'no-source'],
    ['bootstrap of one unit', bootstrap(1, () => 1, { name: 'x' }), 'single-cluster'],
    ['bootstrap that fails', bootstrap(5, () => null, { name: 'x' }), 'unstable-bootstrap'],
    [
      'correction without review',
      correctedCount(5, { tp: 5, fp: 0, rtp: 50, fn: 0 }),
      'too-few-reviewed',
    ],
  ])('%s', (_, found, reason) => expect(found).toMatchObject({ value: null, reason }));

  it('separation is not a trend', () =>
    expect(trend([0, 0, 0, 0, 12])).toMatchObject({ value: null, reason: 'separation' }));
  it('a trend leaves out periods that were not read', () =>
    expect(trend([3, 5, 4, 8, 9, 100], [1, 1, 1, 1, 1, 0])).toEqual(trend([3, 5, 4, 8, 9])));
});

describe('log-linear gap', () => {
  const table = fc.array(
    fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 3, maxLength: 3 }),
    {
      minLength: 2,
      maxLength: 5,
    },
  );
  it('keeps the margins', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const counts = Float64Array.from(rows.flat());
        const margins = [marginIndex([rows.length, 3], [0]), marginIndex([rows.length, 3], [1])];
        const fit = fitMargins(counts, new Uint8Array(counts.length).fill(1), margins);
        for (const margin of margins) {
          const wanted = marginTotals(counts, margin);
          marginTotals(fit.expected, margin).forEach((sum, i) =>
            expect(sum).toBeCloseTo(wanted[i]!, 6),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('does not care for the order of rows', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const a = excess(rows);
        const b = excess(rows.toReversed());
        if (a.value === null || b.value === null) {
          expect(a).toEqual(b);
          return;
        }
        const at = new Map(b.value.map((c) => [`${rows.length - 1 - c.cell[0]!} ${c.cell[1]}`, c]));
        for (const cell of a.value) {
          const other = at.get(cell.cell.join(' '))!;
          expect(cell.m).toBeCloseTo(other.m, 6);
          expect(cell.p ?? -1).toBeCloseTo(other.p ?? -1, 6);
          expect(cell.say).toBe(other.say);
        }
      }),
      // 4 × 26 / 104 expects exactly one, the least that is tested.
      {
        numRuns: 25,
        examples: [
          [
            [
              [12, 11, 17],
              [2, 2, 0],
              [20, 19, 8],
              [8, 4, 1],
            ],
          ],
        ],
      },
    );
  });

  it('expects nothing in a structural zero, and ignores what is counted there', () => {
    const n = [
      [99, 10, 12],
      [11, 9, 14],
      [8, 13, 10],
    ];
    const mask = [
      [0, 1, 1],
      [1, 1, 1],
      [1, 1, 1],
    ];
    const found = excess(n, mask);
    if (found.value === null) throw new Error(found.reason);
    expect(found.total).toBe(87);
    expect(found.value.some(({ cell }) => cell[0] === 0 && cell[1] === 0)).toBe(false);
  });

  it('calls an empty cell only where about three were expected, and does not test below one', () => {
    const found = excess([
      [40, 0],
      [1, 1],
    ]);
    if (found.value === null) throw new Error(found.reason);
    const say = found.value.map((cell) => cell.say);
    expect(say[1]).toBe('too-thin-to-call-empty');
    expect(found.value[3]).toMatchObject({ p: null, say: 'not-tested-expected-below-minimum' });
  });
});

describe('changes', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 4, maxLength: 12 });
  const segment = (ys: readonly number[]): number => {
    const s = ys.reduce((a, b) => a + b, 0);
    return s > 0 ? -2 * (s * Math.log(s / ys.length) - s) : 0;
  };
  /** The best division by trying all. */
  const best = (ys: readonly number[], least: number): number => {
    const penalty = 2 * Math.log(ys.length);
    const from = (start: number): number => {
      let value = segment(ys.slice(start));
      for (let k = start + least; k <= ys.length - least; k++)
        value = Math.min(value, segment(ys.slice(start, k)) + penalty + from(k));
      return value;
    };
    return from(0);
  };
  it('PELT finds the optimum', () => {
    fc.assert(
      fc.property(counts, (ys) => {
        expect(pelt(ys, null, 2).cost).toBeCloseTo(best(ys, 2), 8);
      }),
      { numRuns: 150 },
    );
  });
  it('a clear change is not chance, a flat series is', () => {
    expect(changePointP([1, 1, 2, 1, 9, 8, 9, 10])!).toBeLessThan(0.01);
    expect(changePointP([3, 3, 3, 3, 3, 3])!).toBeGreaterThan(0.5);
    expect(changePointP([0, 0, 0, 0])).toBeNull();
  });
});

it('precedence counts the same as looking at every pair for every shift', () => {
  const days = fc.array(fc.integer({ min: 0, max: 59 }), { minLength: 5, maxLength: 8 });
  fc.assert(
    fc.property(days, days, fc.integer({ min: 1, max: 20 }), (a, b, k) => {
      const found = precedence(a, b, 60, k);
      if (!('T' in found)) throw new Error('no count');
      const hits = (shift: number): number =>
        b.filter((y) => a.some((x) => (x + shift) % 60 >= y - k && (x + shift) % 60 <= y - 1))
          .length;
      const all = Array.from({ length: 60 }, (_, shift) => hits(shift));
      expect(found.T).toBe(all[0]);
      expect(found.expected).toBeCloseTo(all.reduce((s, t) => s + t, 0) / 60, 12);
      expect(found.p).toBeCloseTo(all.filter((t) => t >= all[0]!).length / 60, 12);
    }),
    { numRuns: 60 },
  );
});

describe('texts', () => {
  it('says what silence means for each topic', () => {
    const before = { complete: true, n: 100, topics: { cyber: 60, china: 3 } };
    const now = { complete: true, n: 20, topics: { space: 2 } };
    expect(Object.fromEntries(leftOut(['cyber', 'china', 'space', 'wps'], before, now))).toEqual({
      cyber: 'absent:more-than-length-explains',
      china: 'absent:text-too-short-to-tell',
      space: 'present',
      wps: 'absent:also-absent-before',
    });
    expect(leftOut(['cyber'], null, now).get('cyber')).toBe('absent:no-baseline');
    expect(leftOut(['cyber'], before, { ...now, complete: false }).get('cyber')).toBe(
      'unknown:text-incomplete',
    );
  });

  it.each([
    [[true, true, false], 'dropped'],
    [[true, false], 'absent-after-short-use'],
    [[false, false, true], 'new'],
    [[false, true, true], 'in-use'],
    [[true, null, true], 'always'],
    [[true], 'single-document'],
  ])('%j is %s', (present, label) => expect(useRuns(present)).toMatchObject({ label }));

  it('log-odds turn round with the texts', () => {
    const a = new Map([
      ['war', 3],
      ['tax', 9],
    ]);
    const b = new Map([
      ['war', 8],
      ['tax', 2],
    ]);
    const all = new Map([
      ['war', 11],
      ['tax', 11],
    ]);
    const one = logOdds(a, b, all).value.get('war')!;
    const other = logOdds(b, a, all).value.get('war')!;
    expect('z' in one && 'z' in other && one.z + other.z).toBeCloseTo(0, 12);
  });

  it('copies are one source, and one publisher is one source', () => {
    const text = 'the four partners met the secretary general in brussels on tuesday';
    const docs = [
      { publisher: 'a', text, state: null, wire: null },
      { publisher: 'b', text: `${text} evening`, state: true, wire: null },
      { publisher: 'b', text: 'quite another story of ships and ports', state: true, wire: null },
    ];
    const clusters = copyClusters(docs);
    expect(clusters).toEqual([0, 0, 1]);
    expect(sourceBasis(docs, clusters)).toMatchObject({
      documents: 3,
      independent: 1,
      copies: 1,
      singleSource: true,
      stateShare: { value: 1, known: 2 },
    });
  });

  it('"at least 30" and "31" agree; a refusal and an act do not', () => {
    const claim = { key: 'k', status: 'actual', date: '2024-05', quantity: null };
    const ships = (value: number, bound: 'floor' | 'ceiling' | 'exact') => ({
      value,
      unit: 'ship',
      bound,
    });
    const kinds = (a: object, b: object): string[] =>
      contradictions([
        { ...claim, id: '1', ...a },
        { ...claim, id: '2', ...b },
      ]).map((c) => c.kind);
    expect(kinds({ quantity: ships(30, 'floor') }, { quantity: ships(31, 'exact') })).toEqual([]);
    expect(kinds({ quantity: ships(30, 'floor') }, { quantity: ships(29, 'exact') })).toEqual([
      'value',
    ]);
    expect(kinds({ quantity: ships(30, 'floor') }, { quantity: ships(20, 'ceiling') })).toEqual([
      'value',
    ]);
    expect(kinds({}, { status: 'refused' })).toEqual(['status']);
    expect(kinds({}, { date: '2024-06-02' })).toEqual(['date']);
    expect(kinds({}, { date: '2024-05-02' })).toEqual([]);
  });
});

it('a first near the start of reading is not called one', () => {
  const found = firsts(
    [
      { id: 'b', date: '2020-06', key: 'x' },
      { id: 'a', date: '2020-06-01', key: 'x' },
      { id: 'c', date: '2021-12-31', key: 'y' },
    ],
    '2020-01-01',
  );
  expect(found.get('x')).toEqual({ id: 'a', date: '2020-06-01', claim: 'left-censored' });
  expect(found.get('y')).toMatchObject({ claim: 'first-in-record' });
});

it('next steps name pairs that have the tie already', () => {
  const seen: Tie[] = [
    ['USA', 'JPN', 'cyber', 'project'],
    ['USA', 'KOR', 'cyber', 'project'],
    ['USA', 'KOR', 'space', 'project'],
  ];
  const wanted: Tie = ['USA', 'JPN', 'space', 'project'];
  const { score, because } = nextScores(seen, [wanted]).get('USA|JPN|space|project')!;
  expect(because).toEqual([['USA', 'KOR']]);
  expect(score).toBeCloseTo(1 / 4 + 0.001, 12);
  expect(popularity([...seen, ...seen], [wanted])).toEqual(popularity(seen, [wanted]));
});

it('a count corrected for error grows with what is missed', () => {
  const found = correctedCount(40, { tp: 90, fp: 10, rtp: 60, fn: 40 });
  if (found.value === null) throw new Error(found.reason);
  expect(found.value).toBeCloseTo((40 * 0.9) / 0.6, 12);
  expect(found.lo).toBeLessThan(found.value);
  expect(found.hi).toBeGreaterThan(found.value);
});
