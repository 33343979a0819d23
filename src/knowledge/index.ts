/** Loads and checks the data in `knowledge/` and a user's own: actors on a day, groups, offices, domains. */
export { loadKnowledge, type Knowledge, type LoadOptions } from './load.ts';
export { foldName } from './holders.ts';
export { covers } from './terms.ts';
export {
  CHECKS,
  OFFICES,
  type Actor,
  type AgendaEntry,
  type CoderErrorEntry,
  type DomainEntry,
  type Holder,
  type InstrumentEntry,
  type Membership,
  type MinistryEntry,
  type PublisherEntry,
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
export { SLOTS, lintLexicon, readLexicon, type Frame, type Slot } from './lexicon.ts';
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
