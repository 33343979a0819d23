// The index of families over a million generated documents: `node bench/families.mjs [DOCUMENTS]`.
// Texts are words by chance from a vocabulary with the frequencies of a language, so that common runs of
// words are common here too. Prints memory and the time of a look-up.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFamilies } from '../dist/documents/index.js';

const N = Number(process.argv[2] ?? 1_000_000);
const WORDS = Number(process.argv[3] ?? 120);
let state = 7;
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};
const vocabulary = Array.from({ length: 50_000 }, (_, i) => `w${i.toString(36)}`);
// Zipf: the rank is exponential in a uniform number.
const word = () => vocabulary[Math.floor(50_000 ** random()) - 1] ?? vocabulary[0];
const text = () => Array.from({ length: WORDS }, word).join(' ');
const hex = (n) => n.toString(16).padStart(8, '0');
const document = (i, body) => ({
  id: `doc_${hex(Math.imul(i + 1, 2654435761) >>> 0)}${hex(i)}`,
  text: body,
  paragraphs: [{ start: 0, end: body.length, prose: true, kind: 'text' }],
});

const folder = mkdtempSync(join(tmpdir(), 'entente-bench-families-'));
try {
  const families = createFamilies({ folder, scratch: true });
  const kept = [];
  let most = 0;
  const begun = performance.now();
  for (let i = 0; i < N; i += 1) {
    const body = text();
    const one = document(i, body);
    families.register({ ...one, cluster: one.id });
    if (i % 997 === 0) kept.push(one);
    if (i % 10_000 === 0) most = Math.max(most, process.memoryUsage().rss);
  }
  const built = (performance.now() - begun) / 1000;
  const times = [];
  let found = 0;
  const probes = kept.slice(-1000);
  probes.forEach((one, i) => {
    const words = one.text.split(' ');
    const copy = document(
      N + 2 * i,
      `${words.slice(0, WORDS * 0.8).join(' ')} ${text().split(' ').slice(0, 10).join(' ')}`,
    );
    const other = document(N + 2 * i + 1, text());
    for (const [probe, cluster] of [
      [copy, one.id],
      [other, other.id],
    ]) {
      const from = performance.now();
      const placed = families.place(probe);
      times.push(performance.now() - from);
      if (placed.cluster === cluster) found += 1;
    }
  });
  times.sort((a, b) => a - b);
  const at = (q) => times[Math.floor(q * (times.length - 1))].toFixed(2);
  const bytes = readdirSync(folder).reduce(
    (sum, name) => sum + statSync(join(folder, name)).size,
    0,
  );
  most = Math.max(most, process.memoryUsage().rss);
  console.log(
    JSON.stringify({
      documents: N,
      wordsEach: WORDS,
      buildSeconds: Math.round(built),
      files: readdirSync(folder).length,
      diskMB: Math.round(bytes / 1e6),
      mostRssMB: Math.round(most / 1e6),
      lookUps: times.length,
      right: found,
      medianMs: at(0.5),
      p95Ms: at(0.95),
      maxMs: at(1),
    }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
