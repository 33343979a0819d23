import { partialDate } from './base/index.ts';
import {
  attendanceOf,
  commitmentStates,
  engagement,
  representation,
  statedAttendance,
  toDeeds,
} from './gaps/index.ts';
import type { CommitmentResult, DeedResult, EngagementResult, SummitRow } from './gaps/index.ts';
import { chronologyAttendance } from './knowledge/index.ts';
import type { CodedRecord, Commitment, Document, Domain, Event, Position } from './model/index.ts';
import { findings } from './views/index.ts';
import type { Finding } from './views/index.ts';

/** A question to a ledger: who with whom, which period, which domain, without whom, on which day. */
export interface Question {
  alliance: string;
  partners: readonly string[];
  from: string | null;
  to: string | null;
  domain: Domain | null;
  without: string | null;
  asOf: string;
}

/** What a ledger holds, read once, and the measures over it. */
export interface Case {
  question: Question;
  events: readonly Event[];
  commitments: readonly Commitment[];
  documents: readonly Document[];
  deeds: DeedResult;
  name: (code: string) => string;
  engagement: () => EngagementResult;
  commitmentStates: () => CommitmentResult;
  representation: () => SummitRow[];
  findings: () => Finding[];
  records: () => Map<string, CodedRecord>;
}

/** Computes when first asked, then keeps the answer. */
const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
};

/** What a ledger holds, as the measures take it. */
export interface Held {
  events: readonly Event[];
  commitments: readonly Commitment[];
  documents: readonly Document[];
  positions: readonly Position[];
}

/** What a case needs to know of the world: names, members on a day, and what was curated of summits. */
export interface World {
  actor(code: string): { name: string } | null;
  members(group: string, on: string): readonly string[];
  readonly chronology: Parameters<typeof chronologyAttendance>[0];
}

/** Reads a ledger once. */
export async function readHeld(ledger: {
  [K in keyof Held]: () => Promise<Held[K]>;
}): Promise<Held> {
  const [events, commitments, documents, positions] = await Promise.all([
    ledger.events(),
    ledger.commitments(),
    ledger.documents(),
    ledger.positions(),
  ]);
  return { events, commitments, documents, positions };
}

/** One question over what a ledger holds; each measure is computed when it is first asked for. */
export function openCase(held: Held, world: World, question: Question): Case {
  const { events, commitments, documents, positions } = held;
  const { alliance, partners, asOf } = question;
  const period = { from: question.from, to: question.to };
  const name = (code: string): string => world.actor(code)?.name ?? code;
  const members = (group: string, on: string): readonly string[] => world.members(group, on);
  // A mention of a group of partners means its members, as a list of their names does.
  const expand = partners.filter((code) => members(code, asOf).length > 0);
  const deeds = toDeeds(events, documents, { members, expand, asOf });
  const partnerCodes = (): string[] => [
    ...new Set(
      partners.flatMap((code) => (members(code, asOf).length > 0 ? members(code, asOf) : [code])),
    ),
  ];
  const inside = (day: string | null): boolean =>
    (period.from === null || (day !== null && day >= period.from)) &&
    (period.to === null || (day !== null && day <= period.to));

  const engaged = once(() =>
    engagement(deeds, {
      alliance,
      partners,
      members,
      asOf,
      name,
      from: period.from,
      to: period.to,
      domain: question.domain,
      without: question.without,
    }),
  );
  const promised = once(() => {
    const parties = new Set([alliance, ...members(alliance, asOf), ...partners, ...partnerCodes()]);
    const relevant = commitments.filter(
      (c) =>
        [...c.by, ...c.to].some(
          (m) => m.code !== null && parties.has(m.code) && m.code !== question.without,
        ) &&
        (question.domain === null || c.domains.includes(question.domain)) &&
        inside(c.date.start),
    );
    return commitmentStates(relevant, events, documents, { asOf });
  });
  const represented = once(() => {
    const byUri = new Map(documents.map((d) => [d.uri, d.id]));
    const recordOf = new Map(events.map((e) => [e.documentId, e.id]));
    const stated = statedAttendance(
      chronologyAttendance(world.chronology),
      (one) => recordOf.get(byUri.get(one.uri) ?? '') ?? '',
    )
      // A statement counts only where its entry is in this ledger: nothing without a sentence.
      .filter((one) => one.evidence?.recordId !== '');
    const read = attendanceOf(events, { alliance, members });
    const summits = representation([...stated, ...read], {
      partners: partnerCodes().sort((a, b) => (name(a) < name(b) ? -1 : 1)),
    });
    // Levels are compared with earlier summits, so the period only chooses which are shown.
    const open = period.from === null && period.to === null;
    return summits.filter(({ date }) => open || inside(partialDate(date ?? '')?.start ?? null));
  });
  return {
    question,
    events,
    commitments,
    documents,
    deeds,
    name,
    engagement: engaged,
    commitmentStates: promised,
    representation: represented,
    findings: once(() =>
      findings(
        {
          engagement: engaged(),
          commitments: promised(),
          representation: represented(),
          documentsRead: new Set(documents.map((d) => d.cluster)).size,
          deeds: new Map([...deeds.deeds, ...deeds.ambiguous].map((d) => [d.id, d])),
          name,
        },
        asOf,
      ),
    ),
    records: once(
      () =>
        new Map<string, CodedRecord>(
          [...events, ...commitments, ...positions].map((r) => [r.id, r]),
        ),
    ),
  };
}

/** "NATO with IP4, 2022-01-01 to today, as of 24 Nov 2026". */
export const questionWords = (question: Question, name: (code: string) => string): string => {
  const period =
    question.from === null && question.to === null
      ? 'all dates'
      : `${question.from ?? 'the beginning'} to ${question.to ?? question.asOf}`;
  return [
    `${name(question.alliance)} with ${question.partners.map(name).join(', ')}`,
    period,
    ...(question.domain === null ? [] : [`domain ${question.domain}`]),
    ...(question.without === null ? [] : [`without ${name(question.without)}`]),
  ].join('; ');
};
