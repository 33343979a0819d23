import { piecesOf, type Piece } from './pieces.ts';

interface Node<T> {
  next: Map<string, Node<T>>;
  values: T[];
}

/** What a name may be in a text: the pieces `[first, last]` and what stands under it. */
export interface Hit<T> {
  first: number;
  last: number;
  values: readonly T[];
}

/** Between the pieces of one name: at most "., " as in "U.S. Senate"; never a comma or a line break. */
const GAP = /^(?:[ \u00a0.\-–‐‑'’&/]|\. ){1,2}$|^$/;

/**
 * Names by their lower-case pieces. Longest match, left to right, without overlap: a text of n pieces
 * costs n times the longest name at most.
 */
export class Trie<T> {
  readonly #root: Node<T> = { next: new Map(), values: [] };

  add(name: string, value: T): void {
    let node = this.#root;
    for (const piece of piecesOf(name, 0, name.length)) {
      let next = node.next.get(piece.lower);
      if (!next) node.next.set(piece.lower, (next = { next: new Map(), values: [] }));
      node = next;
    }
    if (node !== this.#root) node.values.push(value);
  }

  /** `accept` says whether a value may stand for these pieces (case, for instance). */
  find(
    text: string,
    pieces: readonly Piece[],
    accept: (value: T, first: number, last: number) => boolean,
  ): Hit<T>[] {
    const hits: Hit<T>[] = [];
    for (let first = 0; first < pieces.length; first++) {
      let node = this.#root.next.get(pieces[first]!.lower);
      let best: Hit<T> | null = null;
      for (let last = first; node;) {
        const at = last;
        if (node.values.length > 0) {
          const values = node.values.filter((value) => accept(value, first, at));
          if (values.length > 0) best = { first, last, values };
        }
        const following = pieces[last + 1];
        if (!following || node.next.size === 0) break;
        if (!GAP.test(text.slice(pieces[last]!.end, following.start))) break;
        node = node.next.get(following.lower);
        last++;
      }
      if (!best) continue;
      hits.push(best);
      first = best.last;
    }
    return hits;
  }
}
