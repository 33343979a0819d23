/**
 * Checks the written training sentences in knowledge/training and prints the counts of each class:
 *   node scripts/training.mjs [FILE.ndjson …]
 * A first line with `about`, `source` and `licence`; then rows whose source and target are exact
 * parts of the text, whose labels are of the model's vocabularies, whose ids and texts are unique,
 * and no two of which share eight consecutive words (else a held-out row could be learnt by heart).
 * Files with labels only (`second-*.ndjson`) are checked against the ids of the set they label.
 * Needs `npm run build`. Exit status 1 if anything is wrong.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DOMAINS, INSTRUMENTS, MODES, ROOTS, STATUSES } from '../dist/model/index.js';

const SHARED_WORDS = 8;
const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'knowledge/training');
const given = process.argv.slice(2);
const files = given.length
  ? given
  : readdirSync(folder)
      .filter((name) => name.endsWith('.ndjson'))
      .toSorted()
      .map((name) => join(folder, name));
const problems = [];

const read = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line, index) => {
      try {
        return [JSON.parse(line)];
      } catch {
        problems.push(`${basename(file)}:${index + 1} is not JSON`);
        return [];
      }
    });

/** Where a span (a string, or [string, nth]) starts, or -1. */
const find = (text, span) => {
  const [part, nth] = Array.isArray(span) ? span : [span, 1];
  if (typeof part !== 'string' || part === '' || !Number.isInteger(nth)) return -1;
  let at = -1;
  for (let seen = 0; seen < nth; seen += 1) {
    at = text.indexOf(part, at + 1);
    if (at < 0) return -1;
  }
  return at;
};

const ends = (text, span) => {
  const start = find(text, span);
  return [start, start + (Array.isArray(span) ? span[0] : span).length];
};

function checkLabels(row, say) {
  if (row.root === null) {
    if (row.mode !== null) say('a row without an event has a mode');
    return;
  }
  if (!ROOTS.includes(row.root)) say(`unknown root: ${row.root}`);
  if (!STATUSES.includes(row.status)) say(`unknown status: ${row.status}`);
  if (row.mode !== null && !(MODES[row.root] ?? []).includes(row.mode))
    say(`unknown mode of ${row.root}: ${row.mode}`);
  if (typeof row.restated !== 'boolean') say('invalid restated');
}

function checkSpans(row, say) {
  if (row.root === null) {
    if (row.source !== null || row.target !== null) say('spans without an event');
    return;
  }
  for (const name of ['source', 'target']) {
    if (row[name] === null) {
      if (name === 'source') say('missing source');
    } else if (find(row.text, row[name]) < 0) say(`${name} is not in the text`);
    else if (!Array.isArray(row[name]) && find(row.text, [row[name], 2]) >= 0)
      say(`${name} stands twice: say which`);
  }
  if (row.source === null || row.target === null || problems.length > 0) return;
  const [a, b] = [ends(row.text, row.source), ends(row.text, row.target)];
  if (a[0] < b[1] && b[0] < a[1]) say('source and target overlap');
}

const ids = new Map();
const shingles = new Map();
const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function checkText(row, say) {
  const list = words(row.text);
  if (list.length < 4) say('text is too short');
  if (row.text !== row.text.trim() || row.text.includes('  ')) say('stray blanks');
  const keys = list.length < SHARED_WORDS ? [list.join(' ')] : [];
  for (let at = 0; at + SHARED_WORDS <= list.length; at += 1)
    keys.push(list.slice(at, at + SHARED_WORDS).join(' '));
  for (const key of new Set(keys)) {
    const other = shingles.get(key);
    if (other !== undefined) {
      say(`shares "${key}" with ${other}`);
      break;
    }
    shingles.set(key, row.id);
  }
}

function checkRow(file, row) {
  const say = (text) => problems.push(`${basename(file)} ${row.id}: ${text}`);
  if (ids.has(row.id)) say('id stands twice');
  ids.set(row.id, row);
  if (typeof row.text !== 'string') {
    say('missing text');
    return;
  }
  checkText(row, say);
  checkLabels(row, say);
  checkSpans(row, say);
  if (row.instrument !== null && !INSTRUMENTS.includes(row.instrument))
    say(`unknown instrument: ${row.instrument}`);
  for (const domain of row.domains) if (!DOMAINS.includes(domain)) say(`unknown domain: ${domain}`);
}

function report(file, rows) {
  const count = (key) => {
    const counts = new Map();
    for (const row of rows) counts.set(String(row[key]), (counts.get(String(row[key])) ?? 0) + 1);
    return [...counts]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, n]) => `${name} ${n}`)
      .join(', ');
  };
  console.log(`${basename(file)}: ${rows.length} rows\n  root: ${count('root')}`);
  const acts = rows.filter((row) => row.root !== null);
  console.log(`  restated: ${acts.filter((row) => row.restated).length}`);
  const statuses = new Map();
  for (const { status } of acts) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  console.log(`  status: ${[...statuses].map(([name, n]) => `${name} ${n}`).join(', ')}`);
  if (rows.every((row) => typeof row.text === 'string')) {
    const sum = rows.reduce((total, row) => total + words(row.text).length, 0);
    console.log(`  words a sentence: ${(sum / Math.max(1, rows.length)).toFixed(1)}`);
  }
}

const isSecond = (file) => basename(file).startsWith('second-');
for (const file of files.filter((name) => !isSecond(name))) {
  const [head, ...rows] = read(file);
  if (!head?.about || !head.source || !head.licence)
    problems.push(`${basename(file)}: missing about, source or licence in the first line`);
  for (const row of rows) checkRow(file, row);
  report(file, rows);
}
for (const file of files.filter(isSecond)) {
  const set = join(dirname(file), basename(file).replace('second-', ''));
  const known = existsSync(set) ? new Set(read(set).map((row) => row.id)) : new Set();
  const rows = read(file).filter((row) => row.about === undefined);
  for (const row of rows) {
    const say = (text) => problems.push(`${basename(file)} ${row.id}: ${text}`);
    if (!known.has(row.id)) say('labels a row that is not there');
    checkLabels(row, say);
  }
  report(file, rows);
}
for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? 'all rows are sound' : `${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
