/** What counting needs to know of a deed. */
export interface Countable {
  actors: readonly string[];
  domains: readonly string[];
}

export interface Counts {
  /** "member|partner|domain" -> deeds; one deed counts once in every cell that it touches. */
  whole: Map<string, number>;
  /** The same with every deed's weight of 1 split evenly over its cells. */
  fractional: Map<string, number>;
}

/**
 * Counts deeds by member, partner and domain. Whole counts add 1 to each cell; fractional counts add
 * 1 / (members x partners x domains), so that a deed adds 1 in all (Perianes-Rodriguez, Waltman &
 * van Eck 2016). An actor on both lists is no pair with itself. What to count (done, planned …) is
 * the caller's choice.
 */
export function countDeeds(
  deeds: readonly Countable[],
  axes: { members: readonly string[]; partners: readonly string[]; domains: readonly string[] },
): Counts {
  const whole = new Map<string, number>();
  const fractional = new Map<string, number>();
  for (const deed of deeds) {
    const members = axes.members.filter((m) => deed.actors.includes(m));
    const partners = axes.partners.filter((p) => deed.actors.includes(p));
    const domains = axes.domains.filter((d) => deed.domains.includes(d));
    const cells: string[] = [];
    for (const m of members)
      for (const p of partners) if (m !== p) for (const d of domains) cells.push(`${m}|${p}|${d}`);
    for (const cell of cells) {
      whole.set(cell, (whole.get(cell) ?? 0) + 1);
      fractional.set(cell, (fractional.get(cell) ?? 0) + 1 / cells.length);
    }
  }
  return { whole, fractional };
}
