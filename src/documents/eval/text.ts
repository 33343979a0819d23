import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { stream } from '../../base/index.ts';
import { readBytes } from '../read.ts';

/** One page of a set of labelled main texts. */
export interface TextCase {
  id: string;
  html: Uint8Array;
  expected: string;
}

export interface TextScore {
  n: number;
  f1: number;
  precision: number;
  recall: number;
  ci95: [number, number];
  pagesPerSecond: number;
}

/** Shares of matched, surplus and missing shingles of one page; they add up to 1 unless all are 0. */
export interface PageScore {
  tp: number;
  fp: number;
  fn: number;
}

const N = 4;
const RESAMPLES = 1000;
const WORD = /[\p{L}\p{N}_]+/gu;

function shingleCounts(text: string): Map<string, number> {
  const tokens = text.match(WORD) ?? [];
  const counts = new Map<string, number>();
  for (let i = 0; i < Math.max(1, tokens.length - N + 1); i += 1) {
    const shingle = tokens.slice(i, i + N).join('\u001f');
    if (shingle !== '') counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

/** Compares two texts by their runs of four words, counted with their number. */
export function scorePage(expected: string, predicted: string): PageScore {
  const gold = shingleCounts(expected);
  const mine = shingleCounts(predicted);
  let tp = 0;
  let fp = 0;
  let fn = 0;
  for (const key of new Set([...gold.keys(), ...mine.keys()])) {
    const a = gold.get(key) ?? 0;
    const b = mine.get(key) ?? 0;
    tp += Math.min(a, b);
    fp += Math.max(0, b - a);
    fn += Math.max(0, a - b);
  }
  const sum = tp + fp + fn;
  return sum > 0 ? { tp: tp / sum, fp: fp / sum, fn: fn / sum } : { tp, fp, fn };
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;

/**
 * Precision and recall as means over pages, F1 of the two means: the definition of the article
 * extraction benchmark (Scrapinghub 2020, evaluate.py), with words as \w+.
 */
export function scorePages(
  pages: readonly PageScore[],
): Pick<TextScore, 'f1' | 'precision' | 'recall'> {
  const precision = mean(
    pages.filter((p) => p.tp + p.fp > 0).map((p) => (p.fp + p.fn === 0 ? 1 : p.tp / (p.tp + p.fp))),
  );
  const recall = mean(
    pages.filter((p) => p.tp + p.fn > 0).map((p) => (p.fp + p.fn === 0 ? 1 : p.tp / (p.tp + p.fn))),
  );
  const sum = precision + recall;
  return { f1: sum === 0 ? 0 : (2 * precision * recall) / sum, precision, recall };
}

/** The text that is compared: prose, in reading order. */
export function mainTextOf(html: Uint8Array, id: string): string {
  const document = readBytes(html, { uri: `${id}.html` }).value[0];
  if (!document) return '';
  return document.paragraphs
    .filter((p) => p.prose)
    .map((p) => document.text.slice(p.start, p.end))
    .join('\n');
}

/** Pages read before the clock runs, so that the speed is that of a long run. */
const WARM_UP = 30;

/**
 * Scores main text over pages; `now` gives milliseconds and only serves the speed: all pages read
 * once, from bytes to documents with their facts, after a few that warm up the machine.
 */
export function evaluateText(
  cases: readonly TextCase[],
  now: () => number = () => performance.now(),
): TextScore {
  for (const { html, id } of cases.slice(0, WARM_UP)) mainTextOf(html, id);
  const from = now();
  const predicted = cases.map(({ html, id }) => mainTextOf(html, id));
  const seconds = (now() - from) / 1000;
  const pages = cases.map(({ expected }, i) => scorePage(expected, predicted[i] ?? ''));
  const random = stream(20260101, 'eval-text');
  const f1s: number[] = [];
  for (let i = 0; i < RESAMPLES; i += 1) {
    f1s.push(scorePages(pages.map(() => pages[random.below(pages.length)]!)).f1);
  }
  f1s.sort((a, b) => a - b);
  return {
    n: cases.length,
    ...scorePages(pages),
    ci95: [f1s[Math.floor(RESAMPLES * 0.025)] ?? 0, f1s[Math.ceil(RESAMPLES * 0.975) - 1] ?? 0],
    pagesPerSecond: seconds > 0 ? cases.length / seconds : 0,
  };
}

const bodyOf = (page: unknown): string =>
  typeof page === 'object' &&
  page !== null &&
  'articleBody' in page &&
  typeof page.articleBody === 'string'
    ? page.articleBody
    : '';

/** Loads a folder with `ground-truth.json` and `html/ID.html.gz`, in the order of ids. */
export function loadTextCases(folder: string): TextCase[] {
  const truth: unknown = JSON.parse(readFileSync(join(folder, 'ground-truth.json'), 'utf8'));
  const pages = new Map<string, unknown>(
    typeof truth === 'object' && truth !== null ? Object.entries(truth) : [],
  );
  return [...pages.keys()].sort().map((id) => ({
    id,
    html: gunzipSync(readFileSync(join(folder, 'html', `${id}.html.gz`))),
    expected: bodyOf(pages.get(id)),
  }));
}

/** `entente eval text DIR`. */
export const evalText = (folder: string): TextScore => evaluateText(loadTextCases(folder));
