import { scoreClasses, type ClassScores, type Pair } from '../eval/scores.ts';
import { createLinear, type LinearFile } from '../model/linear.ts';
import type { LabelledRow } from './train.ts';

/** An answer on a row that was not learned from. */
export interface Answer extends Pair {
  predicted: string;
  /** Probability of the answer, and of the right class. */
  p: number;
  pGold: number;
}

/** Number of a row in its file: "relations 17" is 17. */
const numberOf = (row: { from: string }): number => Number(/\d+$/.exec(row.from)?.[0] ?? 0);
/** Rows that nobody read while rules were written: every third of a file. */
export const isUnread = (row: { from: string }): boolean => numberOf(row) % 3 === 2;
const FOLDS = 5;

function answers(
  train: readonly LabelledRow[],
  test: readonly LabelledRow[],
  fit: (rows: LabelledRow[]) => LinearFile,
): Answer[] {
  const keys = new Set(test.map((r) => r.key));
  const model = createLinear(fit(train.filter((r) => !keys.has(r.key))));
  return test.map((row) => {
    const p = model.probabilities(row.features);
    const top = p.indexOf(Math.max(...p));
    return {
      gold: row.label,
      predicted: model.classes[top]!,
      p: p[top]!,
      pGold: p[model.classes.indexOf(row.label)] ?? 0,
    };
  });
}

/** Five-fold cross-validation on the rows of one file; all other rows are learned from, but for the same sentences. */
export function crossValidate(
  rows: readonly LabelledRow[],
  file: string,
  fit: (rows: LabelledRow[]) => LinearFile,
): Answer[] {
  const own = rows.filter((r) => r.from.startsWith(`${file} `));
  return Array.from({ length: FOLDS }, (_, k) => k).flatMap((k) =>
    answers(
      rows,
      own.filter((r) => (numberOf(r) * 7919) % FOLDS === k),
      fit,
    ),
  );
}

/** The unread third of one file, learned from all else. */
export const validateUnread = (
  rows: readonly LabelledRow[],
  file: string,
  fit: (rows: LabelledRow[]) => LinearFile,
): Answer[] =>
  answers(
    rows,
    rows.filter((r) => r.from.startsWith(`${file} `) && isUnread(r)),
    fit,
  );

/** The sharpness that makes held-out answers likeliest, by golden-section search in [0.5, 3]. */
export function sharpnessOf(
  rows: readonly LabelledRow[],
  file: string,
  fit: (rows: LabelledRow[]) => LinearFile,
): number {
  const folds: { model: LinearFile; test: LabelledRow[] }[] = [];
  const own = rows.filter((r) => r.from.startsWith(`${file} `));
  // Two folds of five are enough to set one number.
  for (let k = 0; k < 2; k++) {
    const test = own.filter((r) => (numberOf(r) * 7919) % FOLDS === k);
    const keys = new Set(test.map((r) => r.key));
    folds.push({ model: fit(rows.filter((r) => !keys.has(r.key))), test });
  }
  const loss = (sharpness: number): number =>
    folds.reduce((sum, { model, test }) => {
      const linear = createLinear({ ...model, sharpness });
      return test.reduce((part, row) => {
        const p = linear.probabilities(row.features)[linear.classes.indexOf(row.label)] ?? 0;
        return part - Math.log(Math.max(p, 1e-9));
      }, sum);
    }, 0);
  let [low, high] = [0.5, 3];
  for (let i = 0; i < 24; i++) {
    const a = high - (high - low) * 0.618;
    const b = low + (high - low) * 0.618;
    if (loss(a) < loss(b)) high = b;
    else low = a;
  }
  return Math.round(((low + high) / 2) * 100) / 100;
}

export const scoresOf = (list: readonly Answer[], name: string): ClassScores =>
  scoreClasses(list, name);
