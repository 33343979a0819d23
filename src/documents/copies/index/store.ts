import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openPart, PART_NAME, type FilePart } from './file.ts';
import type { Entry } from '../entry.ts';
import type { Id } from './part.ts';
import { mergeParts, writeDocuments } from './write.ts';

/** Parts of about one size become one when there are so many. */
const FAN = 4;

/** The files of the index in a folder. */
export interface Store {
  /** Parts to be searched. */
  readonly parts: readonly FilePart[];
  /** Segments whose documents stand in them. */
  readonly segments: ReadonlySet<string>;
  write(rows: readonly { id: Id; family: Id; entry: Entry }[], segments: readonly string[]): void;
  close(): void;
}

/**
 * Opens the files of an index. It needs no lock and no list of its files: a file is there whole or
 * not at all, says which others it replaces and which segments it covers, and one that was lost with
 * a crash only means that its segments are read again. Two writers at once may write the same
 * documents twice, which changes no answer.
 *
 * Where something is not as it was written, or covers a segment that is not `among` those of the ledger,
 * everything is removed, and the index is empty: it holds nothing that the ledger does not.
 */
export function openStore(folder: string, among?: readonly string[]): Store {
  mkdirSync(folder, { recursive: true });
  const opened = new Map<string, FilePart>();
  const open = (name: string): FilePart => {
    const known = opened.get(name) ?? openPart(folder, name, open);
    opened.set(name, known);
    return known;
  };
  let parts: FilePart[] = [];

  const survey = (): void => {
    const names = readdirSync(folder).filter((name) => PART_NAME.test(name));
    const all = names.sort().map(open);
    const replaced = new Set(all.flatMap((part) => part.header.replaces));
    const stores = new Set(all.flatMap((part) => part.header.stores));
    for (const part of all) for (const name of part.header.stores) if (name !== '') open(name);
    parts = all.filter((part) => !replaced.has(part.name));
    for (const part of all) {
      // A replaced part with entries of its own is still read for them.
      if (!replaced.has(part.name) || part.header.stores.includes('')) continue;
      if (stores.has(part.name)) continue;
      opened.delete(part.name);
      part.close();
      rmSync(join(folder, part.name), { force: true });
    }
  };
  const clear = (): void => {
    for (const part of opened.values()) part.close();
    opened.clear();
    parts = [];
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  };
  try {
    survey();
    const there = new Set(among);
    if (among && parts.some((part) => part.header.segments.some((name) => !there.has(name))))
      clear();
  } catch {
    clear();
  }

  const add = (name: string): void => {
    const part = open(name);
    if (!parts.includes(part)) parts.push(part);
  };
  const tier = (part: FilePart): number =>
    Math.floor(Math.log(Math.max(1, part.header.pairs / 1024)) / Math.log(FAN));
  /** Merges while some tier is full. */
  const settle = (): void => {
    for (;;) {
      const tiers = new Map<number, FilePart[]>();
      for (const part of parts) tiers.set(tier(part), [...(tiers.get(tier(part)) ?? []), part]);
      const full = [...tiers].sort(([a], [b]) => a - b).find(([, list]) => list.length >= FAN)?.[1];
      if (!full) return;
      const name = mergeParts(folder, full);
      parts = parts.filter((part) => !full.includes(part));
      add(name);
      for (const part of full) {
        if (part.header.stores.includes('')) continue;
        opened.delete(part.name);
        part.close();
        rmSync(join(folder, part.name), { force: true });
      }
    }
  };
  return {
    get parts() {
      return parts;
    },
    get segments() {
      return new Set(parts.flatMap((part) => part.header.segments));
    },
    write: (rows, segments) => {
      if (rows.length === 0 && segments.length === 0) return;
      add(writeDocuments(folder, rows, segments));
      settle();
    },
    close: () => {
      for (const part of opened.values()) part.close();
      opened.clear();
      parts = [];
    },
  };
}
