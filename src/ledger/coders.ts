/**
 * Which coder's records a reader sees. "curated" and "human/NAME" always stand; of the others, the
 * machine coders, one is read per document: the newest.
 */
export const isStanding = (coder: string): boolean =>
  coder === 'curated' || coder.startsWith('human/');

const VERSION = /^entente\/(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:\+.*)?$/;
const DIGITS = /^\d+$/;

/** SemVer 2.0.0, clause 11: numbers below words, numbers by size, words by code unit. */
function comparePrerelease(a: string, b: string): number {
  const left = a.split('.');
  const right = b.split('.');
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const l = left[i];
    const r = right[i];
    if (l === undefined) return -1;
    if (r === undefined) return 1;
    if (l === r) continue;
    const numeric = [DIGITS.test(l), DIGITS.test(r)];
    if (numeric[0] && numeric[1]) return Number(l) - Number(r);
    if (numeric[0] !== numeric[1]) return numeric[0] ? -1 : 1;
    return l < r ? -1 : 1;
  }
  return 0;
}

/**
 * Oldest first: other machine coders ("llm/MODEL", by name) before "entente/VERSION" (by semantic
 * version, a prerelease before its release). A total order: equal only where the names are equal.
 */
export function compareCoders(a: string, b: string): number {
  const left = VERSION.exec(a);
  const right = VERSION.exec(b);
  if (left && right) {
    for (const part of [1, 2, 3]) {
      const difference = Number(left[part]) - Number(right[part]);
      if (difference !== 0) return difference;
    }
    if (left[4] !== right[4]) {
      if (left[4] === undefined) return 1;
      if (right[4] === undefined) return -1;
      const difference = comparePrerelease(left[4], right[4]);
      if (difference !== 0) return difference;
    }
  } else if (left || right) return left ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}
