import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { diagnostic, type Diagnostic } from '../model/index.ts';
import { lineOf, placeOf } from './places.ts';

/** The package's own `knowledge/`: up from this file to the package.json that bears our name. */
export function packagedFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && nameIn(manifest) === 'entente') return join(folder, 'knowledge');
    const parent = dirname(folder);
    if (parent === folder) return join(folder, 'knowledge');
    folder = parent;
  }
}

function nameIn(manifest: string): unknown {
  try {
    const data: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
    return isRaw(data) ? data['name'] : null;
  } catch {
    return null;
  }
}

/** All JSON files under a folder as "actors/countries.json", in code-unit order; [] if there is none. */
export function jsonFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

export type Raw = Record<string, unknown>;

/** Makes a diagnostic at a field of an entry, with file and line. */
export type Fault = (
  fields: Pick<Diagnostic, 'code' | 'message' | 'advice'>,
  path?: readonly PropertyKey[],
) => Diagnostic;

/** An entry as read, with the means to tell of a fault in it. */
export interface Read<T = Raw> {
  entry: T;
  fault: Fault;
}

export const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads one data file as far as its entries: JSON, then `entries`, each an object. What is wrong is
 * told at its line; the other entries stand.
 */
export function readEntries(path: string, diagnostics: Diagnostic[]): Read[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    diagnostics.push(
      diagnostic({
        code: 'knowledge/unreadable-file',
        severity: 'error',
        message: `cannot read ${path}: ${reasonOf(error)}`,
        advice: 'Check that the file is there and may be read.',
        uri: path,
      }),
    );
    return [];
  }
  const at = (
    fields: Pick<Diagnostic, 'code' | 'message' | 'advice'>,
    place: { start: number; end: number },
  ): Diagnostic =>
    diagnostic({
      ...fields,
      severity: 'error',
      message: `${path}, line ${lineOf(text, place.start)}: ${fields.message}`,
      uri: path,
      ...place,
    });

  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const start = Math.min(positionOf(reasonOf(error)) ?? text.length, text.length);
    diagnostics.push(
      at(
        {
          code: 'knowledge/invalid-json',
          message: `not JSON: ${reasonOf(error)}`,
          advice: 'Correct the text there: often a comma too many or a missing quotation mark.',
        },
        { start, end: start },
      ),
    );
    return [];
  }
  const list = isRaw(data) ? data['entries'] : null;
  if (!Array.isArray(list)) {
    diagnostics.push(
      at(
        {
          code: 'knowledge/missing-entries',
          message: 'missing entries',
          advice: 'Give the file the shape { "about", "source", "licence", "entries": [ … ] }.',
        },
        placeOf(text, []),
      ),
    );
    return [];
  }
  return list.flatMap((raw: unknown, index) => {
    const fault: Fault = (fields, keys = []) =>
      at(fields, placeOf(text, ['entries', index, ...keys]));
    if (isRaw(raw)) return [{ entry: raw, fault }];
    diagnostics.push(
      fault({
        code: 'knowledge/invalid-entry',
        message: `invalid entries.${index}: not an object`,
        advice: 'The entry is left out; write it as { … }.',
      }),
    );
    return [];
  });
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

const positionOf = (message: string): number | null => {
  const match = /position (\d+)/.exec(message);
  return match ? Number(match[1]) : null;
};
