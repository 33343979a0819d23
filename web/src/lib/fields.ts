import type { EventDate, Mention, Root, Status } from '../../../src/model/index.ts';
import { store } from './names.svelte.ts';
import { dateWords, mentionWords, ROOT_WORDS, STATUS_WORDS } from './words.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A field's value in words, as a history shows it. */
export function fieldWords(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (field === 'root' && typeof value === 'string')
    return `${value}, ${ROOT_WORDS[value as Root] ?? ''}`;
  if (field === 'status' && typeof value === 'string')
    return STATUS_WORDS[value as Status] ?? value;
  if (['date', 'due', 'review'].includes(field) && isObject(value))
    return dateWords(value as unknown as EventDate);
  if (Array.isArray(value)) {
    if (value.length === 0) return 'none';
    return value
      .map((one: unknown) =>
        isObject(one) && 'name' in one
          ? mentionWords(one as unknown as Mention)
          : field === 'domains'
            ? store.domain(String(one))
            : isObject(one)
              ? JSON.stringify(one)
              : String(one),
      )
      .join(', ');
  }
  if (isObject(value)) {
    if (typeof value['quote'] === 'string') return `“${value['quote']}”`;
    if (typeof value['name'] === 'string') return value['name'];
    return JSON.stringify(value);
  }
  return typeof value === 'string' ? value.replaceAll('-', ' ') : JSON.stringify(value);
}
