import { areCopies, Compared, keysOf, overlap, sharedPassage, type Entry } from './entry.ts';
import { compareIds, MOST_LISTED, textOfId, type Id, type Part } from './index/part.ts';

/** Documents that are compared in full, at most: those that share the rarest runs of words. */
const MOST_COMPARED = 16;
/** Stories that share a passage and are told, at most. */
const MOST_TOLD = 3;

/** Another document that has a passage in common, without being a copy. */
export interface Passage {
  id: string;
  words: number;
}

export interface Near {
  /** The document that shares most, with its family, where there is a copy. */
  copy: { id: string; family: string } | null;
  passages: Passage[];
}

interface Candidate {
  part: Part;
  document: number;
  id: Id;
  weight: number;
}

/**
 * Finds the copies of an entry in the parts of an index. Each key votes for the documents that it
 * stands in, with one over their number, so that what stands everywhere counts for nothing; those
 * with the most votes are compared in full. What comes out depends on the set of documents alone,
 * not on the order in which they came or on how they are spread over the parts.
 */
export function findNear(entry: Entry, parts: readonly Part[], own: Id): Near {
  const compared = new Compared(entry);
  let best: { id: Id; family: Id; shared: number } | null = null;
  const passages: Passage[] = [];
  for (const { part, document, id } of candidates(entry, parts, own)) {
    const other = part.entry(document);
    if (!other) continue;
    const against = new Compared(other);
    const shared = overlap(compared, against);
    if (!areCopies(compared, against, shared)) {
      const words = sharedPassage(compared, against);
      if (words > 0) passages.push({ id: textOfId(id), words });
      continue;
    }
    // Of equal ones the lower id, not the earlier placed: a run that goes on after a crash has
    // registered what was there in another order.
    const better =
      best === null ||
      shared > best.shared ||
      (shared === best.shared && compareIds(id, best.id) < 0);
    if (better) best = { id, family: part.family(document), shared };
  }
  passages.sort((a, b) => b.words - a.words || (a.id < b.id ? -1 : 1));
  return {
    copy: best && { id: textOfId(best.id), family: textOfId(best.family) },
    passages: passages.slice(0, MOST_TOLD),
  };
}

function candidates(entry: Entry, parts: readonly Part[], own: Id): Candidate[] {
  const votes = parts.map(() => new Map<number, number>());
  for (const key of keysOf(entry)) {
    let count = 0;
    let listed = 0;
    const lists = parts.map((part) => {
      const list = part.lookup(key);
      count += list?.count ?? 0;
      listed += list?.documents.length ?? 0;
      return list?.documents ?? [];
    });
    if (listed === 0) continue;
    const vote = (p: number, document: number): void => {
      const map = votes[p]!;
      map.set(document, (map.get(document) ?? 0) + 1 / count);
    };
    if (listed <= MOST_LISTED || lists.filter((list) => list.length > 0).length === 1) {
      lists.forEach((list, p) => {
        for (let i = 0; i < Math.min(list.length, MOST_LISTED); i += 1) vote(p, list[i]!);
      });
      continue;
    }
    const all = lists.flatMap((list, p) =>
      Array.from(list, (document) => ({ p, document, id: parts[p]!.id(document) })),
    );
    all.sort((a, b) => compareIds(a.id, b.id));
    for (const { p, document } of all.slice(0, MOST_LISTED)) vote(p, document);
  }
  const found = votes.flatMap((map, p) =>
    [...map].map(([document, weight]) => {
      const part = parts[p]!;
      return { part, document, id: part.id(document), weight };
    }),
  );
  return found
    .filter(({ id }) => compareIds(id, own) !== 0)
    .sort((a, b) => b.weight - a.weight || compareIds(a.id, b.id))
    .slice(0, MOST_COMPARED);
}
