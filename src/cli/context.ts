import { loadKnowledge } from '../knowledge/index.ts';
import type { Given } from '../documents/index.ts';
import type { Knowledge } from '../knowledge/index.ts';
import type { Ledger } from '../ledger/index.ts';
import type { Diagnostic } from '../model/index.ts';
import { describe, failed } from './outcome.ts';
import { tellDiagnostic } from './io.ts';
import type { OutputOptions } from './io.ts';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where `start` keeps its ledger, and where other commands look for one. */
export const DEFAULT_LEDGER = 'entente-ledger';

/**
 * The data of `knowledge/`, and of a `knowledge/` folder beside the user's ledger where there is one.
 * Faults of the user's data are told; the rest of the data is used.
 */
export function knowledgeFor(ledgerFolder: string | null, options: OutputOptions): Knowledge {
  const ownFolder = ownKnowledge(ledgerFolder);
  const { value, diagnostics } = loadKnowledge(ownFolder === null ? {} : { userFolder: ownFolder });
  for (const d of diagnostics) tellDiagnostic(d, options);
  return value;
}

/** The `knowledge/` folder beside the user's ledger, or null where there is none. */
export function ownKnowledge(ledgerFolder: string | null): string | null {
  const beside = ledgerFolder === null ? null : join(dirname(ledgerFolder), 'knowledge');
  return beside !== null && existsSync(beside) && !isBundled(beside) ? beside : null;
}

/** Tells the faults of the user's own data, where there are any: the threads that use it tell nobody. */
export function tellOwnKnowledge(ledgerFolder: string | null, options: OutputOptions): void {
  if (ownKnowledge(ledgerFolder) !== null) knowledgeFor(ledgerFolder, options);
}

/** Publishers to read documents with, where the user's own data adds to the packaged ones. */
export function publishersOf(ledgerFolder: string | null): Pick<Given, 'publishers'> {
  const own = ownKnowledge(ledgerFolder);
  return own === null ? {} : { publishers: loadKnowledge({ userFolder: own }).value.publishers };
}

/** The product's own folder is not a user's: true inside a checkout of Entente itself. */
const isBundled = (folder: string): boolean => existsSync(join(folder, 'actors', 'countries.json'));

/** Opens a ledger or stops with a clear message. Warnings are told and the rest goes on. */
export async function openOrStop(
  folder: string,
  options: OutputOptions & { create?: boolean },
): Promise<{ ledger: Ledger; diagnostics: Diagnostic[] }> {
  const { openLedger } = await import('../ledger/index.ts');
  const { value, diagnostics } = await openLedger(folder, { create: options.create ?? false });
  if (value === null) throw failed(diagnostics.map(describe).join('\n'));
  for (const d of diagnostics) tellDiagnostic(d, options);
  return { ledger: value, diagnostics };
}
