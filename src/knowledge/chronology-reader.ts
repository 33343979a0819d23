import { MONTH_NAMES as MONTHS, partialDate } from '../base/index.ts';
import { diagnostic } from '../model/index.ts';
import type { Diagnostic, EventDate, Evidence, Mention, MentionKind } from '../model/index.ts';
import type { ChronologyActor, ChronologyEntry } from './chronology-entry.ts';
import type { Actor } from './schemas.ts';

/* Finds an entry's words in its text: mentions, triggers, promises and dates become spans here. */

/** Name and kind of an actor by its code, or null where nobody has it. */
export type ActorOf = (code: string) => Pick<Actor, 'name' | 'kind'> | null;

interface Found {
  start: number;
  end: number;
}

const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** The first place from `from` where `needle` stands as whole words inside `[from, to)`. */
const findWords = (text: string, needle: string, from: number, to: number): Found | null => {
  let start = text.indexOf(needle, from);
  while (start !== -1 && start + needle.length <= to) {
    const end = start + needle.length;
    if (!isWordCharacter(text[start - 1]) && !isWordCharacter(text[end])) return { start, end };
    start = text.indexOf(needle, start + 1);
  }
  return null;
};

/** Sentences of a curated text: a full stop, a space, a capital. Our texts have no other stops. */
const sentencesOf = (text: string): Found[] => {
  const sentences: Found[] = [];
  let start = 0;
  for (const match of text.matchAll(/[.!?]["”]? (?=\p{Lu})/gu)) {
    const end = match.index + match[0].length - 1;
    sentences.push({ start, end });
    start = end + 1;
  }
  sentences.push({ start, end: text.length });
  return sentences;
};

/** "2012-06-04" -> ["4 June 2012", "June 2012", "2012"], the most exact first. */
const wordings = (date: string): string[] => {
  const [year = '', month, day] = date.split('-');
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  if (name === undefined) return [year];
  const exact = day === undefined ? [] : [`${Number(day)} ${name} ${year}`];
  return [...exact, `${name} ${year}`, year];
};

/** The address of an entry: "entente:chronology/F001". */
export const uriOf = (entry: ChronologyEntry): string => `entente:chronology/${entry.id}`;

/** One entry's text with its sentences and the diagnostics met on the way. */
export class EntryReader {
  readonly sentences: Found[];
  readonly diagnostics: Diagnostic[] = [];
  private readonly entry: ChronologyEntry;
  private readonly actorOf: ActorOf;

  constructor(entry: ChronologyEntry, actorOf: ActorOf) {
    this.entry = entry;
    this.actorOf = actorOf;
    this.sentences = sentencesOf(entry.text);
  }

  private report(code: string, message: string, advice: string): null {
    this.diagnostics.push(
      diagnostic({
        code,
        severity: 'error',
        message: `${this.entry.id}: ${message}`,
        advice,
        uri: uriOf(this.entry),
      }),
    );
    return null;
  }

  sentence(index: number): Found | null {
    const found = this.sentences[index];
    if (found) return found;
    return this.report(
      'knowledge/no-such-sentence',
      `unknown sentence: ${index}`,
      `The text has ${this.sentences.length}; the first is 0.`,
    );
  }

  /** Words inside a sentence, or a diagnostic. */
  inside(needle: string, sentence: Found): Found | null {
    return findWords(this.entry.text, needle, sentence.start, sentence.end) ?? this.lost(needle);
  }

  private lost(needle: string): null {
    return this.report(
      'knowledge/word-not-in-text',
      `words not in the text: "${needle}"`,
      'Write mentions, triggers and promises exactly as they stand in the entry’s text.',
    );
  }

  /** An actor in the sentence, else elsewhere in the text. */
  mention(actor: ChronologyActor, sentence: Found): Mention | null {
    const { text } = this.entry;
    const found =
      findWords(text, actor.text, sentence.start, sentence.end) ??
      findWords(text, actor.text, 0, text.length);
    if (!found) return this.lost(actor.text);
    const known = actor.code === null ? null : this.actorOf(actor.code);
    return {
      code: actor.code,
      name: known?.name ?? actor.code ?? actor.person?.name ?? actor.text,
      kind: actor.kind ?? this.kindOf(actor, known?.kind),
      sector: actor.sector ?? null,
      person: actor.person ?? null,
      text: actor.text,
      start: found.start,
      end: found.end,
      viaGroup: null,
    };
  }

  private kindOf({ code, person }: ChronologyActor, kind: Actor['kind'] | undefined): MentionKind {
    if (person) return 'person';
    return code === null ? 'other' : (kind ?? 'organisation');
  }

  mentions(actors: readonly ChronologyActor[], sentence: Found): Mention[] | null {
    const found = actors.map((actor) => this.mention(actor, sentence));
    const all = found.filter((mention) => mention !== null);
    return all.length === found.length ? all : null;
  }

  evidence(trigger: string, index: number): Evidence | null {
    const sentence = this.sentence(index);
    const found = sentence && this.inside(trigger, sentence);
    if (!sentence || !found) return null;
    return {
      ...sentence,
      quote: this.entry.text.slice(sentence.start, sentence.end),
      trigger: { ...found, text: trigger },
    };
  }

  /** A date that needs no wording of its own: the most exact wording in the text is looked for. */
  date(
    about: { date: string; end?: string | undefined; when?: string | undefined },
    sentence: Found,
    own: boolean,
    precision?: EventDate['precision'],
  ): EventDate | null {
    const first = partialDate(about.date);
    const last = partialDate(about.end ?? about.date);
    if (!first || !last || last.end < first.start)
      return this.report(
        'knowledge/invalid-date',
        `invalid date: ${about.date}${about.end ? `..${about.end}` : ''}`,
        'Write 2012, 2012-05 or 2012-05-20, and an end that is not before the start.',
      );
    const { text } = this.entry;
    const days = { start: first.start, end: last.end, precision: precision ?? first.precision };
    if (about.when !== undefined && !findWords(text, about.when, 0, text.length))
      return this.lost(about.when);
    const candidates = about.when === undefined ? wordings(about.date) : [about.when];
    const stands = (from: number, to: number): string | undefined =>
      candidates.find((words_) => findWords(text, words_, from, to));
    const here = stands(sentence.start, sentence.end);
    if (here !== undefined) return { ...days, basis: 'stated', text: here };
    const elsewhere = stands(0, text.length);
    if (elsewhere !== undefined) return { ...days, basis: 'anchored', text: elsewhere };
    return { ...days, basis: own ? 'anchored' : 'published', text: null };
  }

  /** When a promise falls due or is reviewed. */
  dated(about: { date: string; text?: string | undefined } | null): EventDate | null {
    if (!about) return null;
    const whole: Found = { start: 0, end: this.entry.text.length };
    return this.date({ date: about.date, when: about.text }, whole, true);
  }
}
