import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorFacts, flush, makeFolder, sha256, temporaryName } from '../base/index.ts';
import { openDatabase, type Database } from './database.ts';
import {
  FORMAT_VERSION,
  SEGMENTS,
  SEGMENT_FILE,
  fileOf,
  jsonText,
  segmentId,
  type SegmentFacts,
} from './format.ts';
import { readSegment, verifySegment } from './segments.ts';
import { writeTable } from './sql/statements.ts';
import { toLine } from './rows.ts';
import { KINDS, type Kind, type RecordOf } from './types.ts';

/**
 * Writes a segment beside its place (`segments/.tmp-…`), flushes every file, and renames the folder
 * into place: readers see it whole or not at all. Where the same segment stands there already, by
 * this writer or another, there is nothing left to do.
 *
 * @returns the segment's name
 * @throws what the file system or DuckDB says when it cannot write; nothing is left behind
 */
export async function writeSegment(
  dir: string,
  writer: Database,
  coder: string,
  lines: Record<Kind, string[]>,
): Promise<string> {
  const name = segmentId(coder, lines);
  const folder = join(dir, SEGMENTS);
  const beside = join(folder, temporaryName());
  await makeFolder(folder);
  await mkdir(beside);
  try {
    const facts = await writeTables(beside, writer, name, coder, lines);
    await writeFile(join(beside, SEGMENT_FILE), jsonText(facts), { flush: true });
    await flush(beside, 'folder');
    await moveIntoPlace(dir, beside, name);
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
  await flush(folder, 'folder');
  return name;
}

async function writeTables(
  beside: string,
  writer: Database,
  name: string,
  coder: string,
  lines: Record<Kind, string[]>,
): Promise<SegmentFacts> {
  const none = { bytes: 0, sha256: '' };
  const facts: SegmentFacts = {
    format: FORMAT_VERSION,
    segment: name,
    coder,
    counts: { documents: 0, events: 0, commitments: 0, positions: 0, indicators: 0 },
    files: { documents: none, events: none, commitments: none, positions: none, indicators: none },
  };
  for (const kind of KINDS) {
    const table = lines[kind];
    const from = join(beside, `${kind}.ndjson`);
    const to = join(beside, fileOf(kind));
    await writeFile(from, table.map((line) => `${line}\n`).join(''));
    const longest = table.reduce((most, line) => Math.max(most, Buffer.byteLength(line)), 0);
    await writer.run(writeTable(kind, from, to, longest));
    await rm(from);
    await flush(to, 'file');
    const bytes = await readFile(to);
    facts.counts[kind] = table.length;
    facts.files[kind] = { bytes: bytes.length, sha256: sha256(bytes) };
  }
  return facts;
}

/** Renames the finished folder; a damaged one of the same name makes way. */
async function moveIntoPlace(dir: string, beside: string, name: string): Promise<void> {
  const place = join(dir, SEGMENTS, name);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await rename(beside, place);
      return;
    } catch (error) {
      const { code } = errorFacts(error);
      if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'EPERM') throw error;
      const there = await readSegment(dir, name);
      if ('files' in there && (await verifySegment(there)) === null) return;
      const aside = join(dir, SEGMENTS, temporaryName());
      await rename(place, aside);
      await rm(aside, { recursive: true, force: true });
    }
  }
  throw new Error(`cannot rename ${beside} to ${place}`);
}

/**
 * Writes records as one Parquet file, with the columns of a segment's table (sentence, offsets and lists
 * as structs and lists). Same records, same bytes.
 *
 * @throws what the file system or DuckDB says when it cannot write
 */
export async function writeParquet<K extends Kind>(
  kind: K,
  records: readonly RecordOf[K][],
  to: string,
): Promise<void> {
  const database = await openDatabase(1);
  const from = `${to}${temporaryName()}`;
  try {
    const lines = records.map((record) => toLine(kind, record));
    await writeFile(from, lines.map((line) => `${line}\n`).join(''));
    const longest = lines.reduce((most, line) => Math.max(most, Buffer.byteLength(line)), 0);
    await database.run(writeTable(kind, from, to, longest));
  } finally {
    await rm(from, { force: true });
    database.close();
  }
}
