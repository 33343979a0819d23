import type { OperatorEntry } from '../../knowledge/index.ts';
import type { Status } from '../../model/index.ts';

/** What a word may govern; `clause` is the clause of an adverb. */
export type Takes = OperatorEntry['takes'][number];

/** The operators of the knowledge, by word and by what the word governs: a look-up or two a clause. */
export interface Operators {
  /** The class of a verb, adjective, noun or word before a noun, or null. */
  of(
    pos: OperatorEntry['pos'],
    word: string,
    takes: Takes,
    passive?: boolean,
  ): OperatorEntry | null;
  /** Whether a verb stands in any class, alone or with a particle. */
  isVerb: (lemma: string) => boolean;
}

type Words = Map<string, OperatorEntry>;
type Index = Partial<Record<OperatorEntry['pos'], Partial<Record<Takes, Words>>>>;

export function indexOperators(entries: readonly OperatorEntry[]): Operators {
  const plain: Index = {};
  const passives: Index = {};
  const verbs = new Set<string>();
  for (const entry of entries)
    for (const takes of entry.takes) {
      const index = entry.voice === 'passive' ? passives : plain;
      const words = ((index[entry.pos] ??= {})[takes] ??= new Map<string, OperatorEntry>());
      for (const word of entry.words) {
        if (!words.has(word)) words.set(word, entry);
        if (entry.pos === 'verb') verbs.add(word.split(' ', 1)[0]!);
      }
    }
  return {
    of: (pos, word, takes, passive = false) =>
      (passive ? passives[pos]?.[takes]?.get(word) : undefined) ??
      plain[pos]?.[takes]?.get(word) ??
      null,
    isVerb: (lemma) => verbs.has(lemma),
  };
}

/** Modal verbs. */
export const MODALS: ReadonlyMap<string, Status> = new Map<string, Status>([
  ...['will', 'shall', "'ll", 'wo', 'sha'].map((word): [string, Status] => [word, 'planned']),
  ...['would', "'d", 'may', 'might', 'could', 'can', 'ca'].map((word): [string, Status] => [
    word,
    'hypothetical',
  ]),
  ...['should', 'must', 'ought', 'need'].map((word): [string, Status] => [word, 'proposed']),
]);
