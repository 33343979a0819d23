import { join } from 'node:path';
import type { Diagnostic } from '../model/index.ts';
import { jsonFiles, readEntries, type Raw, type Read } from './files.ts';
import { overlay } from './merge.ts';
import type { Folders } from './read.ts';

/**
 * The entries of all files of a folder of data (`chronology`, `lexicon`), by file path. A user's
 * entry with the id of a packaged one is laid over it where it stands; the others follow under the
 * path of the user's file.
 */
export function readFolder(
  name: string,
  keyOf: (entry: Raw) => string,
  folders: Folders,
  diagnostics: Diagnostic[],
): Map<string, Read[]> {
  const files = new Map<string, Read[]>();
  const at = new Map<string, Read>();
  for (const root of [folders.folder, folders.userFolder])
    for (const file of root === null ? [] : jsonFiles(join(root, name))) {
      const path = join(root ?? '', name, file);
      const own: Read[] = [];
      for (const read of readEntries(path, diagnostics)) {
        const key = keyOf(read.entry);
        const before = root === folders.userFolder && key !== '' ? at.get(key) : undefined;
        if (before) {
          const base = read.entry['replace'] === true ? {} : before.entry;
          before.entry = overlay(base, read.entry);
          before.fault = read.fault;
        } else {
          own.push(read);
          at.set(key, read);
        }
      }
      files.set(path, own);
    }
  return files;
}
