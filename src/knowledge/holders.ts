import { OFFICES, type Holder } from './schemas.ts';
import { covers } from './terms.ts';

/** Small letters without accents, hyphens and full stops as spaces: "Yoon Suk-yeol" -> "yoon suk yeol". */
export const foldName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/đ/g, 'd')
    .replace(/ð/g, 'd')
    .replace(/þ/g, 'th')
    .replace(/ı/g, 'i')
    .replace(/[’‘`]/g, "'")
    .replace(/[-‐-–.]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const RANK = new Map<string, number>(OFFICES.map((office, index) => [office, index]));
const byUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Higher offices first, then by actor, name and start: a total order. */
export const byRank = (a: Holder, b: Holder): number =>
  (RANK.get(a.office) ?? 0) - (RANK.get(b.office) ?? 0) ||
  byUnit(a.actor, b.actor) ||
  byUnit(a.name, b.name) ||
  byUnit(a.start, b.start);

/** Terms by folded full name, variant and surname, each list in rank order. */
export function indexHolders(holders: readonly Holder[]): ReadonlyMap<string, readonly Holder[]> {
  const index = new Map<string, Holder[]>();
  for (const holder of [...holders].sort(byRank))
    for (const key of new Set([holder.name, holder.surname, ...holder.variants].map(foldName))) {
      const list = index.get(key);
      if (list) list.push(holder);
      else index.set(key, [holder]);
    }
  return index;
}

/** The terms under a name that cover the day; all of them where no day is given. */
export const holdersOn = (
  index: ReadonlyMap<string, readonly Holder[]>,
  name: string,
  on: string | null,
): Holder[] =>
  (index.get(foldName(name)) ?? []).filter((h) => on === null || covers(h.start, h.end, on));
