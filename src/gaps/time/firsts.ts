import { byText } from '../common.ts';
import { type Deed, FIRST } from '../deeds/index.ts';
import type { PlacedDeeds } from '../placed.ts';
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
export function firstsOf(
  { facts, kinds, kindOf, places }: PlacedDeeds,
  readFrom: string | null,
): FirstOfKind[] {
  const { dates, date, instrument, instruments, flags } = facts;
  const width = instruments.length;
  const partnersOf = kinds.map(({ pairs }) => [...new Set(pairs.map((pair) => pair.partner))]);
  // The first of each kind of sides and means; those of a partner are among them.
  const soonest = new Int32Array(kinds.length * width).fill(-1);
  const said = new Map<string, Deed[]>();
  const sooner = (at: number, than: number): boolean => {
    const [one, other] = [dates[date[at]!]!.start!, dates[date[than]!]!.start!];
    return one < other || (one === other && facts.deed(at).id < facts.deed(than).id);
  };
  // Those of a table stand by date and then by id, so that hardly any has to be compared.
  const ordered = facts.table !== null;
  for (const at of places) {
    const means = instrument[at]!;
    if (instruments[means] === null || dates[date[at]!]!.start === null) continue;
    const key = kindOf[at]! * width + means;
    const known = soonest[key]!;
    if (known < 0 || ((!ordered || date[at] !== date[known]) && sooner(at, known)))
      soonest[key] = at;
    if ((flags[at]! & FIRST) === 0) continue;
    for (const partner of partnersOf[kindOf[at]!]!) {
      const of = `${partner}|${instruments[means]}`;
      said.set(of, [...(said.get(of) ?? []), facts.deed(at)]);
    }
  }
  const earliest = new Map<string, number>();
  for (const [key, at] of soonest.entries()) {
    if (at < 0) continue;
    for (const partner of partnersOf[Math.floor(key / width)]!) {
      const of = `${partner}|${instruments[key % width]}`;
      const known = earliest.get(of);
      if (known === undefined || sooner(at, known)) earliest.set(of, at);
    }
  }
  const best = new Map([...earliest].map(([key, at]) => [key, facts.deed(at)]));
  const keyed = Array.from(best, ([key, deed]) => ({ key, id: deed.id, date: partialOf(deed) }));
  // Without a document that was read there is no beginning of reading: everything is left-censored.
  const found = firsts(keyed, readFrom ?? '9999-12-31');
  return [...found]
    .map(([key, first]): FirstOfKind => {
      const [partner = '', means = ''] = key.split('|');
      const same = said.get(key) ?? [];
      return {
        partner,
        instrument: means,
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
