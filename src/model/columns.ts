/** What a column of a table, or a field of a JSON object, can hold of a document. */
export const COLUMN_ROLES = [
  'text',
  'html',
  'title',
  'url',
  'date',
  'authors',
  'publisher',
  'language',
  'kind',
  'licence',
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];
