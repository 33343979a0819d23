import { byText } from '../common.ts';
import type { Deed } from '../deeds/index.ts';
import type { PlacedDeed } from '../engagement/placed.ts';
import { firsts } from '../trend.ts';

/** The earliest deed of one kind with one partner. */
export interface FirstOfKind {
  partner: string;
  instrument: string;
  deedId: string;
  /** Partial date, as precise as it is known. */
  date: string;
  claim: 'first-in-record' | 'left-censored' | 'not-read';
  /** A report says itself that it was the first of its kind. */
  said: boolean;
  /** Later deeds of the same kind of which a report says so too: one of them is wrong, or means less. */
  saidOfOthers: string[];
}

/** A deed's days as a partial date; where they are an interval that is none, its first day. */
const partialOf = ({ date }: Deed): string =>
  date.precision === 'year'
    ? date.start!.slice(0, 4)
    : date.precision === 'month'
      ? date.start!.slice(0, 7)
      : date.start!;

/**
 * First deeds by partner and instrument. Only where reading began a year before is it the "first in the
 * record"; else an earlier one may lie before the first page that was read.
 */
export function firstsOf(placed: readonly PlacedDeed[], readFrom: string | null): FirstOfKind[] {
  const partnersOf = new Map<PlacedDeed['sides'], string[]>();
  const best = new Map<string, Deed>();
  const said = new Map<string, Deed[]>();
  for (const { deed, sides } of placed) {
    const { start } = deed.date;
    if (start === null || deed.instrument === null) continue;
    let partners = partnersOf.get(sides);
    if (partners === undefined)
      partnersOf.set(sides, (partners = [...new Set(sides.pairs.map((pair) => pair.partner))]));
    for (const partner of partners) {
      const key = `${partner}|${deed.instrument}`;
      const known = best.get(key);
      if (!known || start < known.date.start! || (start === known.date.start && deed.id < known.id))
        best.set(key, deed);
      if (deed.first) said.set(key, [...(said.get(key) ?? []), deed]);
    }
  }
  const keyed = Array.from(best, ([key, deed]) => ({ key, id: deed.id, date: partialOf(deed) }));
  // Without a document that was read there is no beginning of reading: everything is left-censored.
  const found = firsts(keyed, readFrom ?? '9999-12-31');
  return [...found]
    .map(([key, first]): FirstOfKind => {
      const [partner = '', instrument = ''] = key.split('|');
      const same = said.get(key) ?? [];
      return {
        partner,
        instrument,
        deedId: first.id,
        date: first.date,
        claim: readFrom === null ? 'not-read' : first.claim,
        said: same.some((one) => one.id === first.id),
        saidOfOthers: same.filter((one) => one.id !== first.id).map((one) => one.id),
      };
    })
    .sort(
      (a, b) =>
        byText(a.date, b.date) || byText(a.deedId, b.deedId) || byText(a.partner, b.partner),
    );
}
