import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { knowledgeFor, publishersOf, withKnowledge } from './context.ts';
import { drained, printJson, readStandardInput, tellDiagnostic } from './io.ts';
import type { OutputOptions } from './io.ts';
import { fetcherFor, withFetching } from './fetching.ts';
import type { FetchOptions } from './fetching.ts';
import { readingOf, withGiven, withOutput } from './options.ts';
import type { GivenOptions } from './options.ts';
import { EXIT } from './outcome.ts';
import { withCoding, workersFor } from './threads.ts';
import type { ThreadOptions } from './threads.ts';

/** `entente code PATH…`: documents and their records as NDJSON. */
export const registerCode = (program: Command): void => {
  withOutput(
    withKnowledge(
      withCoding(
        withFetching(
          withGiven(
            program
              .command('code')
              .argument('<paths...>', 'files, folders, globs, addresses, or -')
              .option('--explain', 'add the trace of each decision'),
          ),
        ),
      ),
    ),
    'entente code article.txt --published 2025-07-15 --explain',
  )
    .description('read and code documents; print documents and records as NDJSON')
    .action(
      async (
        paths: string[],
        options: OutputOptions &
          GivenOptions &
          FetchOptions &
          ThreadOptions & { explain?: boolean },
      ) => {
        const { codePaths } = await import('../pipeline.ts');
        knowledgeFor(null, options);
        const reading = readingOf(options);
        const fetcher = await fetcherFor(options, null);
        const workers = await workersFor(options, null);
        const scratch = mkdtempSync(join(tmpdir(), 'entente-'));
        let failed = false;
        const stream = codePaths(paths, {
          coder: workers,
          ...reading,
          given: { ...reading.given, ...publishersOf(null, options) },
          explain: options.explain ?? false,
          standardInput: readStandardInput,
          fetcher,
          workers,
          scratch,
        });
        try {
          for await (const item of stream) {
            printJson(item);
            await drained();
            if (item.record !== 'diagnostic') continue;
            failed ||= item.severity === 'error';
            tellDiagnostic(item, options);
          }
        } finally {
          await workers.close();
          await fetcher.close();
          rmSync(scratch, { recursive: true, force: true });
        }
        process.exitCode = failed ? EXIT.someInputsFailed : EXIT.done;
      },
    );
};
