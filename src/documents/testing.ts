import type { Diagnostic, Document } from '../model/index.ts';
import { readSource, type SourceOptions } from './source.ts';

/** All that comes out of some bytes, for tests. */
export async function readAll(
  bytes: Uint8Array | string | AsyncIterable<Uint8Array>,
  uri: string,
  options: SourceOptions = {},
): Promise<{ documents: Document[]; diagnostics: Diagnostic[]; codes: string[] }> {
  const documents: Document[] = [];
  const diagnostics: Diagnostic[] = [];
  const source = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  for await (const item of readSource({ uri, bytes: source }, options)) {
    if (item.record === 'document') documents.push(item);
    else diagnostics.push(item);
  }
  const own = documents.flatMap((document) => document.diagnostics);
  return { documents, diagnostics, codes: [...diagnostics, ...own].map((d) => d.code) };
}
