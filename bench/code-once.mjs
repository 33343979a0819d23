// One fresh process: text to records on one core. Prints one JSON line.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readBytes } from '../dist/documents/index.js';
import { createCoder } from '../dist/events/index.js';
import { createAnalyser } from '../dist/language/index.js';
import { loadKnowledge } from '../dist/knowledge/index.js';
import { generatedText } from './generated.mjs';

/** Speeches of about 6,000 sentences. */
const SPEECHES = 71;
const corpus = new URL('../../shared/corpus/un-general-debate-2017/text', import.meta.url).pathname;
const bytes = [];
if (existsSync(corpus))
  for (const name of readdirSync(corpus).sort().slice(0, SPEECHES))
    bytes.push([name, readFileSync(join(corpus, name))]);
else bytes.push(['generated', Buffer.from(generatedText(6000))]);

const coder = createCoder(loadKnowledge().value);
const documents = bytes.flatMap(
  ([name, data]) => readBytes(data, { uri: name, given: { published: '2017-09-25' } }).value,
);
coder.code(documents[0]); // the first call loads the lexicon; it is start-up, not speed
let records = 0;
const before = process.cpuUsage();
const start = process.hrtime.bigint();
for (const document of documents) {
  const coded = coder.code(document);
  records += coded.events.length + coded.commitments.length + coded.positions.length;
}
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
const { user, system } = process.cpuUsage(before);
// Counted after the clock has stopped: to analyse them first would warm the code that is measured.
const analyser = createAnalyser();
const distinct = new Set();
let sentences = 0;
for (const document of documents)
  for (const s of analyser.analyse(document)) {
    distinct.add(document.text.slice(s.start, s.end));
    sentences += 1;
  }
// On a busy machine the clock runs on while others work; processor time (all threads) does not.
const cpuSeconds = (user + system) / 1e6;
console.log(
  JSON.stringify({
    text: existsSync(corpus) ? 'UN general debate 2017' : 'generated from templates',
    distinct: distinct.size,
    sentences,
    records,
    seconds,
    perSecond: sentences / seconds,
    cpuSeconds,
    perCpuSecond: sentences / cpuSeconds,
  }),
);
