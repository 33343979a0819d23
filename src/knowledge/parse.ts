import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';
import { placeOf } from './places.ts';

export interface Place {
  start: number;
  end: number;
}

/** The data of a file, and where in the text the value at a path stands (its nearest parent, if none). */
export interface Parsed {
  data: unknown;
  place(path: readonly PropertyKey[]): Place;
}

/** What is wrong with a text that is no JSON, or no YAML, and where. */
export interface Unparsed {
  code: 'knowledge/invalid-json' | 'knowledge/invalid-yaml';
  message: string;
  advice: string;
  at: number;
}

/** A data file is JSON or YAML by the end of its name. */
export const isYaml = (path: string): boolean => /\.ya?ml$/i.test(path);

/** A file's text as data. Never throws: what cannot be parsed is told with its offset. */
export const parseData = (path: string, text: string): Parsed | Unparsed =>
  isYaml(path) ? parseYaml(text) : parseJson(text);

function parseJson(text: string): Parsed | Unparsed {
  // A byte order mark stands at offset 0 and is one character wide: offsets are kept by a space.
  const clean = text.replace(/^\uFEFF/, ' ');
  try {
    const data: unknown = JSON.parse(clean);
    return { data, place: (path) => placeOf(clean, path) };
  } catch (error) {
    return {
      code: 'knowledge/invalid-json',
      message: `not JSON: ${reasonIn(error)}`,
      advice: 'Correct the text there: often a comma too many or a missing quotation mark.',
      at: faultOf(clean),
    };
  }
}

/** "Expected ',' or '}' after property value in JSON at position 12" without its offset. */
const reasonIn = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error))
    .replace(/ in JSON at position \d+.*$/s, '')
    .replace(/, (?:\.{3})?".*is not valid JSON$/s, '')
    .replace(/ is not valid JSON$/, '');

/**
 * Offset of the character at which a text stops being the beginning of some JSON: the engine tells an
 * offset for some faults only, so the shortest beginning that is refused for another reason than its
 * end is looked for by halves.
 */
function faultOf(text: string): number {
  let [good, bad] = [0, text.length];
  if (isBeginning(text)) return text.trimEnd().length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isBeginning(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return bad - 1;
}

/** Whether a text could go on to be JSON. */
function isBeginning(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (message.startsWith('Unexpected end')) return true;
    const [, position] = /at position (\d+)/.exec(message) ?? [];
    return position !== undefined && Number(position) >= text.length;
  }
}

/** Fields of dates: a year alone is a number to YAML and a date to us. */
const DATES = new Set(['start', 'end', 'from', 'to', 'lastSeen', 'declared', 'date', 'period']);

function parseYaml(text: string): Parsed | Unparsed {
  const yaml = yamlLibrary();
  const document = yaml.parseDocument(text, { prettyErrors: false });
  const [fault] = document.errors;
  const refused = (message: string, at: number): Unparsed => ({
    code: 'knowledge/invalid-yaml',
    message: `not YAML: ${message}`,
    advice: 'Correct the text there: often the indentation, or a colon that needs quotation marks.',
    at,
  });
  if (fault) return refused(fault.message, Math.min(fault.pos[0], text.length));
  try {
    const data: unknown = document.toJS({
      reviver: (key, value: unknown) =>
        typeof value === 'number' && DATES.has(String(key)) ? String(value) : value,
    });
    return { data, place: (path) => placeInYaml(yaml, document.contents, path, text.length) };
  } catch (error) {
    // Aliases that unfold without end are refused by the library.
    return refused(error instanceof Error ? error.message : String(error), 0);
  }
}

function placeInYaml(
  yaml: typeof Yaml,
  root: unknown,
  path: readonly PropertyKey[],
  length: number,
): Place {
  let node = root;
  let place: Place = { start: 0, end: length };
  const note = (): void => {
    if (yaml.isNode(node) && node.range) place = { start: node.range[0], end: node.range[1] };
  };
  note();
  for (const step of path) {
    if (yaml.isMap(node)) {
      const pair = node.items.find(({ key }) => yaml.isScalar(key) && key.value === step);
      if (!pair) break;
      node = pair.value ?? pair.key;
    } else if (yaml.isSeq(node) && typeof step === 'number' && step < node.items.length)
      node = node.items[step];
    else break;
    note();
  }
  return place;
}

/** Loaded when the first YAML file is met: most runs read none. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is required is untyped
const yamlLibrary = (): typeof Yaml => createRequire(import.meta.url)('yaml') as typeof Yaml;
