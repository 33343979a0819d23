import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Diagnostic } from '../model/index.ts';
import { readEntries, type Fault, type Raw, type Read } from './files.ts';
import { overlay } from './merge.ts';
import type { Section } from './sections.ts';

/** The two places where data may lie. */
export interface Folders {
  folder: string;
  /** The folder is the package's own, whose entries were checked before it was shipped. */
  packaged: boolean;
  userFolder: string | null;
}

/**
 * The entries of a section: the packaged ones, each with the user's of the same key laid over it,
 * then the user's own. A bad entry is left out and told of; where the user's is bad, the packaged
 * one stays.
 */
export function readSection<T>(
  section: Section<T>,
  folders: Folders,
  diagnostics: Diagnostic[],
): Read<T>[] {
  const out = new Map<string, Read<T>>();
  const packaged = new Map<string, Raw>();
  for (const read of readEntries(join(folders.folder, section.file), diagnostics)) {
    const key = section.key(read.entry);
    const entry = folders.packaged
      ? section.fill(read.entry)
      : checkEntry(section.schema, read.entry, read.fault, diagnostics);
    if (entry === null) continue;
    packaged.set(key, read.entry);
    out.set(key, { entry, fault: read.fault });
  }
  const own = folders.userFolder === null ? null : join(folders.userFolder, section.file);
  if (own === null || !existsSync(own)) return [...out.values()];
  for (const read of readEntries(own, diagnostics)) {
    const key = section.key(read.entry);
    const before = read.entry['replace'] === true ? {} : (packaged.get(key) ?? {});
    const entry = checkEntry(section.schema, overlay(before, read.entry), read.fault, diagnostics);
    if (entry !== null) out.set(key, { entry, fault: read.fault });
  }
  return [...out.values()];
}

/** The entry as the schema makes it; null, with a diagnostic for each fault, where it does not fit. */
export function checkEntry<T>(
  schema: z.ZodType<T>,
  raw: Raw,
  fault: Fault,
  diagnostics: Diagnostic[],
): T | null {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const fields = {
      code: 'knowledge/invalid-entry',
      message: `invalid ${issue.path.join('.') || 'entry'}: ${issue.message}`,
      advice: 'The entry is left out; correct the field and load again.',
    };
    diagnostics.push(fault(fields, issue.path));
  }
  return null;
}
