import { dayNumber } from '../../base/index.ts';
import { byText, distinct } from '../common.ts';
import { clusterReports, type Cluster } from './cluster.ts';
import {
  type Deed,
  type DeedActor,
  type DeedOptions,
  type DeedReport,
  type DeedResult,
  type DocumentFacts,
  sharedActors,
  sharedArrays,
} from './deed.ts';
import { attachRestated } from './restated.ts';
import type { Report } from './same.ts';

export type {
  Deed,
  DeedActor,
  DeedOptions,
  DeedReport,
  DeedResult,
  DocumentFacts,
  Merge,
  Restatement,
} from './deed.ts';

interface Coded {
  event: DeedReport;
  actors: readonly DeedActor[];
}

/**
 * Records to deeds: what may report the same act becomes one (see `maybeSame`), what merely repeats
 * an earlier act becomes none, and what fits several stays apart as ambiguous. Records without any
 * actor that has a code are no deeds of states and are left out.
 */
export function toDeeds(
  events: readonly DeedReport[],
  documents: readonly DocumentFacts[],
  options: DeedOptions = {},
): DeedResult {
  const coded = new Map<string, Coded>();
  const actorsOf = sharedActors(options);
  for (const event of events) {
    const actors = actorsOf(event);
    if (actors.length > 0) coded.set(event.id, { event, actors });
  }
  const facts = new Map(documents.map((document) => [document.id, document]));
  const fresh = [...coded.values()].filter(({ event }) => !event.restated);
  const reports = fresh.map(reporter());
  const clusters =
    options.merge === false
      ? reports.map((report): Cluster => ({ reports: [report], ambiguous: false, fits: [] }))
      : clusterReports(reports);

  const share = sharedArrays();
  const all = clusters.map((cluster) => deedOf(cluster, coded, facts, share)).sort(byDate);
  const deeds = all.filter((deed) => !deed.ambiguous);
  const restated = [...coded.values()].filter(({ event }) => event.restated);
  return {
    deeds,
    ambiguous: all.filter((deed) => deed.ambiguous),
    merges: deeds
      .filter((deed) => deed.eventIds.length > 1)
      .map((deed) => ({ deedId: deed.id, eventIds: deed.eventIds })),
    restatements: attachRestated(restated, deeds),
  };
}

/** By first day (what has none last), then id. */
const byDate = (a: Deed, b: Deed): number =>
  byText(a.date.start ?? '~', b.date.start ?? '~') || byText(a.id, b.id);

const deedId = (eventId: string): string =>
  eventId.startsWith('ev_') ? `de_${eventId.slice(3)}` : eventId;

/** Records as reports; equal actors are one array of codes. */
function reporter(): (coded: Coded) => Report {
  const codes = new WeakMap<readonly DeedActor[], string[]>();
  const days = new Map<string, number>();
  const dayOf = (iso: string): number => {
    const found = days.get(iso) ?? dayNumber(iso);
    days.set(iso, found);
    return found;
  };
  return ({ event, actors }) => {
    let own = codes.get(actors);
    if (!own) codes.set(actors, (own = actors.map((actor) => actor.code)));
    return {
      id: event.id,
      first: event.date.start === null ? -Infinity : dayOf(event.date.start),
      last: event.date.end === null ? Infinity : dayOf(event.date.end),
      precision: event.date.start === null ? 'unknown' : event.date.precision,
      actors: own,
      root: event.root,
      mode: event.mode,
      kind: event.instrument,
      domains: event.domains,
      status: event.status,
      document: event.documentId,
    };
  };
}

const FINEST = ['day', 'month', 'quarter', 'season', 'year', 'unknown'] as const;

function deedOf(
  cluster: Cluster,
  coded: ReadonlyMap<string, Coded>,
  facts: ReadonlyMap<string, DocumentFacts>,
  share: (actors: DeedActor[]) => DeedActor[],
): Deed {
  if (cluster.reports.length === 1)
    return deedOfOne(cluster, coded.get(cluster.reports[0]!.id)!, facts);
  const parts = cluster.reports.map((report) => coded.get(report.id)!);
  const events = parts.map((part) => part.event);
  const documentIds = distinct(events.map((event) => event.documentId));
  const known = documentIds.flatMap((id) => facts.get(id) ?? []);
  const precision = FINEST.find((p) => cluster.reports.some((r) => r.precision === p))!;
  const exact = events.filter(
    (e) => (e.date.start === null ? 'unknown' : e.date.precision) === precision,
  );
  const day = (pick: (event: DeedReport) => string | null): string[] =>
    exact
      .map(pick)
      .filter((iso) => iso !== null)
      .sort(byText);
  return {
    id: deedId(events[0]!.id),
    eventIds: events.map((event) => event.id),
    documentIds,
    clusters: distinct(documentIds.map((id) => facts.get(id)?.cluster ?? id)),
    pages: distinct(known.flatMap((document) => document.sources)),
    primaryDocumentId: primaryOf(documentIds, facts),
    official: known.some((document) => document.publisher.kind === 'official'),
    coders: distinct(events.map((event) => event.coder)),
    date: {
      start: day((e) => e.date.start)[0] ?? null,
      end: day((e) => e.date.end).at(-1) ?? null,
      precision,
    },
    root: events[0]!.root,
    mode: events.find((event) => event.mode !== null)?.mode ?? null,
    instrument: events.find((event) => event.instrument !== null)?.instrument ?? null,
    domains: [...new Set(events.flatMap((event) => event.domains))].sort(byText),
    status: events[0]!.status,
    actors: share(unite(parts.flatMap((part) => part.actors))),
    first: events.some((event) => event.first),
    restatedIn: [],
    ambiguous: cluster.ambiguous,
    fits: cluster.fits.map(deedId),
  };
}

/** Most deeds have one record, which says it all. */
function deedOfOne(
  cluster: Cluster,
  { event, actors }: Coded,
  facts: ReadonlyMap<string, DocumentFacts>,
): Deed {
  const known = facts.get(event.documentId);
  const { start, end, precision } = event.date;
  return {
    id: deedId(event.id),
    eventIds: [event.id],
    documentIds: [event.documentId],
    clusters: [known?.cluster ?? event.documentId],
    pages: distinct(known?.sources ?? []),
    primaryDocumentId: event.documentId,
    official: known?.publisher.kind === 'official',
    coders: [event.coder],
    date: { start, end, precision: start === null ? 'unknown' : precision },
    root: event.root,
    mode: event.mode,
    instrument: event.instrument,
    domains: [...new Set(event.domains)].sort(byText),
    status: event.status,
    actors,
    first: event.first,
    restatedIn: [],
    ambiguous: cluster.ambiguous,
    fits: cluster.fits.map(deedId),
  };
}

/** One entry a code; named itself in any report goes before named through a group. */
function unite(actors: readonly DeedActor[]): DeedActor[] {
  const found = new Map<string, DeedActor>();
  for (const actor of actors) {
    const known = found.get(actor.code);
    if (!known) {
      found.set(actor.code, { ...actor });
      continue;
    }
    if (actor.viaGroup === null) known.viaGroup = null;
    known.acts ||= actor.acts;
    known.receives ||= actor.receives;
  }
  return [...found.values()].sort((a, b) => byText(a.code, b.code));
}

/** Official before press, then the earlier, then by id. */
function primaryOf(ids: readonly string[], facts: ReadonlyMap<string, DocumentFacts>): string {
  const rank = (id: string): string => {
    const document = facts.get(id);
    const official = document?.publisher.kind === 'official' ? '0' : '1';
    return `${official} ${document?.published.date ?? '~'} ${id}`;
  };
  return [...ids].sort((a, b) => byText(rank(a), rank(b)))[0]!;
}
