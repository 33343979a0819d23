import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dropTest } from './agenda.ts';
import { alignment } from './alignment.ts';
import { dependence } from './dependence.ts';
import { logOdds, useRuns } from './wording.ts';

/** The method pages are for readers who check: their numbers are those of the functions. */
const page = (name: string): string =>
  readFileSync(new URL(`../../docs/guide/gaps/${name}.md`, import.meta.url), 'utf8');
/** ".186", as the pages write a probability. */
const probability = (p: number): string => p.toFixed(3).replace(/^0/, '');

describe('the method pages', () => {
  it('agenda: the table of silences', () => {
    const rows = [
      ...page('agenda').matchAll(/^\| (\d+) of 38 \| ([\d.]+) \| (\.\d+) \| (yes|no) \|$/gm),
    ];
    expect(rows).toHaveLength(3);
    for (const [, x1, expected, p, drop] of rows) {
      const found = dropTest(Number(x1), 38, 0, 5);
      if (!('pDrop' in found)) throw new Error('a text of no paragraphs');
      expect(found.expected2.toFixed(2)).toBe(expected);
      expect(probability(found.pDrop)).toBe(p);
      expect(found.canConclude ? 'yes' : 'no').toBe(drop);
    }
  });

  it('wording: log-odds, standard error and z', () => {
    const counts = (china: number, allies: number, rest: number) =>
      new Map([
        ['china', china],
        ['allies', allies],
        ['rest', rest],
      ]);
    const { value, a0 } = logOdds(counts(6, 10, 84), counts(20, 10, 70), counts(60, 100, 840));
    const china = value.get('china')!;
    if (!('z' in china)) throw new Error(china.reason);
    expect(a0).toBe(500);
    const text = page('wording');
    expect(text).toContain(`= −${Math.abs(china.delta).toFixed(3)}`);
    expect(text).toContain(
      `= ${Math.sqrt(china.var).toFixed(3)}, so z = −${Math.abs(china.z).toFixed(2)}`,
    );
    expect(value.get('allies')).toMatchObject({ z: 0 });
    expect(useRuns([true, true, null, false])).toMatchObject({
      label: 'dropped',
      first: 0,
      last: 1,
    });
  });

  it('alignment: the six objects', () => {
    const signs: Readonly<Record<string, number>> = { '+': 1, '0': 0, '−': -1 };
    const text = page('alignment');
    const rows = [...text.matchAll(/^\| \d \| ([+0−]) \| ([+0−]) \| (\d) \|$/gm)];
    const a = rows.map(([, x]) => signs[x!]!);
    const b = rows.map(([, , y]) => signs[y!]!);
    for (const [i, [, , , apart]] of rows.entries())
      expect(Math.abs(a[i]! - b[i]!)).toBe(Number(apart));
    const found = alignment(a, b);
    if ('value' in found) throw new Error(found.reason);
    expect(found.n).toBe(6);
    expect(text).toContain(`/ 6 = ${found.lijphart.toFixed(2)}`);
    expect(text).toContain(`(0.5 / 2) = ${found.S.toFixed(2)}`);
    expect(text).toContain(`/ 2 = ${((1 - found.S) / 2).toFixed(2)}`);
    expect(text).toContain(`is ${found.kappa.value!.toFixed(2)}; pi`);
    expect(text).toContain(`is ${found.pi.value!.toFixed(2)}.`);
  });

  it('dependence: ten deeds', () => {
    const deeds = [
      ...Array.from({ length: 6 }, () => ['NATO']),
      ...[['USA'], ['USA'], ['GBR'], ['USA', 'GBR']],
    ];
    const text = page('dependence');
    for (const [member, label] of [
      ['NATO', 'NATO'],
      ['USA', 'United States'],
      ['GBR', 'United Kingdom'],
    ] as const) {
      const found = dependence(deeds, ['NATO', 'USA', 'GBR'], member);
      if ('value' in found) throw new Error(found.reason);
      const { takesPart, sole, fractional, without, hhi, effective } = found;
      expect(text).toContain(
        `| ${label} | ${Math.round(takesPart * 10)} of 10 | ${Math.round(sole * 10)} | ${fractional.toFixed(2)} | ${Math.round(without * 100)} % |`,
      );
      expect(text).toContain(`= ${hhi.toFixed(3)}, as if 1 / 0.445 = ${effective.toFixed(1)}`);
    }
  });
});
