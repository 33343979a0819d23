import type { Command } from 'commander';
import type { Diagnostic } from '../model/index.ts';
import { drained, printJson, readStandardInput, tellDiagnostic } from './io.ts';
import type { OutputOptions } from './io.ts';
import { fetcherFor, withFetching } from './fetching.ts';
import type { FetchOptions } from './fetching.ts';
import { readingOf, withGiven, withOutput } from './options.ts';
import type { GivenOptions } from './options.ts';
import { EXIT, usage } from './outcome.ts';
import { startProgress } from './progress.ts';
import { withJobs, workersFor } from './threads.ts';
import type { ThreadOptions } from './threads.ts';

/** `entente read PATH…`: documents as NDJSON. */
export const registerRead = (program: Command): void => {
  withOutput(
    withJobs(
      withFetching(
        withGiven(
          program.command('read').argument('<paths...>', 'files, folders, globs, addresses, or -'),
        ),
      ),
    ),
    'entente read communiques/ --published 2025-06-25 > documents.ndjson',
  )
    .description('read documents and print them as NDJSON')
    .action(read);
};

async function read(
  paths: string[],
  options: OutputOptions & GivenOptions & FetchOptions & ThreadOptions,
): Promise<void> {
  const [{ readDocuments }, { sizeOfPaths }] = await Promise.all([
    import('../pipeline.ts'),
    import('../documents/index.ts'),
  ]);
  const fetcher = await fetcherFor(options, null);
  const workers = await workersFor(options, null);
  // Where documents go to the same terminal, a line that is drawn anew would stand between them.
  const progress = startProgress('documents', (options.quiet ?? false) || process.stdout.isTTY);
  const size = await sizeOfPaths(paths);
  const problems: Record<Diagnostic['severity'], number> = { error: 0, warning: 0, note: 0 };
  let documents = 0;
  let bytes = 0;
  const documentsRead = readDocuments(paths, {
    ...readingOf(options),
    standardInput: readStandardInput,
    fetcher,
    workers,
    onRead: (count) => {
      bytes += count;
    },
  });
  try {
    for await (const item of documentsRead) {
      printJson(item);
      await drained();
      if (item.record === 'document') {
        documents += 1;
        for (const { severity } of item.diagnostics) problems[severity] += 1;
      } else {
        problems[item.severity] += 1;
        progress.end();
        tellDiagnostic(item, options);
      }
      progress.step({ done: documents, share: size ? bytes / size : null, problems });
    }
    progress.end();
  } finally {
    await workers.close();
    await fetcher.close();
  }
  if (documents + problems.error + problems.warning + problems.note === 0)
    throw usage(`no documents in ${paths.join(', ')}`);
  process.exitCode = problems.error > 0 ? EXIT.someInputsFailed : EXIT.done;
}
