import { TextColumn } from '../base/index.ts';
import { z } from 'zod';
import { documentSchema, type RecordColumns } from '../model/index.ts';
import { CATEGORY } from './facts.ts';
import type { Packed } from './kept.ts';

const TEXTS = ['ids', 'uris', 'titles', 'families'] as const;

/** Columns as a shelf keeps them. */
export function packColumns({ events, documents }: RecordColumns): Packed {
  const texts = (name: string, column: unknown): Packed['arrays'] =>
    column instanceof TextColumn
      ? { [`${name}.bytes`]: column.bytes, [`${name}.ends`]: column.ends }
      : {};
  const { rank, document, start, end, actors, recipients, category } = events;
  const { family, published, publisher, sources } = documents;
  return {
    arrays: {
      ...{ rank, document, start, end, actors, recipients, category },
      ...{ family, published, publisher, sources },
      ...texts('events.ids', events.ids),
      ...Object.assign({}, ...TEXTS.map((name) => texts(`documents.${name}`, documents[name]))),
    },
    words: {
      parties: events.parties,
      categories: events.categories,
      publications: documents.publications,
      publishers: documents.publishers,
      pages: documents.pages,
    },
  };
}

const wordsSchema = z.object({
  parties: z.array(
    z.array(z.object({ code: z.string().nullable(), viaGroup: z.string().nullable() })),
  ),
  categories: z.array(CATEGORY),
  publications: z.array(documentSchema.shape.published),
  publishers: z.array(documentSchema.shape.publisher),
  pages: z.array(documentSchema.shape.sources),
});

/** The same from a shelf; null where something is missing. */
export function unpackColumns({ arrays, words }: Packed): RecordColumns | null {
  const ints = (name: string): Int32Array => {
    const found = arrays[name];
    if (!(found instanceof Int32Array)) throw new Error(`missing column: ${name}`);
    return found;
  };
  const texts = (name: string): TextColumn => {
    const [bytes, ends] = [arrays[`${name}.bytes`], arrays[`${name}.ends`]];
    if (!(bytes instanceof Uint8Array) || !(ends instanceof Uint32Array))
      throw new Error(`missing column: ${name}`);
    return new TextColumn(bytes, ends);
  };
  try {
    const { parties, categories, publications, publishers, pages } = wordsSchema.parse(words);
    return {
      events: {
        ids: texts('events.ids'),
        rank: ints('rank'),
        document: ints('document'),
        start: ints('start'),
        end: ints('end'),
        actors: ints('actors'),
        recipients: ints('recipients'),
        category: ints('category'),
        ...{ parties, categories },
      },
      documents: {
        ids: texts('documents.ids'),
        uris: texts('documents.uris'),
        titles: texts('documents.titles'),
        families: texts('documents.families'),
        family: ints('family'),
        published: ints('published'),
        publisher: ints('publisher'),
        sources: ints('sources'),
        ...{ publications, publishers, pages },
      },
    };
  } catch {
    return null;
  }
}
