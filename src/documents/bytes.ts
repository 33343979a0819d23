/** A chunk that is not worth keeping when what it holds has been read. */
const EMPTY = new Uint8Array(0);
const NEWLINE = 0x0a;

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** One line without its end; `whole` is false where it was longer than allowed and was cut. */
export interface Line {
  bytes: Uint8Array;
  whole: boolean;
}

/**
 * Reads a stream of bytes from front to back: looks ahead, takes so many bytes, or goes line by line.
 * Holds no more than what was asked for and one chunk.
 */
export class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #buffer: Uint8Array = EMPTY;
  #ended = false;
  /** Bytes taken so far. */
  taken = 0;

  constructor(bytes: Uint8Array | AsyncIterable<Uint8Array>) {
    this.#chunks = (bytes instanceof Uint8Array ? once(bytes) : bytes)[Symbol.asyncIterator]();
  }

  async #next(): Promise<Uint8Array | null> {
    if (this.#ended) return null;
    const { value, done } = await this.#chunks.next();
    if (!done) return value;
    this.#ended = true;
    return null;
  }

  /** Makes at least `count` bytes ready, where there are so many. */
  async #fill(count: number): Promise<void> {
    if (this.#buffer.length >= count || this.#ended) return;
    const parts = [this.#buffer];
    let length = this.#buffer.length;
    while (length < count) {
      const chunk = await this.#next();
      if (!chunk) break;
      parts.push(chunk);
      length += chunk.length;
    }
    if (parts.length > 1)
      this.#buffer =
        parts[0]!.length === 0 && parts.length === 2 ? parts[1]! : Buffer.concat(parts);
  }

  /** The next bytes, at most `count`, which stay to be read. */
  async peek(count: number): Promise<Uint8Array> {
    await this.#fill(count);
    return this.#buffer.subarray(0, count);
  }

  /** The next bytes: `count` of them, or as many as there are. */
  async take(count: number): Promise<Uint8Array> {
    await this.#fill(count);
    const bytes = this.#buffer.subarray(0, count);
    this.#drop(bytes.length);
    return bytes;
  }

  #drop(count: number): void {
    this.#buffer = this.#buffer.length === count ? EMPTY : this.#buffer.subarray(count);
    this.taken += count;
  }

  /** Passes over `count` bytes; gives how many there were. */
  async skip(count: number): Promise<number> {
    let left = count;
    while (left > 0) {
      if (this.#buffer.length === 0) {
        const chunk = await this.#next();
        if (!chunk) break;
        this.#buffer = chunk;
      }
      const size = Math.min(left, this.#buffer.length);
      this.#drop(size);
      left -= size;
    }
    return count - left;
  }

  /** The next line, without \n or \r\n; null at the end. Of a longer one than `most`, its beginning. */
  async line(most: number): Promise<Line | null> {
    let searched = 0;
    for (;;) {
      const at = this.#buffer.indexOf(NEWLINE, searched);
      if (at >= 0 || this.#buffer.length > most) {
        if (at >= 0 && at <= most) {
          const bytes = this.#buffer.subarray(0, at);
          this.#drop(at + 1);
          return { bytes: withoutReturn(bytes), whole: true };
        }
        const bytes = this.#buffer.slice(0, most);
        this.#drop(most);
        await this.#passLine();
        return { bytes, whole: false };
      }
      searched = this.#buffer.length;
      const chunk = await this.#next();
      if (!chunk) {
        if (this.#buffer.length === 0) return null;
        const bytes = this.#buffer;
        this.#drop(bytes.length);
        return { bytes: withoutReturn(bytes), whole: true };
      }
      this.#buffer = searched === 0 ? chunk : Buffer.concat([this.#buffer, chunk]);
    }
  }

  async #passLine(): Promise<void> {
    for (;;) {
      const at = this.#buffer.indexOf(NEWLINE);
      if (at >= 0) {
        this.#drop(at + 1);
        return;
      }
      this.#drop(this.#buffer.length);
      const chunk = await this.#next();
      if (!chunk) return;
      this.#buffer = chunk;
    }
  }

  /** All that is left, chunk by chunk. */
  async *rest(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const chunk = this.#buffer.length > 0 ? this.#buffer : await this.#next();
      if (!chunk) return;
      this.#buffer = chunk;
      this.#drop(chunk.length);
      yield chunk;
    }
  }

  /** Lets go of where the bytes come from. */
  async close(): Promise<void> {
    this.#ended = true;
    await this.#chunks.return?.();
  }
}

function withoutReturn(bytes: Uint8Array): Uint8Array {
  return bytes.at(-1) === 0x0d ? bytes.subarray(0, -1) : bytes;
}
