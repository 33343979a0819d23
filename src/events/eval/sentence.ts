import { sha256 } from '../../base/index.ts';
import type { Document } from '../../model/index.ts';

/** A text as a document of one paragraph of prose, for scoring. */
export const documentOf = (text: string, published: string | null = null): Document => ({
  record: 'document',
  id: `doc_${sha256(text).slice(0, 16)}`,
  uri: 'gold',
  title: null,
  publisher: { name: null, domain: null, kind: 'other', country: null },
  authors: [],
  published: {
    date: published,
    precision:
      published === null
        ? 'unknown'
        : published.length === 10
          ? 'day'
          : published.length === 7
            ? 'month'
            : 'year',
    basis: published === null ? 'unknown' : 'given',
  },
  language: 'en',
  kind: 'news',
  text,
  paragraphs: text.split('\n\n').reduce<{ at: number; list: Document['paragraphs'] }>(
    ({ at, list }, part) => ({
      at: at + part.length + 2,
      list: [...list, { start: at, end: at + part.length, prose: true, kind: 'text' }],
    }),
    { at: 0, list: [] },
  ).list,
  complete: 'unknown',
  truncatedAt: null,
  cluster: '',
  sources: [],
  source: { mediaType: 'text/plain', charset: null, bytes: text.length, sha256: '' },
  diagnostics: [],
});
