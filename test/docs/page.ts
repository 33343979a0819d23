import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** A method page as one line of text, so that words may be looked for across line ends. */
export const page = (name: string): string =>
  readFileSync(new URL(`../../docs/guide/gaps/${name}.md`, import.meta.url), 'utf8').replaceAll(
    /\s+/g,
    ' ',
  );

/** The page holds these words, in which every number was computed by the caller. */
export const says = (name: string, words: string): void => expect(page(name)).toContain(words);

/** .69 for 0.69. */
export const bare = (x: number, digits = 2): string => x.toFixed(digits).replace(/^0\./, '.');
