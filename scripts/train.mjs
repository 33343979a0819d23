// `npm run train`: fits the models in knowledge/model/ from knowledge/training/ and, where it is there,
// the labelled text of GOLD. The same files give the same bytes.
//   npm run train -- [--gold ../shared/gold] [--out knowledge/model] [--only pair,spans] [--report]
// The model of records (`record`) is fitted last, over the others, from readers' judgements in
// knowledge/training/judged/ of the texts in CORPUS (--corpus), where they are there.
// --hold-out leaves out the unread third of the file a model is judged by, wherever its sentences stand.
// --report prints cross-validation, the unread third and reliability instead of writing weights.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readBytes } from '../dist/documents/index.js';
import { loadKnowledge } from '../dist/knowledge/index.js';
import {
  MODELS,
  crossValidate,
  isUnread,
  prepare,
  readJudgements,
  readVectors,
  readTold,
  recordRows,
  reliability,
  scoresOf,
  sharpnessOf,
  trainOne,
  trainRecords,
  trainSpans,
  validateUnread,
  withVectors,
} from '../dist/events/index.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: {
    gold: { type: 'string', default: join(root, '../shared/gold') },
    corpus: { type: 'string', default: join(root, '../shared/corpus') },
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
const vectors = readVectors(loadKnowledge().value.model('word-vectors'));
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

const judgedFolder = join(training, 'judged');
const judgements = () =>
  readdirSync(judgedFolder)
    .filter((name) => name.endsWith('.ndjson'))
    .toSorted()
    .flatMap((name) => readJudgements(readFileSync(join(judgedFolder, name), 'utf8')));
const tables = join(root, 'src/events/status/tables');
/** Written sentences with the status of each act. */
const told = () =>
  readdirSync(tables)
    .toSorted()
    .flatMap((name) => readTold(readFileSync(join(tables, name), 'utf8')));
/** The judged texts, by the name of their file. */
const texts = () =>
  new Map(
    judgements()
      .map(({ file }) => file)
      .filter((file, i, list) => list.indexOf(file) === i && existsSync(join(values.corpus, file)))
      .flatMap((file) => {
        const given = { published: '2017-09-21', kind: 'speech' };
        return readBytes(readFileSync(join(values.corpus, file)), { uri: file, given }).value.map(
          (document) => [file, document],
        );
      }),
  );

const write = (name, model, n) => {
  mkdirSync(values.out, { recursive: true });
  const { weights, alike, ...head } = model;
  const lines = Object.entries(weights).map(
    ([f, w]) => `    ${JSON.stringify(f)}: [${w.join(',')}]`,
  );
  const near = alike
    ? `  "alike": ${JSON.stringify({ groups: alike.groups, weights: alike.weights })},\n`
    : '';
  const text = `${JSON.stringify(head, null, 2).replace(/\n\}$/, '')},\n${near}  "weights": {\n${lines.join(',\n')}\n  }\n}\n`;
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

/** Five folds over the judged records, all of one text in one fold. */
const reportRecords = (list, fit, sharpness) => {
  const answers = crossValidate(list, 'judged', fit).map((a) => ({
    p: a.predicted === '1' ? a.p : 1 - a.p,
    right: a.gold === '1',
  }));
  const { ece, bins } = reliability(answers);
  console.log(
    `record, five folds: n ${answers.length}, calibration error ${ece.toFixed(3)}, sharpness ${sharpness}`,
  );
  for (const b of bins)
    console.log(
      `   ${b.from.toFixed(1)}  n ${String(b.n).padStart(4)}  stated ${b.confidence.toFixed(2)}  granted ${b.right.toFixed(2)}`,
    );
  const granted = (some) => some.filter((a) => a.right).length;
  for (const least of [0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]) {
    const kept = answers.filter((a) => a.p >= least);
    const bad = (100 * (kept.length - granted(kept))) / kept.length;
    console.log(
      `   from ${least}: ${kept.length} kept, ${bad.toFixed(1)} false per 100, ${((100 * granted(kept)) / granted(answers)).toFixed(1)} % of the granted`,
    );
  }
};

const only = values.only?.split(',') ?? [...Object.keys(MODELS), 'record'];
const fitted = {};
for (const name of only) {
  if (name === 'record') continue;
  const { rows: kind, manner } = MODELS[name];
  if (kind === 'spans') {
    if (!values.report) write(name, trainSpans(rows.spans), rows.spans.length);
    continue;
  }
  const own = rows[kind];
  const fit = (list) => trainOne(name, list, vectors);
  // The file whose manner the model answers in is the one that it is judged by.
  const file = manner === 'news' ? FILE[kind] : 'own';
  const judged = own.some((r) => r.from.startsWith(`${file} `));
  const sharpness = judged ? sharpnessOf(own, file, fit) : 1;
  const sharp = (list) => ({ ...fit(list), sharpness });
  if (!values.report) {
    fitted[name] = sharp(own);
    write(name, fitted[name], own.length);
  } else if (judged) {
    report(name, validateUnread(own, file, sharp), `unread third of ${file}`, sharpness);
    report(name, crossValidate(own, file, sharp), `${file}, five folds`, sharpness);
  }
}

if (only.includes('record')) {
  const model = (name) =>
    fitted[name] ??
    withVectors(JSON.parse(readFileSync(join(values.out, `${name}.json`))), vectors);
  const records = recordRows(
    { own: written, told: told(), judgements: judgements() },
    texts(),
    loadKnowledge().value,
    {
      pair: model('pair'),
      sentence: model('sentence'),
    },
  );
  const sharpness = records.some((r) => r.from.startsWith('judged '))
    ? sharpnessOf(records, 'judged', trainRecords)
    : 1;
  const sharp = (list) => ({ ...trainRecords(list), sharpness });
  if (values.report) reportRecords(records, sharp, sharpness);
  else write('record', sharp(records), records.length);
}
