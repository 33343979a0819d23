import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../knowledge/index.ts';
import type { Status } from '../../model/index.ts';
import { createCoder } from '../coder.ts';
import { documentOf } from '../eval/sentence.ts';
import { NOT_YET } from './not-yet.ts';
import { combine } from './signature.ts';

/** A sentence and what the coder must make of it by the codebook. */
interface Row {
  /** The file it stands in: the status it is about, or the shape of its sentence. */
  table: string;
  /** A case holds when `told` is among the acts, a near miss when `told` is all of them. */
  kind: string;
  /** "ROOT status", restated ones with "/restated"; several joined by ", "; "none". */
  told: string;
  sentence: string;
}

const folder = new URL('tables/', import.meta.url);
const rows = readdirSync(folder)
  .sort()
  .flatMap((file) =>
    readFileSync(new URL(file, folder), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line): Row => {
        const [kind = '', told = '', sentence = ''] = line.split('\t');
        return { table: file.replace('.tsv', ''), kind, told, sentence };
      }),
  );

// The rules alone: the models answer for roots, not for status.
const coder = createCoder(loadKnowledge().value, { models: false });

/** The acts of a text as "ROOT status", restated ones marked. */
const acts = (text: string): string[] =>
  coder
    .code(documentOf(text, '2024-05-10'))
    .events.map((e) => `${e.root} ${e.status}${e.restated ? '/restated' : ''}`);

/** All acts in one line; "none" where there are none. */
const whole = (text: string): string => acts(text).join(', ') || 'none';

const holds = ({ kind, told, sentence }: Row): boolean =>
  kind === 'case' ? acts(sentence).includes(told) : whole(sentence) === told;

describe.each([...new Set(rows.map((row) => row.table))])('%s', (table) => {
  const own = rows.filter((row) => row.table === table && !NOT_YET.has(row.sentence));
  it.each(own)('$kind: $sentence', ({ kind, told, sentence }) =>
    kind === 'case' ? expect(acts(sentence)).toContain(told) : expect(whole(sentence)).toBe(told),
  );
});

describe('what is not right yet', () =>
  it.each(rows.filter((row) => NOT_YET.has(row.sentence)))('$sentence', (row) =>
    expect(holds(row), 'right now: take it off the list').toBe(false),
  ));

it('has tables of the promised size, each row well formed and once', () => {
  for (const { kind, told, sentence } of rows) {
    expect(kind, sentence).toMatch(/^(?:case|miss)$/);
    expect(told, sentence).toMatch(/^(?:none|[A-Z]+ [a-z]+(?:\/restated)?(?:, [A-Z]+ [a-z]+)*)$/);
  }
  const sentences = new Set(rows.map((row) => row.sentence));
  expect(sentences.size).toBe(rows.length);
  expect([...NOT_YET.keys()].filter((sentence) => !sentences.has(sentence))).toEqual([]);
  expect(rows.filter((row) => row.kind === 'case').length).toBeGreaterThanOrEqual(150);
  expect(rows.filter((row) => row.kind === 'miss').length).toBeGreaterThanOrEqual(150);
});

it('prints the accuracy that docs/measurements.md states, .95 at least', () => {
  const right = rows.filter(holds).length;
  console.log(`status, own table: ${right} of ${rows.length}`);
  expect(right / rows.length).toBeGreaterThanOrEqual(0.95);
});

describe('combine', () =>
  it.each<[Status, Status, Status]>([
    ['actual', 'planned', 'planned'],
    ['negated', 'actual', 'negated'],
    ['negated', 'planned', 'refused'],
    ['planned', 'negated', 'negated'],
    ['refused', 'negated', 'hypothetical'],
    ['planned', 'hypothetical', 'hypothetical'],
    ['hypothetical', 'planned', 'hypothetical'],
    ['proposed', 'cancelled', 'cancelled'],
    ['negated', 'hypothetical', 'hypothetical'],
  ])('%s under %s is %s', (inner, outer, both) => expect(combine(inner, outer)).toBe(both)));
