import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../src/knowledge/index.ts';

/**
 * Whom the product is about stands in `knowledge/`, never in code. Code that names an actor in a text
 * of its own is listed here, with the reason why it may.
 */
const EXAMPLE = 'an example of what may be typed, in a help or an advice';
const MAY: Readonly<Record<string, { names: readonly string[]; because: string }>> = {
  'src/cli/bench.ts': {
    names: ['NATO'],
    because: 'makes up text of known size; no reader of real text sees it',
  },
  'src/cli/codes.ts': { names: ['JPN'], because: EXAMPLE },
  'src/cli/gaps.ts': { names: ['JPN', 'KOR'], because: EXAMPLE },
  'src/cli/knowledge.ts': { names: ['JPN'], because: EXAMPLE },
  'src/documents/facts/publishers.ts': {
    names: ['AUS', 'CHN', 'GBR', 'JPN', 'KOR', 'NZL', 'USA'],
    because: 'states by the endings of their governments’ addresses, which registries assign',
  },
  'src/events/dates/rules/absolute.ts': {
    names: ['NATO'],
    because: '"NATO 2030" is the name of a paper and no year',
  },
  'src/events/places/resolve.ts': {
    names: ['GEO', 'USA'],
    because: 'the state and the US state of one name are told apart by their surroundings',
  },
  'src/knowledge/indicators/csv.ts': { names: ['JPN'], because: EXAMPLE },
  'src/knowledge/petrarch/codes.ts': {
    names: ['*'],
    because: 'a crosswalk from the codes of another scheme',
  },
  'src/reviewing/terminal.ts': { names: ['JPN', 'NATO'], because: EXAMPLE },
  'src/server/question.ts': { names: ['AUS', 'JPN'], because: EXAMPLE },
  'web/src/parts/ActorField.svelte': { names: ['JPN'], because: EXAMPLE },
  'web/src/parts/SearchHelp.svelte': { names: ['JPN'], because: EXAMPLE },
};

const root = join(import.meta.dirname, '..');
const codes = new Set(loadKnowledge().value.actors.map(({ code }) => code));
/** Codes that mean something else in code: formats, protocols, months, hours, currencies. */
const ALSO = new Set(['AND', 'AU', 'EST', 'IS', 'MAR', 'PNG', 'TLS']);

/** Codes of actors in a text: "NATO" in "the NATO summit". */
const namesIn = (text: string): string[] =>
  [...text.matchAll(/(?<![A-Za-z0-9_-])[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*(?![A-Za-z0-9_-])/g)]
    .map(([word]) => word)
    .filter((word) => codes.has(word) && !ALSO.has(word));

/** Texts of a program: strings, templates and regular expressions, but no comments and no types. */
function textsOf(source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddle(node) ||
      ts.isTemplateTail(node) ||
      ts.isRegularExpressionLiteral(node)
    )
      found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('x.ts', source, ts.ScriptTarget.Latest));
  return found;
}

/** A component's script as a program, its markup as it stands, without comments and styles. */
const textsOfComponent = (source: string): string[] => {
  const scripts = [...source.matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map(([, body]) => body!);
  const markup = source.replace(/<(script|style)[^>]*>[^]*?<\/\1>|<!--[^]*?-->/g, '');
  return [...scripts.flatMap(textsOf), markup];
};

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|svelte)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !/\.(?:test|seeds)\.ts$|fixtures?|not-yet|\.d\.ts$/.test(file))
    .sort();

const wired = (files: readonly string[]): Record<string, string[]> => {
  const found: Record<string, string[]> = {};
  for (const file of files) {
    const source = readFileSync(join(root, file), 'utf8');
    const texts = file.endsWith('.svelte') ? textsOfComponent(source) : textsOf(source);
    const names = [...new Set(texts.flatMap(namesIn))].sort();
    if (names.length > 0) found[file] = names;
  }
  return found;
};

describe('names of actors in code', () => {
  const found = wired([...filesIn('src'), ...filesIn('web/src')]);

  it('stand where a reason is given, and nowhere else', () => {
    const others = Object.entries(found).flatMap(([file, names]) => {
      const may = MAY[file]?.names ?? [];
      const left = may.includes('*') ? [] : names.filter((name) => !may.includes(name));
      return left.length === 0 ? [] : [`${file}: ${left.join(', ')}`];
    });
    expect(others).toEqual([]);
  });

  it('are all still there where the list allows them', () => {
    for (const [file, { names }] of Object.entries(MAY))
      if (!names.includes('*')) expect([file, found[file]]).toEqual([file, [...names]]);
  });

  it.each([
    ["const code = 'NATO';", ['NATO']],
    ['const words = `the ${kind} of the IP4`;', ['IP4']],
    ['const found = /the NATO summit/.test(text);', ['NATO']],
    ['// NATO is only spoken of\nconst code = case_.alliance;', []],
  ])('would be seen in %s', (source, names) =>
    expect(textsOf(source).flatMap(namesIn)).toEqual(names),
  );
  it('would be seen in a component', () =>
    expect(
      textsOfComponent("<script>const a = 'JPN';</script><p>NATO</p>").flatMap(namesIn),
    ).toEqual(['JPN', 'NATO']));
});
