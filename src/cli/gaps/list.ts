import { agenda } from './agenda.ts';
import { agreement } from './agreement.ts';
import { alignment } from './alignment.ts';
import { commitments } from './commitments.ts';
import { dependence } from './dependence.ts';
import { engagement } from './engagement.ts';
import type { Measure } from './measure.ts';
import { next } from './next.ts';
import { precedence } from './precedence.ts';
import { representation } from './representation.ts';
import { sources } from './sources.ts';
import { trend } from './trend.ts';
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
  trend,
  precedence,
  sources,
  agreement,
  next,
];
