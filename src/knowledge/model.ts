import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRaw, type Raw } from './files.ts';
import type { Folders } from './read.ts';

/**
 * A file of fitted weights, `model/NAME.json`: the user's if it is there, else the packaged one; null
 * where there is none or it is no JSON object. A coder without weights goes by its rules alone.
 */
export function readModel(name: string, { folder, userFolders }: Folders): Raw | null {
  for (const root of [...userFolders.toReversed(), folder]) {
    const path = join(root, 'model', `${name}.json`);
    if (!existsSync(path)) continue;
    try {
      const data: unknown = JSON.parse(readFileSync(path, 'utf8'));
      if (isRaw(data)) return data;
    } catch {
      // Half a file is no file.
    }
  }
  return null;
}
