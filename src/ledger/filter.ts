import type { CodedRecord } from '../model/index.ts';
import { isStanding } from './coders.ts';
import type { Filter } from './types.ts';

const oneOf = (wanted: string | readonly string[] | undefined, value: string): boolean =>
  wanted === undefined || (typeof wanted === 'string' ? wanted === value : wanted.includes(value));

/**
 * Whether a record meets a filter; the same as the conditions in SQL, for records that a reviewer has
 * changed or added.
 */
export function passes(record: CodedRecord, filter: Filter): boolean {
  const { from, to, domain, minConfidence, documentIds, coder } = filter;
  const { start, end } = record.date;
  if ((from !== undefined || to !== undefined) && start === null) return false;
  if (from !== undefined && (end ?? start ?? '') < from) return false;
  if (to !== undefined && (start ?? '') > to) return false;
  if (minConfidence !== undefined && record.confidence < minConfidence) return false;
  if (documentIds !== undefined && !documentIds.includes(record.documentId)) return false;
  if (coder !== undefined && isStanding(coder) && record.coder !== coder) return false;
  if (filter.actor !== undefined) {
    const wanted = new Set(filter.actor.map((one) => one.toLowerCase()));
    const sides =
      record.record === 'event'
        ? [...record.actors, ...record.recipients]
        : record.record === 'commitment'
          ? [...record.by, ...record.to]
          : record.by;
    const isNamed = sides.some(
      ({ code, name }) =>
        wanted.has(name.toLowerCase()) || (code !== null && wanted.has(code.toLowerCase())),
    );
    if (!isNamed) return false;
  }
  if (record.record === 'position') return true;
  if (!oneOf(filter.status, record.status)) return false;
  if (domain !== undefined && !record.domains.some((one) => oneOf(domain, one))) return false;
  return record.record !== 'event' || oneOf(filter.root, record.root);
}
