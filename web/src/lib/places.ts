import type { Screen } from './address.ts';

/** A screen that the bar leads to, and the letter after G that goes there. */
export interface Place {
  screen: Screen;
  label: string;
  key: string;
}

export const PLACES: readonly Place[] = [
  { screen: { name: 'overview' }, label: 'Overview', key: 'o' },
  { screen: { name: 'evidence' }, label: 'Evidence', key: 'e' },
  { screen: { name: 'commitments' }, label: 'Commitments', key: 'c' },
  { screen: { name: 'timeline' }, label: 'Timeline', key: 't' },
  { screen: { name: 'wording', term: null }, label: 'Wording', key: 'w' },
  { screen: { name: 'dependence', member: null }, label: 'Dependence', key: 'd' },
  { screen: { name: 'review' }, label: 'Review', key: 'r' },
  { screen: { name: 'brief', id: null }, label: 'Brief', key: 'b' },
];

/** Screens about the record itself: they stand apart, at the end of the bar. */
export const MORE_PLACES: readonly Place[] = [
  { screen: { name: 'sources' }, label: 'Sources', key: 's' },
  { screen: { name: 'method' }, label: 'Method', key: 'm' },
  { screen: { name: 'import' }, label: 'Import', key: 'i' },
];

/** The place that a screen belongs to, as the bar marks it. */
export function placeOf({ name }: Screen): string {
  if (name === 'cell' || name === 'document' || name === 'event') return 'evidence';
  if (name === 'commitment') return 'commitments';
  return name === 'actor' ? 'overview' : name;
}
