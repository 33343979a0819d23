import { partialDate } from '../base/index.ts';
import {
  attendanceOf,
  commitmentStates,
  engagement,
  representation,
  statedAttendance,
  toDeeds,
} from '../gaps/index.ts';
import type { CommitmentResult, DeedResult, EngagementResult, SummitRow } from '../gaps/index.ts';
import { chronologyAttendance } from '../knowledge/index.ts';
import type { Knowledge } from '../knowledge/index.ts';
import type { Ledger } from '../ledger/index.ts';
import type { CodedRecord, Commitment, Document, Domain, Event } from '../model/index.ts';
import { findings } from '../views/index.ts';
import type { Finding } from '../views/index.ts';
import { usage } from './outcome.ts';

/** A question as the command line asks it. */
export interface Question {
  alliance: string;
  partners: string[];
  from: string | null;
  to: string | null;
  domain: Domain | null;
  without: string | null;
  asOf: string;
}

/** What a ledger holds, read once, and the measures over it. */
export interface Case {
  question: Question;
  events: Event[];
  commitments: Commitment[];
  documents: Document[];
  deeds: DeedResult;
  name: (code: string) => string;
  engagement: () => EngagementResult;
  commitmentStates: () => CommitmentResult;
  representation: () => SummitRow[];
  findings: () => Finding[];
  records: () => Map<string, CodedRecord>;
}

/** Stops with the nearest valid names where a code is not known. */
export function checkCodes(codes: readonly string[], knowledge: Knowledge): void {
  for (const code of codes) {
    if (knowledge.actor(code)) continue;
    const wanted = code.toLowerCase();
    const near = knowledge.actors
      .filter(
        (a) =>
          a.code.toLowerCase().startsWith(wanted.slice(0, 2)) ||
          a.name.toLowerCase().includes(wanted),
      )
      .slice(0, 5)
      .map((a) => `${a.code} (${a.name})`);
    throw usage(
      `unknown actor: ${code}.${near.length > 0 ? ` Near it: ${near.join(', ')}.` : ''} Countries have ISO codes such as JPN.`,
    );
  }
}

/** Computes when first asked, then keeps the answer. */
const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
};

/** Lazily computed measures over one ledger for one question. */
export async function openCase(
  ledger: Ledger,
  knowledge: Knowledge,
  question: Question,
): Promise<Case> {
  checkCodes(
    [question.alliance, ...question.partners, ...(question.without ? [question.without] : [])],
    knowledge,
  );
  const { alliance, partners, asOf } = question;
  const period = { from: question.from, to: question.to };
  const [events, commitments, documents, positions] = await Promise.all([
    ledger.events(),
    ledger.commitments(),
    ledger.documents(),
    ledger.positions(),
  ]);
  const name = (code: string): string => knowledge.actor(code)?.name ?? code;
  const members = (group: string, on: string): string[] => knowledge.members(group, on);
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
      chronologyAttendance(knowledge.chronology),
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
