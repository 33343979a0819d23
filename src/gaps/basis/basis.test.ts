import { describe, expect, it } from 'vitest';
import type { Event, Quantity } from '../../model/index.ts';
import { factsOf, toDeeds } from '../deeds/index.ts';
import { commitment, document, event, members } from '../fixtures.ts';
import { contradictingDeeds, contradictingPromises } from './contradictions.ts';
import { sourcesOf } from './index.ts';
import { hostOf, sourceUnits } from './units.ts';

const OPTIONS = { alliance: 'NATO', partners: ['IP4'], members, asOf: '2026-01-01' };
const page = (id: string, given: object = {}) => ({
  ...document(id, '2024-05-01'),
  uri: `https://${id}.org/x`,
  publisher: { name: id, domain: `${id}.org`, kind: 'news' as const, country: null },
  ...given,
});

describe('units', () => {
  it('are texts that were read, or the pages that an entry names, each once', () => {
    const entry = page('e', {
      uri: 'entente:chronology/F1',
      sources: ['https://www.nato.int/a', 'https://b.org/c'],
    });
    const found = sourceUnits([entry, { ...entry, id: 'f' }, page('a')], (host) =>
      host === 'nato.int' ? 'official' : null,
    );
    expect(found.map(({ publisher, kind, state }) => [publisher, kind, state])).toEqual([
      ['nato.int', 'official', false],
      ['b.org', 'unknown', null],
      ['a.org', 'news', false],
    ]);
    expect(found[0]!.documentIds).toEqual(['e', 'f']);
  });
  it.each([
    ['https://www.nato.int/x', 'nato.int'],
    ['https://m.oananews.org/y', 'oananews.org'],
    ['not an address', null],
    ['', null],
  ])('host of %j is %j', (address, host) => expect(hostOf(address)).toBe(host));
});

describe('sources of deeds', () => {
  it('counts copies once, and tells single, official and state-media sources apart', () => {
    const state = { name: 's', domain: 's.cn', kind: 'state-media' as const, country: null };
    const documents = [
      page('a', { cluster: 'wire' }),
      page('b', { cluster: 'wire' }),
      page('c', { publisher: { ...state, domain: 'n.int', kind: 'official' as const } }),
      page('d', { publisher: state }),
    ];
    const visit = (id: string, day: string) =>
      event(`v${id}${day}`, day, ['NATO'], ['JPN'], { documentId: id, instrument: 'visit' });
    const events = [
      ...['a', 'b', 'c'].map((id) => visit(id, '2024-01-10')),
      visit('d', '2024-03-10'),
    ];
    const found = sourcesOf(toDeeds(events, documents).deeds, documents, [], OPTIONS);
    expect(found.deeds).toHaveLength(2);
    expect(found.deeds[0]!.basis).toMatchObject({ documents: 3, independent: 2, copies: 1 });
    expect(found.single).toEqual([found.deeds[1]!.deedId]);
    expect(found.stateOnly).toEqual(found.single);
    expect(found.official).toEqual([found.deeds[0]!.deedId]);
    expect(found.kinds.map(({ kind, deeds }) => [kind, deeds])).toEqual([
      ['news', 1],
      ['official', 1],
      ['state-media', 1],
    ]);
    expect(found.months).toEqual([
      { month: '2024-05', documents: 4, kinds: { news: 2, official: 1, 'state-media': 1 } },
    ]);
    expect(found.reading).toEqual({ documents: 4, families: 3, undated: 0, curatedEntries: 0 });
  });

  it('nothing gives a reason', () =>
    expect(sourcesOf([], [], [], OPTIONS)).toMatchObject({
      all: { value: null, reason: 'no-source' },
      contradictions: [],
      months: [],
    }));
});

describe('deeds that contradict each other', () => {
  const deeds = (a: Partial<Event>, b: Partial<Event>, days = ['2024-01-10', '2024-01-11']) => {
    const one = event('a', days[0]!, ['NATO'], ['JPN'], { instrument: 'visit', ...(a as object) });
    const other = event('b', days[1]!, ['NATO'], ['JPN'], {
      instrument: 'visit',
      ...(b as object),
    });
    const facts = factsOf(toDeeds([one, other], []).deeds);
    return contradictingDeeds(
      facts,
      Int32Array.from({ length: facts.n }, (_, at) => at),
    );
  };
  it.each([
    ['it happened and did not', { status: 'negated' }],
    ['it happened and was refused', { status: 'refused' }],
  ] as const)('%s', (_, b) => expect(deeds({}, b)).toMatchObject([{ kind: 'status' }]));
  it.each([
    ['a plan that was called off', { status: 'planned' }, { status: 'cancelled' }],
    ['another instrument', {}, { status: 'refused', instrument: 'call' }],
    ['another root', {}, { status: 'refused', root: 'AID' }],
    ['another domain', {}, { status: 'refused', domains: ['cyber'] }],
    [
      'attendance: a deputy came',
      { instrument: 'attendance' },
      { instrument: 'attendance', status: 'negated' },
    ],
    ['two that happened', {}, {}],
  ] as const)('no contradiction: %s', (_, a, b) =>
    expect(deeds(a as Partial<Event>, b as Partial<Event>)).toEqual([]),
  );
  it.each([[['2024-01-10', '2024-02-10']], [['2024', '2024-02-10']]])(
    'no contradiction on other days: %j',
    (days) => expect(deeds({}, { status: 'refused' }, days)).toEqual([]),
  );
});

describe('promises that contradict each other', () => {
  const amount = (value: number, bound: Quantity['bound'] = 'exact'): Quantity => ({
    ...{ value, bound, unit: 'frigates', of: null },
  });
  const promise = (
    name: string,
    words: string,
    given: { quantities?: Quantity[]; due?: string; made?: string } = {},
  ) =>
    commitment(name, given.made ?? '2024-05-01', ['AUS'], ['JPN'], words, {
      documentId: `doc_${name}`,
      quantities: given.quantities ?? [],
      due: given.due ?? null,
    });
  const both = (
    a: Parameters<typeof promise>[2],
    b: Parameters<typeof promise>[2],
    words = 'buy new stealth frigates for patrol',
  ) =>
    contradictingPromises([promise('a', words, a), promise('b', words, b)]).map(({ kind }) => kind);
  it('in their figure', () =>
    expect(both({ quantities: [amount(30)] }, { quantities: [amount(31)] })).toEqual(['value']));
  it('in when they fall due', () =>
    expect(both({ due: '2026-05-01' }, { due: '2027-05-01' })).toEqual(['date']));
  it.each([
    ['at least 30, and 31', { quantities: [amount(30, 'floor')] }, { quantities: [amount(31)] }],
    ['due dates that meet', { due: '2026' }, { due: '2026-05-01' }],
    ['made at other times', { due: '2026-05-01' }, { due: '2027-05-01', made: '2025-05-01' }],
    ['nothing to compare', {}, {}],
  ])('not: %s', (_, a, b) => expect(both(a, b)).toEqual([]));
  it('two sums of money are not one promise', () =>
    expect(
      both({ quantities: [amount(50)] }, { quantities: [amount(95)] }, '50 million dollars'),
    ).toEqual([]));
});
