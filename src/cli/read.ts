import type { Command } from 'commander';
import { drained, printJson, readStandardInput, tellDiagnostic } from './io.ts';
import type { OutputOptions } from './io.ts';
import { fetcherFor, withFetching } from './fetching.ts';
import type { FetchOptions } from './fetching.ts';
import { readingOf, withGiven, withOutput } from './options.ts';
import type { GivenOptions } from './options.ts';
import { statusOf, usage } from './outcome.ts';

/** `entente read PATH…`: documents as NDJSON. */
export const registerRead = (program: Command): void => {
  withOutput(
    withFetching(
      withGiven(
        program.command('read').argument('<paths...>', 'files, folders, globs, addresses, or -'),
      ),
    ),
    'entente read communiques/ --published 2025-06-25 > documents.ndjson',
  )
    .description('read documents and print them as NDJSON')
    .action(async (paths: string[], options: OutputOptions & GivenOptions & FetchOptions) => {
      const { readDocuments } = await import('../pipeline.ts');
      const fetcher = await fetcherFor(options, null);
      const diagnostics = [];
      let documents = 0;
      for await (const item of readDocuments(paths, {
        ...readingOf(options),
        standardInput: readStandardInput,
        fetcher,
      })) {
        printJson(item);
        await drained();
        if (item.record === 'document') documents += 1;
        else {
          diagnostics.push(item);
          tellDiagnostic(item, options);
        }
      }
      await fetcher.close();
      if (documents === 0 && diagnostics.length === 0)
        throw usage(`no documents in ${paths.join(', ')}`);
      process.exitCode = statusOf(diagnostics);
    });
};
