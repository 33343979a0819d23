import type { Document, PublisherKind } from '../../model/index.ts';
import { isCuratedEntry } from '../time/index.ts';

/** What the basis of a deed needs to know of a document. */
export type BasisDocument = Pick<
  Document,
  'id' | 'uri' | 'publisher' | 'published' | 'cluster' | 'sources'
>;

/** What a deed rests on: a text that was read, or a public page that a curated entry names. */
export interface SourceUnit {
  /** Document id, or address of the page. */
  id: string;
  publisher: string | null;
  kind: PublisherKind | 'unknown';
  /** Whether the publisher is state media; null where its kind is not known. */
  state: boolean | null;
  /** Family of copies. */
  family: string;
  /** Documents through which it is known. */
  documentIds: string[];
}

/** "https://www.nato.int/x" -> "nato.int"; null where it is no address. */
export function hostOf(address: string): string | null {
  try {
    return new URL(address).hostname.replace(/^(www|m)\./, '');
  } catch {
    return null;
  }
}

/** Kind of a publisher by its domain, where that is known without asking. */
export type KindOfHost = (host: string) => PublisherKind | null;

/**
 * The sources behind documents. An entry or an example that was written for this project is no source
 * itself: the pages that it names are. A page named twice is one source.
 */
export function sourceUnits(
  documents: readonly BasisDocument[],
  kindOfHost: KindOfHost = () => null,
): SourceUnit[] {
  const units = new Map<string, SourceUnit>();
  const add = (unit: Omit<SourceUnit, 'documentIds'>, documentId: string): void => {
    const known = units.get(unit.id);
    if (known) known.documentIds.push(documentId);
    else units.set(unit.id, { ...unit, documentIds: [documentId] });
  };
  for (const document of documents) {
    const { id, publisher, sources, cluster } = document;
    if (sources.length > 0 || isCuratedEntry(document)) {
      for (const page of sources) {
        const host = hostOf(page);
        const kind = (host === null ? null : kindOfHost(host)) ?? 'unknown';
        add({ id: page, publisher: host, kind, state: stateOf(kind), family: page }, id);
      }
      continue;
    }
    const kind = publisher.kind === 'other' ? 'unknown' : publisher.kind;
    const name = publisher.domain ?? publisher.name;
    add({ id, publisher: name, kind, state: stateOf(kind), family: cluster }, id);
  }
  return [...units.values()];
}

/** Whether a kind is state media; null where it is not known. */
export const stateOf = (kind: SourceUnit['kind']): boolean | null =>
  kind === 'unknown' ? null : kind === 'state-media';
