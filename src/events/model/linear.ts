import { Alike, type AlikeModel } from './alike.ts';
import { Index, Numbers, type Sink } from './features.ts';

/** A linear model as its file holds it: weights by the name of the feature, one a class. */
export interface LinearFile {
  about: string;
  source: string;
  licence: string;
  trainedOn: readonly string[];
  classes: readonly string[];
  /** Scores are multiplied by this before they become probabilities (Guo et al. 2017, temperature). */
  sharpness: number;
  weights: Readonly<Record<string, readonly number[]>>;
  /** What neighbours of known words weigh; "words" is not in the file but in one that models share. */
  alike?: AlikeModel;
  /** Of a tagger: weight of each class after each class. */
  moves?: readonly (readonly number[])[];
}

/** Tells the features of one thing to be classed. */
export type Tell = (out: Sink) => void;

export interface Linear {
  readonly classes: readonly string[];
  /** Probability of each class, in the order of `classes`. */
  score(tell: Tell): number[];
  /** The same from names that were gathered before. */
  probabilities(features: readonly string[]): number[];
  /** The features that spoke most for a class against the mean of the classes, strongest first. */
  reasons(features: readonly string[], label: string): { feature: string; weight: number }[];
}

/** Features that weigh nothing are no features: each of the rest counts by one over the root of their number. */
const scaleOf = (n: number): number => (n === 0 ? 0 : 1 / Math.sqrt(n));

export function createLinear(file: LinearFile): Linear {
  const { classes, sharpness } = file;
  const names = Object.keys(file.weights);
  const index = new Index(names);
  const numbers = new Numbers(index);
  const width = classes.length;
  const weights = Float64Array.from(names.flatMap((name) => file.weights[name]!));
  const alike = file.alike ? new Alike(file.alike, width) : null;
  const sink: Sink = alike
    ? {
        add: (template, a, b) => {
          numbers.add(template, a, b);
          alike.note(template, a, b);
        },
        addOf: (template, words, i, j) => {
          numbers.addOf(template, words, i, j);
          alike.note(template, words.list[i], j === undefined ? undefined : words.list[j]);
        },
      }
    : numbers;
  const score = (tell: Tell): number[] => {
    numbers.start();
    alike?.start();
    tell(sink);
    const on = numbers.list();
    const sums = classes.map(() => 0);
    for (const id of on) for (let c = 0; c < width; c++) sums[c]! += weights[id * width + c]!;
    const scale = scaleOf(on.length);
    for (let c = 0; c < width; c++) sums[c]! *= scale;
    alike?.addTo(sums);
    return softmax(sums, sharpness);
  };
  return {
    classes,
    score,
    probabilities: (features) =>
      score((out) => {
        for (const name of features) out.add(name);
      }),
    reasons: (features, label) => {
      const c = classes.indexOf(label);
      const on = features.flatMap((name) => {
        const row = file.weights[name];
        return row ? [{ name, row }] : [];
      });
      if (c < 0) return [];
      const scale = scaleOf(on.length);
      alike?.start();
      for (const name of features) alike?.note(name);
      return [
        ...on.map(({ name, row }) => ({ feature: name, row, times: scale })),
        ...(alike?.reasons() ?? []).map((reason) => ({ ...reason, times: 1 })),
      ]
        .map(({ feature, row, times }) => ({
          feature,
          weight:
            Math.round((row[c]! - row.reduce((sum, w) => sum + w, 0) / row.length) * times * 1000) /
            1000,
        }))
        .filter(({ weight }) => weight > 0)
        .sort((a, b) => b.weight - a.weight || (a.feature < b.feature ? -1 : 1));
    },
  };
}

/** Probabilities from scores, each multiplied by `scale` first. */
export function softmax(scores: readonly number[], scale: number): number[] {
  const top = Math.max(...scores);
  const parts = scores.map((s) => Math.exp((s - top) * scale));
  const total = parts.reduce((sum, p) => sum + p, 0);
  return parts.map((p) => p / total);
}
