import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, ledgerIn } from './helpers.ts';
import { sampleCoder, sampleDocuments } from './sample.ts';

const CODERS = ['entente/0.1.0', 'entente/0.2.0'];

test('joined segments hold the same records; older states still open; a second run does nothing', async () => {
  const dir = await emptyFolder();
  const ledger = await ledgerIn(dir);
  for (const coder of CODERS)
    for (let i = 0; i < 4; i += 1) {
      const documents = sampleDocuments(i * 2, i * 2 + 2);
      await ledger.add({ coder, documents, ...sampleCoder(coder)(documents) });
    }
  await ledger.note(null);
  const print = await ledger.fingerprint();
  const read = async () => ({
    documents: await ledger.documents(),
    events: await ledger.events(),
    commitments: await ledger.commitments(),
    positions: await ledger.positions(),
    counts: await ledger.counts(),
    old: await ledger.events({ coder: CODERS[0]! }),
  });
  const before = await read();
  expect(await ledger.segments()).toHaveLength(8);

  const { value, diagnostics } = await ledger.compact();
  expect(diagnostics).toEqual([]);
  expect(value).toMatchObject({ before: 8, after: 2 });
  expect(await ledger.segments()).toEqual([...value.made].sort());
  expect(await read()).toEqual(before);
  expect((await readdir(join(dir, 'archive'))).sort()).toEqual([...value.archived].sort());
  expect((await ledger.verify()).value.damaged).toEqual([]);

  // What is there already adds nothing, also after joining.
  const documents = sampleDocuments(0, 2);
  const again = await ledger.add({
    coder: CODERS[1]!,
    documents,
    ...sampleCoder(CODERS[1]!)(documents),
  });
  expect(again.value).toMatchObject({ segment: null, alreadyThere: 2 });

  const then = await ledger.at(print);
  expect(await then.value?.events()).toEqual(before.events);
  await then.value?.close();
  expect((await ledger.compact()).value).toMatchObject({ made: [], archived: [] });
  await ledger.close();
});
