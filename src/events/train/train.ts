import { alikeValues, GROUPS, type WordVectors } from '../model/alike.ts';
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
const SMALLEST = 0.15;

const ABOUT = { source: 'Fitted by npm run train.', licence: 'MIT, as the rest of Entente' };
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
  smallest = SMALLEST,
): Record<string, number[]> {
  const out: Record<string, number[]> = {};
  for (const [name, i] of index) {
    const row = Array.from(w.subarray(i * classes, (i + 1) * classes), rounded);
    if (row.some((x) => Math.abs(x) >= smallest)) out[name] = row;
  }
  return out;
}

const sourcesOf = (rows: readonly { from: string }[]): string[] => {
  const counts = new Map<string, number>();
  for (const { from } of rows) {
    const name = from.split(' ')[0]!;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, n]) => `${name}: ${n}`);
};

/** Numbers of the news' copy (the written sentences' is the next) of features that both origins know. */
function copiesOf(
  rows: readonly LabelledRow[],
  isNews: readonly boolean[],
  index: ReadonlyMap<string, number>,
): Map<number, number> {
  const seen = [new Set<number>(), new Set<number>()] as const;
  for (const [i, row] of rows.entries())
    for (const f of numbers(index, row.features)) seen[isNews[i] ? 0 : 1].add(f);
  const both = [...seen[0]].filter((f) => seen[1].has(f)).sort((a, b) => a - b);
  return new Map(both.map((f, i) => [f, index.size + 2 * i]));
}

/**
 * Whose conventions the weights follow: the codebook's, as in the written sentences, or those of the
 * labelled news, which call "will meet" a promise and "imposed sanctions" coercion.
 */
export type Manner = 'codebook' | 'news';

/** Fits a model of classes. Values of features are 1 over the root of their number in the row. */
export function trainClasses(
  rows: readonly LabelledRow[],
  {
    about,
    l2,
    manner,
    smoothing = 0,
    tolerance,
    words = null,
  }: {
    about: string;
    l2: number;
    manner: Manner;
    smoothing?: number;
    tolerance?: number;
    words?: WordVectors | null;
  },
): LinearFile {
  const classes = [...new Set(rows.map((r) => r.label))].sort();
  const index = indexOf(rows.map((r) => r.features));
  // Each origin's own copy of a feature stands behind the shared one (Daumé III 2007), where both
  // origins know it: elsewhere the copy would say nothing that the shared one does not.
  const isNews = rows.map((r) => !r.from.startsWith('own'));
  const size = index.size;
  const copies = copiesOf(rows, isNews, index);
  const first = size + 2 * copies.size;
  const directions = words ? GROUPS.length * words.size : 0;
  const w = fit(
    rows.map((row, i) => {
      const shared = numbers(index, row.features);
      const value = 1 / Math.sqrt(Math.max(1, shared.length));
      const own = shared.flatMap((f) => copies.get(f) ?? []).map((c) => c + (isNews[i] ? 0 : 1));
      const features = [...shared, ...own];
      const values = features.map(() => value);
      if (words)
        for (const [j, x] of alikeValues(row.features, words).entries())
          if (x !== 0) {
            features.push(first + j);
            values.push(x);
          }
      return {
        features,
        values,
        label: classes.indexOf(row.label),
        ...(row.weight === undefined ? {} : { weight: row.weight }),
      };
    }),
    {
      classes: classes.length,
      features: first + directions,
      l2,
      smoothing,
      ...(tolerance === undefined ? {} : { tolerance }),
    },
  );
  for (const [f, copy] of copies)
    for (let c = 0; c < classes.length; c++)
      w[f * classes.length + c]! += w[(manner === 'news' ? copy : copy + 1) * classes.length + c]!;
  return {
    about,
    ...ABOUT,
    trainedOn: sourcesOf(rows),
    classes,
    sharpness: 1,
    weights: weightsOf(index, w, classes.length),
    ...(words
      ? {
          alike: {
            groups: GROUPS,
            weights: Array.from({ length: directions }, (_, j) =>
              Array.from(
                w.subarray((first + j) * classes.length, (first + j + 1) * classes.length),
                rounded,
              ),
            ),
            words,
          },
        }
      : {}),
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
    weights: weightsOf(index, crf.emit, tags, 0.04),
    moves: Array.from({ length: tags }, (_, a) =>
      Array.from(crf.move.subarray(a * tags, (a + 1) * tags), rounded),
    ),
  };
}
