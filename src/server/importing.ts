import type { Diagnostic } from '../model/index.ts';
import type { ImportEvent, ImportReport, ImportSource } from './import-types.ts';

/** Adds to the ledger by the same pipeline as `entente add`, and tells as it goes. */
export type Importer = (source: ImportSource) => AsyncGenerator<ImportEvent, undefined>;

/** What a run does with a source: `addPaths` with everything but the source filled in. */
export type Run = (
  source: ImportSource,
  onProgress: (progress: { seen: number; kept: number }) => void,
) => Promise<ImportReport & { diagnostics: readonly Diagnostic[] }>;

/**
 * An importer over a run: one source at a time, in the order in which they came, whoever sent them (two
 * tabs wait for each other); a run that breaks costs its own source only.
 */
export function createImporter(run: Run): Importer {
  let tail: Promise<unknown> = Promise.resolve();
  return async function* importer(source) {
    const queue: ImportEvent[] = [];
    let wake: () => void = () => undefined;
    const tell = (event: ImportEvent): void => {
      queue.push(event);
      wake();
    };
    let isTurn = false;
    const task = async (): Promise<void> => {
      isTurn = true;
      try {
        const { diagnostics, ...report } = await run(source, ({ seen, kept }) =>
          tell({ type: 'progress', seen, kept }),
        );
        for (const one of diagnostics) tell({ type: 'diagnostic', diagnostic: one });
        tell({ type: 'done', report });
      } catch (error) {
        tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
      }
    };
    tail = tail.then(task, task);
    await Promise.resolve();
    if (!isTurn) yield { type: 'waiting' };
    for (;;) {
      const event = queue.shift();
      if (event === undefined) {
        await new Promise<void>((resolve) => (wake = resolve));
        continue;
      }
      yield event;
      if (event.type === 'done' || event.type === 'failed') return undefined;
    }
  };
}
