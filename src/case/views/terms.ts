import type { Case } from '../../case.ts';
import { dayNumber, partialDate } from '../../base/index.ts';
import { inOrder, prose, termFinder, type TextFacts } from '../../gaps/index.ts';
import type { DocumentKind, Span } from '../../model/index.ts';
import type { TermMark, TermsInput } from '../../views/index.ts';
import { seriesOf } from '../texts.ts';

/** A topic of the knowledge, as words that name it. */
export interface TopicWords {
  id: string;
  label: string;
  words: readonly string[];
  nearMisses: readonly string[];
}

export interface TermsChoice {
  /** Terms to follow; those that positions quote, and topics of the series, unless given. */
  terms?: readonly string[] | undefined;
  topics: readonly TopicWords[];
  kinds?: readonly DocumentKind[] | undefined;
}

type Text = TermsInput['texts'][number] & { document: TextFacts | null };
type Term = Pick<TermsInput['terms'][number], 'term' | 'label' | 'kind'> & {
  find: (text: string) => Span[];
};

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu;
const YEAR = 365;
/** A text belongs to a meeting that lies at most so many days from its date. */
const NEAR = 4;

/**
 * Terms across a series of texts. Absent is said only of a whole text; a meeting of which no text was
 * read stands as a column of its own, so that what is missing is seen to be missing.
 */
export function termsView(kase: Case, { terms, topics, kinds }: TermsChoice): TermsInput {
  const chosen = seriesOf(kase, kinds === undefined ? {} : { kinds });
  const series = 'series' in chosen ? chosen.series : [];
  const texts = withMeetings(kase, series);
  const read = inOrder(kase.documents);
  const readFrom = read[0]?.published.date ?? null;
  const uses = (find: Term['find'], document: TextFacts): Span[] =>
    prose(document).flatMap(({ start, end }) =>
      find(document.text.slice(start, end)).map((span) => ({
        start: span.start + start,
        end: span.end + start,
      })),
    );
  const rows = termsAsked(kase, series, topics, terms).map(({ find, ...term }) => {
    const inRead = read.filter((document) => uses(find, document).length > 0);
    const first = inRead[0];
    const cells = texts.map(({ document }) => {
      if (document === null) return { mark: 'no-text' as const, uses: [] };
      const found = uses(find, document);
      const mark: TermMark =
        found.length > 0
          ? document.id === first?.id
            ? 'first'
            : 'found'
          : document.complete === true
            ? 'absent'
            : 'none-found';
      return { mark, uses: found };
    });
    return {
      ...term,
      cells,
      first: first === undefined || readFrom === null ? null : firstOf(first, readFrom),
      documents: inRead.length,
    };
  });
  return {
    texts: texts.map(({ document: _document, ...text }) => text),
    terms: rows,
    read: new Set(kase.documents.map(({ cluster }) => cluster)).size,
  };
}

function firstOf(
  document: TextFacts,
  readFrom: string,
): NonNullable<TermsInput['terms'][0]['first']> {
  const date = document.published.date!;
  const [from, on] = [partialDate(readFrom), partialDate(date)];
  const early = from === null || on === null || dayNumber(on.start) - dayNumber(from.start) < YEAR;
  return {
    documentId: document.id,
    title: document.title ?? document.uri,
    date,
    claim: early ? 'left-censored' : 'first-in-record',
  };
}

/** The texts of the series, and the meetings of the alliance of which none was read. */
function withMeetings(kase: Case, series: readonly TextFacts[]): Text[] {
  const days = (date: string | null): number | null => {
    const start = date === null ? null : (partialDate(date)?.start ?? null);
    return start === null ? null : dayNumber(start);
  };
  const texts = series.map((document): Text => {
    const paragraphs = prose(document);
    const words = paragraphs.reduce(
      (sum, { start, end }) => sum + (document.text.slice(start, end).match(WORD)?.length ?? 0),
      0,
    );
    return {
      ...{ id: document.id, title: document.title ?? document.uri, document },
      ...{ date: document.published.date, complete: document.complete },
      ...{ paragraphs: paragraphs.length, words },
    };
  });
  const at = texts.map(({ date }) => days(date));
  const without = kase.representation().flatMap(({ name, date }): Text[] => {
    const on = days(date);
    if (on === null || at.some((day) => day !== null && Math.abs(day - on) <= NEAR)) return [];
    return [
      {
        id: null,
        title: name,
        date,
        complete: 'unknown',
        paragraphs: null,
        words: null,
        document: null,
      },
    ];
  });
  const key = ({ date, title }: Text): string => `${date ?? '~'} ${title}`;
  return [...texts, ...without].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function termsAsked(
  kase: Case,
  series: readonly TextFacts[],
  topics: readonly TopicWords[],
  terms: readonly string[] | undefined,
): Term[] {
  const topic = (one: TopicWords): Term => ({
    ...{ term: one.id, label: one.label, kind: 'topic' },
    find: termFinder({ words: one.words, nearMisses: one.nearMisses }),
  });
  const plain = (term: string, kind: Term['kind']): Term => ({
    ...{ term, label: term, kind },
    find: termFinder({ words: [term] }),
  });
  if (terms !== undefined)
    return terms.map((term) => {
      const known = topics.find(({ id }) => id === term);
      return known === undefined ? plain(term, 'asked') : topic(known);
    });
  const quoted = [
    ...new Set(kase.positions.filter((p) => p.quoted).map((p) => p.term.toLowerCase())),
  ].sort();
  const spoken = topics
    .map(topic)
    .filter(({ find }) =>
      series.some((document) =>
        prose(document).some(({ start, end }) => find(document.text.slice(start, end)).length > 0),
      ),
    );
  return [...quoted.map((term) => plain(term, 'quoted')), ...spoken];
}
