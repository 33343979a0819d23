import { describe, expect, it } from 'vitest';
import { commitment, document, event, idOf } from '../fixtures.ts';
import { commitmentStates } from './index.ts';
import { pathState, twoPartPledge } from './path.ts';
import { promiseScore } from './score.ts';
import { promiseStatus, type Followup } from './status.ts';

const said = (...items: [string, Followup['kind']][]): Followup[] =>
  items.map(([date, kind]) => ({ date, kind }));

describe('the state of a promise', () => {
  const at = { asOf: '2026-01-01', coverageEnd: '2026-01-01' };
  it.each([
    ['done in time', '2024', said(['2024-12-31', 'fulfil']), 'kept', null],
    ['done late', '2024', said(['2025-01-01', 'fulfil']), 'kept-late', null],
    [
      'done, though once refused',
      '2024',
      said(['2023-05-01', 'refuse'], ['2024-01-01', 'fulfil']),
      'kept',
      null,
    ],
    ['refused', '2027', said(['2025-01-01', 'refuse']), 'broken', 'refuse'],
    ['called off', '2027', said(['2025-01-01', 'cancel']), 'broken', 'cancel'],
    [
      'refused, then taken up',
      '2027',
      said(['2024-01-01', 'refuse'], ['2025-01-01', 'reaffirm']),
      'open',
      'no-evidence-yet',
    ],
    [
      'taken up, then refused',
      '2027',
      said(['2024-01-01', 'reaffirm'], ['2025-01-01', 'refuse']),
      'broken',
      'refuse',
    ],
    ['begun, not due', '2027', said(['2025-01-01', 'partial']), 'open', 'partial-evidence'],
    ['begun, due passed', '2024', said(['2023-06-01', 'partial']), 'partly', 'due-passed'],
    ['nothing, due passed', '2024', [], 'overdue', 'no-evidence-found'],
    ['nothing, no due date, new', null, [], 'open', 'no-evidence-yet'],
  ] as const)('%s', (_, due, evidence, status, reason) => {
    const promise = { made: due === null ? '2025-01-01' : '2023-01-01', due, evidence };
    expect(promiseStatus(promise, at)).toEqual({ status, reason });
  });

  it('an old promise without a due date is unknown, not open', () =>
    expect(promiseStatus({ made: '2020', due: null, evidence: [] }, at)).toEqual({
      status: 'unknown',
      reason: 'no-due-date-no-evidence',
    }));

  it('is open to the last day of the month, and unknown until reading went 30 days further', () => {
    const promise = { made: '2024-01-01', due: '2025-06', evidence: [] };
    const on = (asOf: string, coverageEnd: string | null) =>
      promiseStatus(promise, { asOf, coverageEnd }).reason;
    expect(on('2025-06-30', '2025-06-30')).toBe('no-evidence-yet');
    expect(on('2025-07-01', '2025-07-01')).toBe('not-covered-after-due');
    expect(on('2025-09-01', '2025-07-29')).toBe('not-covered-after-due');
    expect(on('2025-09-01', '2025-07-30')).toBe('no-evidence-found');
    expect(on('2025-09-01', null)).toBe('not-covered-after-due');
  });
});

describe('scores and paths', () => {
  it('what is not found is undecided; the bounds hold it', () => {
    const statuses = ['kept', 'kept', 'partly', 'broken', 'overdue', 'open'] as const;
    expect(promiseScore(statuses)).toMatchObject({
      value: 0.25,
      n: 4,
      undecided: 1,
      loBound: 0,
      hiBound: 0.4,
    });
    expect(promiseScore(statuses, { overdue: -1 })).toMatchObject({ value: 0, n: 5, undecided: 0 });
  });

  it('a spending pledge on a straight line', () => {
    const found = pathState(
      [2025, 2],
      [2035, 5],
      [
        [2025, 2],
        [2026, 2.2],
        [2027, 2.4],
        [2028, null],
      ],
    );
    expect(found).toMatchObject({ observed: 2.4, behind: true });
    if (!('required' in found)) throw new Error('no path');
    expect(found.required).toBeCloseTo(2.6, 12);
    expect(found.projected.value).toBeCloseTo(2040, 9);
  });

  it('ceilings and exact targets turn the shortfall round', () => {
    const seen: [number, number][] = [[2030, 3]];
    expect(pathState([2025, 4], [2035, 2], seen, 'ceiling')).toMatchObject({
      required: 3,
      shortfall: 0,
    });
    expect(pathState([2025, 2], [2035, 2], seen, 'exact')).toMatchObject({
      shortfall: 1,
      behind: true,
    });
  });

  it('five percent is three and a half and at most one and a half', () => {
    expect(twoPartPledge(2, 3)).toEqual({
      value: 1.5,
      counted: 3.5,
      coreShort: 1.5,
      uncounted: 1.5,
    });
    expect(twoPartPledge(null, 1)).toEqual({ value: null, reason: 'part-not-reported' });
  });
});

describe('from records to states', () => {
  const promise = commitment(
    'frigates',
    '2024-01-10',
    ['AUS'],
    ['JPN'],
    'buy Mogami frigates from Japan',
    {
      due: '2024-12',
      force: 'signed',
      documentId: 'promise',
    },
  );
  const asOf = '2026-01-01';
  const reading = (...texts: string[]) =>
    texts.map((text, i) => document(`d${i}`, `2025-0${i + 1}-15`, { text }));
  const state = (events: Parameters<typeof commitmentStates>[1], documents = reading('', '', '')) =>
    commitmentStates([promise], events, documents, { asOf }).rows[0]!;

  it('"overdue" takes three documents that name the object', () => {
    expect(state([])).toMatchObject({ state: 'unknown', reason: 'topic-not-read-after-due' });
    const on = 'Japan and its Mogami frigates were in the news.';
    expect(state([], reading(on, on, on))).toMatchObject({
      state: 'overdue',
      reason: 'no-evidence-found',
      coverage: { afterDue: 3, onObject: 3 },
    });
    expect(state([], reading(on, on, 'Japan spoke of trade.'))).toMatchObject({ state: 'unknown' });
  });

  it('an act on the object that is said to be done fulfils; another is partial', () => {
    const quote = 'Japan delivered the Mogami frigates to Australia.';
    const done = event('done', '2024-11-01', ['AUS', 'JPN'], [], { root: 'COOPERATE', quote });
    expect(state([done])).toMatchObject({ state: 'kept', evidence: [{ recordId: idOf('done') }] });
    const begun = event('begun', '2024-11-01', ['AUS'], ['JPN'], {
      root: 'COOPERATE',
      quote: 'Work on the Mogami frigates went on.',
    });
    expect(state([begun])).toMatchObject({ state: 'partly', reason: 'due-passed' });
  });

  it.each([
    [
      'other words',
      { quote: 'Japan delivered radars to Australia.' },
      ['AUS'],
      ['JPN'],
      '2024-11-01',
    ],
    [
      'another promiser',
      { quote: 'Japan delivered Mogami frigates.' },
      ['GBR'],
      ['JPN'],
      '2024-11-01',
    ],
    [
      'another recipient',
      { quote: 'They delivered Mogami frigates.' },
      ['AUS'],
      ['KOR'],
      '2024-11-01',
    ],
    [
      'before the promise',
      { quote: 'They delivered Mogami frigates.' },
      ['AUS'],
      ['JPN'],
      '2023-11-01',
    ],
    [
      'only a talk',
      { root: 'CONSULT', quote: 'They met about Mogami frigates.' },
      ['AUS'],
      ['JPN'],
      '2024-11-01',
    ],
  ] as const)('is no evidence: %s', (_, given, actors, recipients, date) => {
    const other = event('other', date, [...actors], [...recipients], {
      root: 'COOPERATE',
      ...given,
    });
    expect(state([other]).evidence).toEqual([]);
  });

  it('what two promised one another is not done by one with a third', () => {
    const joint = commitment(
      'raa',
      '2024-05-02',
      ['FRA', 'JPN'],
      [],
      'open talks on a reciprocal access agreement',
      { documentId: 'promise' },
    );
    const other = event('phl', '2024-07-08', ['JPN', 'PHL'], [], {
      root: 'SUPPORT',
      quote: 'Japan and the Philippines signed a reciprocal access agreement after talks.',
    });
    expect(commitmentStates([joint], [other], [], { asOf }).rows[0]!.evidence).toEqual([]);
  });

  it('a dropped aspiration is not called broken', () => {
    const soft = { ...promise, force: 'aspiration' as const };
    const refusal = event('no', '2024-06-01', ['AUS'], ['JPN'], {
      status: 'refused',
      quote: 'Australia declined to buy Mogami frigates.',
    });
    expect(state([refusal])).toMatchObject({ state: 'broken' });
    expect(commitmentStates([soft], [refusal], [], { asOf }).rows[0]).toMatchObject({
      state: 'unknown',
      reason: 'weak-force',
    });
  });

  it('one promise in many records is one row; a refused one is none', () => {
    const percent = [{ value: 5, unit: 'percent', of: 'GDP', bound: 'floor' as const }];
    const rows = commitmentStates(
      [
        commitment('1', '2025-06-25', ['NATO'], [], 'invest 5 percent of GDP', {
          quantities: percent,
          due: '2035',
        }),
        commitment('2', '2025-06', ['NATO'], [], 'a 5 percent pledge', { quantities: percent }),
        commitment('3', '2025-12-01', ['NATO'], [], 'the pledge of 5 percent', {
          quantities: percent,
          restated: true,
        }),
        commitment('4', '2025-06-25', ['NATO'], [], 'admit Japan', { status: 'refused' }),
      ],
      [],
      [],
      { asOf },
    ).rows;
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ state: 'open', evidence: [{ kind: 'reaffirm' }] });
    expect(rows[0]!.recordIds).toHaveLength(3);
  });

  it('nothing on record gives reasons', () => {
    const { rows, summary } = commitmentStates([], [], [], { asOf });
    expect(rows).toEqual([]);
    expect(summary.score).toMatchObject({ value: null, reason: 'none-due' });
    expect(summary.survival).toEqual({ value: null, reason: 'empty' });
  });
});
