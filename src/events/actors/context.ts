import type { Knowledge } from '../../knowledge/index.ts';
import { AGAINST, NOT_AFTER } from './blocks.ts';
import type { NameEntry, Names } from './names.ts';
import { NAME_PARTICLES, TITLES } from './offices.ts';
import { isAcronym, isCapital, type Piece } from './pieces.ts';
import type { Hit } from './trie.ts';
import type { Found } from './types.ts';

/** Persons named in full earlier in the document: surname -> who. */
export type Acquainted = Map<
  string,
  { code: string | null; name: string; person: Found['person'] }
>;

/** A sentence in pieces, with what is known of names. */
export interface Context {
  text: string;
  pieces: readonly Piece[];
  knowledge: Knowledge;
  names: Names;
  on: string | null;
  known: Acquainted;
}

/** What stands between a piece and the next. */
export const gap = (c: Context, left: number): string =>
  c.text.slice(c.pieces[left]!.end, c.pieces[left + 1]?.start ?? c.pieces[left]!.end);

/** The next piece follows without a break. */
export const joined = (c: Context, left: number): boolean => {
  const between = gap(c, left);
  return (
    c.pieces[left + 1] !== undefined &&
    (between === ' ' || between === '\u00a0' || between === '. ' || between === '-')
  );
};

/** The pieces are written as the name demands: capitals for abbreviations, a capital for names. */
export function wellWritten(c: Context, value: NameEntry, first: number, last: number): boolean {
  const head = c.pieces[first]!;
  if (value.acronym) {
    for (let i = first; i <= last; i++)
      if (c.pieces[i]!.text !== c.pieces[i]!.text.toUpperCase()) return false;
    return true;
  }
  return value.common || isCapital(head.text);
}

const SINGLE_NAME_BEFORE = new Set(
  'in the of and with for to from by on at as a an that while after before when but if since today yesterday under against between meanwhile also president premier north south east west northern southern eastern western central greater mr both like although though via'.split(
    ' ',
  ),
);

/** "Michael Jordan", "Washington Post", "Georgia" beside "Atlanta": the name is not the state's. */
export function isSomethingElse(
  c: Context,
  hit: Hit<NameEntry>,
  value: NameEntry,
  beforeOffice: boolean,
): boolean {
  const { first, last } = hit;
  const before = c.pieces[first - 1];
  const after = c.pieces[last + 1];
  if (value.sort === 'capital' || value.sort === 'name') {
    if (
      after &&
      joined(c, last) &&
      NOT_AFTER.has(after.lower) &&
      (value.sort === 'capital' || isCapital(after.text) || after.lower === 'boots')
    )
      if (
        value.sort === 'capital' ||
        ![
          'talks',
          'summit',
          'summits',
          'agreement',
          'united',
          'format',
          'formula',
          'exchange',
          'conference',
        ].includes(after.lower)
      )
        return true;
  }
  const against = AGAINST[c.pieces[first]!.lower];
  if (against && c.pieces.some((piece) => against.has(piece.lower))) return true;
  if (
    value.ambiguous &&
    first > 1 &&
    before &&
    joined(c, first - 1) &&
    isCapital(before.text) &&
    !isAcronym(before.text) &&
    !SINGLE_NAME_BEFORE.has(before.lower) &&
    !TITLES.has(before.lower) &&
    gap(c, first - 1) === ' '
  )
    return true;
  if (
    value.ambiguous &&
    !beforeOffice &&
    !value.acronym &&
    value.sort === 'name' &&
    after &&
    joined(c, last) &&
    gap(c, last) === ' ' &&
    isCapital(after.text) &&
    !isAcronym(after.text) &&
    !TITLES.has(after.lower)
  )
    return true;
  return false;
}

/** Of several persons with one name, the one in office on the day, else the first known. */
export function choosePerson(c: Context, hit: Hit<NameEntry>): NameEntry | null {
  const persons = hit.values.filter((v) => v.holder !== null);
  if (persons.length === 0) return null;
  const full = c.text.slice(c.pieces[hit.first]!.start, c.pieces[hit.last]!.end);
  const [current] = c.knowledge.holder(full, c.on);
  // "Mr. Mark Rutte, Secretary General of NATO": the text itself says which office is meant.
  const start = c.pieces[hit.first]!.start;
  const near = c.text.slice(Math.max(0, start - 40), start + full.length + 70).toLowerCase();
  const said = persons.filter((v) => near.includes(plain(v.holder!.office)));
  if (said.length === 1 && (!current || !near.includes(plain(current.office)))) {
    const [match] = said;
    return { ...match!, code: match!.holder!.actor, name: match!.holder!.name };
  }
  const holder = current ?? c.knowledge.holder(full, null)[0] ?? persons[0]!.holder!;
  const match = persons.find((v) => v.holder === holder) ?? persons[0]!;
  return { ...match, holder, code: holder.actor, name: holder.name };
}

const plain = (office: string): string => office.toLowerCase().replace('-', ' ');

/** The capitalised pieces after an office: "Donald Trump", "Mohammed bin Salman". */
export function personNameAfter(c: Context, last: number, taken: ReadonlySet<number>): number {
  let end = last;
  for (let i = last + 1; i < c.pieces.length && i <= last + 4; i++) {
    if (taken.has(i) || !joined(c, i - 1)) break;
    if (gap(c, i - 1) === '. ' && c.pieces[i - 1]!.text.length > 1) break;
    const piece = c.pieces[i]!;
    if (isCapital(piece.text)) end = i;
    else if (!NAME_PARTICLES.has(piece.lower) || i === last + 4) break;
  }
  return end;
}

/** "'s" or "s'" right after a piece. */
export function possessiveAfter(c: Context, last: number): number {
  const next = c.pieces[last + 1];
  if (next && next.lower === 's' && /^['’]$/.test(gap(c, last))) return last + 1;
  return last;
}
