import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { nearest } from '../base/index.ts';
import type { Diagnostic } from '../model/index.ts';
import { readEntries, type Fault, type Header, type Raw, type Read } from './files.ts';
import { overlay } from './merge.ts';
import type { Section } from './sections.ts';

/** The places where data may lie. */
export interface Folders {
  folder: string;
  /** The folder is the package's own, whose entries were checked before it was shipped. */
  packaged: boolean;
  /** The user's folders, each laid over those before it. */
  userFolders: readonly string[];
  /** Told of every file's header as it is read. */
  onFile?: (path: string, header: Header, own: boolean) => void;
}

const ENDINGS = ['json', 'yaml', 'yml'];

/**
 * The files in which a folder may hold a section: where the package has it ("actors/holders.json"), or
 * at the top of the folder ("holders.yaml"), as JSON or YAML.
 */
export function sectionPaths(file: string): string[] {
  const stem = file.replace(/\.json$/, '');
  const stems = [...new Set([stem, stem.split('/').at(-1) ?? stem])];
  return stems.flatMap((one) => ENDINGS.map((ending) => `${one}.${ending}`));
}

/**
 * The entries of a section: the packaged ones, each with the user's of the same key laid over it,
 * then the user's own. A bad entry is left out and told of; where the user's is bad, what it was to be
 * laid over stays.
 */
export function readSection<T>(
  section: Section<T>,
  folders: Folders,
  diagnostics: Diagnostic[],
): Read<T>[] {
  const out = new Map<string, Read<T>>();
  const raws = new Map<string, Raw>();
  for (const read of readEntries(join(folders.folder, section.file), diagnostics, {
    ...headerTo(folders, join(folders.folder, section.file), false),
  })) {
    const key = section.key(read.entry);
    if (!folders.packaged && out.has(key)) diagnostics.push(read.fault(duplicateOf(key)));
    const entry = folders.packaged
      ? section.fill(read.entry)
      : checkEntry(section.schema, read.entry, read.fault, diagnostics);
    if (entry === null) continue;
    raws.set(key, read.entry);
    out.set(key, { entry, fault: read.fault, own: false });
  }
  for (const root of folders.userFolders) {
    const seen = new Set<string>();
    for (const path of sectionPaths(section.file).map((file) => join(root, file)))
      for (const read of existsSync(path)
        ? readEntries(path, diagnostics, { own: true, ...headerTo(folders, path, true) })
        : []) {
        const key = section.key(read.entry);
        if (seen.has(key)) diagnostics.push(read.fault(duplicateOf(key)));
        seen.add(key);
        if (read.entry['remove'] === true) {
          if (!out.delete(key))
            diagnostics.push(read.fault(nothingToRemove(key, [...raws.keys()])));
          raws.delete(key);
          continue;
        }
        const before = read.entry['replace'] === true ? {} : (raws.get(key) ?? {});
        const laid = overlay(before, read.entry);
        const entry = checkEntry(section.schema, laid, read.fault, diagnostics);
        if (entry === null) continue;
        raws.set(key, laid);
        out.set(key, { entry, fault: read.fault, own: true });
      }
  }
  return [...out.values()];
}

export const headerTo = (
  { onFile }: Folders,
  path: string,
  own: boolean,
): { onHeader?: (header: Header) => void } =>
  onFile ? { onHeader: (header) => onFile(path, header, own) } : {};

/** A key of several fields, in words. */
const inWords = (key: string): string => key.split('\u001f').filter(Boolean).join(', ');

const duplicateOf = (key: string): Parameters<Fault>[0] => ({
  code: 'knowledge/duplicate-entry',
  message: `duplicate entry: ${inWords(key) || 'without a name'}`,
  advice: 'Keep one of the two; the later one was used.',
});

const nothingToRemove = (key: string, known: readonly string[]): Parameters<Fault>[0] => {
  const near = nearest(inWords(key), known.map(inWords), 2);
  return {
    code: 'knowledge/nothing-to-remove',
    severity: 'warning',
    message: `nothing to remove: ${inWords(key)}`,
    advice: `No entry is named so.${near.length > 0 ? ` Near it: ${near.join('; ')}.` : ''}`,
  };
};

/** The entry as the schema makes it; null, with a diagnostic for each fault, where it does not fit. */
export function checkEntry<T>(
  schema: z.ZodType<T>,
  raw: Raw,
  fault: Fault,
  diagnostics: Diagnostic[],
): T | null {
  const result = schema.safeParse(raw, { reportInput: true });
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const name = issue.path.map(String).join('.') || 'entry';
    const say = (message: string, path: readonly PropertyKey[] = issue.path): void =>
      void diagnostics.push(
        fault(
          {
            code: 'knowledge/invalid-entry',
            message,
            advice: 'The entry is left out; correct the field and load again.',
          },
          path,
        ),
      );
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys) {
        const near = nearest(key, fieldsOf(schema), 1);
        const hint = near.length > 0 && issue.path.length === 0 ? ` Near it: ${near[0]}.` : '';
        say(`unknown field: ${key}.${hint}`, [...issue.path, key]);
      }
    else if (issue.code === 'invalid_type' && issue.input === undefined) say(`missing ${name}`);
    else if (issue.code === 'invalid_value') {
      const given = typeof issue.input === 'string' ? issue.input : JSON.stringify(issue.input);
      const values = issue.values.map(String);
      const near = typeof issue.input === 'string' ? nearest(issue.input, values, 2) : [];
      say(
        issue.input === undefined
          ? `missing ${name}: one of ${values.join(', ')}`
          : `unknown ${name}: ${given}. ${near.length > 0 ? `Near it: ${near.join(', ')}. ` : ''}It is one of ${values.join(', ')}.`,
      );
    } else say(`invalid ${name}: ${issue.message}`);
  }
  return null;
}

/** Names of the fields of an object schema, also where it is refined or transformed. */
function fieldsOf(schema: unknown): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  return schema instanceof z.ZodPipe ? fieldsOf(schema.in) : [];
}
