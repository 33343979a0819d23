import { createAnalyser, type Analyser, type Sentence } from '../language/index.ts';
import type { Knowledge } from '../knowledge/index.ts';
import { findCoreference, type Memory } from './actors/coreference.ts';
import { findMentions, type Acquainted } from './actors/find.ts';
import { indexNames, type Names } from './actors/names.ts';
import type { Found } from './actors/types.ts';
import { createDomainFinder, type DomainFinder } from './domains/find.ts';
import { createPlaceFinder, type PlaceFinder } from './places/find.ts';
import { findActs } from './triggers/acts.ts';
import type { Draft, Dropped } from './triggers/draft.ts';
import { indexLexicon, type Lexicon } from './triggers/lexicon.ts';
import { createView, mentionsIn, type View } from './view.ts';

/** What a coder needs over and over: built once. */
export interface Kit {
  knowledge: Knowledge;
  names: Names;
  lexicon: Lexicon;
  analyser: Analyser;
  domains: DomainFinder;
  place: PlaceFinder;
}

export function createKit(knowledge: Knowledge): Kit {
  return {
    knowledge,
    names: indexNames(knowledge),
    lexicon: indexLexicon(knowledge.lexicon),
    analyser: createAnalyser(),
    domains: createDomainFinder(knowledge),
    place: createPlaceFinder(knowledge),
  };
}

/** A sentence with its mentions and acts. */
export interface Scanned {
  view: View;
  drafts: Draft[];
  dropped: Dropped[];
}

/** Mentions at or in the subjects of the sentence's main clauses. */
const subjectsOf = (view: View): Found[] =>
  view.clauses.flatMap((clause) =>
    (clause.kind === 'main' || clause.kind === 'coordinate' || clause.kind === 'complement') &&
    !clause.subjectInherited
      ? clause.subjects.flatMap((chunk) =>
          mentionsIn(view, chunk.first, chunk.last).filter((m) => !m.weak && !m.place),
        )
      : [],
  );

/**
 * Reads sentences in text order with one memory: persons introduced earlier, antecedents of "the
 * alliance" and "it". Time is linear in the text's length.
 */
export function* scan(
  kit: Kit,
  text: string,
  sentences: readonly Sentence[],
  on: string | null,
): Generator<Scanned> {
  const known: Acquainted = new Map();
  const memory: Memory = { seen: [], subjects: [], ahead: new Set() };
  const found = sentences.map((sentence) =>
    findMentions(text, sentence, { knowledge: kit.knowledge, names: kit.names, on, known }),
  );
  const ahead = new Set<string>();
  for (const list of found) for (const m of list) if (m.code !== null) ahead.add(m.code);
  memory.ahead = ahead;
  for (const [i, sentence] of sentences.entries()) {
    const names = found[i]!;
    const first = createView(text, sentence, names);
    const coreferent = findCoreference(text, sentence, names, subjectsOf(first), memory);
    const mentions =
      coreferent.length === 0
        ? names
        : [...names, ...coreferent].sort((a, b) => a.start - b.start || a.end - b.end);
    const view: View = coreferent.length === 0 ? first : { ...first, mentions };
    yield { view, ...findActs(view, kit.lexicon) };
    memory.seen.push(...mentions);
    if (memory.seen.length > 400) memory.seen.splice(0, 200);
    const subjects = subjectsOf(view);
    if (subjects.length > 0) memory.subjects = subjects;
  }
}
