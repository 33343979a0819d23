import { Numbering, isoDayOf, startsOf } from '../../base/index.ts';
import {
  type RecordColumns,
  type Domain,
  type Instrument,
  NO_DAY,
  ROOTS,
  STATUSES,
} from '../../model/index.ts';
import { byText } from '../common.ts';
import { ActorSets, actorsOfEvents, unite } from './actors.ts';
import { clusterColumns } from './cluster-columns.ts';
import { FINENESS } from './cluster.ts';
import type { ReportColumns } from './report-columns.ts';
import { type Deed, type DeedActor, type DeedOptions, byMachine } from './deed.ts';
import { attachRestated } from './restated.ts';

/** Marks of a deed in `flags`. */
export const FIRST = 1;
export const OFFICIAL = 2;
/** No person has coded or curated any of its records. */
export const MACHINE = 4;

/**
 * Deeds as columns: entry d of each belongs to deed d, the certain ones first, by date (none last) and
 * id; then the ambiguous ones likewise. A list of several belongs to a deed from its start on.
 */
export interface DeedColumns {
  /** Events of a deed, in the order of their ids. */
  starts: Int32Array;
  reports: Int32Array;
  status: Uint8Array;
  root: Uint8Array;
  flags: Uint8Array;
  /** First and last day, or NO_DAY. */
  start: Int32Array;
  end: Int32Array;
  /** Places in the lists of `DeedWords`. */
  date: Int32Array;
  mode: Int32Array;
  instrument: Int32Array;
  domains: Int32Array;
  actors: Int32Array;
  /** Place of its primary document. */
  primary: Int32Array;
  /** For an ambiguous deed, the deeds that it may be. */
  fitStarts: Int32Array;
  fits: Int32Array;
  /** Events that repeat a deed, and all repeating events with the deed each repeats (-1: none). */
  repeatStarts: Int32Array;
  repeats: Int32Array;
  restated: Int32Array;
  restatedDeed: Int32Array;
}

/** What the numbers of the columns stand for. */
export interface DeedWords {
  dates: readonly Deed['date'][];
  modes: readonly (string | null)[];
  instruments: readonly (Instrument | null)[];
  domains: readonly Domain[][];
  actors: readonly (readonly DeedActor[])[];
}

export interface DeedTable {
  records: RecordColumns;
  /** How many deeds are certain. */
  certain: number;
  deeds: DeedColumns;
  words: DeedWords;
}

/** Fineness of the precision in which a deed's days are given, from its reports. */
const PRECISIONS = ['day', 'month', 'quarter', 'season', 'year', 'unknown'] as const;

/** Records to deeds (see `toDeeds`). */
export function deedTable(records: RecordColumns, options: DeedOptions): DeedTable {
  const { events, documents } = records;
  const { categories, category, start, end } = events;
  const sets = new ActorSets();
  const actorsOf = actorsOfEvents(events, sets, options);
  const inOrder = new Int32Array(events.rank.length);
  for (let i = 0; i < inOrder.length; i++) inOrder[events.rank[i]!] = i;
  // Reports in the order of their ids, so that places stand for ids.
  const fresh = inOrder.filter((i) => actorsOf[i] !== -1 && !categories[category[i]!]!.restated);
  const clusterOf =
    options.merge === false
      ? { clusterOf: Int32Array.from(fresh.keys()), count: fresh.length, fits: new Map() }
      : clusterColumns(reportColumns(records, fresh, actorsOf, sets));
  const { count, fits } = clusterOf;
  const own = startsOf(clusterOf.clusterOf, count);
  const reports = new Int32Array(fresh.length);
  const next = own.slice();
  for (let i = 0; i < fresh.length; i++) reports[next[clusterOf.clusterOf[i]!]!++] = fresh[i]!;

  const dates = new Numbering<Deed['date']>();
  const modes = new Numbering<string | null>();
  const instruments = new Numbering<Instrument | null>();
  const domains = new Numbering<Domain[]>();
  const first = new Int32Array(count);
  const last = new Int32Array(count);
  const precisionOf = (i: number): (typeof PRECISIONS)[number] =>
    start[i] === NO_DAY ? 'unknown' : categories[category[i]!]!.precision;
  /** First and last day of a cluster, from its most exact reports. */
  const daysOf = (cluster: number): (typeof PRECISIONS)[number] => {
    const mine = reports.subarray(own[cluster], own[cluster + 1]);
    let finest: (typeof PRECISIONS)[number] = 'unknown';
    for (const i of mine) {
      const precision = precisionOf(i);
      if (PRECISIONS.indexOf(precision) < PRECISIONS.indexOf(finest)) finest = precision;
    }
    let [from, to] = [NO_DAY, NO_DAY];
    for (const i of mine) {
      if (precisionOf(i) !== finest) continue;
      if (start[i] !== NO_DAY && (from === NO_DAY || start[i]! < from)) from = start[i]!;
      if (end[i]! > to) to = end[i]!;
    }
    first[cluster] = from;
    last[cluster] = to;
    return finest;
  };
  const finest = Array.from({ length: count }, (_, cluster) => daysOf(cluster));

  const order = orderOf(count, (cluster) => [
    fits.has(cluster),
    first[cluster]!,
    events.rank[reports[own[cluster]!]!]!,
  ]);
  const deedOf = new Int32Array(count);
  for (const [deed, cluster] of order.entries()) deedOf[cluster] = deed;

  const columns: DeedColumns = {
    starts: new Int32Array(count + 1),
    reports: new Int32Array(reports.length),
    status: new Uint8Array(count),
    root: new Uint8Array(count),
    flags: new Uint8Array(count),
    start: Int32Array.from(order, (cluster) => first[cluster]!),
    end: Int32Array.from(order, (cluster) => last[cluster]!),
    date: new Int32Array(count),
    mode: new Int32Array(count),
    instrument: new Int32Array(count),
    domains: new Int32Array(count),
    actors: new Int32Array(count),
    primary: new Int32Array(count),
    ...EMPTY_LISTS,
  };
  const machine = categories.map(({ coder }) => byMachine(coder));
  const rootOf = categories.map(({ root }) => ROOTS.indexOf(root));
  const statusOf = categories.map(({ status }) => STATUSES.indexOf(status));
  const official = documents.publishers.map(({ kind }) => kind === 'official');
  const primaryOf = primaryDocument(records);
  let at = 0;
  for (const [deed, cluster] of order.entries()) {
    const mine = reports.subarray(own[cluster], own[cluster + 1]);
    columns.reports.set(mine, at);
    columns.starts[deed + 1] = at += mine.length;
    const head = category[mine[0]!]!;
    columns.root[deed] = rootOf[head]!;
    columns.status[deed] = statusOf[head]!;
    let flags = MACHINE;
    let mode: string | null = null;
    let instrument: Instrument | null = null;
    for (const i of mine) {
      const known = categories[category[i]!]!;
      if (known.first) flags |= FIRST;
      if (machine[category[i]!] === false) flags &= ~MACHINE;
      if (official[documents.publisher[events.document[i]!]!] === true) flags |= OFFICIAL;
      mode ??= known.mode;
      instrument ??= known.instrument;
    }
    columns.flags[deed] = flags;
    const [from, to, precision] = [first[cluster]!, last[cluster]!, finest[cluster]!];
    columns.date[deed] = dates.of(`${from} ${to} ${precision}`, () => ({
      start: from === NO_DAY ? null : isoDayOf(from),
      end: to === NO_DAY ? null : isoDayOf(to),
      precision,
    }));
    columns.mode[deed] = modes.of(mode ?? '', () => mode);
    columns.instrument[deed] = instruments.of(instrument ?? '', () => instrument);
    const about =
      mine.length === 1
        ? categories[head]!.domains
        : [...mine].flatMap((i) => categories[category[i]!]!.domains);
    columns.domains[deed] = domains.of(about.join(' '), () => [...new Set(about)].sort(byText));
    columns.actors[deed] =
      mine.length === 1
        ? actorsOf[mine[0]!]!
        : sets.of(unite([...mine].flatMap((i) => sets.values[actorsOf[i]!]!)));
    columns.primary[deed] = mine.length === 1 ? events.document[mine[0]!]! : primaryOf(mine);
  }
  const certain = count - fits.size;
  Object.assign(columns, fitColumns(order, deedOf, fits));
  const restated = Int32Array.from(
    Array.from(events.rank.keys()).filter(
      (i) => actorsOf[i] !== -1 && categories[category[i]!]!.restated,
    ),
  );
  const table: DeedTable = {
    records,
    certain,
    deeds: columns,
    words: {
      dates: dates.values,
      modes: modes.values,
      instruments: instruments.values,
      domains: domains.values,
      actors: sets.values,
    },
  };
  Object.assign(columns, attachRestated(table, restated, actorsOf, sets));
  return table;
}

const EMPTY_LISTS = {
  fitStarts: new Int32Array(0),
  fits: new Int32Array(0),
  repeatStarts: new Int32Array(0),
  repeats: new Int32Array(0),
  restated: new Int32Array(0),
  restatedDeed: new Int32Array(0),
};

/** Places from 0, the certain ones first, then by day (none last), then by rank. */
function orderOf(
  count: number,
  of: (place: number) => [ambiguous: boolean, day: number, rank: number],
): Int32Array {
  let [least, most, ranks] = [Infinity, -Infinity, 1];
  for (let i = 0; i < count; i++) {
    const [, day, rank] = of(i);
    ranks = Math.max(ranks, rank + 1);
    if (day === NO_DAY) continue;
    least = Math.min(least, day);
    most = Math.max(most, day);
  }
  if (least > most) [least, most] = [0, 0];
  const days = most - least + 2;
  const byRank = new Int32Array(ranks);
  const keys = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const [ambiguous, day, rank] = of(i);
    byRank[rank] = i;
    const place = day === NO_DAY ? days - 1 : day - least;
    keys[i] = (Number(ambiguous) * days + place) * ranks + rank;
  }
  return Int32Array.from(keys.sort(), (key) => byRank[key % ranks]!);
}

function reportColumns(
  { events }: RecordColumns,
  fresh: Int32Array,
  actorsOf: Int32Array,
  sets: ActorSets,
): ReportColumns {
  const { categories, category, start, end } = events;
  const words = new Numbering<string>();
  const blocks = new Numbering<string>();
  const about = new Numbering<readonly number[]>();
  const names = new Numbering<string>();
  const word = (text: string | null): number => (text === null ? -1 : words.of(text, () => text));
  const known = categories.map(({ root, status, mode, instrument, domains, precision }) => {
    const own = [...new Set(domains)]
      .map((domain) => names.of(domain, () => domain))
      .sort((a, b) => a - b);
    return {
      block: blocks.of(`${status} ${root}`, () => status),
      mode: word(mode),
      kind: word(instrument),
      domains: about.of(own.join(' '), () => own),
      level: FINENESS[precision],
    };
  });
  const of = (pick: (one: (typeof known)[number]) => number): Int32Array =>
    Int32Array.from(fresh, (i) => pick(known[category[i]!]!));
  // Sets of domains stand behind the sets of actors in one list.
  const behind = sets.codes.length;
  return {
    rank: Int32Array.from(fresh.keys()),
    first: Float64Array.from(fresh, (i) => (start[i] === NO_DAY ? -Infinity : start[i]!)),
    last: Float64Array.from(fresh, (i) => (end[i] === NO_DAY ? Infinity : end[i]!)),
    level: Uint8Array.from(fresh, (i) =>
      start[i] === NO_DAY ? FINENESS.unknown : known[category[i]!]!.level,
    ),
    block: of((one) => one.block),
    mode: of((one) => one.mode),
    kind: of((one) => one.kind),
    actors: Int32Array.from(fresh, (i) => sets.codesOf[actorsOf[i]!]!),
    domains: of((one) => one.domains + behind),
    sets: [...sets.codes, ...about.values],
  };
}

/** Official before press, then the earlier, then by id. */
function primaryDocument({ events, documents }: RecordColumns): (reports: Int32Array) => number {
  const rank = (place: number): string => {
    const { kind } = documents.publishers[documents.publisher[place]!]!;
    const { date } = documents.publications[documents.published[place]!]!;
    return `${kind === 'official' ? '0' : '1'} ${date ?? '~'} ${documents.ids.at(place)}`;
  };
  return (reports) => {
    const places = [...new Set(Array.from(reports, (i) => events.document[i]!))];
    if (places.length === 1) return places[0]!;
    return places
      .map((place) => ({ place, key: rank(place) }))
      .sort((a, b) => byText(a.key, b.key))[0]!.place;
  };
}

function fitColumns(
  order: Int32Array,
  deedOf: Int32Array,
  fits: ReadonlyMap<number, readonly number[]>,
): Pick<DeedColumns, 'fitStarts' | 'fits'> {
  const fitStarts = new Int32Array(order.length + 1);
  const all: number[] = [];
  for (const [deed, cluster] of order.entries()) {
    for (const other of fits.get(cluster) ?? []) all.push(deedOf[other]!);
    fitStarts[deed + 1] = all.length;
  }
  return { fitStarts, fits: Int32Array.from(all) };
}
