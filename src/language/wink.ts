import model from 'wink-eng-lite-web-model';
import createAutomaton from 'wink-nlp/src/automaton.js';
import createCache from 'wink-nlp/src/cache.js';
import compileTrex from 'wink-nlp/src/compile-trex.js';
import its from 'wink-nlp/src/its.js';
import createTokenizer from 'wink-nlp/src/tokenizer.js';
import type { Pos } from './types.ts';

/** A piece of a word as wink cuts it ("has" and "n't" of "hasn't"), with all that depends on the word alone. */
export interface Piece {
  value: string;
  /** Number of its tag before the sentence is looked at. */
  tag: number;
  /** What the automaton is shown in place of the tag, or 0. */
  hint: number;
  normal: number;
  /** Tag and lemma of a part of a contraction stand. */
  fixed: { pos: Pos; lemma: string } | null;
  /** Tag -> lemma, filled as it is met. */
  lemmas: Map<number, string>;
  /** wink's own four numbers for it. */
  token: readonly number[];
}

/** Tags and lemmas of pieces, in the order in which they stand. */
export interface Read {
  tags: Pos[];
  lemmas: string[];
}

const POS_SHIFT = 20;
const POS_MASK = 0x3f_00_000;
const LEMMA_MASK = 0xf_ff_ff;
const NOUN = 8;
/** Words kept at most; then a fresh instance takes over, since wink keeps every new word for ever. */
const MOST_WORDS = 200_000;

/** What wink's model holds, as far as it is driven here; its types tell of none of it. */
interface WinkModel {
  core(): { trex: unknown; tcat: { hash: unknown }; preserve: unknown };
  pos(): {
    machines: unknown[];
    transformers: ((
      tag: number,
      cache: unknown,
      tokens: readonly number[],
      at: number,
    ) => number)[];
    updater: (found: unknown, cache: unknown, tags: number[], normals: readonly number[]) => void;
  };
  featureFn: unknown;
  addons: unknown;
}

const isModel = (value: unknown): value is WinkModel =>
  typeof value === 'object' && value !== null && 'core' in value && 'pos' in value;

/**
 * wink-nlp's tagger, driven by its parts: its tokenizer, its lexicon and its automata, without the
 * document that its door builds around each sentence. What a word says by itself is worked out once a
 * word, so that a sentence costs the two runs of the automata. A word is cut and looked up as if it
 * were the first that wink ever saw, so what came before never changes an answer.
 *
 * `wink.test.ts` compares it with wink's own door.
 */
export class Wink {
  readonly #cache;
  readonly #tokenise;
  readonly #automata;
  readonly #updater: ReturnType<WinkModel['pos']>['updater'];
  readonly #hintOf;
  readonly #addons: unknown;
  readonly #chunks = new Map<string, readonly Piece[]>();

  constructor() {
    if (!isModel(model)) throw new Error('unknown model of wink-nlp');
    const core = model.core();
    const { machines, transformers, updater } = model.pos();
    this.#cache = createCache(core, model.featureFn);
    this.#tokenise = createTokenizer(compileTrex(core.trex), core.tcat.hash, core.preserve);
    this.#automata = machines.map((machine) => {
      const automaton = createAutomaton(this.#cache, this.#cache.value(0));
      automaton.importJSON(machine);
      return automaton;
    });
    this.#updater = updater;
    this.#hintOf = transformers[0]!;
    this.#addons = model.addons;
  }

  /** Whether a fresh instance should take over. */
  get isFull(): boolean {
    return this.#chunks.size > MOST_WORDS;
  }

  /** Tags and lemmas of a sentence given as the pieces of its chunks. */
  read(pieces: readonly Piece[]): Read {
    const tags: number[] = [];
    const hints: number[] = [];
    const normals: number[] = [];
    for (const { tag, hint, normal } of pieces) {
      tags.push(tag);
      hints.push(hint);
      normals.push(normal);
    }
    for (const automaton of this.#automata)
      this.#updater(automaton.recognize(tags, hinted, hints), this.#cache, tags, normals);
    const out: Read = { tags: [], lemmas: [] };
    for (let i = 0; i < pieces.length; i++) {
      const piece = pieces[i]!;
      out.tags.push(piece.fixed?.pos ?? this.#posOf(tags[i]!));
      out.lemmas.push(piece.fixed?.lemma ?? this.#lemmaOf(piece, tags[i]!));
    }
    return out;
  }

  // wink's tags are those of `Pos`, by name.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  #posOf = (tag: number): Pos => this.#cache.valueOf('pos', tag) as Pos;

  #lemmaOf(piece: Piece, tag: number): string {
    let lemma = piece.lemmas.get(tag);
    if (lemma === undefined) {
      const [id, spaces, , flags] = piece.token;
      const tokens = [id!, spaces!, tag << POS_SHIFT, flags!];
      lemma = its.lemma(0, { cache: this.#cache, tokens }, this.#addons);
      piece.lemmas.set(tag, lemma);
    }
    return lemma;
  }

  /** The pieces of a chunk without white space: always the same ones. */
  piecesOf(chunk: string): readonly Piece[] {
    let pieces = this.#chunks.get(chunk);
    if (!pieces) {
      pieces = this.#cut(chunk);
      this.#chunks.set(chunk, pieces);
    }
    return pieces;
  }

  #cut(chunk: string): Piece[] {
    const cache = this.#cache;
    const found: number[][] = [];
    const known = (text: string): number[] | null => {
      const index = cache.lookup(text);
      return index?.length === 1 && index[0]! >= cache.intrinsicSize() ? null : index;
    };
    this.#tokenise(
      {
        _addToken: (text, category) => found.push([cache.add(text, category), 0, 0, 0]) > 0,
        _addTokenIfInCache: (text) => {
          const index = known(text);
          if (index === null) return 0;
          if (index.length === 1) found.push([index[0]!, 0, 0, 0]);
          // A contraction: lexeme, place of the normal form, lemma and tag of each of its parts.
          else
            for (let k = 0; k < index.length; k += 4)
              found.push([
                index[k]!,
                index[k + 1]! << 16,
                index[k + 2]! | (index[k + 3]! << POS_SHIFT),
                0,
              ]);
          return 1;
        },
        isLexeme: known,
      },
      chunk,
    );
    return found.map((token) => this.#pieceOf(token));
  }

  #pieceOf(token: readonly number[]): Piece {
    const cache = this.#cache;
    const [id, expansion, set] = [token[0]!, token[1]!, token[2]!];
    const own = (set & POS_MASK) >>> POS_SHIFT;
    const tag = set === 0 ? cache.posOf(cache.mappedSpelling(id)) || NOUN : own;
    const part = expansion > 0xffff;
    return {
      value: cache.value(id),
      tag,
      hint: this.#hintOf(0, cache, token, 0),
      normal: part ? cache.nox(expansion) : cache.normal(id),
      fixed:
        set === 0
          ? null
          : {
              pos: this.#posOf(own),
              lemma: part
                ? cache.value(set & LEMMA_MASK)
                : its.lemma(0, { cache, tokens: token }, this.#addons),
            },
      lemmas: new Map(),
      token,
    };
  }
}

const hinted = (tag: number, _: unknown, hints: readonly number[], at: number): number =>
  hints[at]! || tag;
