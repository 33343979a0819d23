import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ended, entente, printed, start } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-brief-'));
const ledger = join(folder, 'ledger');
const ADDRESS = /http:\/\/127\.0\.0\.1:(\d+)/;
const FORMS = ['docx', 'pdf', 'md', 'html', 'json'] as const;

let child: ReturnType<typeof start> | undefined;
let id = '';
const served = new Map<string, Buffer>();

beforeAll(async () => {
  child = start(['start', '--ledger', ledger, '--port', '0', '--no-open']);
  const api = `${ADDRESS.exec(await printed(child, ADDRESS))![0]}/api/v1`;
  const made = await fetch(`${api}/briefs`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify({ title: 'Before Thursday' }),
  });
  const { draft } = (await made.json()) as { draft: { id: string } };
  id = draft.id;
  for (const form of FORMS) {
    const file = await fetch(`${api}/briefs/${id}/file?format=${form}`);
    expect(file.status, form).toBe(200);
    served.set(form, Buffer.from(await file.arrayBuffer()));
  }
  const stopped = ended(child);
  child.kill('SIGTERM');
  await stopped;
}, 120_000);
afterAll(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

describe('a brief that was made in the workbench', () => {
  it.each(FORMS)('%s: the command line writes the bytes that the service gave', (form) => {
    const out = join(folder, `brief.${form}`);
    const ran = entente(['brief', '--ledger', ledger, '--id', id, '--out', out]);
    expect(ran.status, ran.err).toBe(0);
    const written = readFileSync(out);
    expect(written.length).toBeGreaterThan(500);
    expect(written.equals(served.get(form)!)).toBe(true);
  });
});
