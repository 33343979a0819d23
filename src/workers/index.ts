/** Reading and coding in threads: all cores, in order, and a death costs one document. */
export { createWorkers } from './pool.ts';
export type { CodedOrLost, Workers, WorkersOptions } from './types.ts';
