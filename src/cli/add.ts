import type { Command } from 'commander';
import {
  DEFAULT_LEDGER,
  knowledgeFor,
  openOrStop,
  publishersOf,
  withKnowledge,
} from './context.ts';
import { print, printJson, readStandardInput, tellDiagnostic } from './io.ts';
import type { OutputOptions } from './io.ts';
import { fetcherFor, withFetching } from './fetching.ts';
import type { FetchOptions } from './fetching.ts';
import { readingOf, withGiven, withOutput } from './options.ts';
import type { GivenOptions } from './options.ts';
import { EXIT } from './outcome.ts';
import { startProgress } from './progress.ts';
import { withCoding, workersFor } from './threads.ts';
import type { ThreadOptions } from './threads.ts';

/** `entente add PATH… --ledger DIR`: read, code and keep. */
export const registerAdd = (program: Command): void => {
  withOutput(
    withKnowledge(
      withCoding(
        withFetching(
          withGiven(
            program
              .command('add')
              .argument('<paths...>', 'files, folders, globs, addresses, or -')
              .option('--ledger <dir>', 'the ledger; made where there is none', DEFAULT_LEDGER),
          ),
        ),
      ),
    ),
    'entente add communiques/ --ledger my-ledger',
  )
    .description('read and code documents and keep them in a ledger')
    .action(
      async (
        paths: string[],
        options: OutputOptions & GivenOptions & FetchOptions & ThreadOptions & { ledger: string },
      ) => {
        const [{ addPaths }, { sizeOfPaths }] = await Promise.all([
          import('../pipeline.ts'),
          import('../documents/index.ts'),
        ]);
        knowledgeFor(options.ledger, options);
        const reading = readingOf(options);
        const { ledger } = await openOrStop(options.ledger, { ...options, create: true });
        const fetcher = await fetcherFor(options, options.ledger);
        const workers = await workersFor(options, options.ledger);
        const progress = startProgress('documents', options.quiet ?? false);
        const size = await sizeOfPaths(paths);
        let read = 0;
        try {
          const report = await addPaths(paths, ledger, {
            coder: workers,
            ...reading,
            given: { ...reading.given, ...publishersOf(options.ledger, options) },
            standardInput: readStandardInput,
            fetcher,
            workers,
            onRead: (bytes) => {
              read += bytes;
            },
            onProgress: ({ kept, problems }) =>
              progress.step({ done: kept, share: size ? read / size : null, problems }),
          });
          progress.end();
          for (const d of report.diagnostics) tellDiagnostic(d, options);
          if (options.json) printJson({ ledger: options.ledger, ...report });
          else {
            print(
              `${report.added} added (${report.copies} copies of another text), ${report.alreadyThere} already there; ` +
                `${report.events} events, ${report.commitments} commitments, ${report.positions} positions; ` +
                `${report.problems.error + report.problems.warning} problems`,
            );
          }
          process.exitCode = report.problems.error > 0 ? EXIT.someInputsFailed : EXIT.done;
        } finally {
          await workers.close();
          await fetcher.close();
          await ledger.close();
        }
      },
    );
};
