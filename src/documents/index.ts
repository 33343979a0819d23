/** Bytes and paths to documents: formats, main text, facts, cut-off and repeated text, copies. */
export { readBytes, type ReadOptions } from './read.ts';
export { readPart, readSource, splitSource, type SourceOptions } from './source.ts';
export type { ByteSource, Link, Part, PartOptions } from './parts.ts';
export type { Columns } from './tables.ts';
export { readPaths, sizeOfPaths, type PathOptions } from './paths.ts';
export { completePublisher } from './facts/publishers.ts';
export { markRepeats } from './compose.ts';
export { completeness, type Completeness } from './facts/truncation.ts';
export { normalise, type Normalised } from './normalise.ts';
export { PROBLEMS, problem, type ProblemCode } from './problems.ts';
export { LIMITS, type Given, type GivenPublisher, type Limits } from './types.ts';
export {
  clusterDocuments,
  createFamilies,
  familyHeads,
  type Families,
  type FamiliesOptions,
  type Placed,
} from './copies/families.ts';
export {
  evalText,
  evaluateText,
  loadTextCases,
  type TextCase,
  type TextScore,
} from './eval/text.ts';
export {
  evalDuplicates,
  evaluateDuplicates,
  parseDuplicateCases,
  type DuplicateCase,
  type DuplicatesScore,
} from './eval/duplicates.ts';
export { createFetcher } from './web/lazy.ts';
export { isPublicAddress } from './web/address.ts';
export { readLink } from './web/read.ts';
export { entryKey, entrySign, feedIn, feedsIn, readEntries, type FeedList } from './feeds.ts';
export type { Entry, Feed } from './formats/feed.ts';
export type {
  Clock,
  Fetched,
  Fetcher,
  FetcherOptions,
  GetOptions,
  Page,
  Validators,
  WebLimits,
} from './web/types.ts';
