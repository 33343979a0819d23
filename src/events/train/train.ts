import { fitCrf } from '../model/crf.ts';
import { fit } from '../model/fit.ts';
import type { LinearFile } from '../model/linear.ts';
import { SPAN_TAGS } from '../model/tagger.ts';

/** Rows that are ready to be learned from. */
export interface LabelledRow {
  key: string;
  from: string;
  features: readonly string[];
  label: string;
  weight?: number;
}
export interface LabelledSequence {
  key: string;
  from: string;
  features: readonly (readonly string[])[];
  tags: readonly number[];
  weight?: number;
}

/** Features seen less often than this are left out. */
const SEEN = 2;
/** Weights are kept to this many decimals; a feature whose weights are all smaller is dropped. */
const DECIMALS = 2;
const SMALLEST = 0.04;

const ABOUT = { source: 'Fitted by npm run train.', licence: 'MIT' };
const rounded = (x: number): number => Math.round(x * 10 ** DECIMALS) / 10 ** DECIMALS + 0;

function indexOf(lists: Iterable<readonly string[]>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const list of lists) for (const f of list) counts.set(f, (counts.get(f) ?? 0) + 1);
  const names = [...counts].filter(([, n]) => n >= SEEN).map(([name]) => name);
  return new Map(names.sort().map((name, i) => [name, i]));
}

const numbers = (index: ReadonlyMap<string, number>, features: readonly string[]): number[] =>
  features.flatMap((f) => index.get(f) ?? []);

function weightsOf(
  index: ReadonlyMap<string, number>,
  w: Float64Array,
  classes: number,
): Record<string, number[]> {
  const out: Record<string, number[]> = {};
  for (const [name, i] of index) {
    const row = Array.from(w.subarray(i * classes, (i + 1) * classes), rounded);
    if (row.some((x) => Math.abs(x) >= SMALLEST)) out[name] = row;
  }
  return out;
}

const sourcesOf = (rows: readonly { from: string }[]): string[] => {
  const counts = new Map<string, number>();
  for (const { from } of rows) {
    const name = from.split(' ')[0]!;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort().map(([name, n]) => `${name}: ${n}`);
};

/** Fits a model of classes. Values of features are 1 over the root of their number in the row. */
export function trainClasses(
  rows: readonly LabelledRow[],
  { about, l2 }: { about: string; l2: number },
): LinearFile {
  const classes = [...new Set(rows.map((r) => r.label))].sort();
  const index = indexOf(rows.map((r) => r.features));
  const w = fit(
    rows.map((row) => {
      const features = numbers(index, row.features);
      const value = 1 / Math.sqrt(Math.max(1, features.length));
      return {
        features,
        values: features.map(() => value),
        label: classes.indexOf(row.label),
        ...(row.weight === undefined ? {} : { weight: row.weight }),
      };
    }),
    { classes: classes.length, features: index.size, l2 },
  );
  return {
    about,
    ...ABOUT,
    trainedOn: sourcesOf(rows),
    classes,
    sharpness: 1,
    weights: weightsOf(index, w, classes.length),
  };
}

/** Fits the tagger of spans. */
export function trainTagger(
  rows: readonly LabelledSequence[],
  { about, l2 }: { about: string; l2: number },
): LinearFile {
  const tags = SPAN_TAGS.length;
  const index = indexOf(rows.flatMap((r) => r.features));
  const crf = fitCrf(
    rows.map((row) => ({
      features: row.features.map((list) => numbers(index, list)),
      tags: row.tags,
      ...(row.weight === undefined ? {} : { weight: row.weight }),
    })),
    { tags, features: index.size, l2 },
  );
  return {
    about,
    ...ABOUT,
    trainedOn: sourcesOf(rows),
    classes: [...SPAN_TAGS],
    sharpness: 1,
    weights: weightsOf(index, crf.emit, tags),
    moves: Array.from({ length: tags }, (_, a) =>
      Array.from(crf.move.subarray(a * tags, (a + 1) * tags), rounded),
    ),
  };
}
