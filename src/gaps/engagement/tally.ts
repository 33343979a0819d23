import { type Measured, missing } from '../../model/index.ts';
import { distinct } from '../common.ts';
import { byMachine } from '../deeds/deed.ts';
import type { Deed } from '../deeds/index.ts';
import type { Basis, StatusCounts } from './types.ts';

/** A deed with the share of it that falls into some part of the table. */
export interface Weighed {
  deed: Deed;
  share: number;
}

const only = (items: readonly Weighed[], status: Deed['status']): Weighed[] =>
  items.filter(({ deed }) => deed.status === status);

/** Done or planned: what counts as engagement. */
export const engages = (deed: Deed): boolean =>
  deed.status === 'actual' || deed.status === 'planned';
/** On record as turned down, called off, or said not to have happened. */
export const declines = (deed: Deed): boolean =>
  deed.status === 'refused' || deed.status === 'cancelled' || deed.status === 'negated';

export interface Tally extends StatusCounts, Basis {
  deeds: Measured;
  fractional: number;
}

/**
 * Counts deeds of one part of a table. `reason` says why there is no number where nothing was found;
 * ambiguous deeds only raise the upper bound.
 */
export function tally(
  items: readonly Weighed[],
  reason: 'no-evidence-found' | 'not-read' | 'structural-zero',
): Tally {
  const certain = items.filter(({ deed }) => !deed.ambiguous);
  const engaged = certain.filter(({ deed }) => engages(deed));
  const declined = certain.filter(({ deed }) => declines(deed));
  const possible = items.filter(({ deed }) => deed.ambiguous && engages(deed)).length;
  const documents = distinct(engaged.flatMap(({ deed }) => deed.clusters)).length;
  const value = engaged.length;
  return {
    deeds:
      value === 0 && possible === 0
        ? missing(reason)
        : { value, lo: value, hi: value + possible, n: documents },
    done: only(certain, 'actual').length,
    planned: only(certain, 'planned').length,
    refused: only(certain, 'refused').length,
    cancelled: only(certain, 'cancelled').length,
    negated: only(certain, 'negated').length,
    deedIds: engaged.map(({ deed }) => deed.id),
    refusedIds: declined.map(({ deed }) => deed.id),
    recordIds: [...engaged, ...declined].flatMap(({ deed }) => deed.eventIds),
    documents,
    machineOnly:
      value === 0
        ? null
        : engaged.filter(({ deed }) => deed.coders.every(byMachine)).length / value,
    fractional: engaged.reduce((sum, { share }) => sum + share, 0),
  };
}
