import type { Event, Mention } from '../model/index.ts';
import type {
  CommitmentsView,
  DeedItem,
  DocumentHead,
  EngagementCell,
  EngagementView,
  FindingsView,
  NameView,
  Question,
} from './schemas.ts';
import type { NameSource, RecordStore } from './source.ts';
import { documentHeads, newestFirst } from './views.ts';
import { Recent } from './cache.ts';

/** Which deeds of a question: those of one member, one partner, one status, or by record ids. */
export interface DeedFilter {
  member?: string | undefined;
  partner?: string | undefined;
  ids?: readonly string[] | undefined;
}

/** The measures as the routes give them. Results are kept by fingerprint and question. */
export interface Measures {
  deeds(question: Question, filter: DeedFilter): Promise<readonly DeedItem[]>;
  engagement(question: Question): Promise<EngagementView>;
  commitments(question: Question): Promise<CommitmentsView>;
  findings(question: Question): Promise<FindingsView>;
}

interface Deed {
  events: Event[];
  sides: ReadonlySet<string>;
}
const DONE = new Set(['actual', 'planned']);
const REFUSED = new Set(['refused', 'cancelled', 'negated']);

export function createMeasures(store: RecordStore, names: NameSource): Measures {
  const recent = new Recent<Promise<unknown>>(64);
  const kept = async <T>(kind: string, question: unknown, make: () => Promise<T>): Promise<T> => {
    const key = `${await store.fingerprint()} ${kind} ${JSON.stringify(question)}`;
    return recent.get(key, make) as Promise<T>;
  };
  const codesOf = (mention: Mention, on: string): string[] => {
    if (mention.code === null) return [];
    return mention.kind === 'group' && mention.code !== 'NATO'
      ? [mention.code, ...names.members(mention.code, on)]
      : [mention.code];
  };
  const deedsOf = (question: Question): Promise<Deed[]> =>
    kept('deeds', question, async () =>
      (await store.events())
        .filter(
          (event) =>
            (question.domain === null || event.domains.includes(question.domain)) &&
            (question.from === null || (event.date.end ?? '') >= question.from) &&
            (question.to === null || (event.date.start ?? '9') <= question.to),
        )
        .map((event) => ({
          events: [event],
          sides: new Set(
            [...event.actors, ...event.recipients].flatMap((m) =>
              codesOf(m, event.date.start ?? question.asOf),
            ),
          ),
        })),
    );
  const heads = async () => documentHeads(await store.documents());
  const item = (deed: Deed, byId: ReadonlyMap<string, DocumentHead>): DeedItem => {
    const first = deed.events[0]!;
    return {
      id: first.id,
      status: first.status,
      root: first.root,
      domains: first.domains,
      date: first.date,
      ambiguous: false,
      records: deed.events.flatMap((event) => {
        const document = byId.get(event.documentId);
        return document ? [{ event, document }] : [];
      }),
    };
  };

  return {
    async deeds(question, filter) {
      const byId = await heads();
      const wanted = filter.ids === undefined ? null : new Set(filter.ids);
      const sideFits = (deed: Deed): boolean =>
        (filter.member === undefined || deed.sides.has(filter.member)) &&
        (filter.partner === undefined || deed.sides.has(filter.partner));
      return (await deedsOf(question))
        .filter((deed) =>
          wanted === null ? sideFits(deed) : deed.events.some((event) => wanted.has(event.id)),
        )
        .map((deed) => item(deed, byId))
        .sort((a, b) => newestFirst(a.date, a.id).localeCompare(newestFirst(b.date, b.id)));
    },
    engagement: (question) =>
      kept('engagement', question, async () => {
        const deeds = await deedsOf(question);
        const byId = await heads();
        const rows = [question.alliance, ...question.members];
        const cells: EngagementCell[] = rows.flatMap((member) =>
          question.partners.map((partner) => {
            const here = deeds.filter((d) => d.sides.has(member) && d.sides.has(partner));
            const done = here.filter((d) => DONE.has(d.events[0]!.status));
            return {
              member,
              partner,
              deeds:
                done.length === 0
                  ? { value: null, reason: 'no-evidence-found' }
                  : { value: done.length, lo: done.length, hi: done.length, n: done.length },
              records: here.reduce((sum, d) => sum + d.events.length, 0),
              refused: here.filter((d) => REFUSED.has(d.events[0]!.status)).length,
            };
          }),
        );
        const total = (member: string): number =>
          cells.filter((c) => c.member === member).reduce((s, c) => s + (c.deeds.value ?? 0), 0);
        const name = (code: string): NameView =>
          names.actor(code) ?? { code, name: code, kind: 'other' };
        const inTable = deeds.filter(
          (d) => question.partners.some((p) => d.sides.has(p)) && rows.some((m) => d.sides.has(m)),
        );
        const documents = new Set(inTable.flatMap((d) => d.events.map((e) => e.documentId)));
        const order = question.members
          .map((code) => ({ ...name(code), total: total(code) }))
          .sort((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1));
        return {
          question,
          members: [
            name(question.alliance),
            ...order.map(({ code, name: label, kind }) => ({ code, name: label, kind })),
          ],
          partners: question.partners.map(name),
          cells,
          totals: {
            deeds: inTable.filter((d) => DONE.has(d.events[0]!.status)).length,
            records: inTable.reduce((sum, d) => sum + d.events.length, 0),
            refused: inTable.filter((d) => REFUSED.has(d.events[0]!.status)).length,
            documents: documents.size,
            publishers: new Set([...documents].map((id) => byId.get(id)?.publisher.domain)).size,
          },
        };
      }),
    async commitments(question) {
      const byId = await heads();
      const items = (await store.commitments()).flatMap((commitment) => {
        const document = byId.get(commitment.documentId);
        return document
          ? [{ commitment, document, state: 'open' as const, reason: null, evidence: [] }]
          : [];
      });
      return {
        question,
        items,
        counts: { open: items.length } as CommitmentsView['counts'],
        byForce: {} as CommitmentsView['byForce'],
      };
    },
    findings: (question) => Promise.resolve({ question, findings: [] }),
  };
}
