import type { Actor, Knowledge } from '../../knowledge/index.ts';
import type { Found } from './types.ts';

/** A body or group of states that a definite description may stand for. */
export type Body = Pick<Actor, 'code' | 'name' | 'kind' | 'sector'>;

/**
 * What definite descriptions stand for: "the alliance", "the bloc", "the four", "Allies", as the
 * groups of `knowledge/` declare them (`descriptions`) and the case in hand decides between several.
 */
export interface Called {
  /** Codes of those that declare a description, in small letters. */
  of(word: string): ReadonlySet<string>;
  /** Declares no description, so that any general noun may stand for it. */
  undescribed(code: string): boolean;
  /** Codes that declare a word with a capital, which needs no article: "Allies". */
  named(word: string): ReadonlySet<string>;
  /** Whether a group has so many members on the day of the text. */
  numbers(code: string, size: number): boolean;
  /** The party of the case in hand with so many members, all of whom the text names. */
  gathered(size: number, ahead: ReadonlySet<string>): string | null;
  /** Codes of the bodies that a secretary general heads. */
  readonly headed: ReadonlySet<string>;
  isCountry(code: string | null): boolean;
  body(code: string): Body;
  /** Of several that a text names later, the one of the case in hand; the only one; else none. */
  choose(codes: Iterable<string>): string | null;
}

/** What of it does not hang on the day; made once per coder. */
export interface Descriptions {
  knowledge: Knowledge;
  words: ReadonlyMap<string, ReadonlySet<string>>;
  described: ReadonlySet<string>;
  headed: ReadonlySet<string>;
  /** The alliance of the case in hand, then its partners. */
  parties: readonly string[];
}

export function indexDescriptions(knowledge: Knowledge): Descriptions {
  const words = new Map<string, Set<string>>();
  const described = new Set<string>();
  for (const { code, descriptions } of knowledge.actors)
    for (const word of descriptions) {
      described.add(code);
      words.set(word, (words.get(word) ?? new Set()).add(code));
    }
  const { alliance, partners } = knowledge.defaultCase();
  return {
    knowledge,
    words,
    described,
    headed: new Set(
      knowledge.holders.filter((h) => h.office === 'secretary general').map((h) => h.actor),
    ),
    parties: [alliance, ...partners],
  };
}

const NONE: ReadonlySet<string> = new Set();

/** The descriptions as they hold on the day of a text; without a day, by the members of all time. */
export function calledOn(index: Descriptions, on: string | null): Called {
  const { knowledge, words, described, parties } = index;
  const sizes = new Map<string, number>();
  const membersOf = (code: string): string[] =>
    on === null
      ? [...new Set((knowledge.actor(code)?.members ?? []).map((m) => m.code))]
      : knowledge.members(code, on);
  const sizeOf = (code: string): number => {
    let size = sizes.get(code);
    if (size === undefined) sizes.set(code, (size = membersOf(code).length));
    return size;
  };
  return {
    of: (word) => words.get(word) ?? NONE,
    undescribed: (code) => !described.has(code),
    named: (word) => words.get(word) ?? NONE,
    numbers: (code, size) => sizeOf(code) === size && (knowledge.actor(code)?.complete ?? false),
    gathered: (size, ahead) =>
      parties.find(
        (code) =>
          (sizeOf(code) === size || (words.get(WORD_OF[size] ?? '')?.has(code) ?? false)) &&
          everMembers(knowledge.actor(code), membersOf(code), size).every((one) => ahead.has(one)),
      ) ?? null,
    headed: index.headed,
    isCountry: (code) => code !== null && knowledge.actor(code)?.kind === 'country',
    body: (code) =>
      knowledge.actor(code) ?? { code, name: code, kind: 'organisation', sector: null },
    choose: (codes) => {
      const all = [...codes];
      return parties.find((code) => all.includes(code)) ?? (all.length === 1 ? all[0]! : null);
    },
  };
}

/** Members on the day, or, where the group had not its name yet, those it came to have. */
const everMembers = (
  actor: Actor | null,
  now: readonly string[],
  size: number,
): readonly string[] => (now.length === size ? now : (actor?.members ?? []).map((m) => m.code));

/** Numbers as they stand before "countries", "allies": in words to twelve, then in digits too. */
export const NUMBERS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
};
const WORD_OF: Readonly<Record<number, string>> = Object.fromEntries(
  Object.entries(NUMBERS).map(([word, n]) => [n, word]),
);

/** "four", "27": how many; null for no number of two to ninety-nine. */
export const numberOf = (word: string): number | null => {
  const written = NUMBERS[word];
  if (written !== undefined) return written;
  return /^[1-9]\d$/.test(word) ? Number(word) : null;
};

/** A mention of a body that the text has not named here. */
export const bareBody = ({ code, name, kind, sector }: Body, as: Found['kind'] = kind): Found => ({
  code,
  name,
  kind: as,
  sector: sector ?? 'IGO',
  person: null,
  text: '',
  start: 0,
  end: 0,
  viaGroup: null,
  sort: 'noun',
  weak: false,
  place: false,
  possessive: false,
});
