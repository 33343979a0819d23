// Measures how often the coder is wrong about cooperation, and how often it misses it, on labelled
// sentences (columns sentence, gold_quad; 0 is no event): the figures of knowledge/coder-error.json.
// usage: node scripts/coder-error.mjs QUADS.tsv [index mod 3, such as 2 for the unread third] [KNOWLEDGE]
// KNOWLEDGE holds model/ fitted without those rows (`node scripts/train.mjs --hold-out --out KNOWLEDGE/model`).
// Any party counts as an actor, as in `entente eval quads`: the sentences are of general news.
import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { createCoder } from '../dist/events/index.js';
import { readBytes } from '../dist/documents/index.js';
import { loadKnowledge } from '../dist/knowledge/index.js';

const [path, third, folder] = process.argv.slice(2);
const [head, ...rows] = readFileSync(path, 'utf8').trim().split('\n');
const columns = head.split('\t');
const coder = createCoder(
  loadKnowledge(folder === undefined ? {} : { userFolder: [folder] }).value,
);
const counts = { tp: 0, fp: 0, fn: 0 };
for (const [i, row] of rows.entries()) {
  if (third !== undefined && i % 3 !== Number(third)) continue;
  const fields = row.split('\t');
  const sentence = fields[columns.indexOf('sentence')];
  const gold = Number(fields[columns.indexOf('gold_quad')]);
  const uri = `${createHash('sha256').update(sentence).digest('hex').slice(0, 8)}.txt`;
  const { value } = readBytes(Buffer.from(sentence), { uri, given: {} });
  const found = value.some((document) =>
    coder.code(document, { open: true }).events.some((e) => e.quad <= 2),
  );
  const right = gold === 1 || gold === 2;
  if (found && right) counts.tp += 1;
  else if (found) counts.fp += 1;
  else if (right) counts.fn += 1;
}
const { tp, fp, fn } = counts;
console.log(JSON.stringify({ measured: coder.name, tp, fp, rtp: tp, fn }));
