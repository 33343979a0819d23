import { join } from 'node:path';
import type { Diagnostic } from '../model/index.ts';
import { dataFiles, readEntries, type Raw, type Read } from './files.ts';
import { overlay } from './merge.ts';
import { headerTo, type Folders } from './read.ts';

/**
 * The entries of all files of a folder of data (`chronology`, `lexicon`), by file path. A user's
 * entry with the id of one that is there is laid over it where it stands, or with `remove` takes it
 * away; the others follow under the path of the user's file.
 */
export function readFolder(
  name: string,
  keyOf: (entry: Raw) => string,
  folders: Folders,
  diagnostics: Diagnostic[],
): Map<string, Read[]> {
  const files = new Map<string, Read[]>();
  const at = new Map<string, Read>();
  const removed = new Set<Read>();
  for (const root of [folders.folder, ...folders.userFolders]) {
    const own = root !== folders.folder;
    for (const file of dataFiles(join(root, name))) {
      const path = join(root, name, file);
      const added: Read[] = [];
      const onHeader = headerTo(folders, path, own);
      for (const read of readEntries(path, diagnostics, { own, ...onHeader })) {
        const key = keyOf(read.entry);
        const before = own && key !== '' ? at.get(key) : undefined;
        if (before && read.entry['remove'] === true) removed.add(before);
        else if (before) {
          const base = read.entry['replace'] === true ? {} : before.entry;
          before.entry = overlay(base, read.entry);
          before.fault = read.fault;
          before.own = true;
        } else {
          added.push(read);
          at.set(key, read);
        }
      }
      files.set(path, added);
    }
  }
  if (removed.size > 0)
    for (const [path, reads] of files)
      files.set(
        path,
        reads.filter((read) => !removed.has(read)),
      );
  return files;
}
