import type { Fetcher, FetcherOptions } from './types.ts';

/**
 * A fetcher of addresses that a user named; see `fetcher.ts` for what it keeps to. The HTTP client is
 * loaded by the first address, so that whoever reads files only does not pay for it.
 */
export function createFetcher(options: FetcherOptions): Fetcher {
  let loading: Promise<Fetcher> | null = null;
  return {
    get: async (address, asked) => {
      loading ??= import('./fetcher.ts').then((web) => web.createFetcher(options));
      return (await loading).get(address, asked);
    },
    close: async () => (await loading)?.close(),
  };
}
