import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { entente } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-copies-'));
const ledger = join(folder, 'ledger');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A wire's story in three papers (whole, with a line added, cut off), and one of a correspondent. */
const WIRE = [
  'TOKYO, 3 May 2023 - Japan and NATO signed an agreement on cyber defence in Tokyo on 3 May 2023.',
  'The two sides said that experts of both would meet twice a year to share what they know of attacks on networks of government and industry.',
  'Officials added that the text had been prepared since the autumn, and that it names the offices that answer for each part of the work.',
  'A first exercise, in which teams from six countries take part, is foreseen for the autumn in Tallinn.',
];
const PAPERS: Readonly<Record<string, readonly string[]>> = {
  'wire.example': WIRE,
  'daily.example': [...WIRE, 'Sign up for our newsletter here.'],
  'herald.example': WIRE.slice(0, 3),
  'gazette.example': [
    'Japan signed a cyber defence agreement with NATO in Tokyo on 3 May 2023, the foreign ministry told reporters after a short ceremony at its guest house.',
    'Our correspondent counted eleven pages and a seal. The ambassador smiled, and the band of the navy played two marches before the rain came.',
  ],
};

beforeAll(() => {
  const texts = join(folder, 'texts');
  mkdirSync(texts);
  for (const [publisher, paragraphs] of Object.entries(PAPERS))
    writeFileSync(
      join(texts, `${publisher}.md`),
      `---\ntitle: Cyber pact\ndate: 2023-05-03\npublisher: ${publisher}\n---\n\n${paragraphs.join('\n\n')}\n`,
    );
  const added = entente(['add', texts, '--ledger', ledger, '--json']);
  expect(added.json()[0]).toMatchObject({ added: 4, copies: 2 });
}, 120_000);

it('measures count families, and say how many copies stood behind', () => {
  const { out } = entente(['gaps', 'sources', '--ledger', ledger, '--json']);
  expect(out).toContain('"copies":2');
  const sources = entente(['gaps', 'sources', '--ledger', ledger]).out;
  expect(sources).toContain('copies of another text: 2');
  expect(sources).toContain('Read: 4 documents (2 but for copies)');
  const engagement = entente(['gaps', 'engagement', '--ledger', ledger, '--partners', 'IP4']).out;
  expect(engagement.replaceAll(/\s+/g, ' ')).toMatch(
    /^[^.]*1 deed of NATO .* found in 2 documents/,
  );
  expect(engagement).toMatch(/NATO itself\s+\S+\s+1\s/);
}, 120_000);
