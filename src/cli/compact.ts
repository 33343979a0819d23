import type { Command } from 'commander';
import { DEFAULT_LEDGER, openOrStop } from './context.ts';
import { print, printJson, tellDiagnostic, type OutputOptions } from './io.ts';
import { withOutput } from './options.ts';
import { statusOf } from './outcome.ts';

/** `entente compact --ledger DIR`: few large segments in place of many small ones. */
export const registerCompact = (program: Command): void => {
  withOutput(
    program.command('compact').option('--ledger <dir>', 'the ledger', DEFAULT_LEDGER),
    'entente compact --ledger my-ledger',
  )
    .description('join the small parts of a ledger, so that it is read faster')
    .action(async (options: OutputOptions & { ledger: string }) => {
      const { ledger } = await openOrStop(options.ledger, options);
      try {
        // Links to the ledger as it is now must open when it has other parts.
        await ledger.note(new Date().toISOString());
        const { value, diagnostics } = await ledger.compact();
        for (const d of diagnostics) tellDiagnostic(d, options);
        if (options.json) printJson(value);
        else if (value.made.length === 0 && diagnostics.length === 0)
          print('Nothing to join: the ledger has no two small parts of one coder.');
        else if (diagnostics.length === 0)
          print(
            `${value.before} segments before, ${value.after} now; ${value.archived.length} set aside in archive/, where older snapshots still find them.`,
          );
        process.exitCode = statusOf(diagnostics);
      } finally {
        await ledger.close();
      }
    });
};
