import { engagement, sides, type Deed, type EngagementResult } from '../gaps/index.ts';
import { Recent } from './cache.ts';
import { engagementView } from './engagement-view.ts';
import { commitmentsView } from './commitments-view.ts';
import { findingsView } from './findings-view.ts';
import { membersFor, partnersFor } from './question.ts';
import type {
  CommitmentsView,
  DeedItem,
  EngagementView,
  FindingsView,
  Question,
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
  deeds(question: Question, filter: DeedFilter): Promise<readonly DeedItem[]>;
  engagement(question: Question): Promise<EngagementView>;
  commitments(question: Question): Promise<CommitmentsView>;
  findings(question: Question): Promise<FindingsView>;
}

export function createMeasures(snapshots: Snapshots, names: NameSource): Measures {
  const recent = new Recent<unknown>(64);
  const kept = <T>(now: Snapshot, kind: string, question: Question, make: () => T): T =>
    recent.get(`${now.fingerprint} ${kind} ${JSON.stringify(question)}`, make) as T;

  const measured = (now: Snapshot, question: Question): EngagementResult =>
    kept(now, 'engagement', question, () =>
      engagement(now.deeds, {
        alliance: question.alliance,
        partners: partnersFor(question),
        members: membersFor(question, names),
        asOf: question.asOf,
        from: question.from,
        to: question.to,
        domain: question.domain,
        without: question.without,
        name: (code) => names.actor(code)?.name ?? code,
      }),
    );

  /** The deeds that a table counts, and those that raise its upper ends. */
  const inTable = (now: Snapshot, question: Question, filter: DeedFilter): Deed[] => {
    const result = measured(now, question);
    const cell = (m: string, p: string): boolean =>
      (filter.member === undefined || filter.member === m) &&
      (filter.partner === undefined || filter.partner === p);
    const ids = new Set(
      result.cells
        .filter(({ member, partner }) => cell(member, partner))
        .flatMap(({ deedIds, refusedIds }) => [...deedIds, ...refusedIds]),
    );
    const certain = now.deeds.deeds.filter((deed) => ids.has(deed.id));
    if (result.ambiguous === 0) return certain;
    const side = {
      alliance: question.alliance,
      partners: partnersFor(question),
      members: membersFor(question, names),
      asOf: question.asOf,
      without: question.without,
    };
    const possible = now.deeds.ambiguous.filter(
      (deed) =>
        (deed.status === 'actual' || deed.status === 'planned') &&
        (question.domain === null || deed.domains.includes(question.domain)) &&
        (question.from === null || (deed.date.end ?? '') >= question.from) &&
        (question.to === null || (deed.date.start ?? '~') <= question.to) &&
        sides(deed, side).pairs.some((pair) => cell(pair.member, pair.partner)),
    );
    return [...certain, ...possible];
  };

  const withRecords = (now: Snapshot, ids: readonly string[]): Deed[] => {
    const wanted = new Set(ids);
    return [...now.deeds.deeds, ...now.deeds.ambiguous].filter((deed) =>
      deed.eventIds.some((id) => wanted.has(id)),
    );
  };

  const item = (now: Snapshot, deed: Deed): DeedItem => {
    const events = deed.eventIds.flatMap((id) => now.eventById.get(id) ?? []);
    const { id, status, root, domains, date, ambiguous } = deed;
    return { ...{ id, status, root, domains, date, ambiguous }, records: eventItems(events, now.heads) };
  };

  return {
    async deeds(question, filter) {
      const now = await snapshots();
      const found =
        filter.ids === undefined ? inTable(now, question, filter) : withRecords(now, filter.ids);
      return found
        .map((deed) => item(now, deed))
        .sort(byKey((deed) => newestFirst(deed.date, deed.id)));
    },
    async engagement(question) {
      const now = await snapshots();
      return kept(now, 'engagement view', question, () =>
        engagementView(question, measured(now, question), now, names),
      );
    },
    async commitments(question) {
      const now = await snapshots();
      return kept(now, 'commitments', question, () => commitmentsView(question, now, names));
    },
    async findings(question) {
      const now = await snapshots();
      return kept(now, 'findings', question, () =>
        findingsView(question, measured(now, question), now, names),
      );
    },
  };
}
