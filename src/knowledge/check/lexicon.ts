import { resolve } from 'node:path';
import type { Diagnostic, Yield } from '../../model/index.ts';
import { packagedFolder } from '../files.ts';
import { readFolder } from '../folders.ts';
import type { FrameRead } from '../lexicon-lint.ts';
import { readFrames } from '../lexicon.ts';
import { loadKnowledge, type Knowledge } from '../load.ts';

export interface CheckedLexicon {
  knowledge: Knowledge;
  /** The user's own frames, with their places; all of them where no folder is given. */
  frames: readonly FrameRead[];
}

/** The lexicon of the user's folders (of the package, without any) with what can be said without coding. */
export function checkLexicon(userFolders: readonly string[] = []): Yield<CheckedLexicon> {
  const isOwn = userFolders.length > 0;
  const diagnostics: Diagnostic[] = [];
  const folders = {
    folder: packagedFolder(),
    packaged: isOwn,
    userFolders: userFolders.map((folder) => resolve(folder)),
  };
  const keyOf = (entry: Record<string, unknown>): string =>
    typeof entry['id'] === 'string'
      ? entry['id']
      : typeof entry['set'] === 'string'
        ? `@${entry['set']}`
        : '';
  const entries = [...readFolder('lexicon', keyOf, folders, diagnostics).values()]
    .flat()
    .sort((a, b) => Number(b.own) - Number(a.own));
  const read = readFrames(entries, { trusted: isOwn, lint: true });
  const concerns = (d: Diagnostic): boolean =>
    !isOwn || folders.userFolders.some((folder) => d.uri?.startsWith(folder) ?? false);
  return {
    value: {
      knowledge: loadKnowledge(isOwn ? { userFolder: userFolders } : {}).value,
      frames: isOwn ? read.value.filter(({ own }) => own) : read.value,
    },
    diagnostics: [...diagnostics, ...read.diagnostics].filter(concerns),
  };
}
