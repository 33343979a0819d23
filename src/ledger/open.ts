import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorFacts, exists, makeFolder, removeLeftovers, writeWhole } from '../base/index.ts';
import type { Diagnostic, Yield } from '../model/index.ts';
import { brokenHeader, cannotOpen, newerFormat, notALedger, notFound } from './diagnostics.ts';
import {
  ARCHIVE,
  FORMAT_VERSION,
  HEADER_FILE,
  REVIEWS,
  SEGMENTS,
  STATES,
  headerSchema,
  jsonText,
  type Header,
} from './format.ts';
import { DERIVED } from './kept.ts';
import { createLedger } from './ledger.ts';
import type { Ledger } from './types.ts';

export interface OpenOptions {
  /** Make the ledger where the folder is empty or not there. */
  create?: boolean;
  /** Creation facts for a new ledger.json; the ledger itself never reads the clock. */
  created?: { by?: string; at?: string };
}

/**
 * Opens a ledger folder. The value is null where it is none, with one diagnostic that says why:
 * `ledger/not-found`, `ledger/not-a-ledger`, `ledger/broken-header`, `ledger/newer-format`,
 * `ledger/no-permission`, `ledger/cannot-open`. A damaged segment is no reason: the rest is read, and
 * `ledger.diagnostics()` tells.
 */
export async function openLedger(
  dir: string,
  options: OpenOptions = {},
): Promise<Yield<Ledger | null>> {
  const problem = await prepare(dir, options).catch((error: unknown) => cannotOpen(dir, error));
  if (problem) return { value: null, diagnostics: [problem] };
  const ledger = createLedger(dir);
  await ledger.fingerprint();
  return { value: ledger, diagnostics: ledger.diagnostics() };
}

async function prepare(dir: string, options: OpenOptions): Promise<Diagnostic | null> {
  if (!(await exists(dir))) {
    if (options.create !== true) return notFound(dir);
    await makeFolder(dir);
  } else if (!(await stat(dir)).isDirectory()) return notALedger(dir);
  const file = join(dir, HEADER_FILE);
  if (!(await exists(file))) {
    if (options.create !== true || !(await isFree(dir))) return notALedger(dir);
    // Another writer may have made it since: the first header stays.
    if (!(await exists(file))) {
      const header: Header = {
        format: { name: 'entente-ledger', version: FORMAT_VERSION },
        created: { by: options.created?.by ?? null, at: options.created?.at ?? null },
      };
      await writeWhole(file, jsonText(header));
    }
  }
  const problem = await checkHeader(dir, file);
  if (!problem && options.create === true) await clean(dir);
  return problem;
}

/** What other rooms keep in the ledger's folder: pages as they were fetched, copies, feeds watched, briefs. */
const BESIDE = ['snapshots', 'families', 'watch', 'briefs', DERIVED, ARCHIVE, STATES];

/** Empty but for what a ledger itself may have left, whole or half-made, and hidden files. */
async function isFree(dir: string): Promise<boolean> {
  const own = new Set<string>([HEADER_FILE, SEGMENTS, REVIEWS, ...BESIDE]);
  return (await readdir(dir)).every((name) => own.has(name) || name.startsWith('.'));
}

async function checkHeader(dir: string, file: string): Promise<Diagnostic | null> {
  const content = await readFile(file, 'utf8');
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (error) {
    return brokenHeader(dir, errorFacts(error).message);
  }
  const parsed = headerSchema.safeParse(json);
  if (parsed.success)
    return parsed.data.format.version > FORMAT_VERSION
      ? newerFormat(dir, parsed.data.format.version, FORMAT_VERSION)
      : null;
  const issue = parsed.error.issues[0];
  return brokenHeader(dir, issue ? `${issue.path.join('.')}: ${issue.message}` : 'unknown shape');
}

/** A writer clears away what crashed writers left. */
async function clean(dir: string): Promise<void> {
  for (const folder of [dir, join(dir, SEGMENTS), join(dir, REVIEWS)])
    if (await exists(folder)) await removeLeftovers(folder);
}
