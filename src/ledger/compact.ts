import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { flush, makeFolder } from '../base/index.ts';
import { textOf, type Database } from './database.ts';
import { ARCHIVE, SEGMENTS, fileOf } from './format.ts';
import { compareRows, fromLine, toLine } from './rows.ts';
import { readSegment, type Segment } from './segments.ts';
import { readLines } from './sql/statements.ts';
import { KINDS, type Kind, type RecordOf } from './types.ts';
import type { View } from './view.ts';
import { writeSegment } from './write.ts';

/** What joining segments did. */
export interface Compacted {
  /** Segments before and after. */
  before: number;
  after: number;
  /** Names of those that were joined and lie in `archive/` now, and of those made of them. */
  archived: string[];
  made: string[];
}

/** At most this many documents a segment: what is joined is held in memory once. */
const MOST_DOCUMENTS = 20_000;

/** Segments of one coder that fit together, two or more, in the order of their names. */
function groupsOf(segments: readonly Segment[]): Segment[][] {
  const groups: Segment[][] = [];
  for (const coder of [...new Set(segments.map((one) => one.coder))].sort()) {
    let group: Segment[] = [];
    let documents = 0;
    for (const segment of segments.filter((one) => one.coder === coder)) {
      if (group.length > 0 && documents + segment.counts.documents > MOST_DOCUMENTS) {
        groups.push(group);
        group = [];
        documents = 0;
      }
      group.push(segment);
      documents += segment.counts.documents;
    }
    groups.push(group);
  }
  return groups.filter((group) => group.length > 1);
}

/**
 * Joins small segments of a coder into larger ones, so that a ledger of many additions is read as fast
 * as one of few. Records stay what they are. The segments they come from are moved to `archive/`, where
 * states that were noted still find them. Killed at any moment the ledger is whole: a document that
 * stands in two segments is read once.
 */
export async function compactSegments(
  dir: string,
  view: View,
  writer: () => Promise<Database>,
): Promise<Compacted> {
  const found = await Promise.all(view.segments().map(async (name) => readSegment(dir, name)));
  const segments = found.filter((one): one is Segment => 'files' in one);
  const result: Compacted = { before: segments.length, after: 0, archived: [], made: [] };
  for (const group of groupsOf(segments)) {
    const lines = { documents: [], events: [], commitments: [], positions: [], indicators: [] };
    const all: Record<Kind, string[]> = lines;
    for (const kind of KINDS) {
      const files = group
        .filter((segment) => segment.counts[kind] > 0)
        .map((segment) => join(segment.path, fileOf(kind)));
      if (files.length === 0) continue;
      const rows = await view.read(() => readLines(kind, files));
      const byId = new Map<string, RecordOf[Kind]>();
      for (const [line] of rows) {
        const record = fromLine(kind, textOf(line));
        if (record.record !== 'diagnostic') byId.set(record.id, record);
      }
      all[kind] = [...byId.values()].sort(compareRows).map((record) => toLine(kind, record));
    }
    const made = await writeSegment(dir, await writer(), group[0]!.coder, all);
    result.made.push(made);
    await makeFolder(join(dir, ARCHIVE));
    for (const { segment } of group) {
      if (segment === made) continue;
      await rename(join(dir, SEGMENTS, segment), join(dir, ARCHIVE, segment));
      result.archived.push(segment);
    }
    await flush(join(dir, SEGMENTS), 'folder');
  }
  result.after = result.before - result.archived.length + result.made.length;
  return result;
}
