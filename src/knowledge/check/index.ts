import { diagnostic } from '../../model/index.ts';
import type { Diagnostic, Yield } from '../../model/index.ts';
import type { Header, Read } from '../files.ts';
import { packagedFolder } from '../files.ts';
import { loadKnowledge, type Knowledge } from '../load.ts';
import { readSection, type Folders } from '../read.ts';
import { SECTIONS, type Section } from '../sections.ts';
import { resolve } from 'node:path';
import { checkNames } from './names.ts';
import { checkSources } from './sources.ts';
import { checkTerms } from './terms.ts';
import { checkTopics } from './topics.ts';
import { checkWords } from './words.ts';

/** What was checked: files, and entries by the part of the knowledge in which they stand. */
export interface Checked {
  knowledge: Knowledge;
  /** Files that were read, in order. */
  files: readonly string[];
  /** The user's own entries (all of them where the packaged data is checked), in words. */
  entries: readonly { part: string; name: string }[];
}

/** What every check is given. */
export interface CheckContext {
  knowledge: Knowledge;
  /** The entries of a section with their places. */
  reads: <T>(section: Section<T>) => readonly Read<T>[];
  /** Whether a fault of this entry is of interest: the user's own, or anything in the packaged data. */
  concerns: (read: { own: boolean }) => boolean;
  say: (found: Diagnostic) => void;
}

/**
 * Checks the user's folders over the packaged data, or, where none is given, the packaged data itself:
 * everything that loading finds, and what only shows when entries are held against one another:
 * overlapping terms of one office and gaps between them, sources without an address, files without a
 * licence, names that two actors share, words that do nothing, conflicts of the lexicon.
 */
export function checkKnowledge(userFolders: readonly string[] = []): Yield<Checked> {
  const isOwn = userFolders.length > 0;
  const headers: { path: string; header: Header; own: boolean }[] = [];
  const { value: knowledge, diagnostics: loaded } = loadKnowledge({
    ...(isOwn ? { userFolder: userFolders } : { folder: packagedFolder() }),
    lint: true,
    onFile: (path, header, own) => void headers.push({ path, header, own }),
  });
  const within = (d: Diagnostic): boolean =>
    !isOwn || userFolders.some((folder) => d.uri?.startsWith(resolve(folder)) ?? false);
  const diagnostics = loaded.filter(within);
  const folders: Folders = {
    folder: packagedFolder(),
    packaged: isOwn,
    userFolders: userFolders.map((folder) => resolve(folder)),
  };
  const kept = new Map<object, readonly Read<unknown>[]>();
  const context: CheckContext = {
    knowledge,
    reads: <T>(section: Section<T>): readonly Read<T>[] => {
      const before = kept.get(section);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kept by the section itself
      if (before) return before as readonly Read<T>[];
      const reads = readSection(section, folders, []);
      kept.set(section, reads);
      return reads;
    },
    concerns: ({ own }) => own || !isOwn,
    say: (found) => void diagnostics.push(found),
  };
  for (const { path, header, own } of headers)
    if (own || !isOwn) checkHeader(path, header, own, context);
  checkTerms(context);
  checkSources(context);
  checkNames(context);
  checkWords(context);
  checkTopics(context);
  return {
    value: {
      knowledge,
      files: headers.filter(({ own }) => own || !isOwn).map(({ path }) => path),
      entries: entriesOf(context),
    },
    diagnostics: sortByPlace(diagnostics),
  };
}

const sortByPlace = (all: readonly Diagnostic[]): Diagnostic[] =>
  [...all].sort((a, b) => {
    const [left, right] = [a.uri ?? '', b.uri ?? ''];
    if (left !== right) return left < right ? -1 : 1;
    return (a.start ?? 0) - (b.start ?? 0) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
  });

/** A file says what it is, where it comes from and under which licence it may be used. */
function checkHeader(path: string, header: Header, own: boolean, { say }: CheckContext): void {
  for (const field of ['about', 'source', 'licence'] as const) {
    const value = header[field];
    if (typeof value === 'string' && value.trim() !== '') continue;
    say(
      diagnostic({
        code: `knowledge/missing-${field}`,
        severity: own ? 'note' : 'error',
        message: `missing ${field} at the head of the file`,
        advice: `Say it beside the entries, so that others can judge them: "${field}": "…".`,
        uri: path,
        start: 0,
        end: 0,
      }),
    );
  }
}

/** What the user's folders bring, in words; of the packaged data its parts and how much there is. */
function entriesOf({ reads, concerns }: CheckContext): { part: string; name: string }[] {
  const found: { part: string; name: string }[] = [];
  const list = <T>(part: string, section: Section<T>, name: (entry: T) => string): void => {
    for (const read of reads(section))
      if (concerns(read)) found.push({ part, name: name(read.entry) });
  };
  list('country', SECTIONS.countries, (a) => `${a.name} (${a.code})`);
  list('organisation or group', SECTIONS.organisations, (a) => {
    const n = new Set(a.members.map((m) => m.code)).size;
    return `${a.name} (${a.code})${n === 0 ? '' : `, ${n} members`}`;
  });
  list(
    'term of office',
    SECTIONS.holders,
    (h) => `${h.name}, ${h.title}, ${h.actor}, from ${h.start}`,
  );
  list('case', SECTIONS.cases, (c) => `${c.label}${c.default ? ' (the default)' : ''}`);
  list('domain', SECTIONS.domains, (d) => `${d.label} (${d.id})`);
  list('instrument', SECTIONS.instruments, (d) => `${d.label} (${d.id})`);
  list('topic', SECTIONS.topics, (t) => `${t.label} (${t.id})`);
  list('agenda', SECTIONS.agendas, (a) => `${a.label} (${a.id})`);
  list('ministry', SECTIONS.ministries, (m) => m.id);
  list('publisher', SECTIONS.publishers, (p) => `${p.name} (${p.domain})`);
  list('source', SECTIONS.sources, (s) => s.name);
  return found;
}
