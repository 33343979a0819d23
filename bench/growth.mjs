// Growth of the coder with the length of a text: processor time for a text and for one of twice its length.
// `node bench/growth.mjs`; exit status 1 where a doubled text costs more than RATIO times as much.
import { createCoder } from '../dist/events/index.js';
import { readBytes } from '../dist/documents/index.js';
import { loadKnowledge } from '../dist/knowledge/index.js';

const RATIO = 2.6;
const TRIES = 4;
const WORDS =
  'Japan and the alliance agreed with Australia to sign a pact that South Korea said it would join because talks in Tokyo which'.split(
    ' ',
  );
const repeated = (list, n) => Array.from({ length: n }, (_, i) => list[i % list.length]).join(' ');

/** Texts of n words, or of n marks. */
const SHAPES = [
  { name: 'words without a full stop', size: 100_000, make: (n) => repeated(WORDS, n) },
  {
    name: 'clauses in clauses',
    size: 50_000,
    make: (n) => repeated('who said that Japan met'.split(' '), n),
  },
  { name: 'pronouns', size: 50_000, make: (n) => repeated(['it', 'met', 'them', 'and'], n) },
  {
    name: 'states in a list',
    size: 50_000,
    make: (n) => `They are ${repeated(['Japan,', 'Korea,', 'NATO,'], n)}`,
  },
  {
    name: 'nested brackets',
    size: 10_000,
    make: (n) => `Japan said ${'('.repeat(n)}NATO met Korea${')'.repeat(n)}.`,
  },
  {
    name: 'brackets with clauses',
    size: 10_000,
    make: (n) => `${'(Japan met '.repeat(n)}NATO${')'.repeat(n)}.`,
  },
  {
    name: 'nested quotation marks',
    size: 50_000,
    make: (n) => `Japan said ${'“'.repeat(n)}it met Korea${'”'.repeat(n)}.`,
  },
  {
    name: 'straight quotation marks at words',
    size: 50_000,
    make: (n) => `Japan said ${repeated(['"it', '"met', "'them"], n)} Korea.`,
  },
  { name: 'sentences', size: 50_000, make: (n) => repeated(['Japan', 'met', 'Korea.'], n) },
  {
    name: 'list items',
    size: 25_000,
    make: (n) =>
      `They agreed:\n${Array.from({ length: n }, (_, i) => `- Japan will meet Korea ${i}`).join('\n')}`,
  },
  {
    name: 'characters in one paragraph',
    size: 2_500_000,
    make: (n) =>
      'Japan signed an agreement with NATO in Tokyo on Monday, and South Korea said it would join the pact. '
        .repeat(n / 100)
        .slice(0, n),
  },
  {
    name: 'actors of one act',
    size: 2500,
    make: (n) => `${repeated(['Japan,', 'France,', 'Kenya,', 'Peru,'], n)} and NATO met Korea.`,
  },
  {
    name: 'dates that lean on the one before',
    size: 3000,
    make: (n) => `In 2019 Japan met Korea. ${repeated(['That year Japan met Korea.'], n)}`,
  },
  {
    name: 'sentences in one quotation',
    size: 6000,
    make: (n) => `“${repeated(['Japan attacked Korea.'], n)}`,
  },
];

const coder = createCoder(loadKnowledge().value);
const [blank] = readBytes(Buffer.from('Japan met South Korea.'), {
  uri: 'growth.txt',
  given: { published: '2025-06-30' },
}).value;
/** Whatever the reader would make of such a text, the coder is to see all of it. */
const documentOf = (text) => ({
  ...blank,
  text,
  language: 'en',
  paragraphs: [{ start: 0, end: text.length, prose: true, kind: 'text' }],
});
const seconds = (document) => {
  const before = process.cpuUsage();
  coder.code(document);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};

seconds(documentOf(repeated([...WORDS, 'ended.'], 20_000)));
let failed = false;
for (const { name, size, make } of SHAPES) {
  const [one, two] = [documentOf(make(size)), documentOf(make(size * 2))];
  seconds(one);
  let best = Infinity;
  let cost = 0;
  for (let i = 0; i < TRIES && best > RATIO; i++) {
    const single = seconds(one);
    cost = seconds(two);
    best = Math.min(best, cost / Math.max(single, 0.02));
  }
  failed ||= best > RATIO;
  const rss = Math.round(process.memoryUsage.rss() / 2 ** 20);
  console.log(
    `| ${name} | ${size * 2} | ${cost.toFixed(2)} s | ${best.toFixed(2)} | ${rss} MB |${best > RATIO ? ' TOO MUCH' : ''}`,
  );
}
process.exitCode = failed ? 1 : 0;
