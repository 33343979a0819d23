import type { Frame, Knowledge } from '../../knowledge/index.ts';
import { createAnalyser } from '../../language/index.ts';
import type { Status } from '../../model/index.ts';
import { LIGHT_VERBS } from '../triggers/light.ts';

/** All that the lexicon says of a word. */
export interface WordExplained {
  /** Lemmas that the word may be a form of, as far as the lexicon knows them. */
  lemmas: string[];
  /** Frames of these lemmas, in the order in which they are asked. */
  frames: Frame[];
  /** Ids of frames of other words that ask for it in their surroundings. */
  asCondition: string[];
  /** Status that it gives to the act named by its object, where it is a light verb. */
  light: Status | null;
  /** Ids of domains and instruments one of whose words holds it. */
  domains: string[];
  instruments: string[];
}

/** Forms by rule, for what the tagger does not know: "signed" -> sign, "carries" -> carry. */
function stemsOf(word: string): string[] {
  const stem = word.replace(/(?:ing|ed|es|s|d)$/, '');
  return [word, stem, `${stem}e`, stem.replace(/i$/, 'y'), stem.replace(/(.)\1$/, '$1')];
}

/** What the coder knows of a word, in whatever form it is given. */
export function explainWord(knowledge: Knowledge, word: string): WordExplained {
  const known = new Set(knowledge.lexicon.map(({ lemma }) => lemma));
  // As a verb and as a noun: the tagger's lemma depends on what stands around it.
  const analyser = createAnalyser();
  const tagged = [`They ${word} it.`, `They have ${word} it.`, `The ${word} ended.`].flatMap(
    (text) =>
      analyser
        .analyseText(text)
        .flatMap(({ tokens }) =>
          tokens.filter(({ lower }) => lower === word).map(({ lemma }) => lemma.toLowerCase()),
        ),
  );
  const guesses = [...new Set([...tagged, ...stemsOf(word)])];
  const lemmas = guesses.filter((lemma) => known.has(lemma));
  const named = new Set([word, ...(lemmas.length > 0 ? lemmas : tagged)]);
  const holds = (phrases: readonly string[]): boolean =>
    phrases.some((phrase) =>
      phrase
        .toLowerCase()
        .split(/\s+/)
        .some((part) => named.has(part)),
    );
  const light = guesses.find((lemma) => Object.hasOwn(LIGHT_VERBS, lemma));
  return {
    lemmas,
    frames: knowledge.lexicon.filter(({ lemma }) => named.has(lemma)),
    asCondition: knowledge.lexicon
      .filter(({ lemma }) => !named.has(lemma))
      .filter((frame) =>
        [frame.object, frame.within, frame.subject].some((list) =>
          list?.some((one) => named.has(one)),
        ),
      )
      .map(({ id }) => id),
    light: light === undefined ? null : (LIGHT_VERBS[light] ?? null),
    domains: knowledge.domains.filter(({ triggers }) => holds(triggers)).map(({ id }) => id),
    instruments: knowledge.instruments
      .filter(({ triggers }) => holds(triggers))
      .map(({ id }) => id),
  };
}
