import { agenda } from './agenda.ts';
import { alignment } from './alignment.ts';
import { commitments } from './commitments.ts';
import { dependence } from './dependence.ts';
import { engagement } from './engagement.ts';
import type { Measure } from './measure.ts';
import { representation } from './representation.ts';
import { wording } from './wording.ts';

/** The measures of `entente gaps`, in the order of the help. */
export const MEASURES: readonly Measure[] = [
  engagement,
  commitments,
  representation,
  agenda,
  wording,
  alignment,
  dependence,
];
