/** Sentences -> events, commitments and positions, each with the words that bear it and a trace. */
export { createCoder, type CodeOptions, type Coded, type Coder } from './coder.ts';
export type { TraceEntry } from './trace.ts';
