/** Document -> sentences with tokens, clauses and quotations. */
export * from './types.ts';
export { createAnalyser, type Analyser, type AnalyserOptions } from './analyser.ts';
