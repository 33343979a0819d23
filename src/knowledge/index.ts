/** Loads and checks the data in `knowledge/` and a user's own: actors on a day, groups, offices, domains. */
export { loadKnowledge, type Knowledge, type LoadOptions } from './load.ts';
export { packagedFolder } from './files.ts';
export { foldName } from './holders.ts';
export { covers } from './terms.ts';
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
  type PublisherEntry,
  type SourceEntry,
  type Office,
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
