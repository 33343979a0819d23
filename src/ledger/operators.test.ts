import { describe, expect, test } from 'vitest';
import { parseSearch } from './operators.ts';

const words = (query: string): string[] => parseSearch(query).terms.map(({ raw }) => raw);

describe('operators of a query', () => {
  test.each([
    ['root:agree japan', { root: ['AGREE'] }, ['japan']],
    ['status:refused', { status: ['refused'] }, []],
    ['status:done status:planned', { status: ['actual', 'planned'] }, []],
    ['domain:"defence industry" drones', { domain: ['defence-industry'] }, ['drones']],
    ['actor:JPN actor:"South Korea"', { actor: ['JPN', 'South Korea'] }, []],
    ['site:NATO.int', { site: ['nato.int'] }, []],
    ['after:2024 before:2025-03', { from: '2025-01-01', to: '2025-02-28' }, []],
    ['"liaison office" Tokyo', {}, ['liaison office', 'Tokyo']],
    ['at 10:30', {}, ['at', '10:30']],
  ])('%s', (query, filter, plain) => {
    const found = parseSearch(query);
    expect(found.filter).toEqual(filter);
    expect(found.unknown).toEqual([]);
    expect(words(query)).toEqual(plain);
  });

  test('what must not stand there', () => {
    const { terms, not } = parseSearch('japan -summit -"red lines" Indo-Pacific -');
    expect(terms.map(({ raw }) => raw)).toEqual(['japan', 'Indo-Pacific']);
    expect(not.map(({ raw }) => raw)).toEqual(['summit', 'red lines']);
  });

  test.each(['root:tea', 'status:perhaps', 'domain:"!"', 'before:soon', '-root:AGREE'])(
    '%s is told as not understood',
    (query) => expect(parseSearch(query).unknown).toEqual([query]),
  );
});
