export { seriesTable, type SeriesRow } from './changes.ts';
export { seriesOf, type Figure, type Series } from './series.ts';
export {
  pledgeTable,
  type Pledge,
  type PledgeOptions,
  type PledgePath,
  type PledgeRow,
  type PledgeTable,
  type ProjectedYear,
} from './pledge.ts';
