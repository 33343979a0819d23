import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { DEFAULT_LEDGER, knowledgeFor, openOrStop, withKnowledge } from './context.ts';
import { registerImportPetrarch } from './import-petrarch.ts';
import { print, printJson, tellDiagnostic } from './io.ts';
import type { KnowledgeOptions } from './context.ts';
import { nearest } from '../base/index.ts';
import { withOutput } from './options.ts';
import { reasonOf, statusOf, usage } from './outcome.ts';

interface ImportOptions extends KnowledgeOptions {
  ledger: string;
  template?: boolean;
}

const textOf = async (path: string): Promise<string> => {
  if (path === '-') {
    const { text } = await import('node:stream/consumers');
    return text(process.stdin);
  }
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw usage(`cannot read ${path}: ${reasonOf(error)}`);
  }
};

/** `entente import indicator FILE`: figures by year from a table; one bad row costs no other. */
export const registerImport = (program: Command): void => {
  const command = program
    .command('import')
    .description('take in data of other forms')
    .addHelpText(
      'after',
      '\nEvery form takes --json and --quiet; see entente import indicator --help and entente import petrarch --help.\n' +
        '\nExample:\n  $ entente import indicator spending-2025.csv --ledger my-ledger',
    );
  withOutput(
    withKnowledge(
      command
        .command('indicator')
        .argument('[file]', 'a CSV table, or -')
        .option('--ledger <dir>', 'the ledger; made where there is none', DEFAULT_LEDGER)
        .option('--template', 'print a table to fill in'),
    ),
    'entente import indicator spending-2025.csv --ledger my-ledger',
  )
    .description('figures by year (defence spending and the like) from a CSV table')
    .exitOverride()
    .action(async (file: string | undefined, options: ImportOptions) => {
      const { INDICATOR_TEMPLATE, parseIndicators } = await import('../knowledge/index.ts');
      if (options.template) {
        process.stdout.write(INDICATOR_TEMPLATE);
        return;
      }
      if (file === undefined) throw usage('missing file: give a CSV table, or --template');
      const knowledge = knowledgeFor(options.ledger, options);
      const read = parseIndicators(await textOf(file), {
        uri: file,
        actor: (code) => knowledge.actor(code),
        near: (code) =>
          nearest(
            code,
            knowledge.actors.flatMap((actor) => [actor.code, actor.name]),
          ),
        series: knowledge.indicators.series,
      });
      const problems = [...read.diagnostics];
      let added = 0;
      let alreadyThere = 0;
      if (read.value.length > 0) {
        const { ledger } = await openOrStop(options.ledger, { ...options, create: true });
        try {
          const { value, diagnostics } = await ledger.add({
            coder: 'curated',
            documents: [],
            indicators: read.value,
          });
          added = value.counts.indicators;
          alreadyThere = read.value.length - added;
          problems.push(...diagnostics);
        } finally {
          await ledger.close();
        }
      }
      for (const problem of problems) tellDiagnostic(problem, options);
      if (options.json)
        printJson({ ledger: options.ledger, added, alreadyThere, diagnostics: problems });
      else print(`${added} added, ${alreadyThere} already there; ${problems.length} problems`);
      process.exitCode = statusOf(problems);
    });
  registerImportPetrarch(command);
  command.exitOverride();
};
