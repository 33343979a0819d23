import type { Raw } from '../files.ts';
import type { Frame } from '../lexicon.ts';
import { patternOf } from '../lexicon-lint.ts';
import type { Knowledge } from '../load.ts';
import { overlay } from '../merge.ts';
import { importActors } from './actors.ts';
import { importAgents } from './agents.ts';
import { importVerbs } from './verbs.ts';

export { reasonsOf } from './reasons.ts';

/** Where entries go: names, terms, organs. */
type Part = 'names' | 'holders' | 'ministries';

/** A line, or a part of one, that was not carried over, or only in part. */
export interface NotCarried {
  file: string;
  line: number;
  text: string;
  reason: string;
  /** The rest of it was carried over. */
  inPart: boolean;
}

/** What a dictionary is, by its name and its lines. */
export type DictionaryKind = 'actors' | 'agents' | 'verbs' | 'discards' | 'issues' | 'unknown';

export interface PetrarchImport {
  /** Entries for files of a knowledge folder, by path. */
  files: Readonly<Record<string, readonly Raw[]>>;
  kinds: Readonly<Record<string, DictionaryKind>>;
  notCarried: readonly NotCarried[];
  /** How much was known before and is left as it is. */
  already: number;
}

/** What a reader of one dictionary is given. */
export interface Importing {
  knowledge: Knowledge;
  /** Something is not carried over. */
  leave: (line: number, text: string, reason: string) => void;
  /** Something is carried over in part. */
  note: (line: number, text: string, reason: string) => void;
  put: (part: Part, entry: Raw) => void;
  frame: (frame: Frame, line: number, text: string) => void;
  /** So many were known before. */
  had: (count: number) => void;
}

/** Which dictionary it is: names are as published ("Phoenix.agents.txt"), else the lines tell. */
export function dictionaryKind(name: string, text: string): DictionaryKind {
  const lower = name.toLowerCase();
  if (/discard/.test(lower)) return 'discards';
  if (/issue/.test(lower)) return 'issues';
  if (/agent/.test(lower)) return 'agents';
  if (/actor|countryinfo/.test(lower)) return 'actors';
  if (/verb|cameo/.test(lower)) return 'verbs';
  if (/^\s*-\s.*\*.*\[/m.test(text) || /^---.*\[.*\].*---/m.test(text)) return 'verbs';
  if (/\[\s*~|~\s*\]/.test(text)) return 'agents';
  return /^[A-Z][A-Z_' .-]*_?\s+\[[A-Z]{3,}\]/m.test(text) ? 'actors' : 'unknown';
}

/**
 * Reads dictionaries in PETRARCH's published format (actors with dated codes, agents, verb patterns with
 * synsets) as entries of a knowledge folder. What has no place here is listed with file, line and reason;
 * what our own data says already is left as it is and counted. Format:
 * https://github.com/openeventdata/petrarch2, docs/source/dictionaries.rst.
 */
export function importPetrarch(
  dictionaries: readonly { name: string; text: string }[],
  knowledge: Knowledge,
): PetrarchImport {
  const notCarried: NotCarried[] = [];
  const kinds: Record<string, DictionaryKind> = {};
  const names = new Map<string, Raw>();
  const holders = new Map<string, Raw>();
  const ministries = new Map<string, Raw>();
  const frames = new Map<string, Frame>();
  const ours = new Map(knowledge.lexicon.map((frame) => [patternOf(frame), frame]));
  let already = 0;
  for (const { name, text } of dictionaries) {
    const kind = dictionaryKind(name, text);
    kinds[name] = kind;
    const leave = (line: number, said: string, reason: string): void =>
      void notCarried.push({ file: name, line, text: said, reason, inPart: false });
    const importing: Importing = {
      knowledge,
      leave,
      note: (line, said, reason) =>
        void notCarried.push({ file: name, line, text: said, reason, inPart: true }),
      had: (count) => void (already += count),
      put: (part, entry) => {
        const into = part === 'names' ? names : part === 'holders' ? holders : ministries;
        const key = ['code', 'id', 'actor', 'name', 'start']
          .map((field) => JSON.stringify(entry[field] ?? ''))
          .join(' ');
        into.set(key, overlay(into.get(key) ?? {}, entry));
      },
      frame: (frame, line, said) => {
        const key = patternOf(frame);
        const own = ours.get(key);
        const before = frames.get(key);
        if (own && own.root === frame.root) already++;
        else if (own)
          leave(
            line,
            said,
            `ours says ${own.root ?? 'no act'} (${own.id}), this says ${frame.root ?? 'no act'}; ours is kept`,
          );
        else if (before && before.root !== frame.root)
          leave(line, said, `the same pattern says ${before.root ?? 'no act'} before`);
        else if (before) already++;
        else frames.set(key, frame);
      },
    };
    if (kind === 'actors') importActors(text, importing);
    else if (kind === 'agents') importAgents(text, importing);
    else if (kind === 'verbs') importVerbs(text, importing);
    else
      leave(
        0,
        name,
        kind === 'unknown'
          ? 'it is no actors, agents or verbs dictionary by its name or its lines'
          : `a list of ${kind} has no place here`,
      );
  }
  const isCountry = (entry: Raw): boolean =>
    knowledge.actor(String(entry['code']))?.kind === 'country';
  const all = {
    'actors/countries.json': [...names.values()].filter(isCountry),
    'actors/organisations.json': [...names.values()].filter((entry) => !isCountry(entry)),
    'actors/holders.json': [...holders.values()],
    'ministries.json': [...ministries.values()],
    'lexicon/petrarch.json': [...frames.values()].map(slim),
  };
  return {
    files: Object.fromEntries(Object.entries(all).filter(([, entries]) => entries.length > 0)),
    kinds,
    notCarried,
    already,
  };
}

/** A frame without what the reader fills in by itself. */
const slim = (frame: Frame): Raw =>
  Object.fromEntries(
    Object.entries(frame).filter(
      ([field, value]) =>
        field === 'root' ||
        !(value === null || value === false || (Array.isArray(value) && value.length === 0)),
    ),
  );
