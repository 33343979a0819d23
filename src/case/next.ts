import type { Case } from '../case.ts';
import { nextSteps, type NextResult } from '../gaps/index.ts';
import { placing } from './placing.ts';

/** What pairs of the two sides have done and pairs like them have not. */
export const nextFor = (kase: Case): NextResult => nextSteps(kase.deeds, placing(kase));
