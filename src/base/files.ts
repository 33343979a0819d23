import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { errorFacts } from './errors.ts';
import { sha256 } from './hash.ts';

/** Flushes a file or a folder to the disk. Some systems cannot flush a folder; they need not. */
export async function flush(path: string, kind: 'file' | 'folder'): Promise<void> {
  let handle;
  try {
    handle = await open(path, kind === 'file' ? 'r+' : 'r');
    await handle.sync();
  } catch (error) {
    if (kind === 'file') throw error;
    const { code } = errorFacts(error);
    if (code !== 'EPERM' && code !== 'EISDIR' && code !== 'EINVAL' && code !== 'EACCES')
      throw error;
  } finally {
    await handle?.close();
  }
}

/** Writes a file beside its place, flushes it and renames it there: it is whole, or not there. */
export async function writeWhole(path: string, text: string | Uint8Array): Promise<void> {
  const beside = join(dirname(path), temporaryName());
  try {
    const handle = await open(beside, 'wx');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await flush(dirname(path), 'folder');
}

export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    const { code } = errorFacts(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return false;
    throw error;
  }
}

/** Makes a folder, and flushes the folders that now name a new one. */
export async function makeFolder(path: string): Promise<void> {
  const whole = resolve(path);
  const first = await mkdir(whole, { recursive: true });
  if (first === undefined) return;
  for (let at = whole; at.length >= first.length && at !== dirname(at); at = dirname(at))
    await flush(dirname(at), 'folder');
}

const TEMPORARY = /^\.tmp-([0-9a-f]{8})-(\d+)-[0-9a-f]{8}$/;
const HOST = sha256(hostname()).slice(0, 8);
const DAY = 86_400_000;

/** A name that no other writer takes and every reader passes over: machine, process, chance. */
export const temporaryName = (): string =>
  `.tmp-${HOST}-${process.pid}-${randomBytes(4).toString('hex')}`;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorFacts(error).code !== 'ESRCH';
  }
}

/**
 * Removes what crashed writers left in a folder: temporary names whose process on this machine is
 * gone, and any older than a day (the process number may be another's by now, or of another
 * machine). It needs no lock: only names whose owner is dead go, and two may remove the same one.
 */
export async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const match = TEMPORARY.exec(name);
    if (!match) continue;
    const path = join(folder, name);
    try {
      const own = match[1] === HOST;
      const dead = own && !isAlive(Number(match[2]));
      if (dead || Date.now() - (await stat(path)).mtimeMs > DAY)
        await rm(path, { recursive: true, force: true });
    } catch {
      // Another writer removed it first, or it may not be removed: readers pass over it anyway.
    }
  }
}
