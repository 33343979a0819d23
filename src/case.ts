import { once } from './base/index.ts';
import { commitmentsOf } from './case/commitments.ts';
import { engagementOf } from './case/engagement.ts';
import { representationOf } from './case/representation.ts';
import { deedsById } from './gaps/index.ts';
import { deedsIn, familiesIn, sourcesIn } from './case/deeds.ts';
import { HELD_KINDS, type HeldKind } from './case/held.ts';
import type {
  CommitmentResult,
  DeedResult,
  DeedsById,
  EngagementResult,
  MembersOn,
  SummitRow,
} from './gaps/index.ts';
import type { chronologyAttendance } from './knowledge/index.ts';
import type { KeptColumns } from './ledger/index.ts';
import type {
  CodedRecord,
  Commitment,
  Document,
  DocumentSource,
  Domain,
  Event,
  Position,
} from './model/index.ts';
import { findings } from './views/index.ts';
import type { Finding, FindingsInput } from './views/index.ts';

/** A question to a ledger: who with whom, which period, which domain, without whom, on which day. */
export interface Question {
  alliance: string;
  partners: readonly string[];
  from: string | null;
  to: string | null;
  domain: Domain | null;
  without: string | null;
  asOf: string;
  /** Where members are named beside the alliance, the act is theirs (see `SidesOptions.named`). */
  named?: boolean;
  /** Every record is a deed of its own, to see what merging changes. */
  unmerged?: boolean;
}

/** What a ledger holds, as the measures take it. */
export interface Held {
  events: readonly Event[];
  commitments: readonly Commitment[];
  documents: readonly Document[];
  positions: readonly Position[];
  /**
   * The same events and documents without their texts, where a ledger gave them so: deeds are made of
   * these, and a million of them are read in a moment.
   */
  columns?: KeptColumns;
}

export { HELD_KINDS, type HeldKind } from './case/held.ts';

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
  /** The documents without their texts. */
  sources: readonly DocumentSource[];
  /** Deeds by id, the ambiguous ones too. */
  deedById: () => DeedsById;
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
  /** What findings are made of; each part is computed when it is asked for. */
  findingsInput: FindingsInput;
  records: () => Map<string, CodedRecord>;
}

/** What `readHeld` asks of a ledger; one in memory need not give columns. */
export type HeldSource = {
  [K in HeldKind]: () => Promise<Held[K]>;
} & { columns?: () => Promise<KeptColumns> };

/**
 * Reads a ledger once: columns where it has them, and whole records of the kinds that are needed. To
 * ask for a kind that was not read is a fault of the program, never an empty list.
 */
export async function readHeld(
  ledger: HeldSource,
  kinds: readonly HeldKind[] = HELD_KINDS,
): Promise<Held> {
  const wanted = <T>(kind: HeldKind, read: () => Promise<T>): Promise<T> | null =>
    kinds.includes(kind) ? read() : null;
  const [columns, events, commitments, documents, positions] = await Promise.all([
    ledger.columns?.(),
    wanted('events', () => ledger.events()),
    wanted('commitments', () => ledger.commitments()),
    wanted('documents', () => ledger.documents()),
    wanted('positions', () => ledger.positions()),
  ]);
  const given = <T>(kind: HeldKind, records: readonly T[] | null): readonly T[] => {
    if (records === null) throw new Error(`not read from the ledger: ${kind}`);
    return records;
  };
  return {
    get events() {
      return given('events', events);
    },
    get commitments() {
      return given('commitments', commitments);
    },
    get documents() {
      return given('documents', documents);
    },
    get positions() {
      return given('positions', positions);
    },
    ...(columns === undefined ? {} : { columns }),
  };
}

const lookups = new WeakMap<World, MembersOn>();

/** The memberships of a world, looked up once for each group and day. */
function membersOf(world: World): MembersOn {
  const before = lookups.get(world);
  if (before) return before;
  const known = new Map<string, readonly string[]>();
  const lookup: MembersOn = (group, on) => {
    const key = `${group} ${on}`;
    let found = known.get(key);
    if (!found) known.set(key, (found = world.members(group, on)));
    return found;
  };
  lookups.set(world, lookup);
  return lookup;
}

/** One question over what a ledger holds; each measure is computed when it is first asked for. */
export function openCase(held: Held, world: World, question: Question): Case {
  const { partners, asOf, from, to } = question;
  const name = (code: string): string => world.actor(code)?.name ?? code;
  const members = membersOf(world);
  // A mention of a group of partners means its members, as a list of their names does.
  const expand = partners.filter((code) => members(code, asOf).length > 0);
  const merge = question.unmerged !== true;
  const deeds = deedsIn(held, { members, expand, asOf, merge });
  const sources = once(() => sourcesIn(held));
  const kase: Case = {
    question,
    world,
    get events() {
      return held.events;
    },
    get commitments() {
      return held.commitments;
    },
    get documents() {
      return held.documents;
    },
    get positions() {
      return held.positions;
    },
    ...(held.columns === undefined ? {} : { columns: held.columns }),
    deeds,
    get sources() {
      return sources();
    },
    deedById: once(() => deedsById(deeds)),
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
    findings: once(() => findings(kase.findingsInput, asOf)),
    findingsInput: {
      get engagement() {
        return kase.engagement();
      },
      get commitments() {
        return kase.commitmentStates();
      },
      get representation() {
        return kase.representation();
      },
      get documentsRead() {
        return familiesIn(held);
      },
      get deeds() {
        return kase.deedById();
      },
      name,
    },
    records: once(
      () =>
        new Map<string, CodedRecord>(
          [...held.events, ...held.commitments, ...held.positions].map((r) => [r.id, r]),
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
    ...(question.named ? [`acts of ${name(question.alliance)} given to the members named`] : []),
    ...(question.unmerged ? ['every record by itself'] : []),
  ].join('; ');
};
