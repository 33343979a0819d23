import { expect, test } from 'vitest';
import { sampleRecords } from '../../test/ledger/sample.ts';
import { passes } from './filter.ts';
import type { Filter } from './types.ts';

const { events, commitments, positions } = sampleRecords(4, 'entente/0.1.0');
const [event] = events;
const [commitment] = commitments;
const [position] = positions;
if (!event || !commitment || !position) throw new Error('missing record');
const may = { ...event, date: { ...event.date, start: '2025-05-01', end: '2025-05-31' } };

test.each<[Filter, boolean]>([
  [{}, true],
  [{ from: '2025-05-31' }, true],
  [{ from: '2025-06-01' }, false],
  [{ to: '2025-05-01' }, true],
  [{ to: '2025-04-30' }, false],
  [{ from: '2025-05-10', to: '2025-05-12' }, true],
  [{ root: may.root }, true],
  [{ root: [] }, false],
  [{ status: ['actual', may.status] }, true],
  [{ domain: may.domains }, true],
  [{ domain: 'women-peace-security' }, false],
  [{ minConfidence: may.confidence }, true],
  [{ minConfidence: may.confidence + 0.001 }, false],
  [{ documentIds: [may.documentId] }, true],
  [{ documentIds: ['doc_0'] }, false],
  [{ coder: 'entente/0.0.1' }, true],
  [{ coder: 'curated' }, false],
])('%j: %s', (filter, kept) => {
  expect(passes(may, filter)).toBe(kept);
});

test('what has no date is left out as soon as a day is asked for', () => {
  const undated = { ...event, date: { ...event.date, start: null, end: null } };
  expect(passes(undated, {})).toBe(true);
  expect(passes(undated, { from: '1900-01-01' })).toBe(false);
  expect(passes(undated, { to: '2100-01-01' })).toBe(false);
});

test('a condition on a field that a kind does not have does not narrow it', () => {
  expect(passes(position, { status: [], root: [], domain: [] })).toBe(true);
  expect(passes(commitment, { root: [] })).toBe(true);
  expect(passes(commitment, { status: [] })).toBe(false);
});
