/** Sentences -> events, commitments and positions, each with the words that bear it and a trace. */
export { CODER_NAME, createCoder, type CodeOptions, type Coded, type Coder } from './coder.ts';
export type { TraceEntry } from './trace.ts';
export { exerciseLexicon, type Exercise } from './lexicon/exercise.ts';
export { explainWord, type WordExplained } from './lexicon/explain.ts';
export { evalDates, type DateScores } from './dates/index.ts';
export { evalPlaces, type PlaceScores } from './places/eval.ts';
export { readGazetteer, type GazetteerEntry } from './places/gazetteer.ts';
export { evalDocuments, type DocumentScores } from './eval/documents.ts';
export { evalQuads, type QuadScores } from './eval/quads.ts';
export { evalRelations, type RelationScores, type Rival } from './eval/relations.ts';
export { evalSpans, type SpanScores } from './eval/spans.ts';
export { readVectors } from './model/alike.ts';
export { withVectors } from './model/load.ts';
// Fitting the models: `npm run train`, or sentences of your own.
export {
  MODELS,
  prepare,
  trainOne,
  trainRecords,
  trainSpans,
  type ModelName,
  type Prepared,
  type TrainingFiles,
} from './train/all.ts';
export {
  crossValidate,
  isUnread,
  scoresOf,
  sharpnessOf,
  validateUnread,
  type Answer,
} from './train/validate.ts';
export {
  readJudgements,
  readTold,
  recordRows,
  type Judgement,
  type Told,
} from './train/records.ts';
export { reliability, type Reliability } from './eval/reliability.ts';
