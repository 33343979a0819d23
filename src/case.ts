import { once } from './base/index.ts';
import { commitmentsOf } from './case/commitments.ts';
import { engagementOf } from './case/engagement.ts';
import { representationOf } from './case/representation.ts';
import { toDeeds } from './gaps/index.ts';
import type {
  CommitmentResult,
  DeedResult,
  EngagementResult,
  MembersOn,
  SummitRow,
} from './gaps/index.ts';
import type { chronologyAttendance } from './knowledge/index.ts';
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

/**
 * What a ledger holds, read once, with one question. Every measure has its own file in `case/`, a
 * function of a case; the three of the overview are kept here once they are computed.
 */
export interface Case extends Held {
  question: Question;
  world: World;
  deeds: DeedResult;
  /** Deeds by id, the ambiguous ones too. */
  deedById: () => ReadonlyMap<string, DeedResult['deeds'][number]>;
  name: (code: string) => string;
  members: MembersOn;
  /** The partners one by one: groups as their members on the day asked for. */
  partnerCodes: () => string[];
  /** Whether an ISO day lies in the period asked for; one that is not known lies in an open period only. */
  inside: (day: string | null) => boolean;
  engagement: () => EngagementResult;
  commitmentStates: () => CommitmentResult;
  representation: () => SummitRow[];
  findings: () => Finding[];
  records: () => Map<string, CodedRecord>;
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
  const { partners, asOf, from, to } = question;
  const name = (code: string): string => world.actor(code)?.name ?? code;
  const members = (group: string, on: string): readonly string[] => world.members(group, on);
  // A mention of a group of partners means its members, as a list of their names does.
  const expand = partners.filter((code) => members(code, asOf).length > 0);
  const deeds = toDeeds(events, documents, { members, expand, asOf });
  const kase: Case = {
    question,
    world,
    events,
    commitments,
    documents,
    positions,
    deeds,
    deedById: once(() => new Map([...deeds.deeds, ...deeds.ambiguous].map((d) => [d.id, d]))),
    name,
    members,
    partnerCodes: () => [
      ...new Set(
        partners.flatMap((code) => (expand.includes(code) ? members(code, asOf) : [code])),
      ),
    ],
    inside: (day) =>
      (from === null || (day !== null && day >= from)) &&
      (to === null || (day !== null && day <= to)),
    engagement: once(() => engagementOf(kase)),
    commitmentStates: once(() => commitmentsOf(kase)),
    representation: once(() => representationOf(kase)),
    findings: once(() =>
      findings(
        {
          engagement: kase.engagement(),
          commitments: kase.commitmentStates(),
          representation: kase.representation(),
          documentsRead: new Set(documents.map((d) => d.cluster)).size,
          deeds: kase.deedById(),
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
  return kase;
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
