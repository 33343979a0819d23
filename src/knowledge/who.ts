import { dayNumber, nearest, partialDate, type DayRange } from '../base/index.ts';
import { foldName, byRank } from './holders.ts';
import type { Knowledge } from './load.ts';
import { OFFICES, type Actor, type Holder, type Office } from './schemas.ts';

/** What was asked: a person or an office, on a day or ever, of one actor or of all. */
export interface WhoQuery {
  /** First and last day of the period asked for: terms that share a day with it are found. */
  on?: DayRange | null;
  /** Code of a country or organisation. */
  of?: string | null;
}

/** Terms found, higher offices first and then by start; names near to it where nothing was found. */
export interface WhoAnswer {
  /** What the words were taken for. */
  as: 'person' | 'office' | 'unknown';
  terms: Holder[];
  /** Terms of the same person or office that do not cover the day, nearest first; at most four. */
  otherwise: Holder[];
  /** Names or offices near to the words; only where they are unknown. */
  near: string[];
}

const HONORIFICS = new Set(
  'mr mrs ms miss dr prof sir dame lord lady hon the former ex then minister secretary president premier chancellor prime foreign defence defense pm fm general of state king queen'.split(
    ' ',
  ),
);

/** Words by which people ask for an office, beside its own name and the titles of its holders. */
const ASKED: Readonly<Record<string, readonly Office[]>> = {
  leader: ['head of state and government', 'head of government', 'secretary general'],
  pm: ['head of government'],
  premier: ['head of government'],
  'prime minister': ['head of government'],
  'foreign minister': ['foreign minister'],
  'minister of foreign affairs': ['foreign minister'],
  'minister for foreign affairs': ['foreign minister'],
  'foreign secretary': ['foreign minister'],
  'secretary of state': ['foreign minister'],
  'defence minister': ['defence minister'],
  'minister of defence': ['defence minister'],
  'minister for defence': ['defence minister'],
  'defence secretary': ['defence minister'],
  'secretary of defence': ['defence minister'],
  'head of state': ['head of state', 'head of state and government'],
  'head of government': ['head of government', 'head of state and government'],
};

const foldOffice = (text: string): string =>
  foldName(text)
    .replace(/\bdefense\b/g, 'defence')
    .replace(/^the /, '');

const tokens = (name: string): string[] => foldName(name).split(' ').filter(Boolean);

/** Whether all words asked for are words of the name, in any order; an initial stands for its word. */
function isCalled(asked: readonly string[], name: readonly string[]): boolean {
  const left = [...name];
  return asked.every((word) => {
    const at = left.findIndex((one) => one === word || (word.length === 1 && one[0] === word));
    if (at === -1) return false;
    left.splice(at, 1);
    return true;
  });
}

const namesOf = (holder: Holder): string[] => [holder.name, ...holder.variants];

function personTerms(words: string, holders: readonly Holder[]): Holder[] {
  const all = tokens(words);
  const asked = all.filter((word) => !HONORIFICS.has(word));
  const wanted = asked.length > 0 ? asked : all;
  // Half a name in initials alone says too little.
  if (!wanted.some((word) => word.length > 1)) return [];
  const called = holders.filter((h) => namesOf(h).some((name) => isCalled(wanted, tokens(name))));
  // One word is a surname where it can be: "Abe" is not everybody who has it among their names.
  const bySurname = called.filter((h) => foldName(h.surname) === wanted.join(' '));
  return bySurname.length > 0 ? bySurname : called;
}

function officeTerms(words: string, holders: readonly Holder[]): Holder[] {
  const asked = foldOffice(words);
  const offices = new Set<string>(
    ASKED[asked] ?? OFFICES.filter((office) => foldOffice(office) === asked),
  );
  const titled = holders.filter((h) => foldOffice(h.title) === asked);
  const held = holders.filter((h) => offices.has(h.office));
  return [...new Set([...titled, ...held])];
}

const byTime = (a: Holder, b: Holder): number => byRank(a, b) || (a.start < b.start ? -1 : 1);

const firstDay = (holder: Holder): string => partialDate(holder.start)?.start ?? holder.start;
const lastDay = (holder: Holder): string =>
  holder.end === null ? '9999-12-31' : (partialDate(holder.end)?.end ?? holder.end);

const shares = (holder: Holder, { start, end }: DayRange): boolean =>
  firstDay(holder) <= end && lastDay(holder) >= start;

/** Days between a period and a term that does not touch it. */
const awayFrom = (holder: Holder, on: DayRange): number =>
  firstDay(holder) > on.end
    ? dayNumber(firstDay(holder)) - dayNumber(on.end)
    : dayNumber(on.start) - dayNumber(lastDay(holder));

/**
 * Who is meant by a name (in any order, with or without title, by a variant or by surname alone) or by
 * an office, on a day. Terms of the same name or office at other times come beside, and names near to
 * one that is not known.
 */
export function whoIs(knowledge: Knowledge, words: string, query: WhoQuery = {}): WhoAnswer {
  const { on = null, of = null } = query;
  const holders = of === null ? knowledge.holders : knowledge.holders.filter((h) => h.actor === of);
  const asOffice = officeTerms(words, holders);
  const asPerson = asOffice.length > 0 ? [] : personTerms(words, holders);
  const all = [...asOffice, ...asPerson].sort(byTime);
  if (all.length === 0) {
    const known = holders.flatMap((h) => [h.surname, ...namesOf(h)]);
    const stripped = tokens(words)
      .filter((word) => !HONORIFICS.has(word))
      .join(' ');
    const near = nearest(stripped === '' ? words : stripped, [...new Set(known)], 5);
    const offices = nearest(
      foldOffice(words),
      [...new Set([...Object.keys(ASKED), ...OFFICES])],
      2,
    );
    return { as: 'unknown', terms: [], otherwise: [], near: [...new Set([...near, ...offices])] };
  }
  const as = asOffice.length > 0 ? 'office' : 'person';
  if (on === null) return { as, terms: all, otherwise: [], near: [] };
  const terms = all.filter((h) => shares(h, on));
  const otherwise =
    terms.length > 0 ? [] : all.sort((a, b) => awayFrom(a, on) - awayFrom(b, on)).slice(0, 4);
  return { as, terms, otherwise, near: [] };
}

/** An actor by code or by any of its names; null where there is none, or where several are so called. */
export function actorNamed(knowledge: Knowledge, words: string): Actor | null {
  const byCode = knowledge.actor(words.trim().toUpperCase());
  if (byCode) return byCode;
  const wanted = foldName(words);
  const called = knowledge.actors.filter((actor) =>
    [actor.name, actor.longName ?? '', ...actor.otherNames, ...actor.adjectives].some(
      (name) => foldName(name) === wanted,
    ),
  );
  return called.length === 1 ? called[0]! : null;
}
