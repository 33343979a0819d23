import { readFile } from 'node:fs/promises';
import { errorFacts } from '../base/index.ts';
import { feedsIn, problem } from '../documents/index.ts';
import type { Diagnostic, Yield } from '../model/index.ts';

/** A feed to watch: its address, and how the list calls it. */
export interface Watched {
  url: string;
  title: string | null;
}

const ADDRESS = /^https?:\/\//i;

/**
 * The feeds behind lists (OPML files) and addresses, in their order, each once. A list that cannot be
 * read gives a diagnostic and the others are used.
 */
export async function feedsOf(lists: readonly string[]): Promise<Yield<Watched[]>> {
  const feeds = new Map<string, Watched>();
  const diagnostics: Diagnostic[] = [];
  const add = (url: string, title: string | null): void => {
    if (!feeds.has(url)) feeds.set(url, { url, title });
  };
  for (const list of lists) {
    if (ADDRESS.test(list)) {
      add(list, null);
      continue;
    }
    try {
      const found = feedsIn(await readFile(list), list);
      diagnostics.push(...found.diagnostics);
      for (const { url, title } of found.value.feeds) add(url, title);
    } catch (error) {
      const { code, message } = errorFacts(error);
      diagnostics.push(
        code === 'ENOENT'
          ? problem('read/missing-path', list)
          : problem('read/unreadable-path', list, { reason: code ?? message }),
      );
    }
  }
  return { value: [...feeds.values()], diagnostics };
}
