import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { errorFacts, exists, makeFolder, sha256, writeWhole } from '../../base/index.ts';

/** One retrieval of an address whose bytes were new. */
const retrievalSchema = z.object({
  at: z.string(),
  finalUrl: z.string(),
  status: z.int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().nonnegative(),
  mediaType: z.string().nullable(),
  charset: z.string().nullable(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
});
const pageSchema = z.object({
  url: z.string(),
  /** When the address was asked for last, whatever came of it. */
  checked: z.string(),
  retrievals: z.array(retrievalSchema),
});

export type Retrieval = z.infer<typeof retrievalSchema>;
export type SnapshotPage = z.infer<typeof pageSchema>;

/**
 * Snapshots of pages in a folder, so that a record can be checked when its page is gone:
 *
 *   bytes/ab/SHA-256          what the server sent, unpacked; a document's `source.sha256` names it
 *   pages/ab/SHA-256-OF-URL.json   when the address gave which bytes
 *
 * Every file is written beside its place and renamed there: whole, or not there. Bytes stand before
 * the page that names them.
 */
export interface Snapshots {
  page(url: string): Promise<SnapshotPage | null>;
  /** The bytes, or null where they are gone or no longer those that were kept. */
  bytes(hash: string): Promise<Uint8Array | null>;
  keep(url: string, retrieval: Retrieval, bytes: Uint8Array): Promise<void>;
  /** Nothing has changed since. */
  checked(url: string, at: string): Promise<void>;
}

const placeOf = (folder: string, kind: 'bytes' | 'pages', hash: string): string =>
  join(folder, kind, hash.slice(0, 2), kind === 'bytes' ? hash : `${hash}.json`);

export function createSnapshots(folder: string): Snapshots {
  const write = async (path: string, data: string | Uint8Array): Promise<void> => {
    await makeFolder(join(path, '..'));
    await writeWhole(path, data);
  };
  const pagePath = (url: string): string => placeOf(folder, 'pages', sha256(url));
  const writePage = (page: SnapshotPage): Promise<void> =>
    write(pagePath(page.url), `${JSON.stringify(page, null, 2)}\n`);

  const page: Snapshots['page'] = async (url) => {
    try {
      const parsed = pageSchema.safeParse(JSON.parse(await readFile(pagePath(url), 'utf8')));
      return parsed.success && parsed.data.url === url ? parsed.data : null;
    } catch (error) {
      // A damaged file is as good as none: the page is fetched whole and the file written anew.
      if (error instanceof SyntaxError || errorFacts(error).code === 'ENOENT') return null;
      throw error;
    }
  };
  return {
    page,
    bytes: async (hash) => {
      try {
        const bytes = await readFile(placeOf(folder, 'bytes', hash));
        return sha256(bytes) === hash ? bytes : null;
      } catch (error) {
        if (errorFacts(error).code === 'ENOENT') return null;
        throw error;
      }
    },
    keep: async (url, retrieval, bytes) => {
      const path = placeOf(folder, 'bytes', retrieval.sha256);
      if (!(await exists(path)) || sha256(await readFile(path)) !== retrieval.sha256)
        await write(path, bytes);
      const before = (await page(url))?.retrievals ?? [];
      await writePage({ url, checked: retrieval.at, retrievals: [...before, retrieval] });
    },
    checked: async (url, at) => {
      const known = await page(url);
      if (known) await writePage({ ...known, checked: at });
    },
  };
}
