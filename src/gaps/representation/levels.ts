/** Rank of the person a state sent; head of government or executive president 3. */
export const LEVELS = { hog: 3, minister: 2, official: 1, absent: 0 } as const;
export type LevelName = keyof typeof LEVELS | 'not-invited';

export type Level =
  { value: number } | { value: null; reason: 'not-invited' | 'no-evidence-found' };
export type Change = { value: number } | { value: null; reason: 'first' | 'no-level' };

/** The level of a name; null means that no evidence was found. */
export function levelOf(name: LevelName | null): Level {
  if (name === null) return { value: null, reason: 'no-evidence-found' };
  if (name === 'not-invited') return { value: null, reason: 'not-invited' };
  return { value: LEVELS[name] };
}

/** Level at each summit in turn, and its change against the latest earlier summit with a known level. */
export function levelSeries(
  names: readonly (LevelName | null)[],
): { level: Level; change: Change }[] {
  let before: number | null = null;
  return names.map((name) => {
    const level = levelOf(name);
    if (level.value === null) return { level, change: { value: null, reason: 'no-level' } };
    const change: Change =
      before === null ? { value: null, reason: 'first' } : { value: level.value - before };
    before = level.value;
    return { level, change };
  });
}

export type SummitLevels =
  | { value: number; heads: number; absent: number; known: number; unknown: number }
  | { value: null; reason: 'no-level-known'; unknown: number };

/**
 * One summit: how many heads came, how many stayed away, and the mean over those whose level is
 * known. The scale is ordinal; show the mean only where `unknown` is 0.
 */
export function summitLevels(names: readonly (LevelName | null)[]): SummitLevels {
  const unknown = names.filter((name) => name === null).length;
  const known = names.map(levelOf).flatMap((level) => (level.value === null ? [] : [level.value]));
  if (known.length === 0) return { value: null, reason: 'no-level-known', unknown };
  return {
    value: known.reduce((a, b) => a + b, 0) / known.length,
    heads: known.filter((level) => level === LEVELS.hog).length,
    absent: known.filter((level) => level === LEVELS.absent).length,
    known: known.length,
    unknown,
  };
}
