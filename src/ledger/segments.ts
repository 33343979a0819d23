import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorFacts, exists, sha256 } from '../base/index.ts';
import { damagedSegment } from './diagnostics.ts';
import {
  ARCHIVE,
  FORMAT_VERSION,
  SEGMENTS,
  SEGMENT_FILE,
  SEGMENT_ID,
  fileOf,
  segmentSchema,
  type SegmentFacts,
} from './format.ts';
import { KINDS } from './types.ts';
import type { Diagnostic } from '../model/index.ts';

/** A segment that stands in the folder, whole as far as sizes tell. */
export interface Segment extends SegmentFacts {
  path: string;
}

/** Names of the segments in the folder, sorted; what a writer has not finished is no segment. */
export async function listSegments(dir: string): Promise<string[]> {
  try {
    return (await readdir(join(dir, SEGMENTS))).filter((name) => SEGMENT_ID.test(name)).sort();
  } catch (error) {
    if (errorFacts(error).code === 'ENOENT') return [];
    throw error;
  }
}

/** Where a segment lies: among those that are read, or set aside since it was joined with others. */
export async function placeOfSegment(dir: string, name: string): Promise<string> {
  const path = join(dir, SEGMENTS, name);
  const aside = join(dir, ARCHIVE, name);
  return !(await exists(path)) && (await exists(aside)) ? aside : path;
}

/** Reads segment.json and compares the sizes of the files; a diagnostic where the segment is damaged. */
export async function readSegment(dir: string, name: string): Promise<Segment | Diagnostic> {
  const path = await placeOfSegment(dir, name);
  try {
    const parsed = segmentSchema.safeParse(
      JSON.parse(await readFile(join(path, SEGMENT_FILE), 'utf8')),
    );
    if (!parsed.success) return damagedSegment(path, `${SEGMENT_FILE} has not the known shape`);
    const facts = parsed.data;
    if (facts.format > FORMAT_VERSION)
      return damagedSegment(path, `written in the newer format ${facts.format}`);
    if (facts.segment !== name)
      return damagedSegment(path, `${SEGMENT_FILE} is that of ${facts.segment}`);
    for (const kind of KINDS) {
      const { size } = await stat(join(path, fileOf(kind)));
      if (size !== facts.files[kind].bytes)
        return damagedSegment(
          path,
          `${fileOf(kind)} has ${size} bytes, not ${facts.files[kind].bytes}`,
        );
    }
    return { ...facts, path };
  } catch (error) {
    return damagedSegment(path, errorFacts(error).message);
  }
}

/** Reads every byte of a segment; a diagnostic where a file is not the one that was written. */
export async function verifySegment(segment: Segment): Promise<Diagnostic | null> {
  for (const kind of KINDS) {
    try {
      const bytes = await readFile(join(segment.path, fileOf(kind)));
      if (sha256(bytes) !== segment.files[kind].sha256)
        return damagedSegment(segment.path, `${fileOf(kind)} has not the SHA-256 written down`);
    } catch (error) {
      return damagedSegment(segment.path, errorFacts(error).message);
    }
  }
  return null;
}
