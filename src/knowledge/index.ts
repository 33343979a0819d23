/** Loads and checks the data in `knowledge/` and a user's own: actors on a day, groups, offices, domains. */
export { loadKnowledge, type Knowledge, type LoadOptions } from './load.ts';
export { caseOfAlliance } from './cases.ts';
export { packagedFolder } from './files.ts';
export { recordedVotes, type RecordedVotes } from './votes.ts';
export { foldName } from './holders.ts';
export { covers } from './terms.ts';
export {
  importPetrarch,
  reasonsOf,
  type DictionaryKind,
  type NotCarried,
  type PetrarchImport,
} from './petrarch/index.ts';
export { actorNamed, whoIs, type WhoAnswer, type WhoQuery } from './who.ts';
export { checkKnowledge, type Checked } from './check/index.ts';
export { checkLexicon, type CheckedLexicon } from './check/lexicon.ts';
export type { FrameRead } from './lexicon-lint.ts';
export {
  CHECKS,
  OFFICES,
  type Actor,
  type AgendaEntry,
  type CaseEntry,
  type CoderErrorEntry,
  type DomainEntry,
  type Holder,
  type InstrumentEntry,
  type Membership,
  type MinistryEntry,
  type OperatorEntry,
  type PublisherEntry,
  type SourceEntry,
  type Office,
  type PlaceEntry,
  type TopicEntry,
} from './schemas.ts';
export {
  INDICATOR_TEMPLATE,
  parseIndicators,
  type IndicatorContext,
  type IndicatorSeries,
  type IndicatorTarget,
  type Indicators,
} from './indicators/index.ts';
export { SLOTS, readLexicon, type Frame, type LexiconEntry, type Slot } from './lexicon.ts';
export {
  ATTENDANCE_LEVELS,
  chronologyAttendance,
  chronologyContradictions,
  chronologyEntrySchema,
  chronologyRecords,
  type Attendance,
  type ChronologyEntry,
  type ChronologyRecords,
} from './chronology.ts';
