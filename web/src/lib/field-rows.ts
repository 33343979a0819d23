import type { Event } from '../../../src/model/index.ts';
import { store } from './names.svelte.ts';
import { dateWords, mentionWords, ROOT_WORDS, STATUS_WORDS } from './words.ts';

/** A field of a record as a reviewer sees it, and the key that corrects it. */
export interface FieldRow {
  label: string;
  key: string;
  field: string;
  value: string;
}

export const fieldRows = (event: Event): FieldRow[] => [
  { label: 'Who', key: 'W', field: 'actors', value: event.actors.map(mentionWords).join(', ') },
  {
    label: 'Act',
    key: '1–4',
    field: 'root',
    value: `${event.root}, ${ROOT_WORDS[event.root]}`,
  },
  {
    ...{ label: 'To whom', key: 'T', field: 'recipients' },
    value: event.reciprocal ? 'both ways' : event.recipients.map(mentionWords).join(', '),
  },
  {
    ...{ label: 'About', key: 'D', field: 'domains' },
    value: event.domains.map((d) => store.domain(d)).join(', '),
  },
  { label: 'Status', key: 'P', field: 'status', value: STATUS_WORDS[event.status] },
  { label: 'Date', key: 'Y', field: 'date', value: dateWords(event.date) },
  {
    ...{ label: 'Means', key: 'M', field: 'instrument' },
    value: event.instrument?.replaceAll('-', ' ') ?? '',
  },
];
