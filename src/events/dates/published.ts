import { partialDate } from '../../base/index.ts';
import type { Document } from '../../model/index.ts';
import type { Published } from './types.ts';

/** A document's publication date as the interval of days that it may mean; null where it is not known. */
export function publishedRange(published: Pick<Document['published'], 'date'>): Published | null {
  return published.date === null ? null : partialDate(published.date);
}
