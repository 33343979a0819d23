import { briefFor } from '../brief.ts';
import { briefFigures } from '../figure/brief.ts';
import { openCase, questionWords, type Case } from '../case.ts';
import { attendanceView } from '../case/views/attendance.ts';
import { narrowHeld } from '../case/narrowed.ts';
import { sides, type Deed } from '../gaps/index.ts';
import { caseOfAlliance } from '../knowledge/index.ts';
import { buildBrief, MOST_BEHIND, type Brief, type Finding } from '../views/index.ts';
import type { Yield } from '../model/index.ts';
import { Recent } from './cache.ts';
import { engagementView } from './engagement-view.ts';
import { commitmentsView, type CommitmentsPage } from './commitments-view.ts';
import { membersFor, partnersFor } from './question.ts';
import type {
  CommitmentsView,
  DeedItem,
  EngagementView,
  FindingView,
  FindingsView,
  Question,
  RepresentationView,
} from './schemas.ts';
import type { Snapshot, Snapshots } from './snapshot.ts';
import type { NameSource } from './source.ts';
import { byKey, eventItems, newestFirst } from './views.ts';

/** Which deeds of a question: those of one member, one partner, or those that hold given records. */
export interface DeedFilter {
  member?: string | undefined;
  partner?: string | undefined;
  ids?: readonly string[] | undefined;
}

/** The measures as the routes give them: computed in `gaps/`, kept by fingerprint and question. */
export interface Measures {
  /** The case of a question over the snapshot of now. */
  case(question: Question): Promise<{ kase: Case; now: Snapshot }>;
  deeds(question: Question, filter: DeedFilter): Promise<readonly DeedItem[]>;
  engagement(question: Question): Promise<EngagementView>;
  commitments(question: Question, page: CommitmentsPage): Promise<CommitmentsView>;
  representation(question: Question): Promise<RepresentationView>;
  findings(question: Question): Promise<FindingsView>;
  /** Anything else that is computed from the case of a question; `kind` names it with its options. */
  view<T>(
    question: Question,
    kind: string,
    make: (kase: Case, now: Snapshot) => T,
  ): Promise<T & { question: Question }>;
  /** The brief that `entente brief` writes, or why there is none. */
  brief(
    question: Question,
    options: { full: boolean; figures: readonly string[] },
  ): Promise<Yield<Brief | null>>;
}

/** A finding as it is served. */
export const findingView = ({ id, tone, parts }: Finding): FindingView => ({
  id,
  tone,
  parts: parts.map((part) =>
    'text' in part ? part : { number: part.number, records: part.records.slice(0, MOST_BEHIND) },
  ),
});

export function createMeasures(snapshots: Snapshots, names: NameSource, version: string): Measures {
  const recent = new Recent<unknown>(64);
  const kept = <T>(now: Snapshot, kind: string, question: Question, make: () => T): T =>
    recent.get(`${now.fingerprint} ${kind} ${JSON.stringify(question)}`, make) as T;

  /** The case of a question over a snapshot: what `entente gaps` computes as well. */
  const caseOf = (now: Snapshot, question: Question): Case =>
    kept(now, 'case', question, () => {
      const { alliance, from, to, domain, without, asOf } = question;
      const members = membersFor(question, names);
      const { domains, statuses, kinds, confidence } = question;
      return openCase(
        narrowHeld(now, {
          ...{ statuses, kinds, confidence },
          domains: domain === null ? domains : [],
        }),
        { actor: (code) => names.actor(code), members, chronology: names.chronology },
        { alliance, partners: partnersFor(question), from, to, domain, without, asOf },
      );
    });

  /** The deeds that a table counts, and those that raise its upper ends. */
  const inTable = (now: Snapshot, question: Question, filter: DeedFilter): Deed[] => {
    const kase = caseOf(now, question);
    const result = kase.engagement();
    const cell = (m: string, p: string): boolean =>
      (filter.member === undefined || filter.member === m) &&
      (filter.partner === undefined || filter.partner === p);
    const ids = new Set(
      result.cells
        .filter(({ member, partner }) => cell(member, partner))
        .flatMap(({ deedIds, refusedIds }) => [...deedIds, ...refusedIds]),
    );
    const certain = kase.deeds.deeds.filter((deed) => ids.has(deed.id));
    if (result.ambiguous === 0) return certain;
    const side = {
      alliance: question.alliance,
      partners: partnersFor(question),
      members: membersFor(question, names),
      asOf: question.asOf,
      without: question.without,
    };
    const possible = kase.deeds.ambiguous.filter(
      (deed) =>
        (deed.status === 'actual' || deed.status === 'planned') &&
        (question.domain === null || deed.domains.includes(question.domain)) &&
        (question.from === null || (deed.date.end ?? '') >= question.from) &&
        (question.to === null || (deed.date.start ?? '~') <= question.to) &&
        sides(deed, side).pairs.some((pair) => cell(pair.member, pair.partner)),
    );
    return [...certain, ...possible];
  };

  const withRecords = (now: Snapshot, question: Question, ids: readonly string[]): Deed[] => {
    const wanted = new Set(ids);
    const { deeds } = caseOf(now, question);
    return [...deeds.deeds, ...deeds.ambiguous].filter((deed) =>
      deed.eventIds.some((id) => wanted.has(id)),
    );
  };

  const item = (now: Snapshot, deed: Deed): DeedItem => {
    const events = deed.eventIds.flatMap((id) => now.eventById.get(id) ?? []);
    const { id, status, root, domains, date, ambiguous } = deed;
    return {
      ...{ id, status, root, domains, date, ambiguous },
      records: eventItems(events, now.heads),
    };
  };

  return {
    async case(question) {
      const now = await snapshots();
      return { kase: caseOf(now, question), now };
    },
    async deeds(question, filter) {
      const now = await snapshots();
      const found =
        filter.ids === undefined
          ? inTable(now, question, filter)
          : withRecords(now, question, filter.ids);
      return found
        .map((deed) => item(now, deed))
        .sort(byKey((deed) => newestFirst(deed.date, deed.id)));
    },
    async engagement(question) {
      const now = await snapshots();
      return kept(now, 'engagement view', question, () =>
        engagementView(question, caseOf(now, question).engagement(), now, names),
      );
    },
    async commitments(question, page) {
      const now = await snapshots();
      return commitmentsView(question, caseOf(now, question).commitmentStates(), now, page);
    },
    async representation(question) {
      const now = await snapshots();
      const kindOf = (code: string): string => names.actor(code)?.kind ?? 'other';
      return { question, ...attendanceView(caseOf(now, question), kindOf) };
    },
    async view(question, kind, make) {
      const now = await snapshots();
      return kept(now, kind, question, () => ({ question, ...make(caseOf(now, question), now) }));
    },
    async findings(question) {
      const now = await snapshots();
      const findings = caseOf(now, question).findings();
      return {
        question,
        findings: findings.map(findingView),
      };
    },
    async brief(question, { full, figures }) {
      const now = await snapshots();
      const kase = caseOf(now, question);
      const asked = { ...kase.question, partners: question.asked };
      const words = questionWords(asked, kase.name);
      const input = briefFor(
        { ...kase, question: asked },
        { version, snapshot: now.fingerprint, words },
        {
          full,
          figures: briefFigures(figures, kase, {
            world: {
              topics: names.topics ?? [],
              indicators: names.indicators ?? { rows: [], series: [], targets: [] },
              held: now.indicators,
              domains: names.domains,
            },
            about: `${words}. Entente ${version}, snapshot ${now.fingerprint.slice(0, 16)}.`,
            meant: caseOfAlliance(names, asked.alliance),
          }),
        },
      );
      return buildBrief(input);
    },
  };
}
