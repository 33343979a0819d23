/**
 * Minimises a smooth function by L-BFGS (Nocedal & Wright, Numerical Optimization, 2nd ed., algorithm
 * 7.4) with a backtracking line search. No randomness: the same function gives the same minimum.
 *
 * @param evaluate writes the gradient at `at` into `into` and gives the value
 */
export function minimise(
  size: number,
  evaluate: (at: Float64Array, into: Float64Array) => number,
  options: { iterations?: number; tolerance?: number } = {},
): Float64Array {
  const { iterations = 80, tolerance = 1e-4 } = options;
  let w = new Float64Array(size);
  let gradient = new Float64Array(size);
  let loss = evaluate(w, gradient);
  const steps: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let iteration = 0; iteration < iterations; iteration++) {
    const direction = directionOf(gradient, steps);
    const slope = -dot(gradient, direction);
    if (slope > -1e-9) break;
    const next = new Float64Array(size);
    const nextGradient = new Float64Array(size);
    let nextLoss = loss;
    let step = 1;
    let moved = false;
    for (let tries = 0; tries < 25 && !moved; tries++) {
      for (let j = 0; j < size; j++) next[j] = w[j]! - step * direction[j]!;
      nextLoss = evaluate(next, nextGradient);
      moved = nextLoss <= loss + 1e-4 * step * slope;
      step /= 2;
    }
    if (!moved) break;
    const s = new Float64Array(size);
    const y = new Float64Array(size);
    for (let j = 0; j < size; j++) {
      s[j] = next[j]! - w[j]!;
      y[j] = nextGradient[j]! - gradient[j]!;
    }
    const sy = dot(s, y);
    if (sy > 1e-12) {
      steps.push({ s, y, rho: 1 / sy });
      if (steps.length > MEMORY) steps.shift();
    }
    const gain = loss - nextLoss;
    w = next;
    gradient = nextGradient;
    loss = nextLoss;
    if (gain < tolerance * Math.max(1, loss)) break;
  }
  return w;
}

/** How many past steps shape the next. */
const MEMORY = 8;

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function directionOf(
  gradient: Float64Array,
  steps: readonly { s: Float64Array; y: Float64Array; rho: number }[],
): Float64Array {
  const direction = gradient.slice();
  const alphas: number[] = [];
  for (let i = steps.length - 1; i >= 0; i--) {
    const { s, y, rho } = steps[i]!;
    const a = rho * dot(s, direction);
    alphas[i] = a;
    for (let j = 0; j < direction.length; j++) direction[j]! -= a * y[j]!;
  }
  const last = steps.at(-1);
  const scale = last
    ? 1 / (last.rho * dot(last.y, last.y))
    : 1 / Math.max(1, Math.sqrt(dot(gradient, gradient)));
  for (let j = 0; j < direction.length; j++) direction[j]! *= scale;
  for (const [i, { s, y, rho }] of steps.entries()) {
    const b = alphas[i]! - rho * dot(y, direction);
    for (let j = 0; j < direction.length; j++) direction[j]! += b * s[j]!;
  }
  return direction;
}
