import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { once } from '../base/index.ts';
import { fetcherFor } from './fetching.ts';
import { tell } from './io.ts';
import { failed } from './outcome.ts';
import { workersFor } from './threads.ts';
import type { Knowledge } from '../knowledge/index.ts';
import type { Ledger } from '../ledger/index.ts';

export const DEFAULT_PORT = 4004;

/** Today, as an ISO day in UTC: the clock is read here, at the edge, and nowhere else. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/** Where the built workbench lies, in a checkout and in an installed package alike. */
const webRoot = (): string => fileURLToPath(new URL('../web/', import.meta.url));

/**
 * Serves a ledger until Ctrl-C. Prints the address through `announce`, and says so when the wanted
 * port was taken.
 */
export async function serveUntilStopped(about: {
  ledger: Ledger;
  knowledge: Knowledge;
  version: string;
  port: number;
  announce: (address: string, port: number) => void;
}): Promise<void> {
  const [{ createApp, createImporter, serve }, { createCoder }, { addPaths }] = await Promise.all([
    import('../server/index.ts'),
    import('../events/index.ts'),
    import('../pipeline.ts'),
  ]);
  const { ledger } = about;
  // One thread: what is added here is small, and the machine also has to answer.
  const tools = once(async () => ({
    workers: await workersFor({ jobs: 1 }, ledger.dir),
    fetcher: await fetcherFor({}, ledger.dir),
  }));
  let added = false;
  const importer = createImporter(async (source, onProgress) => {
    added = true;
    const { workers, fetcher } = await tools();
    const input = 'url' in source ? source.url : { uri: source.name, bytes: source.bytes };
    const given = { publishers: about.knowledge.publishers };
    return addPaths([input], ledger, { coder: workers, workers, fetcher, given, onProgress });
  });
  const coder = createCoder(about.knowledge);
  const root = webRoot();
  if (!existsSync(root)) throw failed('The workbench is not built. Run: npm run build');
  const app = createApp({
    ledger: about.ledger,
    knowledge: about.knowledge,
    version: about.version,
    webRoot: root,
    today: today(),
    now: () => new Date().toISOString(),
    dir: ledger.dir,
    importer,
    explain: (document) => coder.code(document, { explain: true }).trace,
  });
  const server = await serve({ app, port: about.port, host: '127.0.0.1' });
  const stopped = new Promise<void>((resolve) => {
    const stop = (): void => resolve();
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
  about.announce(server.address, server.port);
  await stopped;
  await server.close();
  if (added) {
    const { workers, fetcher } = await tools();
    await workers.close();
    await fetcher.close();
  }
  await about.ledger.close();
}

/** Says where the workbench is, and why it is not where it was asked to be. */
export const announceOn =
  (wanted: number) =>
  (address: string, port: number): void => {
    if (wanted !== 0 && port !== wanted) tell(`Port ${wanted} is taken; using ${port}.`);
    process.stdout.write(`\nWorkbench: ${address}   (Ctrl-C ends it)\n`);
  };
