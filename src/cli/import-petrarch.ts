import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Command } from 'commander';
import { DEFAULT_LEDGER, knowledgeFor, withKnowledge } from './context.ts';
import type { KnowledgeOptions } from './context.ts';
import { print, printJson, tell } from './io.ts';
import { withOutput } from './options.ts';
import { EXIT, reasonOf, usage } from './outcome.ts';

interface PetrarchOptions extends KnowledgeOptions {
  out: string;
  ledger: string;
}

type Entry = Record<string, unknown>;

/** Where the list of what was not carried over is kept, beside the entries. */
const LIST = 'petrarch-not-carried.tsv';
const MOST_SHOWN = 20;

const textsIn = (path: string): { name: string; text: string }[] => {
  try {
    const files = statSync(path).isDirectory()
      ? readdirSync(path)
          .sort()
          .map((name) => join(path, name))
          .filter((file) => statSync(file).isFile() && /\.(?:txt|actors|agents|verbs)$/i.test(file))
      : [path];
    return files.map((file) => ({ name: basename(file), text: readFileSync(file, 'utf8') }));
  } catch (error) {
    throw usage(`cannot read ${path}: ${reasonOf(error)}`);
  }
};

/** What a file of the folder holds already; entries are added to it, never taken out. */
function entriesAt(path: string): { head: Entry; entries: readonly unknown[] } {
  const head = {
    about: 'Imported from dictionaries in the format of PETRARCH.',
    source: 'PETRARCH dictionaries given to entente import petrarch; say here which.',
    licence: 'that of the dictionaries; say here which',
  };
  if (!existsSync(path)) return { head, entries: [] };
  try {
    const data: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const fields = Object.fromEntries(Object.entries(data ?? {}) as [string, unknown][]);
    const { entries } = fields;
    if (Array.isArray(entries)) return { head: fields, entries: entries as readonly unknown[] };
  } catch (error) {
    throw usage(
      `${path} is there and is no JSON (${reasonOf(error)}): correct it, or give another --out`,
    );
  }
  throw usage(`${path} is there and holds no entries: correct it, or give another --out`);
}

/** `entente import petrarch DIR --out knowledge/`: dictionaries as entries of a folder of the user's. */
export const registerImportPetrarch = (command: Command): void => {
  withOutput(
    withKnowledge(
      command
        .command('petrarch')
        .argument('<path>', 'a folder of dictionaries, or one of them')
        .option('--out <dir>', 'the folder that the entries are put into', 'knowledge')
        .option(
          '--ledger <dir>',
          'the ledger beside or inside which knowledge/ lies',
          DEFAULT_LEDGER,
        ),
    ),
    'entente import petrarch dictionaries/ --out my-case/knowledge',
  )
    .description('actors, agents and verb patterns of PETRARCH as knowledge of your own')
    .exitOverride()
    .action(async (path: string, options: PetrarchOptions) => {
      const { importPetrarch, reasonsOf } = await import('../knowledge/index.ts');
      const dictionaries = textsIn(path);
      if (dictionaries.length === 0)
        throw usage(`no dictionary in ${path}: they end in .txt, .actors, .agents or .verbs`);
      const knowledge = knowledgeFor(options.ledger, options);
      const made = importPetrarch(dictionaries, knowledge);
      const files: Record<string, number> = {};
      for (const [file, entries] of Object.entries(made.files)) {
        const at = join(options.out, file);
        const { head, entries: there } = entriesAt(at);
        const known = new Set(there.map((entry) => JSON.stringify(entry)));
        const added = entries.filter((entry) => !known.has(JSON.stringify(entry)));
        files[at] = added.length;
        mkdirSync(dirname(at), { recursive: true });
        const lines = [...there, ...added].map((entry) => `    ${JSON.stringify(entry)}`);
        const fields = Object.entries(head)
          .filter(([field]) => field !== 'entries')
          .map(([field, value]) => `  ${JSON.stringify(field)}: ${JSON.stringify(value)},\n`);
        writeFileSync(at, `{\n${fields.join('')}  "entries": [\n${lines.join(',\n')}\n  ]\n}\n`);
      }
      const list = join(options.out, LIST);
      if (made.notCarried.length > 0) {
        mkdirSync(options.out, { recursive: true });
        const clean = (text: string): string => text.replace(/[\t\r\n]+/g, ' ');
        writeFileSync(
          list,
          `file\tline\tcarried\treason\ttext\n${made.notCarried
            .map((n) =>
              [n.file, n.line, n.inPart ? 'in part' : 'no', clean(n.reason), clean(n.text)].join(
                '\t',
              ),
            )
            .join('\n')}\n`,
        );
      }
      const nothing = Object.keys(files).length === 0 && made.already === 0;
      process.exitCode = nothing ? EXIT.someInputsFailed : EXIT.done;
      if (options.json) {
        printJson({
          out: options.out,
          ...made,
          files,
          reasons: reasonsOf(made.notCarried),
          list: made.notCarried.length > 0 ? list : null,
        });
        return;
      }
      for (const [name, kind] of Object.entries(made.kinds)) print(`${name}: ${kind}`);
      for (const [file, count] of Object.entries(files))
        print(`${file}: ${count} ${count === 1 ? 'entry' : 'entries'} added`);
      const left = made.notCarried.filter(({ inPart }) => !inPart);
      print(
        `${made.already} known already; ${left.length} not carried over, ${made.notCarried.length - left.length} in part`,
      );
      for (const { reason, inPart, count } of reasonsOf(made.notCarried))
        print(`  ${count} ${inPart ? 'in part' : 'not'}: ${reason}`);
      if (options.quiet || made.notCarried.length === 0) return;
      for (const { file, line, text, reason } of left.slice(0, MOST_SHOWN))
        tell(`${file}:${line}: ${text}: ${reason}`);
      if (left.length > MOST_SHOWN) tell(`… and ${left.length - MOST_SHOWN} more`);
      tell(`All of them: ${list}`);
      if (!nothing) tell(`Look at them once: entente knowledge check ${options.out}`);
    });
};
