import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { document, event, idOf, members } from '../fixtures.ts';
import { countDeeds } from './count.ts';
import { toDeeds } from './index.ts';

const ids = (names: string[]): string[] => names.map(idOf).sort();

describe('toDeeds', () => {
  const one = event('one', '2024-07-11', ['NATO'], ['JPN'], { documentId: 'a' });

  it('brings two reports of one act together and shows the merge', () => {
    const two = event('two', '2024-07-12', ['JPN'], ['NATO'], { documentId: 'b' });
    const found = toDeeds([one, two], [document('a', '2024-07-12'), document('b', '2024-07-12')]);
    expect(found.deeds).toHaveLength(1);
    expect(found.merges).toEqual([{ deedId: found.deeds[0]!.id, eventIds: ids(['one', 'two']) }]);
    expect(found.deeds[0]).toMatchObject({
      date: { start: '2024-07-11', end: '2024-07-12' },
      documentIds: ['a', 'b'],
    });
    expect(toDeeds([one, two], [], { merge: false }).deeds).toHaveLength(2);
  });

  it.each([
    ['another root', { root: 'AGREE' }, '2024-07-11'],
    ['a refusal', { status: 'refused' }, '2024-07-11'],
    ['another domain', { domains: ['cyber'] }, '2024-07-11'],
    ['three days later', {}, '2024-07-14'],
  ] as const)('keeps apart: %s', (_, given, date) => {
    const other = event('two', date, ['NATO'], ['JPN'], {
      ...given,
      domains: [...(('domains' in given ? given.domains : undefined) ?? ['diplomatic'])],
    });
    expect(toDeeds([one, other], []).deeds).toHaveLength(2);
  });

  it('keeps instruments apart where both are known', () => {
    const visit = event('v', '2024-07-11', ['NATO'], ['JPN'], { instrument: 'visit' });
    const call = event('c', '2024-07-11', ['NATO'], ['JPN'], { instrument: 'call' });
    expect(toDeeds([visit, call], []).deeds).toHaveLength(2);
    expect(toDeeds([visit, one], []).deeds).toHaveLength(1);
  });

  it('a month joins the only day it fits, and is ambiguous between two', () => {
    const month = event('month', '2024-07', ['NATO'], ['JPN']);
    expect(toDeeds([one, month], []).deeds).toHaveLength(1);
    const later = event('later', '2024-07-25', ['NATO'], ['JPN']);
    const found = toDeeds([one, later, month], []);
    expect(found.deeds).toHaveLength(2);
    expect(found.ambiguous.map((deed) => deed.fits.length)).toEqual([2]);
  });

  it('an act without a date joins the only act it fits', () => {
    const undated = event('undated', null, ['NATO'], ['JPN']);
    expect(toDeeds([one, undated], []).deeds).toHaveLength(1);
    expect(toDeeds([undated], []).deeds[0]!.date.start).toBeNull();
  });

  it('what is restated is no deed, and is noted at the earlier one', () => {
    const again = event('again', '2024-09-01', ['NATO'], ['JPN'], { restated: true });
    const lone = event('lone', '2024-09-01', ['NATO'], ['KOR'], { restated: true });
    const found = toDeeds([one, again, lone], []);
    expect(found.deeds).toHaveLength(1);
    expect(found.deeds[0]!.restatedIn).toEqual([idOf('again')]);
    expect(found.restatements.find((r) => r.eventId === idOf('lone'))!.deedId).toBeNull();
  });

  it('leaves out what only actors without a code do', () => {
    expect(toDeeds([event('analyst', '2024-07-11', ['?'], ['?'])], []).deeds).toEqual([]);
  });

  it('reads a group as its members only when asked', () => {
    const group = event('group', '2024-07-11', ['NATO'], ['IP4']);
    const list = event('list', '2024-07-11', ['NATO'], ['AUS', 'JPN', 'KOR', 'NZL']);
    expect(toDeeds([group, list], []).deeds).toHaveLength(2);
    const found = toDeeds([group, list], [], { members, expand: ['IP4'] });
    expect(found.deeds).toHaveLength(1);
    expect(found.deeds[0]!.actors.every((actor) => actor.viaGroup === null)).toBe(true);
    const alone = toDeeds([group], [], { members, expand: ['IP4'] }).deeds[0]!;
    expect(alone.actors.filter((actor) => actor.viaGroup === 'IP4')).toHaveLength(4);
  });

  it('belongs to the official document first, then the earlier; copies are one source', () => {
    const reports = ['a', 'b', 'c'].map((id) =>
      event(`r${id}`, '2024-07-11', ['NATO'], ['JPN'], { documentId: id }),
    );
    const found = toDeeds(reports, [
      document('a', '2024-07-11'),
      document('b', '2024-07-12', { cluster: 'a' }),
      document('c', '2024-07-15', { kind: 'official' }),
    ]);
    expect(found.deeds[0]).toMatchObject({
      primaryDocumentId: 'c',
      official: true,
      clusters: ['a', 'c'],
    });
  });
});

describe('properties', () => {
  const record = fc.record({
    day: fc.integer({ min: 1, max: 9 }),
    partner: fc.constantFrom('JPN', 'KOR'),
    root: fc.constantFrom('CONSULT', 'AGREE'),
    coarse: fc.boolean(),
  });
  const records = fc.array(record, { maxLength: 12 });
  type Row = { day: number; partner: string; root: string; coarse: boolean };
  const eventsOf = (rows: Row[], rename = (code: string) => code) =>
    rows.map((row, i) =>
      event(
        `e${i}`,
        row.coarse ? '2024-07' : `2024-07-0${row.day}`,
        [rename('NATO')],
        [rename(row.partner)],
        { root: row.root === 'AGREE' ? 'AGREE' : 'CONSULT' },
      ),
    );
  const shape = (events: ReturnType<typeof eventsOf>): unknown => {
    const found = toDeeds(events, []);
    return [found.deeds.map((d) => d.eventIds), found.ambiguous.map((d) => d.eventIds)];
  };
  it('the order of records and the names of actors do not matter', () => {
    fc.assert(
      fc.property(records, (rows) => {
        const plain = shape(eventsOf(rows));
        expect(shape(eventsOf(rows).toReversed())).toEqual(plain);
        expect(shape(eventsOf(rows, (code) => `X${code}`))).toEqual(plain);
      }),
      { numRuns: 80 },
    );
  });

  it('every record is in one deed, no more and no less', () => {
    fc.assert(
      fc.property(records, (rows) => {
        const found = toDeeds(eventsOf(rows), []);
        const all = [...found.deeds, ...found.ambiguous].flatMap((d) => d.eventIds);
        expect(all.sort()).toEqual(rows.map((_, i) => idOf(`e${i}`)).sort());
      }),
      { numRuns: 80 },
    );
  });

  it('a deed adds exactly 1 to the fractional counts', () => {
    const codes = fc.subarray(['NATO', 'USA', 'GBR', 'JPN', 'KOR']);
    const domains = fc.subarray(['cyber', 'space', 'maritime']);
    const axes = {
      members: ['NATO', 'USA', 'GBR'],
      partners: ['JPN', 'KOR'],
      domains: ['cyber', 'space'],
    };
    fc.assert(
      fc.property(codes, domains, (actors, about) => {
        const { fractional } = countDeeds([{ actors, domains: about }], axes);
        const total = [...fractional.values()].reduce((a, b) => a + b, 0);
        expect(total).toBeCloseTo(fractional.size === 0 ? 0 : 1, 12);
      }),
    );
  });
});
