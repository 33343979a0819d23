import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { evalDocuments } from '../src/events/index.ts';
import { loadKnowledge } from '../src/knowledge/index.ts';

const gold = readFileSync(new URL('gold/documents.json', import.meta.url), 'utf8');

// Floors a little under what docs/measurements.md states, so that a change for the worse goes red.
it('codes our own labelled documents end to end', () => {
  const scores = evalDocuments(gold, loadKnowledge().value);
  expect(scores.n).toBe(8);
  expect(scores.events.f1).toBeGreaterThanOrEqual(0.84);
  expect(scores.status.accuracy).toBeGreaterThanOrEqual(0.93);
  expect(scores.actors.accuracy).toBeGreaterThanOrEqual(0.87);
  expect(scores.commitments.f1).toBeGreaterThanOrEqual(0.85);
  expect(scores.commitmentFields.quantities.accuracy).toBe(1);
  expect(scores.commitmentFields.due.accuracy).toBeGreaterThanOrEqual(0.85);
  expect(scores.positions.f1).toBeGreaterThanOrEqual(0.85);
  expect(scores.falsePerDocument).toBeLessThanOrEqual(0.75);
}, 60_000);
