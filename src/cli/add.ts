import type { Command } from 'commander';
import { DEFAULT_LEDGER, knowledgeFor, openOrStop } from './context.ts';
import { print, printJson, readStandardInput, tellDiagnostic } from './io.ts';
import type { OutputOptions } from './io.ts';
import { fetcherFor, withFetching } from './fetching.ts';
import type { FetchOptions } from './fetching.ts';
import { readingOf, withGiven, withOutput } from './options.ts';
import type { GivenOptions } from './options.ts';
import { statusOf } from './outcome.ts';
import { startProgress } from './progress.ts';

/** `entente add PATH… --ledger DIR`: read, code and keep. */
export const registerAdd = (program: Command): void => {
  withOutput(
    withFetching(
      withGiven(
        program
          .command('add')
          .argument('<paths...>', 'files, folders, globs, addresses, or -')
          .option('--ledger <dir>', 'the ledger; made where there is none', DEFAULT_LEDGER),
      ),
    ),
    'entente add communiques/ --ledger my-ledger',
  )
    .description('read and code documents and keep them in a ledger')
    .action(
      async (
        paths: string[],
        options: OutputOptions & GivenOptions & FetchOptions & { ledger: string },
      ) => {
        const [{ addPaths }, { createCoder }] = await Promise.all([
          import('../pipeline.ts'),
          import('../events/index.ts'),
        ]);
        const coder = createCoder(knowledgeFor(options.ledger, options));
        const { ledger } = await openOrStop(options.ledger, { ...options, create: true });
        const fetcher = await fetcherFor(options, options.ledger);
        const progress = startProgress('documents', options.quiet ?? false);
        try {
          const report = await addPaths(paths, ledger, {
            coder,
            ...readingOf(options),
            standardInput: readStandardInput,
            fetcher,
            onProgress: (seen) => progress.step(seen, null),
          });
          progress.end();
          for (const d of report.diagnostics) tellDiagnostic(d, options);
          if (options.json) printJson({ ledger: options.ledger, ...report });
          else {
            const problems = report.diagnostics.filter((d) => d.severity !== 'note').length;
            print(
              `${report.added} added (${report.copies} copies of another text), ${report.alreadyThere} already there; ` +
                `${report.events} events, ${report.commitments} commitments, ${report.positions} positions; ` +
                `${problems} problems`,
            );
          }
          process.exitCode = statusOf(report.diagnostics);
        } finally {
          await fetcher.close();
          await ledger.close();
        }
      },
    );
};
