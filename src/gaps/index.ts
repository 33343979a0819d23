/** Measures of gaps: pure functions over plain inputs, each giving a value or a reason. */
export {
  DeedRow,
  deedResult,
  deedTable,
  deedsById,
  deedsOf,
  documentRows,
  mergedIn,
  toDeeds,
  type DeedColumns,
  type DeedTable,
  type DeedsById,
  type DeedWords,
  type Deed,
  type DeedActor,
  type DeedOptions,
  type DeedResult,
  type DocumentFacts,
  type Merge,
  type Restatement,
} from './deeds/index.ts';
export {
  engagement,
  sides,
  type EngagementCell,
  type EngagementOptions,
  type EngagementResult,
  type EngagementTotal,
  type GapTable,
  type MembersOn,
  type NamedGapCell,
  type Side,
  type Sides,
  type SidesOptions,
} from './engagement/index.ts';
export {
  commitmentStates,
  type CommitmentResult,
  type CommitmentRow,
  type CommitmentSummary,
  type CommitmentsOptions,
  type Evidence as PromiseEvidence,
  type PromiseStatus,
  type ReadDocument,
} from './commitments/index.ts';
export {
  LEVELS,
  attendanceOf,
  representation,
  statedAttendance,
  summitKey,
  type Attendance as SummitAttendance,
  type PartnerLevel,
  type SummitRow,
} from './representation/index.ts';
export {
  pledgeTable,
  seriesOf,
  seriesTable,
  type Figure,
  type Pledge,
  type PledgeOptions,
  type PledgePath,
  type PledgeRow,
  type PledgeTable,
  type ProjectedYear,
  type Series,
  type SeriesRow,
} from './indicators/index.ts';
export { runVectors, type VectorFailure, type VectorReport } from './vectors/index.ts';
// The measures themselves, over plain numbers and texts, for use as a library.
export { excess, type Excess, type ExcessOptions, type GapCell } from './excess/index.ts';
export { benjaminiHochberg, poissonMidP } from './significance.ts';
export { promiseStatus, type Followup } from './commitments/status.ts';
export { promiseScore } from './commitments/score.ts';
export { kaplanMeier } from './commitments/survival.ts';
export { pathState, twoPartPledge } from './commitments/path.ts';
export { levelSeries, summitLevels } from './representation/levels.ts';
export { dropFisher, dropTest, leftOut } from './agenda.ts';
export { logOdds, useRuns } from './wording.ts';
export { alignment, similarity } from './alignment.ts';
export {
  dependenceOf,
  type DependenceOptions,
  type DependenceResult,
  type DependenceRow,
} from './dependence-of.ts';
export { volatilityOf, type VolatilityRow } from './volatility-of.ts';
export { leaveOneOut, type CellChange, type LeftOut } from './leave-one-out.ts';
export {
  concentration,
  dependence,
  volatility,
  withoutInterval,
  type Dependence,
} from './dependence.ts';
export { firsts, trend } from './trend.ts';
export { changePoint, changePointP, pelt } from './change.ts';
export { precedence } from './precedence.ts';
export { contradictions, copyClusters, sourceBasis } from './sources.ts';
export { alpha, alphaGrade, alphaInterval } from './agreement.ts';
export { nextScores, popularity, rankMetrics } from './next.ts';
export { correctedCount, type ReviewedSample } from './error.ts';
// The measures over the deeds and documents of a ledger.
export { agreementOf, type AgreementResult, type Coding, type Comparison } from './codings.ts';
export {
  hostOf,
  sourceUnits,
  sourcesOf,
  type Contradicting,
  type SourcesResult,
} from './basis/index.ts';
export { carryError, type CarriedError, type CoderError, type ErrorOf } from './carried.ts';
export { nextSteps, type NextResult } from './next-steps.ts';
export {
  ADVISED_ACTS,
  PERIOD_LENGTHS,
  leadAndLag,
  periodsBetween,
  trendOfDeeds,
  type LeadResult,
  type LeadRow,
  type PeriodLength,
  type PeriodRow,
  type TrendResult,
} from './time/index.ts';
export { mentionedRank } from './representation/rank.ts';
// The same over the texts and records of a ledger.
export { inOrder, type TextFacts } from './texts.ts';
export { agendaOf, type AgendaResult, type AgendaRow, type Topic } from './agenda-of.ts';
export { wordingOf, type TermRow, type WordRow, type WordingResult } from './wording-of.ts';
export {
  alignmentOf,
  standsOf,
  type AlignmentCell,
  type AlignmentResult,
  type Stand,
} from './alignment-of.ts';
// What the figures draw beside the measures.
export { poissonInterval } from './poisson.ts';
export { changeWhere, type ChangeWhere } from './change-where.ts';
export {
  dependenceParts,
  type DependencePart,
  type DependenceParts,
  type MemberShare,
} from './dependence-parts.ts';
export {
  matterOf,
  positionChanges,
  type DatedPosition,
  type PositionChange,
} from './position-changes.ts';
export { prose, termFinder, type Terms } from './texts.ts';
export { wilson, shiftOf, type ShiftCell, type ShiftResult } from './shift.ts';
export { engagedOnes } from './engaged.ts';
