import type { Command } from 'commander';
import { DEFAULT_LEDGER, knowledgeFor, openOrStop, withKnowledge } from './context.ts';
import type { KnowledgeOptions } from './context.ts';
import { portArgument, withOutput } from './options.ts';
import { DEFAULT_PORT, announceOn, serveUntilStopped } from './serving.ts';

/** `entente serve --ledger DIR`: the HTTP service with the workbench, for a ledger that is there. */
export const registerServe = (program: Command, version: string): void => {
  withOutput(
    withKnowledge(
      program
        .command('serve')
        .option('--ledger <dir>', 'the ledger', DEFAULT_LEDGER)
        .option(
          '--port <n>',
          'port; the next free one where it is taken, any free one for 0',
          portArgument,
          DEFAULT_PORT,
        ),
    ),
    'entente serve --ledger my-ledger --port 8080',
  )
    .description('serve a ledger and its workbench on 127.0.0.1')
    .action(async (options: KnowledgeOptions & { ledger: string; port: number }) => {
      const { ledger } = await openOrStop(options.ledger, options);
      await serveUntilStopped({
        ledger,
        knowledge: knowledgeFor(options.ledger, options),
        version,
        port: options.port,
        announce: announceOn(options.port),
      });
    });
};
