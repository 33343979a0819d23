import type { Span } from '../model/index.ts';
import { byText } from './common.ts';
import { benjaminiHochberg } from './significance.ts';
import { gammaP } from './special.ts';
import { type TextFacts, inOrder, prose, termFinder } from './texts.ts';
import { firsts } from './trend.ts';
import { type LogOdds, type UseRuns, logOdds, useRuns } from './wording.ts';

/** A word that one of two texts prefers. */
export interface WordRow {
  word: string;
  /** Uses in the text asked about, in the one before, and in everything read. */
  now: number;
  before: number;
  read: number;
  odds: LogOdds;
  /** q-value of the difference; null where fewer than 5 uses were expected in either text. */
  q: number | null;
}

/** Where a term was used, over the texts of a series and over everything read. */
export interface TermRow {
  term: string;
  runs: UseRuns;
  /** Earliest dated text that has it, and whether that is early in what was read. */
  first: { documentId: string; date: string; claim: 'first-in-record' | 'left-censored' } | null;
  last: { documentId: string; date: string } | null;
  /** Families of copies that have it, of all that were read. */
  documents: number;
  passages: (Span & { documentId: string })[];
}

export interface WordingResult {
  series: {
    id: string;
    title: string | null;
    date: string | null;
    complete: TextFacts['complete'];
  }[];
  now: string | null;
  before: string | null;
  /** By z, the words of the later text first; [] where there are no two whole texts. */
  words: WordRow[];
  compared:
    | { now: number; before: number; read: number }
    | { value: null; reason: 'no-text' | 'text-incomplete' };
  terms: TermRow[];
  /** Texts read, copies once. */
  read: number;
}

export interface WordingOptions {
  terms: readonly string[];
  now?: string | null;
  before?: string | null;
  minExpected?: number;
}

const WORD = /\p{L}[\p{L}'’-]*\p{L}/gu;

/** Words of at least three letters of a text's own prose, in small letters. */
function wordsOf(document: TextFacts): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { start, end } of prose(document))
    for (const [match] of document.text.slice(start, end).matchAll(WORD)) {
      const word = match.toLowerCase().replaceAll('’', "'").replace(/'s$/, '');
      if (word.length >= 3) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  return counts;
}

const sum = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((a, b) => a + b, 0);

/**
 * How wording changed: words that the later of two texts prefers, with everything read as background,
 * and where each of the given terms was used first, last and over the texts of the series.
 */
export function wordingOf(
  series: readonly TextFacts[],
  read: readonly TextFacts[],
  options: WordingOptions,
): WordingResult {
  const at = (id: string | null | undefined, otherwise: number): TextFacts | null =>
    (id === null || id === undefined ? series[otherwise] : series.find((text) => text.id === id)) ??
    null;
  const now = at(options.now, series.length - 1);
  const before =
    now === null ? null : at(options.before, series.findIndex((text) => text.id === now.id) - 1);
  const dated = inOrder(read);
  const compared = compareWords(now, before, read, options.minExpected ?? 5);
  return {
    series: series.map(({ id, title, published, complete }) => ({
      id,
      title,
      date: published.date,
      complete,
    })),
    now: now?.id ?? null,
    before: before?.id ?? null,
    ...compared,
    terms: options.terms.map((term) => termRow(term, series, dated)),
    read: new Set(read.map(({ cluster }) => cluster)).size,
  };
}

function compareWords(
  now: TextFacts | null,
  before: TextFacts | null,
  read: readonly TextFacts[],
  minExpected: number,
): Pick<WordingResult, 'words' | 'compared'> {
  if (now === null || before === null)
    return { words: [], compared: { value: null, reason: 'no-text' } };
  if (now.complete !== true || before.complete !== true)
    return { words: [], compared: { value: null, reason: 'text-incomplete' } };
  const first = wordsOf(now);
  const second = wordsOf(before);
  const background = new Map<string, number>();
  // Copies of a text would let it weigh more than once.
  const seen = new Set<string>([now.cluster, before.cluster]);
  for (const counts of [
    first,
    second,
    ...read.flatMap((text) => {
      if (seen.has(text.cluster)) return [];
      seen.add(text.cluster);
      return [wordsOf(text)];
    }),
  ])
    for (const [word, n] of counts) background.set(word, (background.get(word) ?? 0) + n);
  const [n1, n2] = [sum(first), sum(second)];
  const { value } = logOdds(first, second, background);
  const rows = [...value].map(([word, odds]): WordRow => {
    const uses = { now: first.get(word) ?? 0, before: second.get(word) ?? 0 };
    return { word, ...uses, read: background.get(word) ?? 0, odds, q: null };
  });
  const tested = rows.flatMap((row) => {
    const expected = ((row.now + row.before) * Math.min(n1, n2)) / (n1 + n2);
    // Two-sided p of a standard normal: 1 - P(1/2, z²/2).
    return 'z' in row.odds && expected >= minExpected
      ? [{ row, p: 1 - gammaP(0.5, row.odds.z ** 2 / 2) }]
      : [];
  });
  const qs = benjaminiHochberg(tested.map(({ p }) => p));
  for (const [i, { row }] of tested.entries()) row.q = qs[i]!;
  const z = ({ odds }: WordRow): number => ('z' in odds ? odds.z : 0);
  return {
    words: rows.sort((a, b) => z(b) - z(a) || byText(a.word, b.word)),
    compared: { now: n1, before: n2, read: sum(background) },
  };
}

function termRow(term: string, series: readonly TextFacts[], dated: readonly TextFacts[]): TermRow {
  const find = termFinder({ words: [term] });
  const inText = (document: TextFacts): Span[] =>
    prose(document).flatMap(({ start, end }) =>
      find(document.text.slice(start, end)).map((span) => ({
        start: span.start + start,
        end: span.end + start,
      })),
    );
  // A text that is not whole neither breaks a run nor lengthens one.
  const present = series.map((document) =>
    document.complete === true ? inText(document).length > 0 : null,
  );
  const uses = dated.flatMap((document) => {
    const spans = inText(document);
    return spans.length === 0 ? [] : [{ document, spans }];
  });
  const from = dated[0]?.published.date ?? null;
  const found =
    from === null
      ? undefined
      : firsts(
          uses.map(({ document }) => ({
            id: document.id,
            date: document.published.date!,
            key: term,
          })),
          from,
        ).get(term);
  const last = uses.at(-1)?.document;
  return {
    term,
    runs: useRuns(present),
    first:
      found === undefined ? null : { documentId: found.id, date: found.date, claim: found.claim },
    last: last === undefined ? null : { documentId: last.id, date: last.published.date! },
    documents: uses.length,
    passages: uses.flatMap(({ document, spans }) =>
      spans.map((span) => ({ documentId: document.id, ...span })),
    ),
  };
}
