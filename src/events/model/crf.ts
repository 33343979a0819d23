import { minimise } from './lbfgs.ts';

/** A sentence for the tagger: the feature numbers of each token, and its tag where it is known. */
export interface Sequence {
  features: readonly (readonly number[])[];
  tags?: readonly number[];
  weight?: number;
}

export interface Crf {
  tags: number;
  /** Weight of tag y for feature f at `f * tags + y`. */
  emit: Float64Array;
  /** Weight of tag b after tag a at `a * tags + b`. */
  move: Float64Array;
}

/**
 * A linear-chain conditional random field (Lafferty, McCallum & Pereira 2001), fitted by L-BFGS with
 * an L2 penalty; the gradient comes from the forward-backward recursion in scaled form.
 */
export function fitCrf(
  sequences: readonly Sequence[],
  { tags, features, l2 }: { tags: number; features: number; l2: number },
): Crf {
  const emitSize = features * tags;
  const longest = sequences.reduce((most, s) => Math.max(most, s.features.length), 0);
  const psi = new Float64Array(longest * tags);
  const alpha = new Float64Array(longest * tags);
  const beta = new Float64Array(longest * tags);
  const scale = new Float64Array(longest);
  const step = new Float64Array(tags * tags);
  const w = minimise(emitSize + tags * tags, (at, into) => {
    let loss = 0;
    for (let i = 0; i < at.length; i++) {
      into[i] = l2 * at[i]!;
      loss += 0.5 * l2 * at[i]! * at[i]!;
    }
    for (let i = 0; i < tags * tags; i++) step[i] = Math.exp(at[emitSize + i]!);
    for (const { features: tokens, tags: gold, weight = 1 } of sequences) {
      const n = tokens.length;
      if (n === 0 || !gold) continue;
      let goldScore = 0;
      let logZ = 0;
      for (let i = 0; i < n; i++) {
        let top = -Infinity;
        for (let y = 0; y < tags; y++) {
          let sum = 0;
          for (const f of tokens[i]!) sum += at[f * tags + y]!;
          psi[i * tags + y] = sum;
          if (sum > top) top = sum;
        }
        goldScore += psi[i * tags + gold[i]!]!;
        if (i > 0) goldScore += at[emitSize + gold[i - 1]! * tags + gold[i]!]!;
        for (let y = 0; y < tags; y++) psi[i * tags + y] = Math.exp(psi[i * tags + y]! - top);
        logZ += top;
      }
      for (let i = 0; i < n; i++) {
        let total = 0;
        for (let y = 0; y < tags; y++) {
          let sum = 0;
          if (i === 0) sum = 1;
          else
            for (let a = 0; a < tags; a++) sum += alpha[(i - 1) * tags + a]! * step[a * tags + y]!;
          alpha[i * tags + y] = sum * psi[i * tags + y]!;
          total += alpha[i * tags + y]!;
        }
        scale[i] = total;
        logZ += Math.log(total);
        for (let y = 0; y < tags; y++) alpha[i * tags + y]! /= total;
      }
      for (let y = 0; y < tags; y++) beta[(n - 1) * tags + y] = 1;
      for (let i = n - 2; i >= 0; i--)
        for (let a = 0; a < tags; a++) {
          let sum = 0;
          for (let y = 0; y < tags; y++)
            sum += step[a * tags + y]! * psi[(i + 1) * tags + y]! * beta[(i + 1) * tags + y]!;
          beta[i * tags + a] = sum / scale[i + 1]!;
        }
      loss += weight * (logZ - goldScore);
      for (let i = 0; i < n; i++) {
        for (let y = 0; y < tags; y++) {
          const p = alpha[i * tags + y]! * beta[i * tags + y]!;
          const g = weight * (p - (gold[i] === y ? 1 : 0));
          for (const f of tokens[i]!) into[f * tags + y]! += g;
        }
        if (i === 0) continue;
        for (let a = 0; a < tags; a++)
          for (let y = 0; y < tags; y++) {
            const p =
              (alpha[(i - 1) * tags + a]! *
                step[a * tags + y]! *
                psi[i * tags + y]! *
                beta[i * tags + y]!) /
              scale[i]!;
            into[emitSize + a * tags + y]! +=
              weight * (p - (gold[i - 1] === a && gold[i] === y ? 1 : 0));
          }
      }
    }
    return loss;
  });
  return { tags, emit: w.slice(0, emitSize), move: w.slice(emitSize) };
}

/** The likeliest tags of a sentence (Viterbi). */
export function tagSequence(crf: Crf, features: readonly (readonly number[])[]): number[] {
  const { tags, emit, move } = crf;
  const n = features.length;
  const score = new Float64Array(n * tags);
  const from = new Int32Array(n * tags);
  for (let i = 0; i < n; i++)
    for (let y = 0; y < tags; y++) {
      let sum = 0;
      for (const f of features[i]!) sum += emit[f * tags + y]!;
      let best = i === 0 ? 0 : -Infinity;
      if (i > 0)
        for (let a = 0; a < tags; a++) {
          const value = score[(i - 1) * tags + a]! + move[a * tags + y]!;
          if (value > best) {
            best = value;
            from[i * tags + y] = a;
          }
        }
      score[i * tags + y] = best + sum;
    }
  const out: number[] = Array.from({ length: n }, () => 0);
  let y = 0;
  for (let c = 1; c < tags; c++)
    if (n > 0 && score[(n - 1) * tags + c]! > score[(n - 1) * tags + y]!) y = c;
  for (let i = n - 1; i >= 0; i--) {
    out[i] = y;
    y = from[i * tags + y]!;
  }
  return out;
}
