import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import type { Clock, Fetcher } from '../documents/index.ts';
import { packageFacts } from './package.ts';

export interface FetchOptions {
  allowPrivate?: boolean;
}

export const withFetching = (command: Command): Command =>
  command.option(
    '--allow-private',
    'also fetch from private addresses (servers of your own network)',
  );

/** The clock of the machine. */
export const clock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => sleep(milliseconds),
};

/** A fetcher for the addresses that the user names; snapshots go into the ledger, where there is one. */
export async function fetcherFor(options: FetchOptions, ledger: string | null): Promise<Fetcher> {
  const { createFetcher } = await import('../documents/index.ts');
  const { version, homepage } = packageFacts();
  return createFetcher({
    userAgent: `Entente/${version}${homepage === null ? '' : ` (+${homepage})`}`,
    clock,
    ...(options.allowPrivate === true ? { permit: () => true } : {}),
    ...(ledger === null ? {} : { snapshots: join(ledger, 'snapshots') }),
  });
}
