import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { diagnostic, type Diagnostic } from '../model/index.ts';
import { parseData, type Place } from './parse.ts';
import { pointOf } from './places.ts';

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

/** All data files (JSON, YAML) under a folder as "actors/countries.json", in code-unit order; [] if there is none. */
export function dataFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:json|ya?ml)$/i.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

export type Raw = Record<string, unknown>;

/** What a fault says; an error unless told. */
export type FaultFields = Pick<Diagnostic, 'code' | 'message' | 'advice'> &
  Partial<Pick<Diagnostic, 'severity'>>;

/** Makes a diagnostic at a field of an entry, with file, line and column. */
export type Fault = (fields: FaultFields, path?: readonly PropertyKey[]) => Diagnostic;

/** An entry as read, with the means to tell of a fault in it. */
export interface Read<T = Raw> {
  entry: T;
  fault: Fault;
  /** It stands in a folder of the user's. */
  own: boolean;
}

/** What a data file says of itself beside its entries. */
export interface Header {
  about: unknown;
  source: unknown;
  licence: unknown;
}

export const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads one data file, JSON or YAML, as far as its entries: a list under `entries` (or the whole file,
 * where it is a list), each an object. What is wrong is told at its line and column; the other entries
 * stand.
 */
export function readEntries(
  path: string,
  diagnostics: Diagnostic[],
  { own = false, onHeader }: { own?: boolean; onHeader?: (header: Header) => void } = {},
): Read[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    diagnostics.push(
      diagnostic({
        code: 'knowledge/unreadable-file',
        severity: 'error',
        message: `cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`,
        advice: 'Check that the file is there and may be read.',
        uri: path,
      }),
    );
    return [];
  }
  const at = ({ severity = 'error', ...fields }: FaultFields, place: Place): Diagnostic => {
    const { line, column } = pointOf(text, place.start);
    return diagnostic({
      ...fields,
      severity,
      message: `line ${line}, column ${column}: ${fields.message}`,
      uri: path,
      ...place,
    });
  };
  const parsed = parseData(path, text);
  if (!('data' in parsed)) {
    diagnostics.push(at(parsed, { start: parsed.at, end: parsed.at }));
    return [];
  }
  const { data } = parsed;
  const list = isRaw(data) ? data['entries'] : data;
  const base = isRaw(data) ? ['entries'] : [];
  onHeader?.({
    about: isRaw(data) ? data['about'] : undefined,
    source: isRaw(data) ? data['source'] : undefined,
    licence: isRaw(data) ? data['licence'] : undefined,
  });
  if (!Array.isArray(list)) {
    // A YAML file of comments alone, or an empty one, says nothing and is no fault.
    if (data === null) return [];
    diagnostics.push(
      at(
        {
          code: 'knowledge/missing-entries',
          message: 'missing entries',
          advice: 'Give the file the shape { "about", "source", "licence", "entries": [ … ] }.',
        },
        parsed.place([]),
      ),
    );
    return [];
  }
  return list.flatMap((raw: unknown, index) => {
    const fault: Fault = (fields, keys = []) => at(fields, parsed.place([...base, index, ...keys]));
    if (isRaw(raw)) return [{ entry: raw, fault, own }];
    diagnostics.push(
      fault({
        code: 'knowledge/invalid-entry',
        message: `invalid entry ${index + 1}: not an object`,
        advice: 'The entry is left out; write it as { … }.',
      }),
    );
    return [];
  });
}
