import type { Diagnostic, Document } from '../../model/index.ts';
import { readSource } from '../source.ts';
import type { Given, Limits } from '../types.ts';
import type { Fetcher } from './types.ts';

export interface AddressOptions {
  given?: Given | undefined;
  limits?: Partial<Limits> | undefined;
}

/**
 * Fetches one address and reads what comes. The documents' uri is where the redirects ended, and
 * `source.sha256` is that of the bytes of the snapshot, where one is kept. Never throws.
 */
export async function* readAddress(
  address: string,
  fetcher: Fetcher,
  { given, limits }: AddressOptions = {},
): AsyncGenerator<Document | Diagnostic> {
  const { value: page, diagnostics } = await fetcher.get(address);
  yield* diagnostics;
  if (!page) return;
  const source = { uri: page.finalUrl, bytes: page.bytes, charset: page.charset ?? undefined };
  yield* readSource(source, { given, limits });
}
