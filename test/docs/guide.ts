/** The blocks of a guide that a reader would type or copy: files, commands and what they print. */
export type Step =
  | { kind: 'file'; path: string; text: string }
  | { kind: 'command'; line: string; args: string[] }
  | { kind: 'output'; lines: string[] };

/** Words of a command line; quotation marks hold words together. */
const argsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '');

/**
 * Fenced blocks in order: a block of any language that begins with "# path/to/file" is that file, lines
 * of `sh` are commands, and `text` holds lines that the last command prints, among others.
 */
export const stepsOf = (page: string): Step[] =>
  [...page.matchAll(/```(\w+)\n([\s\S]*?)```/g)].flatMap(([, language, body = '']): Step[] => {
    const [, path, text] = /^# ([\w./-]+\.\w+)\n([\s\S]*)$/.exec(body) ?? [];
    if (path !== undefined && text !== undefined) return [{ kind: 'file', path, text }];
    const lines = body.trimEnd().split('\n');
    if (language === 'sh')
      return lines.map((line) => ({ kind: 'command', line, args: argsOf(line).slice(1) }));
    return language === 'text' ? [{ kind: 'output', lines }] : [];
  });
