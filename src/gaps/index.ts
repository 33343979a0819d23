/** Measures of gaps: pure functions over plain inputs, each giving a value or a reason. */
export { runVectors, type VectorFailure, type VectorReport } from './vectors/index.ts';
