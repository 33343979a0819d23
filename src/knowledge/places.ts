/** Where in a JSON text a value stands, so that a fault can name its line. */

/** Line and column of an offset, both from 1, as editors count them (in UTF-16 code units). */
export const pointOf = (text: string, offset: number): { line: number; column: number } => {
  let line = 1;
  let begin = 0;
  for (let i = text.indexOf('\n'); i !== -1 && i < offset; i = text.indexOf('\n', i + 1)) {
    line++;
    begin = i + 1;
  }
  return { line, column: offset - begin + 1 };
};

const SPACE = /\s/;

/** Offset after a JSON string that begins at `at`. */
function afterString(text: string, at: number): number {
  let i = at + 1;
  while (i < text.length && text[i] !== '"') i += text[i] === '\\' ? 2 : 1;
  return i + 1;
}

const skipSpace = (text: string, at: number): number => {
  let i = at;
  while (i < text.length && SPACE.test(text[i] ?? '')) i++;
  return i;
};

/** Offset after the value that begins at `at`: brackets are counted, strings are jumped over. */
function afterValue(text: string, at: number): number {
  let depth = 0;
  let i = at;
  while (i < text.length) {
    const c = text[i];
    if (c === '"') {
      i = afterString(text, i);
      if (depth === 0) return i;
      continue;
    }
    if (c === '{' || c === '[') depth++;
    else if (c === '}' || c === ']') {
      if (depth === 0) return i;
      depth--;
      if (depth === 0) return i + 1;
    } else if (c === ',' && depth === 0) return i;
    i++;
  }
  return i;
}

/**
 * The half-open span of the value at `path` in a well-formed JSON text; of its nearest parent that
 * is there where the path leads nowhere (a missing field).
 *
 *     placeOf('{"a": [1, 22]}', ['a', 1])   // { start: 10, end: 12 }
 */
export function placeOf(
  text: string,
  path: readonly PropertyKey[],
): { start: number; end: number } {
  let at = skipSpace(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  for (const step of path) {
    const next = text[at] === '{' || text[at] === '[' ? childAt(text, at, step) : null;
    if (next === null) break;
    at = next;
  }
  return { start: at, end: afterValue(text, at) };
}

function childAt(text: string, open: number, step: PropertyKey): number | null {
  const isObject = text[open] === '{';
  let at = skipSpace(text, open + 1);
  for (let index = 0; at < text.length && text[at] !== '}' && text[at] !== ']'; index++) {
    let key: unknown = index;
    if (isObject) {
      const end = afterString(text, at);
      key = JSON.parse(text.slice(at, end));
      at = skipSpace(text, skipSpace(text, end) + 1);
    }
    if (key === step) return at;
    at = skipSpace(text, afterValue(text, at));
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return null;
}
