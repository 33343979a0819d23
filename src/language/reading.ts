import { findClauses } from './clauses.ts';
import { correctTags } from './correct.ts';
import type { Tagger } from './tagger.ts';
import type { RawToken } from './tokenise.ts';
import type { Clause, Quotation, Sentence, Token } from './types.ts';

/**
 * A sentence that is tagged and parsed when it is first asked for its tokens or clauses. Most sentences of
 * a text name nobody, and nobody asks. What is told never depends on when it is asked.
 */
export class Reading implements Sentence {
  readonly start: number;
  readonly end: number;
  readonly paragraph: number;
  readonly heading: boolean;
  readonly index: number;
  readonly quotations: Quotation[];
  declare readonly cut?: true;
  #raw: readonly RawToken[] | null;
  readonly #tagger: Tagger;
  #tokens: Token[] | null = null;
  #parsed: { clauses: Clause[]; clauseOf: number[] } | null = null;

  constructor(
    raw: readonly RawToken[],
    tagger: Tagger,
    about: Pick<Sentence, 'paragraph' | 'heading' | 'index' | 'quotations'> & { cut: boolean },
  ) {
    this.#raw = raw;
    this.#tagger = tagger;
    this.start = raw[0]!.start;
    this.end = raw.at(-1)!.end;
    this.paragraph = about.paragraph;
    this.heading = about.heading;
    this.index = about.index;
    this.quotations = about.quotations;
    if (about.cut) this.cut = true;
  }

  get tokens(): Token[] {
    if (this.#tokens === null) {
      this.#tokens = correctTags(this.#tagger.tag(this.#raw!), this.#tagger);
      this.#raw = null;
    }
    return this.#tokens;
  }

  get clauses(): Clause[] {
    return this.#parse().clauses;
  }

  get clauseOf(): number[] {
    return this.#parse().clauseOf;
  }

  #parse(): { clauses: Clause[]; clauseOf: number[] } {
    return (this.#parsed ??= findClauses(this.tokens));
  }
}
