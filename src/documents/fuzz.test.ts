import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentSchema, type Document } from '../model/index.ts';
import { feedIn, feedsIn } from './feeds.ts';
import { FILES, pdfSeed } from './fuzz.files.ts';
import { SEEDS } from './fuzz.seeds.ts';
import { readBytes } from './read.ts';
import { readAll } from './testing.ts';

/** Runs: a few here, 20,000 by `npm run fuzz`, which sets this. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 300);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_260_101);
/** Processor time that one damaged file of a few kilobytes may take. */
const SECONDS = 2;

/** Pieces that readers trip over. */
const TOKENS = [
  '<',
  '>',
  '</',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<script>',
  '</script>',
  '<title>',
  '<style>',
  '<table><tr><td>',
  '</table>',
  '<p',
  '<li>',
  '<a href="',
  '<article>',
  '<h1>',
  '<plaintext>',
  '<svg/>',
  '<template>',
  'class="comments"',
  ' hidden ',
  '&#x110000;',
  '&#0;',
  '&amp',
  '&bogus;',
  '"',
  "'",
  '\u0000',
  '\u001b$B',
  '\ufeff',
  '\ufffe',
  '\u202e',
  '\u200d',
  '\r',
  '\n\n\n',
  '---\n',
  '{"@type":"Article"}',
  '{"__proto__":{"x":1}}',
  '[[[[',
  '2023-02-30',
  '99999999999999',
  '%PDF-',
  '....',
  '\ud800',
  'É',
  '中',
  '😀',
  '© 2020',
  'By ',
  'Content-Type: ',
  'charset=utf-7',
];
const pieces = TOKENS.map((token) => new Uint8Array(Buffer.from(token)));

type Change = { kind: number; at: number; length: number; token: number; byte: number };

/** Does one kind of damage to a file. */
function damage(bytes: Uint8Array, { kind, at, length, token, byte }: Change, other: Uint8Array) {
  const place = Math.floor(at * bytes.length);
  const end = Math.min(bytes.length, place + length);
  const [before, part, after] = [
    bytes.subarray(0, place),
    bytes.subarray(place, end),
    bytes.subarray(end),
  ];
  switch (kind % 7) {
    case 0:
      return Buffer.concat([before, after]);
    case 1:
      return Buffer.concat([before, part, part, part, after]);
    case 2:
      return Buffer.concat([before, pieces[token % pieces.length]!, part, after]);
    case 3:
      return Buffer.concat([before, part.map((one) => one ^ byte), after]);
    case 4:
      return Buffer.from(before);
    case 5:
      return Buffer.concat([before, other.subarray(0, length * 4), part, after]);
    default:
      return Buffer.concat([
        before,
        ...Array.from({ length: 60 }, () => pieces[token % pieces.length]!),
        after,
      ]);
  }
}

const changes = fc.array(
  fc.record({
    kind: fc.nat(6),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(400),
    token: fc.nat(pieces.length - 1),
    byte: fc.nat(255),
  }),
  { minLength: 1, maxLength: 6 },
);

/** Offsets lie in the text, in order, and the record is one of ours. */
function holds(document: Document): void {
  const { text, paragraphs, truncatedAt } = document;
  let end = 0;
  for (const paragraph of paragraphs) {
    expect(paragraph.start).toBeGreaterThanOrEqual(end);
    expect(paragraph.end).toBeGreaterThan(paragraph.start);
    ({ end } = paragraph);
  }
  expect(end).toBeLessThanOrEqual(text.length);
  expect(truncatedAt ?? 0).toBeLessThanOrEqual(text.length);
  expect(documentSchema.safeParse(document).success).toBe(true);
}

describe('damaged files', () => {
  it(`never break a reader (${RUNS} runs)`, { timeout: 480_000 }, () => {
    const seed = fc.nat(SEEDS.length - 1);
    fc.assert(
      fc.property(seed, seed, changes, (which, another, list) => {
        const { name, bytes } = SEEDS[which]!;
        const file = list.reduce<Uint8Array>(
          (now, change) => damage(now, change, SEEDS[another]!.bytes),
          bytes,
        );
        const before = process.cpuUsage();
        const { value, diagnostics } = readBytes(file, { uri: name });
        const used = process.cpuUsage(before);
        expect((used.user + used.system) / 1e6).toBeLessThan(SECONDS);
        expect(diagnostics.map((d) => d.code)).not.toContain('read/failed');
        expect(value.length + diagnostics.length).toBeGreaterThan(0);
        for (const document of value) holds(document);
        if (file.length % 16 === 0)
          expect(JSON.stringify(readBytes(file, { uri: name }).value)).toBe(JSON.stringify(value));
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it(`of many documents never break a reader (${RUNS} runs)`, { timeout: 480_000 }, async () => {
    const seed = fc.nat(FILES.length - 1);
    await fc.assert(
      fc.asyncProperty(seed, seed, changes, async (which, another, list) => {
        const { name, bytes } = FILES[which]!;
        const file = list.reduce<Uint8Array>(
          (now, change) => damage(now, change, FILES[another]!.bytes),
          bytes,
        );
        const before = process.cpuUsage();
        const { documents, diagnostics, codes } = await readAll(file, name);
        const feeds = [
          ...feedIn(file, { uri: name }).diagnostics,
          ...feedsIn(file, name).diagnostics,
        ];
        const used = process.cpuUsage(before);
        expect((used.user + used.system) / 1e6).toBeLessThan(SECONDS);
        expect([...codes, ...feeds.map((d) => d.code)]).not.toContain('read/failed');
        expect(documents.length + diagnostics.length).toBeGreaterThan(0);
        for (const document of documents) holds(document);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it(`in PDF never break the reader (${RUNS} runs)`, { timeout: 480_000 }, async () => {
    const whole = await pdfSeed();
    await fc.assert(
      fc.asyncProperty(changes, async (list) => {
        const file = list.reduce<Uint8Array>((now, change) => damage(now, change, whole), whole);
        const { documents, diagnostics, codes } = await readAll(file, 'story.pdf');
        expect(codes).not.toContain('read/failed');
        expect(documents.length + diagnostics.length).toBeGreaterThan(0);
        for (const document of documents) holds(document);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });
});
