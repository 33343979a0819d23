import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nearest, once, sha256 } from '../base/index.ts';
import { diagnostic, type Diagnostic, type Yield } from '../model/index.ts';
import { NO_CASE, partiesOf } from './cases.ts';
import { chronologyEntrySchema } from './chronology-entry.ts';
import { dataFiles, packagedFolder, type Header, type Raw, type Read } from './files.ts';
import { readFolder } from './folders.ts';
import { holdersOn, indexHolders } from './holders.ts';
import { indexMemberships, membersOn, membershipsOn } from './members.ts';
import { readIndicators, type Indicators } from './indicators/index.ts';
import { readLexicon, type Frame } from './lexicon.ts';
import { checkEntry, readSection, sectionPaths, type Folders } from './read.ts';
import type {
  Actor,
  AgendaEntry,
  CaseEntry,
  PlaceEntry,
  TopicEntry,
  CoderErrorEntry,
  DomainEntry,
  Holder,
  InstrumentEntry,
  MinistryEntry,
  OperatorEntry,
  PublisherEntry,
  SourceEntry,
} from './schemas.ts';
import { readModel } from './model.ts';
import { SECTIONS } from './sections.ts';
import { unknownActor } from './unknown.ts';

export interface Knowledge {
  /** A country, organisation or group by its code, or null. */
  actor(code: string): Actor | null;
  /** All of them, in code order. */
  readonly actors: readonly Actor[];
  /** Codes of a group's members on an ISO day, sorted; [] for what is no group. */
  members(group: string, on: string): string[];
  /** Codes of the groups with listed members to which an actor belongs on an ISO day, sorted. */
  memberships(actor: string, on: string): string[];
  /** The whole to which a body or a dependent territory belongs, else the code itself. */
  whole(code: string): string;
  /**
   * The terms in office under a full name, variant or surname on an ISO day (all terms for null),
   * higher offices first. Accents, case and hyphens do not matter; titles must be cut off before.
   */
  holder(name: string, on: string | null): Holder[];
  readonly holders: readonly Holder[];
  readonly domains: readonly DomainEntry[];
  readonly instruments: readonly InstrumentEntry[];
  readonly ministries: readonly MinistryEntry[];
  /** What governing words make of the acts that they govern. */
  readonly operators: readonly OperatorEntry[];
  /** Topics of texts, and agendas declared before the texts they are held against. */
  readonly topics: readonly TopicEntry[];
  readonly agendas: readonly AgendaEntry[];
  /** Points of countries, capitals, regions and cities. */
  readonly places: readonly PlaceEntry[];
  /** Alliances with their partners, in the order of the files. */
  readonly cases: readonly CaseEntry[];
  /**
   * The case that is meant where nobody says otherwise: the last marked as default, else the last; one
   * without alliance and partners where a folder of the caller's own names none.
   */
  defaultCase(): CaseEntry;
  /** Data files that entries name as their source instead of an address. */
  readonly sources: readonly SourceEntry[];
  /** Changes with the files of the user's folders; empty without such a folder. */
  readonly fingerprint: string;
  /** Whether an actor stands in, or was changed by, a folder of the user's. */
  isOwn(code: string): boolean;
  /** Publishers by domain, for the reader of documents. */
  readonly publishers: readonly PublisherEntry[];
  /** Dated entries from public pages as they stand in the files; `chronologyRecords` reads them. */
  readonly chronology: readonly Raw[];
  /** Trigger frames, with their word sets written out. */
  readonly lexicon: readonly Frame[];
  /** Numbers by year beside the records (defence spending, votes), what they mean, what was promised of them. */
  readonly indicators: Indicators;
  /** Measured errors of a coder: of that very one, else of its family ("entente" for any version). */
  coderError(coder: string): CoderErrorEntry | null;
  /** A file of weights of `model/` as it stands, or null; the user's in place of the packaged one. */
  model(name: string): Raw | null;
}

export interface LoadOptions {
  /** Another folder in the shape of the package's `knowledge/`. */
  folder?: string;
  /** A folder of the same shape, or several, each laid over what stands before it. */
  userFolder?: string | readonly string[];
  /** Look for conflicts among the frames of the lexicon too; so in a folder of the caller's own. */
  lint?: boolean;
  /** Told of every file that is read, with what it says of itself. */
  onFile?: (path: string, header: Header, own: boolean) => void;
}

let ownKnowledge: Yield<Knowledge> | null = null;

/**
 * The data of `knowledge/`, with a user's folder laid over it. Each file is read when it is first
 * asked for, and once; with folders of the caller's own all are read at once, so that `diagnostics`
 * is complete on return. Never throws: what cannot be used is left out and told of.
 */
export function loadKnowledge(options: LoadOptions = {}): Yield<Knowledge> {
  const folders: Folders = {
    folder: options.folder === undefined ? packagedFolder() : resolve(options.folder),
    packaged: options.folder === undefined,
    userFolders: [options.userFolder ?? []].flat().map((path) => resolve(path)),
    ...(options.onFile ? { onFile: options.onFile } : {}),
  };
  // Folders that are named may be edited between two calls; the package's own does not change.
  const asPackaged = folders.packaged && folders.userFolders.length === 0 && !options.onFile;
  if (asPackaged && ownKnowledge) return ownKnowledge;
  const diagnostics: Diagnostic[] = [];
  const value = createKnowledge(folders, diagnostics, options);
  const result = { value, diagnostics };
  if (asPackaged) ownKnowledge = result;
  else {
    checkFolders(folders, diagnostics);
    readAll(value);
    value.coderError('');
  }
  return result;
}

const idOf = (entry: Raw): string => (typeof entry['id'] === 'string' ? entry['id'] : '');
const setOf = (entry: Raw): string => (typeof entry['set'] === 'string' ? `@${entry['set']}` : '');

function createKnowledge(
  folders: Folders,
  diagnostics: Diagnostic[],
  options: LoadOptions,
): Knowledge {
  const entries = <T>(reads: readonly Read<T>[]): T[] => reads.map((read) => read.entry);
  let own: ReadonlySet<string> = new Set();
  const actors = once(() => {
    const countries = readSection(SECTIONS.countries, folders, diagnostics);
    const organisations = readSection(SECTIONS.organisations, folders, diagnostics);
    const all = new Map(
      [...countries, ...organisations]
        .sort((a, b) => (a.entry.code < b.entry.code ? -1 : 1))
        .map((read) => [read.entry.code, read.entry]),
    );
    for (const { entry, fault } of organisations)
      entry.members.forEach((member, index) => {
        if (all.has(member.code)) return;
        diagnostics.push(
          fault(unknownActor('member', `member of ${entry.code}`, member.code, all), [
            'members',
            index,
            'code',
          ]),
        );
      });
    for (const { entry, fault } of [...countries, ...organisations])
      if (entry.partOf !== null && !all.has(entry.partOf))
        diagnostics.push(
          fault(unknownActor('actor', `whole of ${entry.code}`, entry.partOf, all), ['partOf']),
        );
    own = new Set(
      [...countries, ...organisations].filter((read) => read.own).map(({ entry }) => entry.code),
    );
    return all;
  });
  const actorList = once(() => [...actors().values()]);
  const memberIndex = once(() => indexMemberships(actorList()));
  const holders = once(() => {
    const reads = readSection(SECTIONS.holders, folders, diagnostics);
    for (const { entry, fault } of reads)
      for (const field of ['actor', 'to'] as const) {
        const code = entry[field];
        if (code !== undefined && !actors().has(code))
          diagnostics.push(
            fault(unknownActor('actor', `${field} of ${entry.name}`, code, actors()), [field]),
          );
      }
    return entries(reads.filter(({ entry }) => actors().has(entry.actor)));
  });
  const holderIndex = once(() => indexHolders(holders()));
  const domains = once(() => entries(readSection(SECTIONS.domains, folders, diagnostics)));
  const instruments = once(() => entries(readSection(SECTIONS.instruments, folders, diagnostics)));
  const ministries = once(() => entries(readSection(SECTIONS.ministries, folders, diagnostics)));
  // Of two classes that hold a word alike the first decides: the user's.
  const operators = once(() =>
    entries(
      readSection(SECTIONS.operators, folders, diagnostics).sort(
        (a, b) => Number(b.own) - Number(a.own),
      ),
    ),
  );
  const topics = once(() => entries(readSection(SECTIONS.topics, folders, diagnostics)));
  const agendas = once(() => {
    const known = new Set(topics().map(({ id }) => id));
    return readSection(SECTIONS.agendas, folders, diagnostics).map(({ entry, fault }) => {
      entry.topics.forEach((topic, index) => {
        if (known.has(topic)) return;
        const near = nearest(topic, [...known], 2).join(', ');
        const fields = {
          code: 'knowledge/unknown-topic',
          message: `unknown topic of ${entry.id}: ${topic}`,
          advice: `Give the id of a topic of topics.json, or add it there.${near === '' ? '' : ` Near it: ${near}.`}`,
        };
        diagnostics.push(fault(fields, ['topics', index]));
      });
      return { ...entry, topics: entry.topics.filter((topic) => known.has(topic)) };
    });
  });
  const cases = once(() => {
    const reads = readSection(SECTIONS.cases, folders, diagnostics);
    for (const { entry, fault } of reads)
      for (const [code, path] of partiesOf(entry))
        if (!actors().has(code))
          diagnostics.push(
            fault(unknownActor('actor', `actor of ${entry.id}`, code, actors()), path),
          );
    return reads
      .filter(({ entry }) => partiesOf(entry).every(([code]) => actors().has(code)))
      .map(({ entry }) => entry);
  });
  const places = once(() => entries(readSection(SECTIONS.places, folders, diagnostics)));
  const sources = once(() => entries(readSection(SECTIONS.sources, folders, diagnostics)));
  const publishers = once(() => entries(readSection(SECTIONS.publishers, folders, diagnostics)));
  // The user's own entries, and those of another folder, are checked here; the packaged ones by a test.
  const chronology = once(() => {
    const reads = [...readFolder('chronology', idOf, folders, diagnostics).values()].flat();
    return reads
      .filter(
        (read) =>
          (folders.packaged && !read.own) ||
          checkEntry(chronologyEntrySchema, read.entry, read.fault, diagnostics),
      )
      .map((read) => read.entry);
  });
  const lexicon = once(() => {
    const reads = readFolder('lexicon', (e) => idOf(e) || setOf(e), folders, diagnostics);
    // Of two frames that fit alike the first decides: the user's.
    const all = [...reads.values()].flat().sort((a, b) => Number(b.own) - Number(a.own));
    const frames = readLexicon(all, {
      trusted: folders.packaged,
      lint: options.lint ?? !folders.packaged,
    });
    diagnostics.push(...frames.diagnostics);
    return frames.value;
  });
  const coderErrors = once(() => entries(readSection(SECTIONS.coderErrors, folders, diagnostics)));
  const indicators = once(() => readIndicators(folders, diagnostics, (code) => actors().has(code)));

  return {
    actor: (code) => actors().get(code) ?? null,
    get actors() {
      return actorList();
    },
    members: (group, on) => membersOn(actors().get(group) ?? null, on),
    memberships: (actor, on) => membershipsOn(memberIndex(), actor, on),
    whole: (code) => {
      let at = code;
      for (const seen = new Set([code]); ; seen.add(at)) {
        const next = actors().get(at)?.partOf ?? null;
        if (next === null || seen.has(next)) return at;
        at = next;
      }
    },
    holder: (name, on) => holdersOn(holderIndex(), name, on),
    get holders() {
      return holders();
    },
    get domains() {
      return domains();
    },
    get instruments() {
      return instruments();
    },
    get ministries() {
      return ministries();
    },
    get operators() {
      return operators();
    },
    get topics() {
      return topics();
    },
    get agendas() {
      return agendas();
    },
    get cases() {
      return cases();
    },
    defaultCase: () => cases().findLast((one) => one.default) ?? cases().at(-1) ?? NO_CASE,
    get places() {
      return places();
    },
    get sources() {
      return sources();
    },
    fingerprint: fingerprintOf(folders.userFolders),
    isOwn: (code) => actors().has(code) && own.has(code),
    get publishers() {
      return publishers();
    },
    get chronology() {
      return chronology();
    },
    get lexicon() {
      return lexicon();
    },
    coderError: (coder) =>
      coderErrors().find((entry) => entry.coder === coder) ??
      coderErrors().find((entry) => entry.coder === coder.split('/')[0]) ??
      null,
    get indicators() {
      return indicators();
    },
    model: (name) => readModel(name, folders),
  };
}

/** Tells of folders that are not there, and of files in a user's folder that nothing reads. */
function checkFolders(folders: Folders, diagnostics: Diagnostic[]): void {
  for (const root of [folders.folder, ...folders.userFolders])
    if (!existsSync(root))
      diagnostics.push(
        diagnostic({
          code: 'knowledge/missing-folder',
          severity: 'error',
          message: `missing folder: ${root}`,
          advice: 'Check the path.',
          uri: root,
        }),
      );
  const sections = Object.values(SECTIONS).map((section) => section.file);
  const known = new Set(sections.flatMap(sectionPaths));
  for (const root of folders.userFolders)
    for (const file of dataFiles(root)) {
      if (known.has(file) || /^(?:chronology|indicators|lexicon|model|training)\//.test(file))
        continue;
      const near = nearest(file, [...known], 1);
      diagnostics.push(
        diagnostic({
          code: 'knowledge/unknown-file',
          severity: 'warning',
          message: `unknown file: ${file}`,
          advice: `It is not read.${near.length > 0 ? ` Near it: ${near[0]}.` : ''} Known are ${sections.join(', ')} (or .yaml) and the folders chronology/, indicators/ and lexicon/.`,
          uri: join(root, file),
        }),
      );
    }
}

/** What the user's folders hold, as one text that changes when any of their files does. */
const fingerprintOf = (roots: readonly string[]): string =>
  roots.length === 0
    ? ''
    : sha256(
        roots
          .flatMap((root) =>
            dataFiles(root).map((file) => `${file}\u001f${readFileSync(join(root, file), 'utf8')}`),
          )
          .join('\u001e'),
      );

/** Asks for every part once, so that all faults are found now. */
const readAll = (k: Knowledge): number =>
  [
    k.actors,
    k.holders,
    k.domains,
    k.instruments,
    k.ministries,
    k.operators,
    k.topics,
    k.agendas,
    k.cases,
    k.places,
    k.sources,
    k.publishers,
    k.chronology,
    k.lexicon,
    k.indicators.rows,
  ].reduce((sum, list) => sum + list.length, 0);
