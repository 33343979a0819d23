/** Deciding on records: reviews from decisions, the queue of what to look at, training rows. */
export { decisionSchema, reviewOf, type Decision, type DecisionSource } from './decision.ts';
export {
  ORDERS,
  reviewQueue,
  type Order,
  type QueueFacts,
  type QueueOptions,
  type Queued,
} from './queue.ts';
export { CORRECTION_HELP, correctionOf, type CorrectionNames } from './terminal.ts';
export { questionOf, sameKind } from './question.ts';
export { trainingRows, type TrainingRow } from './training.ts';
