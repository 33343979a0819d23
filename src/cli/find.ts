import type { Command } from 'commander';
import { DEFAULT_LEDGER, openOrStop } from './context.ts';
import { print, printJson } from './io.ts';
import type { OutputOptions } from './io.ts';
import { countArgument, withOutput } from './options.ts';

/** `entente find QUERY --ledger DIR`: full-text search in evidence. */
export const registerFind = (program: Command): void => {
  withOutput(
    program
      .command('find')
      .argument(
        '<query>',
        'words, all of which must stand in the sentence; "a phrase"; -word; actor: root: status: domain: site: before: after:',
      )
      .option('--ledger <dir>', 'the ledger', DEFAULT_LEDGER)
      .option('--limit <n>', 'at most this many', countArgument, 20),
    `entente find '"liaison office" Tokyo -summit after:2024' --ledger my-ledger`,
  )
    .description('search the sentences behind the records')
    .action(async (query: string, options: OutputOptions & { ledger: string; limit: number }) => {
      const { ledger } = await openOrStop(options.ledger, options);
      try {
        const hits = await ledger.find(query, { limit: options.limit });
        for (const hit of hits) {
          if (options.json) printJson(hit);
          else
            print(
              `${hit.record.id}  ${hit.document.published ?? 'no date'}  ${hit.document.title ?? hit.document.uri}\n    “${hit.quote}”`,
            );
        }
        if (hits.length === 0 && !options.json)
          print(`No sentence with ${query} in the records of this ledger.`);
      } finally {
        await ledger.close();
      }
    });
};
