import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

/** One place of the code that reports a problem. */
export interface Site {
  code: string;
  severity: string;
  message: string;
  advice: string;
  file: string;
}

const CODE = /^[a-z]+\/[a-z0-9-]+$/;
const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)+$/;
/** `{ code: 'import/off' }` has a room that is none of `src/`, and is a problem all the same. */
const FIELDS = ['severity', 'message', 'detail', 'title', 'advice'] as const;

const root = join(import.meta.dirname, '../..');

/** Programs of `src/`, without tests and without the room whose problems have a page of their own. */
export const sources = (): ts.SourceFile[] =>
  readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test|\.seeds|\.d)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) =>
      ts.createSourceFile(
        relative(root, file).replaceAll('\\', '/'),
        readFileSync(file, 'utf8'),
        ts.ScriptTarget.Latest,
        true,
      ),
    );

const walk = (node: ts.Node, visit: (node: ts.Node) => void): void => {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
};

/** Names of parameters with what a call gives for them. */
type Given = ReadonlyMap<string, ts.Expression>;

/** The wordings of an expression: "{…}" for what is filled in, several for a choice. */
function wordings(node: ts.Expression | undefined, given: Given, depth = 0): string[] {
  if (node === undefined || depth > 4) return [];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node))
    return [node.head.text + node.templateSpans.map((span) => `{…}${span.literal.text}`).join('')];
  if (ts.isConditionalExpression(node))
    return [node.whenTrue, node.whenFalse].flatMap((one) => wordings(one, given, depth + 1));
  if (ts.isParenthesizedExpression(node)) return wordings(node.expression, given, depth + 1);
  if (ts.isBinaryExpression(node)) {
    if (node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
      const [left = '{…}'] = wordings(node.left, given, depth + 1);
      const [right = '{…}'] = wordings(node.right, given, depth + 1);
      return [left + right];
    }
    return [node.left, node.right].flatMap((one) => wordings(one, given, depth + 1));
  }
  if (ts.isIdentifier(node)) {
    const argument = given.get(node.text);
    if (argument) return wordings(argument, new Map(), depth + 1);
    const found: string[] = [];
    walk(node.getSourceFile(), (one) => {
      if (ts.isVariableDeclaration(one) && one.name.getText() === node.text && one.initializer)
        found.push(...wordings(one.initializer, given, depth + 1));
      // `for (const field of ['about', 'source'] as const)`
      if (ts.isForOfStatement(one) && one.initializer.getText() === `const ${node.text}`) {
        const list = ts.isAsExpression(one.expression) ? one.expression.expression : one.expression;
        if (ts.isArrayLiteralExpression(list))
          found.push(...list.elements.flatMap((each) => wordings(each, given, depth + 1)));
      }
    });
    return found;
  }
  return [];
}

const fieldsOf = (object: ts.ObjectLiteralExpression, given: Given): Record<string, string[]> => {
  const fields: Record<string, string[]> = {};
  for (const property of object.properties) {
    const name = property.name?.getText() ?? '';
    if (!(FIELDS as readonly string[]).includes(name)) continue;
    const value = ts.isPropertyAssignment(property)
      ? property.initializer
      : ts.isShorthandPropertyAssignment(property)
        ? property.name
        : undefined;
    fields[name] = wordings(value, given);
  }
  return fields;
};

interface Maker {
  name: string;
  parameters: ts.NodeArray<ts.ParameterDeclaration>;
  /** The only file that can call it; null where others may. */
  only: ts.SourceFile | null;
}

const isExported = (node: ts.Node): boolean =>
  (ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : []).some(
    (one) => one.kind === ts.SyntaxKind.ExportKeyword,
  );

/** The function around a node with its name, whether declared or kept in a constant. */
function around(node: ts.Node): Maker | null {
  const file = node.getSourceFile();
  for (let at: ts.Node | undefined = node.parent; at; at = at.parent) {
    const { parameters } = at as ts.FunctionDeclaration;
    if (ts.isFunctionDeclaration(at) && at.name)
      return { name: at.name.text, parameters, only: isExported(at) ? null : file };
    if (ts.isMethodDeclaration(at)) return { name: at.name.getText(), parameters, only: file };
    if (ts.isArrowFunction(at) && ts.isVariableDeclaration(at.parent))
      return {
        ...{ name: at.parent.name.getText(), parameters },
        only: isExported(at.parent.parent.parent) ? null : file,
      };
  }
  return null;
}

/** Arguments of every call of a function, by the names of its parameters, defaults filled in. */
function callsOf(files: readonly ts.SourceFile[], { name, parameters, only }: Maker): Given[] {
  const found: Given[] = [];
  for (const file of only === null ? files : [only])
    walk(file, (node) => {
      if (!ts.isCallExpression(node)) return;
      const callee = ts.isPropertyAccessExpression(node.expression)
        ? node.expression.name.text
        : node.expression.getText();
      if (callee !== name) return;
      const given = new Map<string, ts.Expression>();
      parameters.forEach((parameter, i) => {
        const value = node.arguments[i] ?? parameter.initializer;
        if (value) given.set(parameter.name.getText(), value);
      });
      found.push(given);
    });
  return found;
}

/**
 * Every place of the code that reports a problem, read out of the program: objects with a `code`, calls
 * of functions that make such an object of their parameters, and tuples that become one.
 */
export function sitesIn(files: readonly ts.SourceFile[]): Site[] {
  const sites: Site[] = [];
  const add = (code: string, file: string, fields: Record<string, string[]>): void => {
    const text = (...names: string[]): string =>
      [...new Set(names.flatMap((one) => fields[one] ?? []))].join(' / ');
    sites.push({
      code,
      file,
      severity: text('severity') || 'error',
      message: text('message') || text('title', 'detail'),
      advice: text('advice'),
    });
  };
  for (const file of files)
    walk(file, (node) => {
      if (!ts.isObjectLiteralExpression(node)) return;
      const property = node.properties.find((one) => one.name?.getText() === 'code');
      if (!property) return;
      const value = ts.isPropertyAssignment(property)
        ? property.initializer
        : ts.isShorthandPropertyAssignment(property)
          ? property.name
          : null;
      if (value === null) return;
      const plain = wordings(value, new Map()).filter((code) => CODE.test(code));
      if (plain.length > 0)
        for (const code of plain) {
          const fields = fieldsOf(node, new Map());
          const maker = around(node);
          // A message that the function around takes as a parameter stands where it is called.
          const calls = fields['message']?.length === 0 && maker ? callsOf(files, maker) : [];
          if (calls.length === 0) add(code, file.fileName, fields);
          for (const given of calls) add(code, file.fileName, fieldsOf(node, given));
        }
      else if (ts.isTemplateExpression(value) && /^[a-z]+\/[a-z-]*$/.test(value.head.text)) {
        const filled = value.templateSpans[0]!.expression;
        const maker = around(node);
        const kinds = ts.isIdentifier(filled) ? wordings(filled, new Map()) : [];
        if (kinds.length > 0)
          for (const kind of kinds)
            add(value.head.text + kind, file.fileName, fieldsOf(node, new Map()));
        else if (ts.isIdentifier(filled) && maker)
          for (const given of callsOf(files, maker))
            for (const kind of wordings(given.get(filled.text), new Map()))
              add(value.head.text + kind, file.fileName, fieldsOf(node, given));
        else
          // `indicator/${fault[0]}`: tuples of kind, message, advice in the same file.
          walk(file, (tuple) => {
            if (!ts.isArrayLiteralExpression(tuple) || tuple.elements.length !== 3) return;
            const [kind, message, advice] = tuple.elements;
            if (!kind || !ts.isStringLiteralLike(kind) || !KEBAB.test(kind.text)) return;
            add(value.head.text + kind.text, file.fileName, {
              severity: ['error'],
              message: wordings(message, new Map()),
              advice: wordings(advice, new Map()),
            });
          });
      } else if (ts.isIdentifier(value)) {
        const maker = around(node);
        if (maker?.parameters.some((one) => one.name.getText() === value.text))
          for (const given of callsOf(files, maker))
            for (const code of wordings(given.get(value.text), new Map()))
              if (CODE.test(code)) add(code, file.fileName, fieldsOf(node, given));
      }
    });
  return sites;
}

/** Codes that stand anywhere as a text of their own: what the page must not miss. */
export function codesIn(files: readonly ts.SourceFile[], rooms: ReadonlySet<string>): Set<string> {
  const codes = new Set<string>();
  for (const file of files)
    walk(file, (node) => {
      if (ts.isStringLiteralLike(node) && CODE.test(node.text))
        if (rooms.has(node.text.split('/')[0]!)) codes.add(node.text);
    });
  return codes;
}
