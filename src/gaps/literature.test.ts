/** Worked examples from the literature, as far as they are printed there. */
import { describe, expect, it } from 'vitest';
import { dropTest } from './agenda.ts';
import { alpha, type Unit } from './agreement.ts';
import { similarity } from './alignment.ts';
import { kaplanMeier } from './commitments/survival.ts';
import { concentration } from './dependence.ts';
import { excess } from './excess/index.ts';
import { benjaminiHochberg, poissonMidP } from './significance.ts';
import { gammaQuantile, logGamma, digamma, gammaP, normalQuantile } from './special.ts';
import { logOdds } from './wording.ts';

describe("Krippendorff's alpha", () => {
  // Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), example D: 4 observers, 12 units.
  const coders: Unit[] = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
    [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
  ];
  const units = coders[0]!.map((_, u) => coders.map((coder) => coder[u]!));
  it.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
  ] as const)('%s data: %d', (metric, value) =>
    expect(alpha(units, metric).value).toBeCloseTo(value, 3),
  );
  it('example B, binary data of two observers: 0.095', () => {
    const a = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0];
    const b = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0];
    expect(alpha(a.map((x, i) => [x, b[i]!])).value).toBeCloseTo(0.095, 3);
  });
});

it('Kaplan–Meier: remission under 6-MP (Freireich et al. 1963, as in Kleinbaum & Klein)', () => {
  const times = [6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
  const found = kaplanMeier(
    times,
    times.map((_, i) => i < 9),
  );
  if (!('rows' in found)) throw new Error('no rows');
  expect(found.rows.map((row) => row.S.toFixed(4))).toEqual([
    '0.8571',
    '0.8067',
    '0.7529',
    '0.6902',
    '0.6275',
    '0.5378',
    '0.4482',
  ]);
  expect(found.median).toEqual({ value: 23 });
  expect(found.rows[0]!.se).toBeCloseTo(0.0764, 4);
});

it('Benjamini & Hochberg 1995: four of fifteen rejected at 5 %', () => {
  const ps = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
    0.6528, 0.759, 1,
  ];
  const qs = benjaminiHochberg(ps);
  expect(qs.filter((q) => q <= 0.05)).toHaveLength(4);
  expect(qs[3]).toBeCloseTo((0.0095 * 15) / 4, 12);
  expect(benjaminiHochberg(ps.toReversed())).toEqual(qs.toReversed());
  expect(benjaminiHochberg([])).toEqual([]);
});

describe('Poisson rates', () => {
  it('compares two rates (the example of poisson.test in R, after Fleiss)', () => {
    // 11 in 800 against 21 in 3011 person-years: ratio 1.971, exact 95 % interval 0.858 to 4.277.
    const found = dropTest(21, 3011, 11, 800);
    if (!('pTwo' in found)) throw new Error('no test');
    expect(found.value).toBeCloseTo(1.971488, 5);
    expect(found.lo).toBeGreaterThan(0.858);
    expect(found.hi!).toBeLessThan(4.277);
    // Twice the upper mid-p of 11 of 32 under 800/3811, summed here by hand; R's exact p, which adds up
    // the less likely outcomes instead of doubling, is .0797.
    const share = 800 / 3811;
    let [term, tail] = [(1 - share) ** 32, 0];
    for (let k = 0; k <= 32; k++) {
      if (k >= 11) tail += k === 11 ? term / 2 : term;
      term *= ((32 - k) / (k + 1)) * (share / (1 - share));
    }
    expect(found.pTwo).toBeCloseTo(2 * tail, 10);
    expect(found.pTwo).toBeCloseTo(0.0797, 2);
  });

  it('has the exact limits of a count of 10 (Garwood 1936)', () => {
    expect(gammaQuantile(0.025, 10)).toBeCloseTo(4.795, 3);
    expect(gammaQuantile(0.975, 11)).toBeCloseTo(18.39, 2);
    expect(gammaQuantile(0.975, 1)).toBeCloseTo(3.689, 3);
  });

  it('an empty cell means something from about three expected', () => {
    expect(poissonMidP(0, 2.99)).toBeGreaterThan(0.05);
    expect(poissonMidP(0, 3)).toBeLessThan(0.05);
    expect(poissonMidP(0, 0)).toBe(1);
  });
});

it('adjusted residuals are those of Haberman 1973 in a table of two ways', () => {
  const table = [
    [20, 30, 10],
    [15, 5, 25],
  ];
  const total = 105;
  const rows = [60, 45];
  const columns = [35, 35, 35];
  const found = excess(table);
  if (found.value === null) throw new Error(found.reason);
  for (const { cell, m, n, adj } of found.value) {
    const [r, c] = [rows[cell[0]!]!, columns[cell[1]!]!];
    expect(m).toBeCloseTo((r * c) / total, 10);
    const expected = (n - m) / Math.sqrt(m * (1 - r / total) * (1 - c / total));
    expect(adj.value).toBeCloseTo(expected, 10);
  }
  expect(found.df).toBe(2);
});

it('log-odds: one word of two, by hand (Monroe, Colaresi & Quinn 2008, eq. 15 to 22)', () => {
  const counts = (a: number, b: number): Map<string, number> =>
    new Map([
      ['tax', a],
      ['war', b],
    ]);
  const { value } = logOdds(counts(6, 4), counts(2, 8), counts(50, 50), { a0: 2 });
  const tax = value.get('tax')!;
  if (!('delta' in tax)) throw new Error('no value');
  expect(tax.delta).toBeCloseTo(Math.log(7 / 5) - Math.log(3 / 9), 12);
  expect(tax.var).toBeCloseTo(1 / 7 + 1 / 3, 12);
  expect(tax.z).toBeCloseTo(tax.delta / Math.sqrt(1 / 7 + 1 / 3), 12);
});

it('S of Signorino & Ritter: full agreement 1, full opposition -1', () => {
  expect(similarity([1, 1, -1], [1, 1, -1])).toEqual({ value: 1, n: 3 });
  expect(similarity([1, -1], [-1, 1])).toEqual({ value: -1, n: 2 });
});

it('effective number of parties (Laakso & Taagepera 1979): shares .4 .4 .2 make 2.78', () => {
  const found = concentration([4, 4, 2]);
  expect('effective' in found && found.effective).toBeCloseTo(2.78, 2);
});

describe('special functions', () => {
  it.each([
    [0.5, Math.log(Math.sqrt(Math.PI))],
    [5, Math.log(24)],
    [11, Math.log(3_628_800)],
  ])('log Gamma(%d)', (x, value) => expect(logGamma(x)).toBeCloseTo(value, 12));
  it('digamma(1) is minus the Euler–Mascheroni constant', () =>
    expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 13));
  it('normal quantile', () => expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12));
  it.each([0.05, 0.3, 1, 2.5, 12, 100, 2105, 10_000])(
    'gamma quantile inverts P for shape %d',
    (a) => {
      for (const p of [0.001, 0.05, 0.5, 0.95, 0.999])
        expect(gammaP(a, gammaQuantile(p, a))).toBeCloseTo(p, 11);
    },
  );
});
