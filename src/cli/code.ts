import type { Command } from 'commander';
import { knowledgeFor } from './context.ts';
import { drained, printJson, readStandardInput, tellDiagnostic } from './io.ts';
import type { OutputOptions } from './io.ts';
import { fetcherFor, withFetching } from './fetching.ts';
import type { FetchOptions } from './fetching.ts';
import { readingOf, withGiven, withOutput } from './options.ts';
import type { GivenOptions } from './options.ts';
import { statusOf } from './outcome.ts';

/** `entente code PATH…`: documents and their records as NDJSON. */
export const registerCode = (program: Command): void => {
  withOutput(
    withFetching(
      withGiven(
        program
          .command('code')
          .argument('<paths...>', 'files, folders, globs, addresses, or -')
          .option('--explain', 'add the trace of each decision'),
      ),
    ),
    'entente code article.txt --published 2025-07-15 --explain',
  )
    .description('read and code documents; print documents and records as NDJSON')
    .action(
      async (
        paths: string[],
        options: OutputOptions & GivenOptions & FetchOptions & { explain?: boolean },
      ) => {
        const [{ codePaths }, { createCoder }] = await Promise.all([
          import('../pipeline.ts'),
          import('../events/index.ts'),
        ]);
        const coder = createCoder(knowledgeFor(null, options));
        const fetcher = await fetcherFor(options, null);
        const diagnostics = [];
        const stream = codePaths(paths, {
          coder,
          ...readingOf(options),
          explain: options.explain ?? false,
          standardInput: readStandardInput,
          fetcher,
        });
        for await (const item of stream) {
          printJson(item);
          await drained();
          if (item.record !== 'diagnostic') continue;
          diagnostics.push(item);
          tellDiagnostic(item, options);
        }
        await fetcher.close();
        process.exitCode = statusOf(diagnostics);
      },
    );
};
