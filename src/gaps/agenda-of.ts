import type { Span } from '../model/index.ts';
import { type AgendaState, type Drop, type TopicCounts, dropTest, leftOut } from './agenda.ts';
import { benjaminiHochberg } from './significance.ts';
import { type Terms, type TextFacts, prose, termFinder } from './texts.ts';

/** A topic as it is looked for. */
export interface Topic extends Terms {
  id: string;
  label: string;
}

/** A text of the series, with the paragraphs in which each topic stands. */
export interface AgendaText {
  id: string;
  title: string | null;
  date: string | null;
  complete: TextFacts['complete'];
  /** Paragraphs of prose. */
  paragraphs: number;
  /** Topic to the paragraphs that hold it. */
  passages: Record<string, Span[]>;
}

export interface AgendaRow {
  topic: string;
  label: string;
  /** Paragraphs with it in each text of the series; null where the text is not whole and it was not seen. */
  counts: (number | null)[];
  state: AgendaState | 'unknown:no-text';
  /** The change of its share from the text before; null where there is nothing to compare. */
  drop: Drop | null;
  /** q-value of a drop in this table (Benjamini & Hochberg); null where it was not tested. */
  q: number | null;
}

export interface AgendaResult {
  /** In order of date; the last is the one asked about. */
  texts: AgendaText[];
  /** Index of the text asked about, and of the one it is held against; null where there is none. */
  now: number | null;
  before: number | null;
  /** Where the topics come from: declared beforehand, or the text before. */
  agenda: 'declared' | 'text-before';
  rows: AgendaRow[];
  /** Topics of the text asked about that the text before did not have. */
  added: string[];
}

export interface AgendaOptions {
  topics: readonly Topic[];
  /** Ids of an agenda declared beforehand; the topics of the text before unless given. */
  declared?: readonly string[] | null;
  /** Ids of the text asked about and the one before; the last two unless given. */
  now?: string | null;
  before?: string | null;
}

/**
 * What a text leaves out, against a declared agenda or against the text before it, with what its
 * length explains. A text that is not whole can show that a topic is there, never that it is not.
 */
export function agendaOf(series: readonly TextFacts[], options: AgendaOptions): AgendaResult {
  const { topics, declared = null } = options;
  const finders = topics.map((topic) => ({ topic, find: termFinder(topic) }));
  const texts = series.map((document): AgendaText => {
    const paragraphs = prose(document);
    const passages: Record<string, Span[]> = {};
    for (const { topic, find } of finders) {
      const held = paragraphs.filter(
        ({ start, end }) => find(document.text.slice(start, end)).length > 0,
      );
      if (held.length > 0) passages[topic.id] = held.map(({ start, end }) => ({ start, end }));
    }
    return {
      id: document.id,
      title: document.title,
      date: document.published.date,
      complete: document.complete,
      paragraphs: paragraphs.length,
      passages,
    };
  });
  const at = (id: string | null | undefined, otherwise: number): number | null => {
    const index =
      id === null || id === undefined ? otherwise : texts.findIndex((text) => text.id === id);
    return index >= 0 && index < texts.length ? index : null;
  };
  const now = at(options.now, texts.length - 1);
  const before = now === null ? null : at(options.before, now - 1);
  const label = new Map(topics.map((topic) => [topic.id, topic.label]));
  const countsIn = (index: number | null): TopicCounts | null => {
    const text = index === null ? undefined : texts[index];
    if (text === undefined) return null;
    const held = Object.entries(text.passages).map(([id, spans]) => [id, spans.length] as const);
    return {
      complete: text.complete === true,
      n: text.paragraphs,
      topics: Object.fromEntries(held),
    };
  };
  const current = countsIn(now);
  const earlier = countsIn(before);
  const mine = (counts: TopicCounts | null): string[] =>
    topics.map(({ id }) => id).filter((id) => (counts?.topics[id] ?? 0) > 0);
  const agenda = declared ?? mine(earlier);
  const states = current === null ? null : leftOut(agenda, earlier, current);

  const drops = agenda.map((topic): Drop | null =>
    current?.complete === true && earlier?.complete === true
      ? dropTest(earlier.topics[topic] ?? 0, earlier.n, current.topics[topic] ?? 0, current.n)
      : null,
  );
  const tested = drops.flatMap((drop, i) =>
    drop !== null && 'pDrop' in drop ? [{ i, p: drop.pDrop }] : [],
  );
  const qs = benjaminiHochberg(tested.map(({ p }) => p));
  const qOf = new Map(tested.map(({ i }, k) => [i, qs[k]!]));
  return {
    texts,
    now,
    before,
    agenda: declared === null ? 'text-before' : 'declared',
    rows: agenda.map((topic, i) => ({
      topic,
      label: label.get(topic) ?? topic,
      counts: texts.map((text) => {
        const n = text.passages[topic]?.length ?? 0;
        return n === 0 && text.complete !== true ? null : n;
      }),
      state: states?.get(topic) ?? 'unknown:no-text',
      drop: drops[i]!,
      q: qOf.get(i) ?? null,
    })),
    added: earlier === null ? [] : mine(current).filter((id) => (earlier.topics[id] ?? 0) === 0),
  };
}
