import type { z } from 'zod';
import { sha256, stableId } from '../base/index.ts';
import { UNKNOWN_DATE, diagnostic, quadOf } from '../model/index.ts';
import type {
  Commitment,
  Diagnostic,
  Document,
  Event,
  Mention,
  Position,
  Yield,
} from '../model/index.ts';
import { chronologyEntrySchema } from './chronology-entry.ts';
import type { ChronologyEntry, attendanceSchema } from './chronology-entry.ts';
import { EntryReader, uriOf, type ActorOf } from './chronology-reader.ts';

export {
  ATTENDANCE_LEVELS,
  chronologyEntrySchema,
  chronologyFileSchema,
  chronologyUnknownSchema,
  type ChronologyEntry,
} from './chronology-entry.ts';

const CONFIDENCE = { high: 0.95, medium: 0.8, low: 0.6 } as const;
const CODER = 'curated';
const PUBLISHER = 'Entente chronology';

/** The document of an entry: its text, its pages, its date. */
const documentOf = (entry: ChronologyEntry): Document => {
  const { text } = entry;
  const id = stableId('doc', text.normalize('NFC').replace(/\s+/g, ' ').trim(), PUBLISHER);
  return {
    record: 'document',
    id,
    uri: uriOf(entry),
    title: entry.title,
    publisher: { name: PUBLISHER, domain: null, kind: 'other', country: null },
    authors: [],
    published: { date: entry.date, precision: entry.precision, basis: 'given' },
    language: 'en',
    kind: 'other',
    text,
    paragraphs: [{ start: 0, end: text.length, prose: true, kind: 'text' }],
    complete: true,
    truncatedAt: null,
    cluster: id,
    sources: [...entry.sources],
    source: {
      mediaType: 'application/json',
      charset: 'utf-8',
      bytes: new TextEncoder().encode(text).length,
      sha256: sha256(text),
    },
    diagnostics: [],
  };
};

const codes = (mentions: readonly Mention[]): string =>
  mentions.map((mention) => mention.code ?? mention.text).join('+');

type EntryEvent = ChronologyEntry['events'][number];
type EntryCommitment = ChronologyEntry['commitments'][number];
type EntryPosition = ChronologyEntry['positions'][number];

const eventOf = (
  reader: EntryReader,
  entry: ChronologyEntry,
  documentId: string,
  event: EntryEvent,
): Event | null => {
  const evidence = reader.evidence(event.trigger, event.sentence);
  if (!evidence) return null;
  const own = event.date !== undefined;
  const date =
    event.date === 'unknown'
      ? UNKNOWN_DATE
      : reader.date(
          { date: event.date ?? entry.date, end: own ? event.end : entry.end, when: event.when },
          evidence,
          own,
          event.precision,
        );
  const actors = reader.mentions(event.actors, evidence);
  const recipients = event.reciprocal ? actors : reader.mentions(event.recipients, evidence);
  const speaker = event.speaker ? reader.mention(event.speaker, evidence) : null;
  if (!date || !actors || !recipients || (event.speaker && !speaker)) return null;
  const { start, end } = evidence.trigger;
  return {
    record: 'event',
    id: stableId(
      'ev',
      documentId,
      start,
      end,
      event.root,
      event.status,
      codes(actors),
      codes(recipients),
    ),
    documentId,
    date,
    actors,
    recipients,
    reciprocal: event.reciprocal,
    root: event.root,
    quad: quadOf(event.root),
    mode: event.mode,
    contexts: event.contexts,
    instrument: event.instrument,
    domains: event.domains,
    status: event.status,
    restated: event.restated,
    first: event.first,
    speaker,
    place: event.place ? { ...event.place, geonameId: event.place.geonameId ?? null } : null,
    evidence,
    alsoIn: [],
    confidence: CONFIDENCE[event.confidence ?? entry.confidence],
    coder: CODER,
  };
};

const commitmentOf = (
  reader: EntryReader,
  entry: ChronologyEntry,
  documentId: string,
  commitment: EntryCommitment,
  events: readonly (Event | null)[],
): Commitment | null => {
  const evidence = reader.evidence(commitment.promise, commitment.sentence);
  if (!evidence) return null;
  const date = reader.date({ date: entry.date, end: entry.end }, evidence, false);
  const by = reader.mentions(commitment.by, evidence);
  const to = reader.mentions(commitment.to, evidence);
  const due = reader.dated(commitment.due);
  const review = reader.dated(commitment.review);
  if (!date || !by || !to || (commitment.due && !due) || (commitment.review && !review))
    return null;
  const { start, end } = evidence.trigger;
  return {
    record: 'commitment',
    id: stableId('co', documentId, start, end, codes(by), codes(to)),
    documentId,
    date,
    by,
    to,
    promise: commitment.promise,
    quantities: commitment.quantities,
    due,
    review,
    force: commitment.force,
    restated: commitment.restated,
    domains: commitment.domains,
    status: commitment.status,
    evidence,
    confidence: CONFIDENCE[commitment.confidence ?? entry.confidence],
    coder: CODER,
    eventId: commitment.event === undefined ? null : (events[commitment.event]?.id ?? null),
  };
};

const positionOf = (
  reader: EntryReader,
  entry: ChronologyEntry,
  documentId: string,
  position: EntryPosition,
): Position | null => {
  const evidence = reader.evidence(position.term, position.sentence);
  if (!evidence) return null;
  const date = reader.date({ date: entry.date, end: entry.end }, evidence, false);
  const by = reader.mentions(position.by, evidence);
  const topic = 'topic' in position.about ? position.about.topic : null;
  const mention = 'topic' in position.about ? null : reader.mention(position.about, evidence);
  if (!date || !by || (topic === null && !mention)) return null;
  const { start, end } = evidence.trigger;
  return {
    record: 'position',
    id: stableId('po', documentId, start, end, codes(by), mention?.code ?? topic),
    documentId,
    by,
    about: { mention, topic },
    term: position.term,
    quoted: position.quoted,
    stance: position.stance,
    issue: position.issue,
    date,
    evidence,
    confidence: CONFIDENCE[entry.confidence],
    coder: CODER,
  };
};

/** Errors between entries: an id twice, a contradiction that names nobody or goes one way. */
const crossChecks = (entries: readonly ChronologyEntry[]): Diagnostic[] => {
  const byId = new Map<string, ChronologyEntry>();
  const diagnostics: Diagnostic[] = [];
  const report = (entry: ChronologyEntry, code: string, message: string, advice: string): void => {
    diagnostics.push(
      diagnostic({
        code,
        severity: 'error',
        message: `${entry.id}: ${message}`,
        advice,
        uri: uriOf(entry),
      }),
    );
  };
  for (const entry of entries) {
    if (byId.has(entry.id))
      report(entry, 'knowledge/repeated-id', `repeated id: ${entry.id}`, 'Give it a new number.');
    byId.set(entry.id, entry);
  }
  for (const entry of entries)
    for (const other of entry.contradicts)
      if (!byId.get(other)?.contradicts.includes(entry.id))
        report(
          entry,
          'knowledge/one-sided-contradiction',
          `${other} is not named back`,
          'Both entries stand; each lists the other in `contradicts`.',
        );
  return diagnostics;
};

export interface ChronologyRecords {
  documents: Document[];
  events: Event[];
  commitments: Commitment[];
  positions: Position[];
}

/** An entry as parsed, or as it came out of a JSON file. */
type Given = ChronologyEntry | Readonly<Record<string, unknown>>;

/** Entries that fit the schema; for the others one diagnostic a fault. */
const checked = (given: readonly Given[]): Yield<ChronologyEntry[]> => {
  const value: ChronologyEntry[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const one of given) {
    const parsed = chronologyEntrySchema.safeParse(one);
    if (parsed.success) {
      value.push(parsed.data);
      continue;
    }
    const id = typeof one.id === 'string' ? one.id : 'an entry without id';
    for (const issue of parsed.error.issues)
      diagnostics.push(
        diagnostic({
          code: 'knowledge/invalid-entry',
          severity: 'error',
          message: `${id}: invalid ${issue.path.join('.') || 'entry'}: ${issue.message}`,
          advice: 'The entry is left out; compare it with one beside it.',
          uri: `entente:chronology/${id}`,
        }),
      );
  }
  return { value, diagnostics };
};

const present = <T>(value: T | null): value is T => value !== null;

/**
 * Entries as records: one document each, and the events, commitments and positions in it, in entry
 * order and then as written. Pure: the same entries give the same bytes. `actorOf` gives the name
 * and kind of an actor's code. A word that is not in its text is a diagnostic, and its record is left out.
 */
export const chronologyRecords = (
  given: readonly Given[],
  actorOf: ActorOf,
): Yield<ChronologyRecords> => {
  const { value: entries, diagnostics } = checked(given);
  diagnostics.push(...crossChecks(entries));
  const value: ChronologyRecords = { documents: [], events: [], commitments: [], positions: [] };
  for (const entry of entries) {
    const reader = new EntryReader(entry, actorOf);
    const document = documentOf(entry);
    const events = entry.events.map((event) => eventOf(reader, entry, document.id, event));
    const commitments = entry.commitments.map((commitment) =>
      commitmentOf(reader, entry, document.id, commitment, events),
    );
    const positions = entry.positions.map((position) =>
      positionOf(reader, entry, document.id, position),
    );
    value.documents.push({ ...document, diagnostics: [...reader.diagnostics] });
    value.events.push(...events.filter(present));
    value.commitments.push(...commitments.filter(present));
    value.positions.push(...positions.filter(present));
    diagnostics.push(...reader.diagnostics);
  }
  return { value, diagnostics };
};

/** Who was represented at which summit, and how highly, with the entry that says so. */
export type Attendance = z.infer<typeof attendanceSchema> & { entry: string; uri: string };

/** The attendance of all entries, in entry order. */
export const chronologyAttendance = (given: readonly Given[]): Attendance[] =>
  checked(given).value.flatMap((entry) =>
    entry.attendance.map((attendance) => ({ ...attendance, entry: entry.id, uri: uriOf(entry) })),
  );

/** Pairs of entries that contradict each other, as document addresses; each pair once, in order. */
export const chronologyContradictions = (given: readonly Given[]): [string, string][] =>
  checked(given).value.flatMap((entry) =>
    entry.contradicts
      .filter((other) => other > entry.id)
      .map((other): [string, string] => [uriOf(entry), `entente:chronology/${other}`]),
  );
