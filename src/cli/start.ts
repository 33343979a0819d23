import { existsSync, readdirSync, renameSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { DEFAULT_LEDGER, knowledgeFor, openOrStop, withKnowledge } from './context.ts';
import { print, printJson, tell, tellDiagnostic } from './io.ts';
import type { KnowledgeOptions } from './context.ts';
import { portArgument, withOutput } from './options.ts';
import { statusOf } from './outcome.ts';
import { startProgress } from './progress.ts';
import { DEFAULT_PORT, announceOn, serveUntilStopped, today } from './serving.ts';
import type { Knowledge } from '../knowledge/index.ts';
import type { Ledger } from '../ledger/index.ts';
import type { Diagnostic } from '../model/index.ts';

interface StartOptions extends KnowledgeOptions {
  ledger: string;
  port: number;
  serve: boolean;
  open: boolean;
}

/** The example documents of the bundled case, in a checkout and in an installed package alike. */
function examples(): string[] {
  const folder = fileURLToPath(new URL('../../examples/', import.meta.url));
  // Folders inside it hold the documents of other cases.
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => join(folder, name))
    .sort();
}

const isThere = (ledger: string): boolean => existsSync(ledger) && readdirSync(ledger).length > 0;

/**
 * Makes the ledger beside its place and moves it there when it is whole: a start that was killed
 * leaves no half of one, and the next start goes on where it stopped.
 */
async function makeLedger(knowledge: Knowledge, options: StartOptions): Promise<Diagnostic[]> {
  const [{ addChronology, addPaths }, { createCoder }] = await Promise.all([
    import('../pipeline.ts'),
    import('../events/index.ts'),
  ]);
  if (!options.quiet) {
    tell(
      `Making a ledger in ${options.ledger} from the bundled chronology and the example documents …`,
    );
  }
  const unfinished = `${options.ledger.replace(/[/\\]+$/, '')}.unfinished`;
  const { ledger } = await openOrStop(unfinished, { ...options, create: true });
  const problems = await addChronology(ledger, knowledge);
  const progress = startProgress('documents', options.quiet ?? false);
  const report = await addPaths(examples(), ledger, {
    coder: createCoder(knowledge),
    onProgress: ({ seen }) => progress.step({ done: seen, share: null }),
  });
  progress.end();
  await ledger.close();
  if (existsSync(options.ledger)) rmdirSync(options.ledger); // it is there and empty
  renameSync(unfinished, options.ledger);
  return [...problems, ...report.diagnostics];
}

/** `entente start`: the main job. `npm start` runs it. */
export const registerStart = (program: Command, version: string): void => {
  withOutput(
    withKnowledge(
      program
        .command('start')
        .option('--ledger <dir>', 'the ledger; made where there is none', DEFAULT_LEDGER)
        .option(
          '--port <n>',
          'port; the next free one where it is taken, any free one for 0',
          portArgument,
          DEFAULT_PORT,
        )
        .option('--no-serve', 'print the headline gaps and end')
        .option('--no-open', 'do not open a browser'),
    ),
    'entente start --no-serve',
  )
    .description('make a ledger where there is none, print the headline gaps, serve the workbench')
    .action(async (options: StartOptions) => {
      const knowledge = knowledgeFor(options.ledger, options);
      const problems = isThere(options.ledger) ? [] : await makeLedger(knowledge, options);
      const { ledger } = await openOrStop(options.ledger, options);
      for (const problem of problems) tellDiagnostic(problem, options);
      await headline(ledger, knowledge, options);
      process.exitCode = statusOf(problems);
      if (!options.serve) {
        await ledger.close();
        return;
      }
      const announce = announceOn(options.port);
      await serveUntilStopped({
        ledger,
        knowledge,
        version,
        port: options.port,
        announce: (address, port) => {
          announce(address, port);
          if (options.open && process.stdout.isTTY && !process.env['CI']) void openBrowser(address);
        },
      });
    });
};

/** The findings in words, then the table of who engages whom. */
async function headline(
  ledger: Ledger,
  knowledge: Knowledge,
  options: StartOptions,
): Promise<void> {
  const [{ openCase, readHeld }, { engagementText, plain, wrap }] = await Promise.all([
    import('../case.ts'),
    import('../views/index.ts'),
  ]);
  const usual = knowledge.defaultCase();
  const question = {
    alliance: usual.alliance,
    partners: usual.partners,
    from: null,
    to: null,
    domain: null,
    without: null,
    asOf: today(),
  };
  const kase = openCase(await readHeld(ledger), knowledge, question);
  if (options.json) {
    printJson({
      ledger: options.ledger,
      asOf: question.asOf,
      counts: await ledger.counts(),
      findings: kase.findings(),
      engagement: kase.engagement(),
    });
    return;
  }
  print(`${usual.label}; as of ${question.asOf}\n`);
  for (const finding of kase.findings()) print(`${wrap(plain(finding))}\n`);
  print(engagementText(kase.engagement(), kase));
}

/** A browser that does not open is no reason to fail: the address is printed. */
async function openBrowser(address: string): Promise<void> {
  try {
    const { default: open } = await import('open');
    await open(address);
  } catch {
    tell(`Open ${address} in a browser.`);
  }
}
