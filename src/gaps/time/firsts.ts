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
  const keyed = placed.flatMap(({ deed, sides }) => {
    if (deed.date.start === null || deed.instrument === null) return [];
    const partners = [...new Set(sides.pairs.map((pair) => pair.partner))];
    return partners.map((partner) => ({
      id: deed.id,
      date: partialOf(deed),
      key: `${partner}|${deed.instrument}`,
      said: deed.first,
    }));
  });
  // Without a document that was read there is no beginning of reading: everything is left-censored.
  const found = firsts(keyed, readFrom ?? '9999-12-31');
  return [...found]
    .map(([key, first]): FirstOfKind => {
      const [partner = '', instrument = ''] = key.split('|');
      const same = keyed.filter((one) => one.key === key && one.said);
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
