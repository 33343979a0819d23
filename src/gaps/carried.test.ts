import { describe, expect, it } from 'vitest';
import type { Event } from '../model/index.ts';
import { type CoderError, carryError } from './carried.ts';
import { toDeeds } from './deeds/index.ts';
import { engagement } from './engagement/index.ts';
import { event, members } from './fixtures.ts';
import { nextSteps } from './next-steps.ts';

const SAMPLE: CoderError = { tp: 90, fp: 10, rtp: 80, fn: 20, measured: 'x/1', source: 'a test' };
const OPTIONS = { alliance: 'NATO', partners: ['IP4'], members, asOf: '2026-01-01' };
const acts = (n: number, coder: string, from = 2000): Event[] =>
  Array.from({ length: n }, (_, i) =>
    event(`${coder}${i}`, `${from + (i % 20)}-0${1 + Math.floor(i / 20)}-10`, ['NATO'], ['JPN'], {
      documentId: `doc_${coder}${i}`,
      coder,
      instrument: 'visit',
    }),
  );
const carry = (events: Event[], error: (coder: string) => CoderError | null, replicates = 500) => {
  const deeds = toDeeds(events, []);
  const byId = new Map(deeds.deeds.map((deed) => [deed.id, deed]));
  const table = engagement(deeds, { ...OPTIONS, replicates: 0 });
  return carryError(table, (id) => byId.get(id), { error, replicates });
};

describe('errors carried into counts', () => {
  it('corrects machine-coded deeds by precision over recall, and draws both in the interval', () => {
    const { total, cells, sample } = carry(acts(40, 'x/1'), () => SAMPLE);
    expect(sample).toBe(SAMPLE);
    if (total.value === null) throw new Error(total.reason);
    expect(total.value).toBeCloseTo(45, 10);
    expect(total).toMatchObject({ known: 0, machine: 40, B: 500 });
    // Wider than the errors alone (35 to 56), since documents are drawn anew as well.
    expect(total.lo).toBeLessThan(37);
    expect(total.hi).toBeGreaterThan(54);
    expect(cells.find((cell) => cell.partner === 'KOR')).toMatchObject({
      value: null,
      reason: 'no-evidence-found',
    });
  });

  it('leaves curated deeds as they are', () => {
    const { total } = carry([...acts(30, 'curated'), ...acts(10, 'x/1', 1950)], () => SAMPLE);
    expect(total).toMatchObject({ known: 30, machine: 10 });
    expect(total.value).toBeCloseTo(30 + 10 * (0.9 / 0.8), 10);
    const alone = carry(acts(30, 'curated'), () => null);
    expect(alone.total).toMatchObject({ value: 30, machine: 0 });
    expect(alone.sample).toBeNull();
  });

  it.each([
    ['a coder nobody measured', () => null, 'coder-not-measured'],
    ['too few looked at', () => ({ ...SAMPLE, tp: 9, fp: 1 }), 'too-few-reviewed'],
    [
      'two coders of different errors',
      (coder: string) => (coder === 'x/1' ? SAMPLE : { ...SAMPLE, source: 'another' }),
      'coder-not-measured',
    ],
  ] as const)('%s: a reason', (_, error, reason) =>
    expect(carry([...acts(10, 'x/1'), ...acts(10, 'y/1', 2003)], error).total).toEqual({
      value: null,
      reason,
    }),
  );

  it('one document has no interval', () => {
    const events = acts(3, 'x/1').map((one) => ({ ...one, documentId: 'doc_a' }));
    expect(carry(events, () => SAMPLE).total).toEqual({ value: null, reason: 'single-cluster' });
  });

  it('is the same each time, and agrees with its normal limit beyond three hundred documents', () => {
    const small = carry(acts(40, 'x/1'), () => SAMPLE);
    expect(carry(acts(40, 'x/1').toReversed(), () => SAMPLE)).toEqual(small);
    const many = Array.from({ length: 400 }, (_, i) => ({
      ...acts(1, `x/1`)[0]!,
      id: `ev_${String(i).padStart(16, '0')}`,
      documentId: `doc_${i}`,
      date: {
        ...acts(1, 'x/1')[0]!.date,
        start: `${1000 + i}-01-10`,
        end: `${1000 + i}-01-10`,
      },
    }));
    const { total } = carry(many, () => SAMPLE);
    if (total.value === null) throw new Error(total.reason);
    expect(total.value).toBeCloseTo(450, 8);
    expect(total.hi - total.lo).toBeGreaterThan(80);
    expect(total.hi - total.lo).toBeLessThan(220);
  });
});

describe('next steps', () => {
  const tie = (
    name: string,
    day: string,
    member: string,
    partner: string,
    kind: Event['instrument'],
  ) => event(name, day, [member], [partner], { instrument: kind, domains: ['cyber'] });
  it('gives precedents with their deeds, and no forecast on so little', () => {
    const found = nextSteps(
      toDeeds(
        [
          tie('a', '2020-01-01', 'GBR', 'JPN', 'visit'),
          tie('b', '2020-02-01', 'USA', 'JPN', 'visit'),
          tie('c', '2020-03-01', 'USA', 'JPN', 'exercise'),
        ],
        [],
      ).deeds,
      OPTIONS,
    );
    expect(found.steps).toHaveLength(1);
    expect(found.steps[0]).toMatchObject({ member: 'GBR', partner: 'JPN', kind: 'exercise' });
    expect(found.steps[0]!.precedents[0]!.deedIds).toHaveLength(1);
    expect(found.forecast).toEqual({ value: null, reason: 'fewer-than-20-new-ties' });
    expect(found.backtest).toMatchObject({ value: null });
  });
  it('nothing gives nothing', () =>
    expect(nextSteps([], OPTIONS)).toMatchObject({ steps: [], ties: 0, candidates: 0 }));
  it('leaves out what lies ahead, what has no day, and what was refused', () => {
    const found = nextSteps(
      toDeeds(
        [
          tie('a', '2030-01-01', 'GBR', 'JPN', 'visit'),
          { ...tie('b', '2020-01-01', 'USA', 'JPN', 'visit'), status: 'refused' },
          event('c', null, ['USA'], ['JPN'], { instrument: 'visit' }),
        ],
        [],
      ).deeds,
      OPTIONS,
    );
    expect(found.ties).toBe(0);
  });
});
