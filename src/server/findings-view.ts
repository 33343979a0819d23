import type { EngagementResult } from '../gaps/index.ts';
import type { FindingsView, Question } from './schemas.ts';
import type { Snapshot } from './snapshot.ts';
import type { NameSource } from './source.ts';

export function findingsView(
  question: Question,
  _result: EngagementResult,
  _now: Snapshot,
  _names: NameSource,
): FindingsView {
  return { question, findings: [] };
}
