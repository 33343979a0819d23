/** Measures of gaps: pure functions over plain inputs, each giving a value or a reason. */
export {
  toDeeds,
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
export { runVectors, type VectorFailure, type VectorReport } from './vectors/index.ts';
