import { DEFAULT_SEED, quantileSorted, stream } from '../../base/index.ts';

export interface ClassScore {
  precision: number;
  recall: number;
  f1: number;
  support: number;
}

export interface ClassScores {
  macroF1: number;
  /** 95 % percentile interval of macroF1 over resampled rows. */
  ci95: [number, number];
  accuracy: number;
  perClass: Record<string, ClassScore>;
  /** Rows by gold class, then by answer ("none" where there was none). */
  confusion: Record<string, Record<string, number>>;
}

/** Rows of gold and prediction; a null prediction is an abstention and counts as a miss. */
export interface Pair {
  gold: string;
  predicted: string | null;
}

const RESAMPLES = 1000;

export const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
export const f1Of = (precision: number, recall: number): number =>
  precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);

/** Macro F1 over the classes that stand in the gold, from counts by class. */
function macro(
  classes: readonly string[],
  counts: ReadonlyMap<string, { tp: number; fp: number; fn: number }>,
): number {
  let total = 0;
  for (const name of classes) {
    const { tp, fp, fn } = counts.get(name)!;
    total += tp === 0 ? 0 : (2 * tp) / (2 * tp + fp + fn);
  }
  return ratio(total, classes.length);
}

function count(classes: readonly string[], pairs: Iterable<Pair>): ReturnType<typeof emptyCounts> {
  const counts = emptyCounts(classes);
  for (const { gold, predicted } of pairs) {
    if (gold === predicted) counts.get(gold)!.tp += 1;
    else {
      counts.get(gold)!.fn += 1;
      const wrong = predicted === null ? undefined : counts.get(predicted);
      if (wrong) wrong.fp += 1;
    }
  }
  return counts;
}

const emptyCounts = (
  classes: readonly string[],
): Map<string, { tp: number; fp: number; fn: number }> =>
  new Map(classes.map((name) => [name, { tp: 0, fp: 0, fn: 0 }]));

/** Scores by class, their macro mean with a bootstrap interval, and accuracy. */
export function scoreClasses(pairs: readonly Pair[], name: string): ClassScores {
  const classes = [...new Set(pairs.map(({ gold }) => gold))].sort();
  const counts = count(classes, pairs);
  const perClass: Record<string, ClassScore> = {};
  for (const [label, { tp, fp, fn }] of counts) {
    const precision = ratio(tp, tp + fp);
    const recall = ratio(tp, tp + fn);
    perClass[label] = { precision, recall, f1: f1Of(precision, recall), support: tp + fn };
  }
  const random = stream(DEFAULT_SEED, name);
  const drawn: number[] = [];
  for (let b = 0; b < RESAMPLES && pairs.length > 0; b++) {
    const sample = Array.from(pairs, () => pairs[random.below(pairs.length)]!);
    drawn.push(macro(classes, count(classes, sample)));
  }
  drawn.sort((a, b) => a - b);
  return {
    macroF1: macro(classes, counts),
    ci95: [quantileSorted(drawn, 0.025) ?? 0, quantileSorted(drawn, 0.975) ?? 0],
    accuracy: ratio(pairs.filter((p) => p.gold === p.predicted).length, pairs.length),
    perClass,
    confusion: confusionOf(classes, pairs),
  };
}

/** Macro F1 over the classes that stand in the gold. */
export function macroF1Of(pairs: readonly Pair[]): number {
  const classes = [...new Set(pairs.map(({ gold }) => gold))].sort();
  return macro(classes, count(classes, pairs));
}

function confusionOf(
  classes: readonly string[],
  pairs: readonly Pair[],
): Record<string, Record<string, number>> {
  const out: Record<string, Record<string, number>> = {};
  for (const label of classes) {
    const row: Record<string, number> = {};
    for (const { gold, predicted } of pairs)
      if (gold === label) row[predicted ?? 'none'] = (row[predicted ?? 'none'] ?? 0) + 1;
    out[label] = Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
  }
  return out;
}

/** Rows of a tab-separated table by the names of its first line. */
export function readTable(text: string): Record<string, string>[] {
  const [head = '', ...lines] = text.split(/\r?\n/).filter((line) => line !== '');
  const names = head.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}
