import type { Knowledge } from '../../knowledge/index.ts';
import type { Sector } from '../../model/index.ts';
import {
  choosePerson,
  gap,
  isSomethingElse,
  joined,
  personNameAfter,
  possessiveAfter,
  wellWritten,
  type Acquainted,
  type Context,
} from './context.ts';
import type { Names } from './names.ts';
import { BETWEEN, TITLES } from './offices.ts';
import { isCapital, piecesOf } from './pieces.ts';
import type { Hit } from './trie.ts';
import { blankMention, type Found } from './types.ts';

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
  if (hits.length === 0 && offices.length === 0) return [];
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
    if (mention.code !== null && c.knowledge.actor(mention.code)?.surnameFirst)
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
            ...blankMention(c.text, start, end),
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
        ...blankMention(c.text, start, end),
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
        ...blankMention(c.text, from, to),
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
      ...blankMention(c.text, start, end),
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
