/** Document -> sentences: tokens, tags, lemmas, chunks, clauses, quotations, with exact offsets. */
export type * from './types.ts';
