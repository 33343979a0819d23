import type { Diagnostic, Document } from '../../model/index.ts';
import type { Link, PartOptions } from '../parts.ts';
import { readSource } from '../source.ts';
import type { Fetcher } from './types.ts';

/** Addresses that lead to one another: a list of feeds, a feed, its pages. */
const DEEPEST = 2;

/**
 * Fetches one address and reads what comes; with `follow` also what a feed or list that comes leads
 * to. The documents' uri is where the redirects ended, `retrieved` says when these bytes were fetched
 * first, and `source.sha256` is that of the bytes of the snapshot, where one is kept. With `newer` a page
 * that is as it was gives nothing. Never throws.
 */
export async function* readAddress(
  address: string,
  fetcher: Fetcher,
  options: PartOptions = {},
  { depth = 0, newer = false }: { depth?: number; newer?: boolean } = {},
): AsyncGenerator<Document | Diagnostic> {
  const { value: page, diagnostics } = await fetcher.get(address);
  yield* diagnostics;
  if (!page || (newer && page.unchanged)) return;
  const source = { uri: page.finalUrl, bytes: page.bytes, charset: page.charset ?? undefined };
  yield* readSource(source, {
    ...options,
    given: { ...options.given, retrieved: page.retrieved },
    follow: (options.follow ?? false) && depth < DEEPEST,
    fetchLink: (link) => readLink(link, fetcher, options, { depth: depth + 1 }),
  });
}

/** Fetches what a link leads to; what stated the link is believed after the page itself. */
export function readLink(
  { url, title, date }: Link,
  fetcher: Fetcher,
  options: PartOptions,
  { depth = 1, newer = false }: { depth?: number; newer?: boolean } = {},
): AsyncGenerator<Document | Diagnostic> {
  const hint = { title, date, where: 'feed or list' };
  return readAddress(
    url,
    fetcher,
    { ...options, given: { ...options.given, hint } },
    { depth, newer },
  );
}
