// `npm run train`: fits the models in knowledge/model/ from knowledge/training/ and, where it is there,
// the labelled text of GOLD. The same files give the same bytes.
//   npm run train -- [--gold ../shared/gold] [--out knowledge/model] [--only pair,sentence,spans] [--report]
// --report prints cross-validation, the unread third and reliability instead of writing weights.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadKnowledge } from '../dist/knowledge/index.js';
import { prepare, trainModel } from '../dist/events/train/all.js';
import {
  crossValidate,
  reliability,
  scoresOf,
  sharpnessOf,
  validateUnread,
} from '../dist/events/train/validate.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: {
    gold: { type: 'string', default: join(root, '../shared/gold') },
    out: { type: 'string', default: join(root, 'knowledge/model') },
    only: { type: 'string', default: 'pair,sentence,spans' },
    report: { type: 'boolean', default: false },
  },
});
const training = join(root, 'knowledge/training');
const read = (path) => (existsSync(path) ? { text: readFileSync(path, 'utf8') } : {});
const own = readdirSync(training)
  .filter((name) => name.endsWith('.ndjson') && !name.startsWith('second-'))
  .toSorted()
  .map((name) => readFileSync(join(training, name), 'utf8'));
const gold = (name) => read(join(values.gold, name)).text;
const files = {
  own,
  ...(gold('relations.tsv') === undefined ? {} : { relations: gold('relations.tsv') }),
  ...(gold('quads.tsv') === undefined ? {} : { quads: gold('quads.tsv') }),
  ...(gold('spans.conll') === undefined ? {} : { spans: gold('spans.conll') }),
};
const rows = prepare(files, loadKnowledge().value);
const FILE = { pair: 'relations', sentence: 'quads' };

for (const name of values.only.split(',')) {
  const fit = (list) => trainModel(name, list);
  const file = FILE[name];
  const hasGold = file !== undefined && rows[name].some((r) => r.from.startsWith(`${file} `));
  const sharpness = hasGold ? sharpnessOf(rows[name], file, fit) : 1;
  const sharp = (list) => ({ ...fit(list), sharpness });
  if (values.report && hasGold) {
    for (const [label, answers] of [
      ['cross-validated', crossValidate(rows[name], file, sharp)],
      ['unread third', validateUnread(rows[name], file, sharp)],
    ]) {
      const { macroF1, ci95, accuracy } = scoresOf(answers, name);
      const { ece, bins } = reliability(
        answers.map((a) => ({ p: a.p, right: a.gold === a.predicted })),
      );
      console.log(
        `${name}, ${label}: macro F1 ${macroF1.toFixed(3)} (${ci95.map((x) => x.toFixed(3)).join(' to ')}), accuracy ${accuracy.toFixed(3)}, calibration error ${ece.toFixed(3)}, n ${answers.length}, sharpness ${sharpness}`,
      );
      for (const b of bins)
        console.log(
          `   ${b.from.toFixed(1)}  n ${String(b.n).padStart(4)}  stated ${b.confidence.toFixed(2)}  right ${b.right.toFixed(2)}`,
        );
    }
    continue;
  }
  if (values.report) continue;
  mkdirSync(values.out, { recursive: true });
  const model = sharp(rows[name]);
  const { weights, ...head } = model;
  const lines = Object.entries(weights).map(
    ([f, w]) => `    ${JSON.stringify(f)}: [${w.join(',')}]`,
  );
  const text = `${JSON.stringify(head, null, 2).replace(/\n\}$/, '')},\n  "weights": {\n${lines.join(',\n')}\n  }\n}\n`;
  writeFileSync(join(values.out, `${name}.json`), text);
  console.log(
    `${name}: ${Object.keys(weights).length} features, ${rows[name].length} rows, ${text.length} bytes`,
  );
}
