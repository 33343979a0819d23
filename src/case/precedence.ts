import type { Case } from '../case.ts';
import { leadAndLag, type LeadResult } from '../gaps/index.ts';
import { placing } from './placing.ts';

/** Whether unfriendly acts of third parties come before or after acts between the two sides. */
export const precedenceFor = (
  kase: Case,
  options: { rivals: readonly string[]; window?: number },
): LeadResult => leadAndLag(kase.deeds, { ...placing(kase), ...options });
