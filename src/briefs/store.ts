import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errorFacts, makeFolder, sha256, writeWhole } from '../base/index.ts';
import { diagnostic, type Diagnostic, type Yield } from '../model/index.ts';
import { DRAFT_ID, draftSchema, type Draft } from './draft.ts';

const folderOf = (ledgerDir: string): string => join(ledgerDir, 'briefs');
const fileOf = (ledgerDir: string, id: string): string => join(folderOf(ledgerDir), `${id}.json`);
/** In the order of the schema, whatever order the fields came in. */
const textOf = (draft: Draft): string => `${JSON.stringify(draftSchema.parse(draft), null, 2)}\n`;

/** Names what a draft says; a save that builds on another one is refused by it. */
export const revisionOf = (draft: Draft): string => sha256(textOf(draft)).slice(0, 16);

const problem = (code: string, message: string, advice: string, uri: string): Diagnostic =>
  diagnostic({ code, severity: 'error', message, advice, uri });

/** A draft by its id; `brief/unknown` where there is none, `brief/damaged` where the file is none. */
export async function readDraft(ledgerDir: string, id: string): Promise<Yield<Draft | null>> {
  const file = fileOf(ledgerDir, id);
  const missing = problem(
    'brief/unknown',
    `unknown brief: ${id}`,
    'See the list of briefs; one that was made in another ledger lies in its folder briefs/.',
    file,
  );
  if (!DRAFT_ID.test(id)) return { value: null, diagnostics: [missing] };
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (errorFacts(error).code === 'ENOENT') return { value: null, diagnostics: [missing] };
    throw error;
  }
  try {
    const parsed = draftSchema.safeParse(JSON.parse(text));
    if (parsed.success && parsed.data.id === id) return { value: parsed.data, diagnostics: [] };
  } catch {
    // Told below.
  }
  const damaged = problem(
    'brief/damaged',
    `${id}.json is not a brief`,
    'Put the file back from a copy, or remove it.',
    file,
  );
  return { value: null, diagnostics: [damaged] };
}

/** All drafts beside a ledger, by title and id, with those that cannot be read as diagnostics. */
export async function listDrafts(ledgerDir: string): Promise<Yield<Draft[]>> {
  let names: string[];
  try {
    names = await readdir(folderOf(ledgerDir));
  } catch (error) {
    if (errorFacts(error).code === 'ENOENT') return { value: [], diagnostics: [] };
    throw error;
  }
  const ids = names
    .filter((name) => name.endsWith('.json') && !name.startsWith('.'))
    .map((name) => name.slice(0, -5))
    .filter((id) => DRAFT_ID.test(id))
    .sort();
  const read = await Promise.all(ids.map((id) => readDraft(ledgerDir, id)));
  return {
    value: read.flatMap(({ value }) => value ?? []),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  };
}

/**
 * Keeps a draft, whole or not at all. `over` is the revision that the change was made on; another one
 * on the disk refuses it with `brief/changed-elsewhere`, so that two tabs lose nothing. Saves to one
 * folder from one process go one after the other.
 */
export function writeDraft(
  ledgerDir: string,
  draft: Draft,
  over: string | null,
): Promise<Yield<Draft | null>> {
  const task = async (): Promise<Yield<Draft | null>> => {
    const there = (await readDraft(ledgerDir, draft.id)).value;
    const now = there === null ? null : revisionOf(there);
    if (now !== over && (there === null || textOf(there) !== textOf(draft)))
      return {
        value: null,
        diagnostics: [
          problem(
            'brief/changed-elsewhere',
            `${draft.id} was changed since it was opened here`,
            'Open it again to see the newer one; what you wrote is still on this page.',
            fileOf(ledgerDir, draft.id),
          ),
        ],
      };
    await makeFolder(folderOf(ledgerDir));
    await writeWhole(fileOf(ledgerDir, draft.id), textOf(draft));
    return { value: draft, diagnostics: [] };
  };
  const next = saving.then(task, task);
  saving = next.catch(() => undefined);
  return next;
}
let saving: Promise<unknown> = Promise.resolve();

export async function removeDraft(ledgerDir: string, id: string): Promise<boolean> {
  if (!DRAFT_ID.test(id)) return false;
  try {
    await rm(fileOf(ledgerDir, id));
    return true;
  } catch (error) {
    if (errorFacts(error).code === 'ENOENT') return false;
    throw error;
  }
}
