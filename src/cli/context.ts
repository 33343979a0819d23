import type { Command } from 'commander';
import { loadKnowledge, packagedFolder } from '../knowledge/index.ts';
import type { Given } from '../documents/index.ts';
import type { Knowledge } from '../knowledge/index.ts';
import type { Ledger } from '../ledger/index.ts';
import type { Diagnostic } from '../model/index.ts';
import { describe, failed, usage } from './outcome.ts';
import { tell, tellDiagnostic } from './io.ts';
import type { OutputOptions } from './io.ts';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where `start` keeps its ledger, and where other commands look for one. */
export const DEFAULT_LEDGER = 'entente-ledger';

/** `--knowledge DIR`, on every command that reads the data of `knowledge/`. */
export interface KnowledgeOptions extends OutputOptions {
  knowledge?: string;
}

export const withKnowledge = (command: Command): Command =>
  command.option(
    '--knowledge <dir>',
    'your own actors, ministers, groups, domains, topics, lexicon; knowledge/ beside or inside the ledger is taken by itself',
  );

/**
 * The folders of the user's own data, each laid over those before it: `knowledge/` beside the ledger,
 * `knowledge/` inside it, and the one that was named. A command without a ledger looks beside the one
 * that it would have by default: in the folder it was started in.
 */
export function ownFolders(ledger: string | null, { knowledge }: KnowledgeOptions): string[] {
  const at = ledger ?? DEFAULT_LEDGER;
  if (knowledge !== undefined && !existsSync(knowledge))
    throw usage(`no such folder: ${knowledge} (--knowledge)`);
  const usual = [join(dirname(at), 'knowledge'), join(at, 'knowledge')].filter(
    (folder) => existsSync(folder) && statSync(folder).isDirectory() && !isBundled(folder),
  );
  const all = [...usual, ...(knowledge === undefined ? [] : [knowledge])];
  return all.filter((one, index) => all.findLastIndex((other) => same(one, other)) === index);
}

const same = (a: string, b: string): boolean => realpathSync(a) === realpathSync(b);

/** The product's own folder is not a user's: so inside a checkout of Entente itself. */
const isBundled = (folder: string): boolean => same(folder, packagedFolder());

const loaded = new Map<string, Knowledge>();

/**
 * The data of `knowledge/` with the user's own laid over it. Faults of the user's data are told once;
 * the rest of the data is used.
 */
export function knowledgeFor(ledger: string | null, options: KnowledgeOptions): Knowledge {
  const folders = ownFolders(ledger, options);
  const key = folders.join('\n');
  const before = loaded.get(key);
  if (before) return before;
  const { value, diagnostics } = loadKnowledge({ userFolder: folders });
  for (const d of diagnostics) tellDiagnostic(d, options);
  if (diagnostics.length > 0 && !options.quiet)
    tell(`To see all of your own data checked: entente knowledge check ${folders.at(-1) ?? ''}`);
  loaded.set(key, value);
  return value;
}

/** Publishers to read documents with, where the user's own data adds to the packaged ones. */
export const publishersOf = (
  ledger: string | null,
  options: KnowledgeOptions,
): Pick<Given, 'publishers'> =>
  ownFolders(ledger, options).length === 0
    ? {}
    : { publishers: knowledgeFor(ledger, options).publishers };

/** Opens a ledger or stops with a clear message. Warnings are told and the rest goes on. */
export async function openOrStop(
  folder: string,
  options: OutputOptions & { create?: boolean },
): Promise<{ ledger: Ledger; diagnostics: Diagnostic[] }> {
  const { openLedger } = await import('../ledger/index.ts');
  const { value, diagnostics } = await openLedger(folder, { create: options.create ?? false });
  if (value === null) throw failed(diagnostics.map(describe).join('\n'));
  for (const d of diagnostics) tellDiagnostic(d, options);
  // Whatever a command leaves behind or prints the snapshot of can be opened again.
  const close = async (): Promise<void> => {
    await value.note(new Date().toISOString());
    await value.close();
  };
  return { ledger: { ...value, close }, diagnostics };
}
