/** The parts of wink-nlp that `tagger.ts` drives; wink's own types leave them out. */
declare module 'wink-nlp/src/cache.js' {
  interface WinkCache {
    add(text: string, category: number): number;
    lookup(text: string): number[] | null;
    value(index: number): string;
    normal(index: number): number;
    nox(word: number): number;
    posOf(index: number): number;
    mappedSpelling(index: number): number;
    valueOf(feature: 'pos', index: number): string;
    intrinsicSize(): number;
  }
  const createCache: (core: unknown, features: unknown) => WinkCache;
  export default createCache;
}
declare module 'wink-nlp/src/compile-trex.js' {
  const compile: (trex: unknown) => unknown;
  export default compile;
}
declare module 'wink-nlp/src/tokenizer.js' {
  interface WinkDocument {
    _addToken(text: string, category: number): boolean;
    _addTokenIfInCache(text: string): number;
    isLexeme(text: string): unknown;
  }
  const createTokenizer: (
    trex: unknown,
    categories: unknown,
    preserve: unknown,
  ) => (document: WinkDocument, text: string) => void;
  export default createTokenizer;
}
declare module 'wink-nlp/src/automaton.js' {
  interface WinkAutomaton {
    importJSON(machine: unknown): void;
    recognize(
      tokens: readonly number[],
      transform: (token: number, cache: unknown, hints: readonly number[], at: number) => number,
      hints: readonly number[],
    ): [number, number, number][];
  }
  const createAutomaton: (cache: unknown, ignored: string) => WinkAutomaton;
  export default createAutomaton;
}
declare module 'wink-nlp/src/its.js' {
  const its: {
    lemma(
      index: number,
      document: { cache: unknown; tokens: readonly number[] },
      addons: unknown,
    ): string;
  };
  export default its;
}
