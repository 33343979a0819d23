import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import type { Command } from 'commander';
import type { Holder, Knowledge } from '../knowledge/index.ts';
import type { Diagnostic } from '../model/index.ts';
import { unknownActor } from './codes.ts';
import { DEFAULT_LEDGER, knowledgeFor, ownFolders, withKnowledge } from './context.ts';
import type { KnowledgeOptions } from './context.ts';
import { print, printJson, tell } from './io.ts';
import { dateArgument, withOutput } from './options.ts';
import { EXIT, statusOf, usage } from './outcome.ts';

interface CheckOptions extends KnowledgeOptions {
  ledger: string;
  all?: boolean;
}

interface WhoOptions extends KnowledgeOptions {
  ledger: string;
  on?: string;
  of?: string;
}

/** `entente knowledge check` and `who`. */
export const registerKnowledge = (program: Command): void => {
  const command = program
    .command('knowledge')
    .description('check your own actors, ministers, groups and words; look up who held an office')
    .addHelpText(
      'after',
      '\nEvery form takes --json and --quiet.\n' +
        '\nExamples:\n  $ entente knowledge check my-case/knowledge\n  $ entente knowledge who "Kishida" --on 2023-07-12',
    )
    .exitOverride();
  withOutput(
    withKnowledge(
      command
        .command('check')
        .argument('[dir]', 'a folder of your own; that of the ledger, else the data of Entente')
        .option(
          '--ledger <dir>',
          'the ledger beside or inside which knowledge/ lies',
          DEFAULT_LEDGER,
        )
        .option('--all', 'print notes too, such as gaps between terms'),
    ),
    'entente knowledge check my-case/knowledge',
  )
    .description('check a knowledge/ folder: every fault with file, line and column')
    .exitOverride()
    .action(async (folder: string | undefined, options: CheckOptions) => {
      if (folder !== undefined && !existsSync(folder)) throw usage(`no such folder: ${folder}`);
      await check(folder === undefined ? ownFolders(options.ledger, options) : [folder], options);
    });
  withOutput(
    withKnowledge(
      command
        .command('who')
        .argument('<name>', 'a name in any order, a surname, or an office')
        .option('--on <date>', 'on which day (or month, or year)', dateArgument)
        .option('--of <actor>', 'of which country or organisation, by code or name')
        .option(
          '--ledger <dir>',
          'the ledger beside or inside which knowledge/ lies',
          DEFAULT_LEDGER,
        ),
    ),
    'entente knowledge who "foreign minister" --of JPN --on 2023-07-12',
  )
    .description('who somebody was on a day, or who held an office')
    .exitOverride()
    .action(async (name: string, options: WhoOptions) => who(name, options));
};

/** "line 4, column 7: …" as its parts. */
function placeOf({ message }: Diagnostic): { line: number; column: number; text: string } {
  const [, line, column, text] = /^line (\d+), column (\d+): (.*)$/s.exec(message) ?? [];
  return text === undefined
    ? { line: 1, column: 1, text: message }
    : { line: Number(line), column: Number(column), text };
}

/** As editors and terminals make links of it: "knowledge/actors/holders.json:4:7: error …". */
function lineOf(d: Diagnostic): string {
  const { line, column, text } = placeOf(d);
  const path = d.uri === null ? '' : relative(process.cwd(), d.uri);
  const advice = d.advice === '' ? '' : ` ${d.advice}`;
  return `${path}:${line}:${column}: ${d.severity} ${d.code}: ${text}${/[.!?)}]$/.test(text) ? '' : '.'}${advice}`;
}

const MOST_NAMED = 12;

const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

async function check(folders: readonly string[], options: CheckOptions): Promise<void> {
  const { checkKnowledge } = await import('../knowledge/index.ts');
  const { value, diagnostics } = checkKnowledge(folders);
  const count = (severity: Diagnostic['severity']): number =>
    diagnostics.filter((d) => d.severity === severity).length;
  const counts = { errors: count('error'), warnings: count('warning'), notes: count('note') };
  process.exitCode = statusOf(diagnostics);
  if (options.json) {
    printJson({
      folders: folders.length === 0 ? null : folders,
      files: value.files,
      entries: value.entries,
      ...counts,
      diagnostics: diagnostics.map((d) => {
        const { line, column } = placeOf(d);
        return { ...d, line, column };
      }),
    });
    return;
  }
  const shown = diagnostics.filter((d) =>
    options.quiet ? d.severity === 'error' : d.severity !== 'note' || options.all,
  );
  for (const d of shown) print(lineOf(d));
  if (shown.length > 0) print('');
  if (options.quiet) {
    // Nothing but the errors was asked for.
  } else if (folders.length === 0)
    print(
      'No folder of your own was given, and there is no knowledge/ beside or inside the ledger: this is the data that comes with Entente.',
    );
  else {
    for (const { part, name } of value.entries.slice(0, MOST_NAMED)) print(`${part}: ${name}`);
    if (value.entries.length > MOST_NAMED)
      print(`… and ${value.entries.length - MOST_NAMED} more entries of your own`);
  }
  const files = plural(value.files.length, 'file');
  const notes =
    counts.notes > 0 && !options.all ? `, ${counts.notes} notes (--all shows them)` : '';
  print(
    `${files}, ${plural(value.entries.length, 'entry', 'entries')}: ${plural(counts.errors, 'error')}, ${plural(counts.warnings, 'warning')}${notes}`,
  );
  if (folders.length > 0 && value.files.length === 0)
    print(
      `Nothing was read in ${folders.join(', ')}: files are named as in docs/guide/your-own-data.md, for example actors/holders.json or holders.yaml.`,
    );
}

const term = (h: Holder): string =>
  `${h.start} to ${h.end ?? `now (last seen ${h.lastSeen ?? 'not told'})`}`;

function termLines(h: Holder, knowledge: Knowledge): string[] {
  const actor = knowledge.actor(h.actor)?.name ?? h.actor;
  return [
    `${h.name}, ${h.title} of ${actor} (${h.actor}; ${h.office}), ${term(h)}`,
    `    ${h.check}${h.sources.length === 0 ? '' : `: ${h.sources.join(', ')}`}${h.note === undefined ? '' : `. ${h.note}`}`,
  ];
}

async function who(name: string, options: WhoOptions): Promise<void> {
  const [{ actorNamed, whoIs }, { partialDate }] = await Promise.all([
    import('../knowledge/index.ts'),
    import('../base/index.ts'),
  ]);
  const knowledge = knowledgeFor(options.ledger, options);
  if (name.trim() === '') throw usage('missing name: give a name or an office');
  const of = options.of === undefined ? null : actorNamed(knowledge, options.of);
  if (options.of !== undefined && of === null) throw unknownActor(options.of, knowledge);
  const period = options.on === undefined ? null : partialDate(options.on);
  const answer = whoIs(knowledge, name, { on: period, of: of?.code ?? null });
  const found = answer.terms.length > 0;
  process.exitCode = found ? EXIT.done : EXIT.someInputsFailed;
  if (options.json) {
    printJson({ asked: name, on: options.on ?? null, of: of?.code ?? null, ...answer });
    return;
  }
  for (const holder of answer.terms) for (const line of termLines(holder, knowledge)) print(line);
  const people = new Set(answer.terms.map((h) => h.name)).size;
  if (answer.as === 'person' && people > 1 && !options.quiet)
    tell(
      `${people} people are so called${options.on === undefined ? '; --on a day' : '; --of an actor'} tells them apart.`,
    );
  if (found) return;
  if (answer.as === 'unknown') {
    const near = answer.near.length > 0 ? ` Near it: ${answer.near.join(', ')}.` : '';
    tell(
      `error knowledge/unknown-person: nobody and no office is called "${name}"${of === null ? '' : ` in the data of ${of.name}`}.${near} What is missing can be added: docs/guide/your-own-data.md`,
    );
    return;
  }
  tell(
    `error knowledge/no-holder-on-record: nobody called "${name}" is on record for ${options.on ?? 'any day'}${answer.as === 'office' ? ' in that office' : ''}. That is a hole in the data or another time, not a vacancy. Nearest in time:`,
  );
  for (const holder of answer.otherwise) tell(`  ${termLines(holder, knowledge)[0] ?? ''}`);
}
