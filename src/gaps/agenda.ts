import { logGamma } from './special.ts';

/** log of n over k. */
const logChoose = (n: number, k: number): number =>
  logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

const binomialProbability = (k: number, n: number, p: number): number => {
  if (p <= 0) return Number(k === 0);
  if (p >= 1) return Number(k === n);
  return Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
};

/** P(X < x) + P(X = x)/2, X ~ Binomial(n, p). */
function binomialMidP(x: number, n: number, p: number): number {
  let total = binomialProbability(x, n, p) / 2;
  for (let k = 0; k < x; k++) total += binomialProbability(k, n, p);
  return total;
}

export type Drop =
  | {
      /** Ratio of the shares after and before; null where the topic was not there before. */
      value: number | null;
      reason: 'zero-before' | null;
      lo: number;
      hi: number | null;
      hiReason: 'unbounded' | null;
      /** One-sided and two-sided mid-p. */
      pDrop: number;
      pTwo: number;
      /** Paragraphs one would expect in the second text at its length. */
      expected2: number;
      /** The p that complete silence would have had; from alpha up no drop can be shown. */
      smallestP: number;
      canConclude: boolean;
    }
  | { value: null; reason: 'never-mentioned' | 'no-text' };

/**
 * Whether a topic in x1 of n1 paragraphs fell to x2 of n2, given x1 + x2 (Przyborowski & Wilenski
 * 1940; mid-p, Lancaster 1961). The interval of the ratio inverts the same test. Paragraphs are not
 * independent: a screen, not a proof.
 */
export function dropTest(x1: number, n1: number, x2: number, n2: number, level = 0.95): Drop {
  if (!(n1 > 0) || !(n2 > 0)) return { value: null, reason: 'no-text' };
  const s = x1 + x2;
  if (s === 0) return { value: null, reason: 'never-mentioned' };
  const alpha = 1 - level;
  const share = n2 / (n1 + n2);
  const pDrop = binomialMidP(x2, s, share);
  const ratioOf = (p: number): number => ((p / (1 - p)) * n1) / n2;
  const smallestP = binomialProbability(0, s, share) / 2;
  return {
    value: x1 === 0 ? null : x2 / n2 / (x1 / n1),
    reason: x1 === 0 ? 'zero-before' : null,
    lo: x2 === 0 ? 0 : ratioOf(solve((p) => 1 - binomialMidP(x2, s, p) - alpha / 2)),
    hi: x1 === 0 ? null : ratioOf(solve((p) => alpha / 2 - binomialMidP(x2, s, p))),
    hiReason: x1 === 0 ? 'unbounded' : null,
    pDrop,
    pTwo: Math.min(1, 2 * Math.min(pDrop, 1 - pDrop)),
    expected2: (x1 * n2) / n1,
    smallestP,
    canConclude: smallestP < alpha - 1e-12,
  };
}

/** Root in (0, 1) of a function that rises through 0. */
function solve(f: (p: number) => number): number {
  let lo = 0;
  let hi = 1;
  for (let k = 0; k < 200; k++) {
    const mid = (lo + hi) / 2;
    if (f(mid) > 0) hi = mid;
    else lo = mid;
  }
  return (lo + hi) / 2;
}

/** The same for a text seen as drawn without return from both (hypergeometric mid-p, one-sided). */
export function dropFisher(
  x1: number,
  n1: number,
  x2: number,
  n2: number,
): { value: number } | { value: null; reason: 'never-mentioned' | 'no-text' } {
  if (!(n1 > 0) || !(n2 > 0)) return { value: null, reason: 'no-text' };
  const s = x1 + x2;
  if (s === 0) return { value: null, reason: 'never-mentioned' };
  const all = logChoose(n1 + n2, s);
  const probability = (k: number): number =>
    k > n2 || s - k > n1 ? 0 : Math.exp(logChoose(n2, k) + logChoose(n1, s - k) - all);
  let total = probability(x2) / 2;
  for (let k = 0; k < x2; k++) total += probability(k);
  return { value: total };
}

/** Paragraphs (or words) of a text, and how many of them hold each topic. */
export interface TopicCounts {
  complete: boolean;
  n: number;
  topics: Readonly<Record<string, number>>;
}

export type AgendaState =
  | 'present'
  | 'absent:more-than-length-explains'
  | 'absent:text-too-short-to-tell'
  | 'absent:also-absent-before'
  | 'absent:no-baseline'
  | 'unknown:text-incomplete';

/** For each topic of an agenda declared beforehand, what a text's silence on it means. */
export function leftOut(
  agenda: readonly string[],
  before: TopicCounts | null,
  now: TopicCounts,
  alpha = 0.05,
): Map<string, AgendaState> {
  return new Map(agenda.map((topic) => [topic, stateOf(topic, before, now, alpha)]));
}

function stateOf(
  topic: string,
  before: TopicCounts | null,
  now: TopicCounts,
  alpha: number,
): AgendaState {
  if ((now.topics[topic] ?? 0) > 0) return 'present';
  if (!now.complete) return 'unknown:text-incomplete';
  if (!before?.complete || before.n === 0) return 'absent:no-baseline';
  const x1 = before.topics[topic] ?? 0;
  if (x1 === 0) return 'absent:also-absent-before';
  const p = binomialMidP(0, x1, now.n / (before.n + now.n));
  return p < alpha ? 'absent:more-than-length-explains' : 'absent:text-too-short-to-tell';
}
