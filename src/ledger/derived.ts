import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { sha256, temporaryName } from '../base/index.ts';
import type { Derived } from './types.ts';

/** Hidden, so that it is no part of the ledger: deleting it loses nothing. */
const FOLDER = '.derived';
const NAME = /^[0-9a-f]{16}-[0-9a-f]{16}\.bin$/;
/** Length and checksum of what follows. */
const HEAD = 12;

/**
 * A folder of computed bytes in the ledger's own. A file is named after what the ledger held and
 * after its key, so that what has become old is never found; a length and a checksum tell a file
 * that a crash left half written.
 */
export function createDerived(dir: string, fingerprint: () => Promise<string>): Derived {
  const folder = join(dir, FOLDER);
  const fileOf = async (key: string): Promise<{ held: string; name: string }> => {
    const held = (await fingerprint()).slice(0, 16);
    return { held, name: `${held}-${sha256(key).slice(0, 16)}.bin` };
  };
  return {
    read: async (key) => {
      const { name } = await fileOf(key);
      const file = await readFile(join(folder, name)).catch(() => null);
      if (!file || file.length < HEAD) return null;
      const body = file.subarray(HEAD);
      const whole =
        file.readDoubleLE(0) === body.length && file.readUInt32LE(8) === crc32(body) >>> 0;
      // A copy of its own, so that views of 4 and 8 bytes are aligned.
      return whole ? new Uint8Array(body) : null;
    },
    write: async (key, bytes) => {
      const { held, name } = await fileOf(key);
      const head = Buffer.alloc(HEAD);
      head.writeDoubleLE(bytes.length, 0);
      head.writeUInt32LE(crc32(bytes) >>> 0, 8);
      const beside = join(folder, temporaryName());
      try {
        await mkdir(folder, { recursive: true });
        const handle = await open(beside, 'wx');
        try {
          await handle.write(head);
          await handle.writeFile(bytes);
        } finally {
          await handle.close();
        }
        await rename(beside, join(folder, name));
        for (const old of await readdir(folder))
          if (NAME.test(old) && !old.startsWith(held)) await rm(join(folder, old), { force: true });
      } catch {
        await rm(beside, { force: true }).catch(() => {});
      }
    },
  };
}
