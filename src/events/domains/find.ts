import type { Knowledge } from '../../knowledge/index.ts';
import type { Domain } from '../../model/index.ts';
import { piecesOf } from '../actors/pieces.ts';
import { Trie } from '../actors/trie.ts';

/** Says what a stretch of text is about, by the trigger words of `knowledge/domains.json`. */
export type DomainFinder = (text: string, start: number, end: number) => Domain[];

export function createDomainFinder(knowledge: Knowledge): DomainFinder {
  const trie = new Trie<Domain | null>();
  for (const entry of knowledge.domains) {
    for (const trigger of entry.triggers) trie.add(trigger, entry.id);
    // A longer phrase that holds a trigger and does not point to the domain.
    for (const phrase of entry.nearMisses) trie.add(phrase, null);
  }
  return (text, start, end) => {
    const found = new Set<Domain>();
    for (const hit of trie.find(text, piecesOf(text, start, end), () => true))
      for (const domain of hit.values) if (domain) found.add(domain);
    return [...found].sort();
  };
}
