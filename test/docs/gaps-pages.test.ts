/** The numbers printed in the method pages are what the functions give. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  alpha,
  alphaInterval,
  changePoint,
  changePointP,
  correctedCount,
  contradictions,
  firsts,
  nextScores,
  pathState,
  pelt,
  precedence,
  rankMetrics,
  sourceBasis,
  trend,
  twoPartPledge,
  volatility,
} from '../../src/gaps/index.ts';
import { dayNumber } from '../../src/base/index.ts';
import { scoreOf } from '../../src/model/index.ts';
import { bare, page, says } from './page.ts';

const folder = new URL('../../docs/guide/gaps/', import.meta.url);

describe('every page', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
  it.each(names)('%s says what is asked, what it cannot say, and where it comes from', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    expect(text).toMatch(/\*\*Question\.\*\*/);
    expect(text).toContain('## What it cannot say');
    expect(text).toMatch(/## References?\n/);
  });
  it.each(names)('%s has no dead link', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    for (const [, target] of text.matchAll(/\]\((?!https?:)([^)#]+)/g))
      expect(existsSync(new URL(target!, folder)), target).toBe(true);
  });
});

describe('dependence', () => {
  it('how steady six months by turns are', () => {
    const [talk, reproach] = [scoreOf('CONSULT'), scoreOf('ACCUSE')];
    const found = volatility([[talk], [reproach], [talk], [reproach], [talk], [reproach]]);
    if ('value' in found) throw new Error('no volatility');
    says('dependence', `a score of ${talk}) and a reproach (ACCUSE, a score of −${-reproach})`);
    says('dependence', `mean of the months is −${(-found.mean).toFixed(2)}`);
    says('dependence', `standard deviation ${found.sd.toFixed(2)}`);
    says('dependence', `lies ${found.masc} from the one before`);
    says('dependence', `mixed ${bare(found.signEntropy)} on a scale`);
    const six = volatility(Array.from({ length: 6 }, () => [talk]));
    expect(six).toMatchObject({ mean: 2.5, sd: 0, masc: 0, signEntropy: 0 });
  });
});

describe('trend', () => {
  const [deeds, read] = [
    [2, 3, 8, 9, 24],
    [10, 10, 20, 20, 40],
  ];
  const percent = (ratio: number): string => ((ratio - 1) * 100).toFixed(0);
  it('per document and in bare counts', () => {
    for (const [i, n] of deeds.entries())
      says('trend', `| ${i + 1} | ${read[i]} | ${n} | ${bare(n / read[i]!)} |`);
    const [rate, count] = [trend(deeds, read), trend(deeds)];
    if (rate.value === null || count.value === null) throw new Error('no trend');
    says('trend', `rise by ${percent(count.value)} % a half-year`);
    says('trend', `${percent(count.lo)} % to ${percent(count.hi)} %`);
    says('trend', `the rise is ${percent(rate.value)} % a half-year`);
    const low = ((1 - rate.lo) * 100).toFixed(1);
    says('trend', `runs from −${low} % to ${percent(rate.hi)} %`);
  });
  it('change and firsts', () => {
    const series = [1, 0, 2, 1, 6, 7, 5, 8];
    const found = changePoint(series);
    if (!('gain' in found)) throw new Error('no change');
    expect(found.k).toBe(4);
    expect(pelt(series).changes).toEqual([4]);
    says(
      'trend',
      `${found.rateBefore.toFixed(1)} deeds a document before, ${found.rateAfter} after`,
    );
    says('trend', `p = ${bare(changePointP(series, null, { name: 'trend change' })!, 3)}`);
    const first = firsts(
      [
        { id: 'a', date: '2012-09-10', key: 'visit' },
        { id: 'b', date: '2014-05-06', key: 'exercise' },
      ],
      '2012-06-14',
    );
    expect([...first.values()].map(({ claim }) => claim)).toEqual([
      'left-censored',
      'first-in-record',
    ]);
    says('trend', `only ${dayNumber('2012-09-10') - dayNumber('2012-06-14')} days before`);
  });
});

it('precedence', () => {
  const tests = [20, 90, 160, 230, 300];
  const meetings = [25, 95, 166, 240, 340];
  says('precedence', `days ${tests.slice(0, -1).join(', ')} and ${tests.at(-1)}`);
  says('precedence', `days ${meetings.slice(0, -1).join(', ')} and ${meetings.at(-1)}`);
  const near = precedence(tests, meetings, 365, 10);
  const back = precedence(meetings, tests, 365, 10);
  const wide = precedence(tests, meetings, 365, 90);
  if (!('p' in near && 'p' in back && 'p' in wide)) throw new Error('refused');
  expect(near.T).toBe(4);
  says('precedence', `On average ${near.expected.toFixed(2)} meetings follow`);
  says('precedence', `in ${Math.round(near.p * 365)} of the 365 turns: p = ${bare(near.p, 3)}`);
  says('precedence', `(p = ${back.p})`);
  expect(wide.T).toBe(5);
  says('precedence', `${wide.expected.toFixed(1)} would: p = ${bare(wide.p)}`);
});

it('sources', () => {
  const of = (publisher: string, state = false) => ({ publisher, state });
  const found = sourceBasis(
    [of('nato.int'), of('nato.int'), of('A'), of('B'), of('C', true)],
    [0, 1, 2, 2, 2],
  );
  if (!('independent' in found)) throw new Error(found.reason);
  expect(found.independent).toBe(2);
  says('sources', `${found.copies} of the five are copies`);
  says('sources', `= ${found.effective.toFixed(2)}`);
  says('sources', `so ${found.stateShare.value! * 100} %`);
  const claim = (id: string, value: number, bound: 'exact' | 'floor') => ({
    ...{ id, key: 'x', status: 'actual', date: null },
    quantity: { value, unit: 'frigates', bound },
  });
  expect(contradictions([claim('a', 30, 'exact'), claim('b', 31, 'exact')])).toHaveLength(1);
  expect(contradictions([claim('a', 30, 'floor'), claim('b', 31, 'exact')])).toHaveLength(0);
});

it('agreement', () => {
  const [machine, reviewer] = [
    [0, 0, 0, 0, 1, 1, 1, 2, 0, 2],
    [0, 0, 0, 0, 1, 1, 1, 2, 1, 0],
  ];
  says('agreement', `| machine | ${machine.join(' | ')} |`);
  says('agreement', `| reviewer | ${reviewer.join(' | ')} |`);
  const units = machine.map((x, i) => [x, reviewer[i]!]);
  const found = alpha(units);
  if (found.value === null) throw new Error(found.reason);
  says('agreement', `probability ${bare(found.De, 3)}`);
  says('agreement', `differ on ${bare(found.Do, 3)} of the passages`);
  says('agreement', `Alpha = 1 − ${bare(found.Do, 3)}/${bare(found.De, 3)} = ${bare(found.value)}`);
  const interval = alphaInterval(units);
  if (!('lo' in interval)) throw new Error(interval.reason);
  says('agreement', `from ${bare(interval.lo)} to ${interval.hi}`);
  expect(alpha(machine.map(() => [0, 0]))).toMatchObject({ value: null, reason: 'no-variation' });
});

it('next', () => {
  const seen = [
    ['GBR', 'AUS', 'maritime', 'exercise'],
    ['GBR', 'JPN', 'cyber', 'visit'],
    ['USA', 'JPN', 'cyber', 'visit'],
    ['USA', 'KOR', 'cyber', 'visit'],
    ['USA', 'KOR', 'space', 'project'],
  ] as const;
  const candidates = [
    ['USA', 'JPN', 'space', 'project'],
    ['GBR', 'JPN', 'space', 'project'],
    ['GBR', 'JPN', 'maritime', 'exercise'],
    ['FRA', 'NZL', 'cyber', 'visit'],
  ] as const;
  const scores = nextScores(seen, candidates);
  const score = (i: number): number => scores.get(candidates[i]!.join('|'))!.score;
  says('next', `Score ${bare(score(0), 3)}`);
  says('next', `counts half: ${bare(score(1), 3)}`);
  const ranked = rankMetrics(
    candidates.map((tie, i) => [tie, score(i)] as const),
    [candidates[1]],
  );
  says('next', `second of four, 1/rank is ${'mrr' in ranked ? ranked.mrr : ''}.`);
});

it('error', () => {
  const review = { tp: 90, fp: 10, rtp: 80, fn: 20 };
  const [forty, eight] = [correctedCount(40, review), correctedCount(8, review)];
  if (forty.value === null || eight.value === null) throw new Error('refused');
  says('error', `36 / .8 = ${forty.value}`);
  says('error', `between ${forty.lo} and ${forty.hi}`);
  says('error', `corrected count is ${eight.value}, between ${eight.lo} and ${eight.hi}`);
});

it('indicators', () => {
  const seen = [1, 1.05, 1.1, 1.15, 1.2, 1.25].map((v, i) => [2014 + i, v] as const);
  const path = pathState([2014, 1], [2024, 2], seen);
  if ('value' in path) throw new Error(path.reason);
  says('indicators', `${path.required.toFixed(2)} % in 2019`);
  says('indicators', `${path.shortfall.toFixed(2)} points short of the line`);
  says('indicators', `and ${path.gapToTarget.toFixed(2)} short of the level`);
  says('indicators', `reached in ${Math.round(path.projected.value!)}`);
  const two = twoPartPledge(3, 2);
  if (two.value === null) throw new Error(two.reason);
  says('indicators', `3.0 + 1.5 = ${two.counted}, so ${two.value} short in all`);
  says('indicators', `and ${two.coreShort} short in core`);
  expect(page('indicators')).toContain('part-not-reported');
});
