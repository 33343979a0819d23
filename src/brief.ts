import { addDays } from './base/index.ts';
import { sourcesFor } from './case/sources.ts';
import type { CodedRecord, Event } from './model/index.ts';
import { briefSections, dayWords } from './views/index.ts';
import type { BriefFigure, BriefInput, Section, Statement } from './views/index.ts';
import type { Case } from './case.ts';

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Newest first; what has no date is left out. */
const latestFirst = (a: Event, b: Event): number =>
  compare(b.date.start ?? '', a.date.start ?? '') || compare(a.id, b.id);

/** One record of each deed: the first, which stands for it. */
const oneEach = (
  ids: readonly string[],
  kase: Case,
  events: ReadonlyMap<string, Event>,
): Event[] => {
  const byId = new Map(
    [...kase.deeds.deeds, ...kase.deeds.ambiguous].map((deed) => [deed.id, deed]),
  );
  return ids.flatMap((id) => {
    const first = byId.get(id)?.eventIds[0];
    const event = first === undefined ? undefined : events.get(first);
    return event ? [event] : [];
  });
};

/** What a person has chosen to have in a brief; what is left out is not narrowed. */
export interface Chosen {
  title?: string;
  /** Ids of findings. Cautions stay. */
  findings?: readonly string[];
  /** Ids of records, quoted in a section of their own. */
  pins?: readonly string[];
  /** Everything, with all sources; else what fits on two pages of A4, with some of them. */
  full?: boolean;
  figures?: readonly BriefFigure[];
}

/** Months ahead in which "falls due" looks. */
const AHEAD_DAYS = 183;

/** Promises that are overdue, or fall due in the next half year. */
function dueSoon(kase: Case, records: ReadonlyMap<string, CodedRecord>) {
  const { asOf } = kase.question;
  const until = addDays(asOf, AHEAD_DAYS);
  return kase.commitmentStates().rows.flatMap((row) => {
    const record = records.get(row.id);
    if (record === undefined || row.due === null) return [];
    const overdue = row.state === 'overdue';
    if (!overdue && (row.state !== 'open' || row.due < asOf || row.due > until)) return [];
    const words = overdue
      ? `Due ${dayWords(row.due)}, no act found since`
      : `Falls due ${dayWords(row.due)}`;
    return [{ words, record }];
  });
}

/** Pairs of records that cannot both hold, one record a side. */
function disputedPairs(kase: Case, records: ReadonlyMap<string, CodedRecord>) {
  return sourcesFor(kase).contradictions.flatMap(({ a, b }) => {
    const [one, other] = [records.get(a[0] ?? ''), records.get(b[0] ?? '')];
    return one && other ? [[one, other] as const] : [];
  });
}

/** Sentences of a section in a short brief; those of sections that a person chose from are not cut. */
const SHORT: Readonly<Record<string, number>> = {
  'What was found': 4,
  'Falls due': 3,
  'Latest acts on record': 3,
  'Refused, cancelled or denied': 2,
  Disputed: 1,
  'Not known': 2,
};

/** Records named behind a number of a short brief: official ones first, then the latest, of other texts each. */
function someOf(
  ids: readonly string[],
  most: number,
  kase: Case,
  records: ReadonlyMap<string, CodedRecord>,
): string[] {
  const official = new Set(
    kase.sources.filter(({ publisher }) => publisher.kind === 'official').map(({ id }) => id),
  );
  const found = ids.flatMap((id) => records.get(id) ?? []);
  const ordered = found.toSorted(
    (a, b) =>
      Number(official.has(b.documentId)) - Number(official.has(a.documentId)) ||
      compare(b.date.start ?? '', a.date.start ?? '') ||
      compare(a.id, b.id),
  );
  const texts = new Set<string>();
  const fresh = ordered.filter(({ documentId }) => {
    const known = texts.has(documentId);
    texts.add(documentId);
    return !known;
  });
  return fresh.slice(0, most).map(({ id }) => id);
}

/**
 * A brief for one or two pages: the first sentences of each section, and behind each number some of its
 * sources with how many there are. What a person pinned or chose stays whole.
 */
function shorten(
  sections: readonly Section[],
  { full = false, findings }: Chosen,
  kase: Case,
  records: ReadonlyMap<string, CodedRecord>,
): readonly Section[] {
  if (full) return sections;
  const cut = ({ kind, pieces }: Statement): Statement => {
    const most = pieces.filter((piece) => 'recordIds' in piece).length > 2 ? 1 : 2;
    return {
      kind,
      pieces: pieces.map((piece) =>
        'recordIds' in piece && piece.recordIds.length > most
          ? {
              text: piece.text,
              recordIds: someOf(piece.recordIds, most, kase, records),
              of: piece.recordIds.length,
            }
          : piece,
      ),
    };
  };
  const short = sections.map(({ heading, statements }) => {
    const most =
      heading === 'What was found' && findings !== undefined
        ? statements.length
        : (SHORT[heading] ?? statements.length);
    const left = statements.length - most;
    const more: Statement[] =
      left > 0 ? [{ kind: 'caution', pieces: [{ text: `${left} more in the full brief.` }] }] : [];
    return { heading, statements: [...statements.slice(0, most).map(cut), ...more] };
  });
  const named = short.some(({ statements }) =>
    statements.some(({ pieces }) => pieces.some((piece) => 'of' in piece)),
  );
  if (!named) return short;
  const words =
    '“+19” after a source: nineteen more say so; they are in the full brief, and open in the workbench.';
  const carries = 'How far this carries';
  const note: Statement = { kind: 'caution', pieces: [{ text: words }] };
  return short.some(({ heading }) => heading === carries)
    ? short.map((section) =>
        section.heading === carries
          ? { ...section, statements: [...section.statements, note] }
          : section,
      )
    : [...short, { heading: carries, statements: [note] }];
}

/** What a brief over a case says: the findings, the latest acts, what was refused, what is not known. */
export function briefFor(
  kase: Case,
  about: { version: string; snapshot: string; words: string },
  chosen: Chosen = {},
): BriefInput {
  const { question, name } = kase;
  const events = new Map(kase.events.map((event) => [event.id, event]));
  const { total, silent } = kase.engagement();
  const latest = oneEach(total.deedIds, kase, events)
    .filter((e) => e.date.start !== null && e.status === 'actual')
    .sort(latestFirst)
    // One sentence may tell of several deeds; it is quoted once.
    .filter((e, i, all) => all.findIndex((one) => one.evidence.quote === e.evidence.quote) === i);
  const refused = oneEach(total.refusedIds, kase, events).sort(latestFirst);
  const unknown = [
    ...(silent.length === 0
      ? []
      : [
          `No evidence found of any act with the partners: ${silent.map(name).join(', ')}. That is not a finding that there was none.`,
        ]),
    ...kase
      .commitmentStates()
      .rows.filter((row) => row.state === 'unknown' && row.due !== null && row.due < question.asOf)
      .map((row) => `Due ${row.due}, too little read to say what became of it: “${row.promise}”.`),
  ];
  const records = kase.records() as ReadonlyMap<string, CodedRecord>;
  return {
    title:
      chosen.title ?? `${name(question.alliance)} and ${question.partners.map(name).join(', ')}`,
    question: `${about.words}.`,
    asOf: question.asOf,
    snapshot: about.snapshot,
    version: about.version,
    ...(chosen.figures === undefined ? {} : { figures: chosen.figures }),
    sections: shorten(
      briefSections({
        findings: kase
          .findings()
          .filter(
            ({ id, tone }) =>
              chosen.findings === undefined || tone === 'caution' || chosen.findings.includes(id),
          ),
        ...{ refused, latest, unknown },
        pinned: (chosen.pins ?? []).flatMap((id) => records.get(id) ?? []),
        due: dueSoon(kase, records),
        disputed: disputedPairs(kase, records),
      }),
      chosen,
      kase,
      records,
    ),
    records,
    documents: new Map(kase.documents.map((d) => [d.id, d])),
  };
}
