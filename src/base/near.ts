/** Steps of one letter (added, dropped, changed, or swapped with its neighbour) from one word to another. */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        last[j]! + 1,
        row[j - 1]! + 1,
        last[j - 1]! + Number(!same),
        swapped ? before[j - 2]! + 1 : Infinity,
      );
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}

/**
 * The names nearest to what was typed, best first: those that begin or continue with it, then those a
 * letter or two away. Case does not matter; none where nothing is near.
 */
export function nearest(typed: string, names: readonly string[], most = 5): string[] {
  const wanted = typed.toLowerCase();
  const reach = Math.max(1, Math.floor(wanted.length / 3));
  const score = (name: string): number => {
    const given = name.toLowerCase();
    if (given.startsWith(wanted)) return 0;
    const steps = distance(wanted, given);
    if (steps <= reach) return steps;
    return wanted.length >= 3 && given.includes(wanted) ? reach + 1 : Infinity;
  };
  return names
    .map((name) => ({ name, score: score(name) }))
    .filter((one) => one.score < Infinity)
    .sort((a, b) => a.score - b.score || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}
