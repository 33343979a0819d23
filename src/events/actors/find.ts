import type { Knowledge } from '../../knowledge/index.ts';
import type { Sector } from '../../model/index.ts';
import { AGAINST, NOT_AFTER } from './blocks.ts';
import type { NameEntry, Names } from './names.ts';
import { BETWEEN, NAME_PARTICLES, TITLES } from './offices.ts';
import { isAcronym, isCapital, piecesOf, type Piece } from './pieces.ts';
import type { Hit } from './trie.ts';
import type { Found } from './types.ts';

const LOCATIVE = new Set([
  'in',
  'at',
  'near',
  'outside',
  'around',
  'through',
  'across',
  'inside',
  'within',
]);

/** Persons named in full earlier in the document: surname -> who. */
export type Acquainted = Map<
  string,
  { code: string | null; name: string; person: Found['person'] }
>;

interface Context {
  text: string;
  pieces: Piece[];
  knowledge: Knowledge;
  names: Names;
  on: string | null;
  known: Acquainted;
}

const gap = (c: Context, left: number): string =>
  c.text.slice(c.pieces[left]!.end, c.pieces[left + 1]?.start ?? c.pieces[left]!.end);

const joined = (c: Context, left: number): boolean => {
  const between = gap(c, left);
  return (
    c.pieces[left + 1] !== undefined &&
    (between === ' ' || between === '\u00a0' || between === '. ' || between === '-')
  );
};

/** The pieces are written as the name demands: capitals for abbreviations, a capital for names. */
function wellWritten(c: Context, value: NameEntry, first: number, last: number): boolean {
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
function isSomethingElse(
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

function choosePerson(c: Context, hit: Hit<NameEntry>): NameEntry | null {
  const persons = hit.values.filter((v) => v.holder !== null);
  if (persons.length === 0) return null;
  const full = c.text.slice(c.pieces[hit.first]!.start, c.pieces[hit.last]!.end);
  const [current] = c.knowledge.holder(full, c.on);
  const holder = current ?? c.knowledge.holder(full, null)[0] ?? persons[0]!.holder!;
  const match = persons.find((v) => v.holder === holder) ?? persons[0]!;
  return { ...match, holder, code: holder.actor, name: holder.name };
}

const blank = (c: Context, start: number, end: number): Found => ({
  code: null,
  name: '',
  kind: 'other',
  sector: null,
  person: null,
  text: c.text.slice(start, end),
  start,
  end,
  viaGroup: null,
  sort: 'name',
  weak: false,
  place: false,
  possessive: false,
});

/** The capitalised pieces after an office: "Donald Trump", "Mohammed bin Salman". */
function personNameAfter(c: Context, last: number, taken: ReadonlySet<number>): number {
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
function possessiveAfter(c: Context, last: number): number {
  const next = c.pieces[last + 1];
  if (next && next.lower === 's' && /^['’]$/.test(gap(c, last))) return last + 1;
  return last;
}

/**
 * The mentions of one sentence, in text order: names, peoples, capitals, persons with their office on
 * day `on`, and offices ("U.S. President Donald Trump" is one mention with code USA).
 */
export function findMentions(
  text: string,
  span: { start: number; end: number },
  setup: { knowledge: Knowledge; names: Names; on: string | null; known: Acquainted },
): Found[] {
  const c: Context = { text, pieces: piecesOf(text, span.start, span.end), ...setup };
  const hits = c.names.names.find(text, c.pieces, (value, first, last) =>
    wellWritten(c, value, first, last),
  );
  const offices = c.names.offices.find(text, c.pieces, () => true);
  const officeAt = new Map(offices.map((hit) => [hit.first, hit]));
  const taken = new Set<number>();
  for (const hit of hits)
    if (hit.values.some((v) => v.sort !== 'surname'))
      for (let i = hit.first; i <= hit.last; i++) taken.add(i);
  const found: Found[] = [];
  const used = new Set<number>();
  const use = (first: number, last: number): void => {
    for (let i = first; i <= last; i++) used.add(i);
  };
  const span2 = (first: number, last: number): [number, number] => [
    c.pieces[first]!.start,
    c.pieces[last]!.end,
  ];

  /** An office after `from` pieces, with up to two words between. */
  const officeAfter = (
    from: number,
  ): Hit<{ words: string; sector: Sector; person: boolean }> | null => {
    for (let i = from, steps = 0; i < c.pieces.length && steps <= 2; i++, steps++) {
      const hit = officeAt.get(i);
      if (hit && !used.has(i)) return hit;
      const piece = c.pieces[i]!;
      if (
        !(BETWEEN.has(piece.lower) || /^\p{Ll}+(?:ed|ing|al|ic)$/u.test(piece.text)) ||
        !joined(c, i)
      )
        return null;
    }
    return null;
  };

  const remember = (mention: Found): void => {
    const name = mention.person?.name;
    if (!name) return;
    const parts = name.split(' ');
    const about = { code: mention.code, name: mention.name, person: mention.person };
    c.known.set(parts.at(-1)!.toLowerCase(), about);
    if (
      mention.code === 'KOR' ||
      mention.code === 'CHN' ||
      mention.code === 'PRK' ||
      mention.code === 'TWN' ||
      mention.code === 'VNM'
    )
      c.known.set(parts[0]!.toLowerCase(), about);
  };

  for (const hit of hits) {
    if (used.has(hit.first)) continue;
    const value =
      hit.values.find((v) => v.sort === 'blocked') ??
      hit.values.find((v) => v.holder === null) ??
      choosePerson(c, hit);
    if (!value || value.sort === 'blocked') continue;
    const [start, end] = span2(hit.first, hit.last);

    if (value.holder) {
      const surnameOnly = value.sort === 'surname';
      const lower = c.pieces[hit.first]!.lower;
      const before = c.pieces[hit.first - 1];
      const after = c.pieces[hit.last + 1];
      if (surnameOnly) {
        const introduced = c.known.get(lower);
        const titled = before !== undefined && TITLES.has(before.lower);
        const insideName =
          (before &&
            joined(c, hit.first - 1) &&
            gap(c, hit.first - 1) === ' ' &&
            isCapital(before.text) &&
            !titled &&
            hit.first > 1 &&
            !taken.has(hit.first - 1)) ||
          (after &&
            joined(c, hit.last) &&
            gap(c, hit.last) === ' ' &&
            isCapital(after.text) &&
            !taken.has(hit.last + 1));
        if (
          !introduced &&
          !titled &&
          (insideName ||
            c.pieces[hit.first]!.text.length < 4 ||
            c.knowledge.holder(value.holder.surname, c.on).length === 0)
        )
          continue;
        if (introduced && !insideName) {
          found.push({
            ...blank(c, start, end),
            ...introduced,
            kind: 'person',
            sector: 'GOV',
            sort: 'person',
          });
          use(hit.first, hit.last);
          continue;
        }
        if (insideName) continue;
      }
      const mention: Found = {
        ...blank(c, start, end),
        code: value.holder.actor,
        name: value.holder.name,
        kind: 'person',
        sector: /military|commander/.test(value.holder.office) ? 'MIL' : 'GOV',
        person: { name: value.holder.name, office: value.holder.title },
        sort: 'person',
      };
      found.push(mention);
      remember(mention);
      use(hit.first, hit.last);
      continue;
    }

    const about = {
      code: value.code,
      name: value.name,
      kind: value.kind,
      sector: value.sector,
      sort: value.sort,
    };
    const tail = possessiveAfter(c, hit.last);
    const isPossessive = tail > hit.last || c.text[end] === '’' || c.text[end] === "'";
    const canOwn = value.sort !== 'people' && value.sort !== 'ministry';
    const nearOffice =
      canOwn && (joined(c, tail) || tail > hit.last) ? officeAfter(tail + 1) : null;
    if (isSomethingElse(c, hit, value, nearOffice !== null)) continue;
    const before = c.pieces[hit.first - 1];
    const locative =
      before !== undefined && LOCATIVE.has(before.lower) && gap(c, hit.first - 1) === ' ';
    const properOffice = nearOffice && !(value.sort === 'capital' && !isPossessive);
    if (properOffice) {
      const office = nearOffice.values[0]!;
      const nameEnd = office.person ? personNameAfter(c, nearOffice.last, taken) : nearOffice.last;
      const [from, to] = span2(hit.first, nameEnd);
      const named =
        nameEnd > nearOffice.last ? c.text.slice(c.pieces[nearOffice.last + 1]!.start, to) : null;
      const title = c.text
        .slice(c.pieces[nearOffice.first]!.start, c.pieces[nearOffice.last]!.end)
        .toLowerCase();
      const mention: Found = {
        ...blank(c, from, to),
        ...about,
        kind: office.person ? 'person' : value.kind,
        sector: office.sector,
        person: office.person ? { name: named, office: title } : null,
        name: named ?? value.name,
        sort: 'office',
      };
      found.push(mention);
      remember(mention);
      use(hit.first, nameEnd);
      continue;
    }
    found.push({
      ...blank(c, start, end),
      ...about,
      weak: value.sort === 'adjective' && !isPossessive,
      possessive: isPossessive,
      place:
        locative && (value.sort === 'capital' || value.sort === 'name') && value.kind === 'country',
    });
    use(hit.first, hit.last);
  }

  for (const hit of offices) {
    if (used.has(hit.first)) continue;
    const office = hit.values[0]!;
    const following = found.find(
      (m) => m.start > c.pieces[hit.last]!.end && m.start - c.pieces[hit.last]!.end <= 9,
    );
    const link = following ? c.text.slice(c.pieces[hit.last]!.end, following.start) : '';
    // "the foreign minister of Japan": one mention with the state's code.
    if (
      office.person &&
      following &&
      following.sort !== 'person' &&
      !following.person &&
      /^ of (?:the )?$/.test(link)
    ) {
      const start = c.pieces[hit.first]!.start;
      found[found.indexOf(following)] = {
        ...following,
        start,
        text: text.slice(start, following.end),
        kind: 'person',
        sector: office.sector,
        person: { name: null, office: office.words },
        sort: 'office',
        place: false,
        weak: false,
      };
      use(hit.first, hit.last);
      continue;
    }
    // "President Donald Trump", "Prime Minister Kishida": the title joins the name.
    if (office.person && following?.sort === 'person' && /^[ \u00a0]$/.test(link)) {
      const start = c.pieces[hit.first]!.start;
      found[found.indexOf(following)] = {
        ...following,
        start,
        text: text.slice(start, following.end),
        person: {
          name: following.person?.name ?? null,
          office: following.person?.office ?? office.words,
        },
      };
      use(hit.first, hit.last);
    }
  }
  return mergeBrackets(
    text,
    found.sort((a, b) => a.start - b.start || b.end - a.end),
  );
}

/** "Indo-Pacific Four (IP4)" and "European Union (EU)" are one mention each. */
function mergeBrackets(text: string, found: readonly Found[]): Found[] {
  const out: Found[] = [];
  for (const mention of found) {
    const last = out.at(-1);
    const between = last ? text.slice(last.end, mention.start) : '';
    if (
      last &&
      last.code === mention.code &&
      last.code !== null &&
      between === ' (' &&
      text[mention.end] === ')'
    ) {
      last.end = mention.end + 1;
      last.text = text.slice(last.start, last.end);
      continue;
    }
    out.push(mention);
  }
  return out;
}
