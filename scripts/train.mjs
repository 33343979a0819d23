// `npm run train`: fits the models in knowledge/model/ from knowledge/training/ and, where it is there,
// the labelled text of GOLD. The same files give the same bytes.
//   npm run train -- [--gold ../shared/gold] [--out knowledge/model] [--only pair,spans] [--report]
// --hold-out leaves out the unread third of the file a model is judged by, wherever its sentences stand.
// --report prints cross-validation, the unread third and reliability instead of writing weights.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadKnowledge } from '../dist/knowledge/index.js';
import {
  MODELS,
  crossValidate,
  isUnread,
  prepare,
  reliability,
  scoresOf,
  sharpnessOf,
  trainOne,
  trainSpans,
  validateUnread,
} from '../dist/events/index.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: {
    gold: { type: 'string', default: join(root, '../shared/gold') },
    training: { type: 'string', default: join(root, 'knowledge/training') },
    out: { type: 'string', default: join(root, 'knowledge/model') },
    only: { type: 'string' },
    report: { type: 'boolean', default: false },
    'hold-out': { type: 'boolean', default: false },
  },
});
const { training } = values;
const read = (path) => (existsSync(path) ? { text: readFileSync(path, 'utf8') } : {});
const written = readdirSync(training)
  .filter((name) => name.endsWith('.ndjson') && !name.startsWith('second-'))
  .toSorted()
  .map((name) => readFileSync(join(training, name), 'utf8'));
const gold = (name) => read(join(values.gold, name)).text;
const files = {
  own: written,
  ...(gold('relations.tsv') === undefined ? {} : { relations: gold('relations.tsv') }),
  ...(gold('quads.tsv') === undefined ? {} : { quads: gold('quads.tsv') }),
  ...(gold('spans.conll') === undefined ? {} : { spans: gold('spans.conll') }),
};
const all = prepare(files, loadKnowledge().value);
const FILE = { pair: 'relations', sentence: 'quads', spans: 'spans' };
/** Without the unread third of the file that a model is judged by, wherever its sentences stand. */
const without = (kind, list) => {
  const held = new Set(
    list.filter((r) => r.from.startsWith(`${FILE[kind]} `) && isUnread(r)).map((r) => r.key),
  );
  return list.filter((r) => !held.has(r.key));
};
const rows = values['hold-out']
  ? Object.fromEntries(Object.entries(all).map(([kind, list]) => [kind, without(kind, list)]))
  : all;

const write = (name, model, n) => {
  mkdirSync(values.out, { recursive: true });
  const { weights, ...head } = model;
  const lines = Object.entries(weights).map(
    ([f, w]) => `    ${JSON.stringify(f)}: [${w.join(',')}]`,
  );
  const text = `${JSON.stringify(head, null, 2).replace(/\n\}$/, '')},\n  "weights": {\n${lines.join(',\n')}\n  }\n}\n`;
  writeFileSync(join(values.out, `${name}.json`), text);
  console.log(`${name}: ${lines.length} features, ${n} rows, ${text.length} bytes`);
};

const report = (name, answers, label, sharpness) => {
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
};

for (const name of values.only === undefined ? Object.keys(MODELS) : values.only.split(',')) {
  const { rows: kind, manner } = MODELS[name];
  if (kind === 'spans') {
    if (!values.report) write(name, trainSpans(rows.spans), rows.spans.length);
    continue;
  }
  const own = rows[kind];
  const fit = (list) => trainOne(name, list);
  // The file whose manner the model answers in is the one that it is judged by.
  const file = manner === 'news' ? FILE[kind] : 'own';
  const judged = own.some((r) => r.from.startsWith(`${file} `));
  const sharpness = judged ? sharpnessOf(own, file, fit) : 1;
  const sharp = (list) => ({ ...fit(list), sharpness });
  if (!values.report) write(name, sharp(own), own.length);
  else if (judged) {
    report(name, validateUnread(own, file, sharp), `unread third of ${file}`, sharpness);
    report(name, crossValidate(own, file, sharp), `${file}, five folds`, sharpness);
  }
}
