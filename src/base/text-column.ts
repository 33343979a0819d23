/**
 * Many texts as one run of UTF-8 bytes, read one at a time: a million ids are one object and not a
 * million. `ends[i]` is where text i ends.
 */
export class TextColumn {
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
  readonly #buffer: Buffer;
  /** Texts that were read already. */
  readonly #known: (string | undefined)[] = [];

  constructor(bytes: Uint8Array, ends: Uint32Array) {
    this.bytes = bytes;
    this.ends = ends;
    this.#buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  static of(texts: readonly string[]): TextColumn {
    const all = Buffer.from(texts.join(''), 'utf8');
    const ends = new Uint32Array(texts.length);
    let end = 0;
    for (const [i, text] of texts.entries()) ends[i] = end += Buffer.byteLength(text);
    return new TextColumn(all, ends);
  }

  get length(): number {
    return this.ends.length;
  }

  at(i: number): string {
    return (this.#known[i] ??= this.#buffer.toString(
      'utf8',
      i === 0 ? 0 : this.ends[i - 1],
      this.ends[i],
    ));
  }
}

/** Numbers things by what they say, from 0, in order of first appearance. */
export class Numbering<T> {
  readonly values: T[] = [];
  readonly #places = new Map<string, number>();

  /** The number of what `key` names; `make` gives it where it is new. */
  of(key: string, make: () => T): number {
    const found = this.#places.get(key);
    if (found !== undefined) return found;
    const place = this.values.length;
    this.#places.set(key, place);
    this.values.push(make());
    return place;
  }
}

/** Where each value of [0, groups) begins in a list sorted by it: `starts[g]` to `starts[g + 1]`. */
export function startsOf(groupOf: Int32Array, groups: number): Int32Array {
  const starts = new Int32Array(groups + 1);
  for (const group of groupOf) if (group >= 0) starts[group + 1]!++;
  for (let g = 0; g < groups; g++) starts[g + 1]! += starts[g]!;
  return starts;
}
