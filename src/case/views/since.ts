import { partialDate } from '../../base/index.ts';
import type { Case } from '../../case.ts';
import { shiftOf, type Deed, type ShiftResult } from '../../gaps/index.ts';
import { placing } from '../placing.ts';
import { relationsOf } from '../relations.ts';
import { sourcesFor } from '../sources.ts';

/** What kind of change it is, as a word that stands before it. */
export const CHANGE_STATES = [
  ...(['refused', 'disputed', 'overdue', 'moved', 'unknown', 'new'] as const),
] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

/** One change, by the records that show it: the first of them speaks for it. */
export interface Change {
  state: ChangeState;
  /** Its day, or the first of its days; null where none is known. */
  on: string | null;
  records: string[];
}

/** What changed since a day: the newest of each kind first, and gains and losses by cell. */
export interface SinceView {
  /** The day that is looked back to, and what it was. */
  day: string;
  event: string | null;
  /** Days that may be chosen: summits, latest first. */
  days: { day: string; name: string }[];
  changes: Change[];
  /** How many there are of each kind. */
  counts: Record<ChangeState, number>;
  shift: Omit<ShiftResult, 'cells'> & {
    cells: (Omit<ShiftResult['cells'][number], 'beforeIds' | 'sinceIds'> & { records: string[] })[];
  };
}

const MOST = 60;
const DENIED = new Set(['refused', 'cancelled', 'negated']);

/** The summits that lie behind, latest first: what "since" usually means. */
function summitsOf(kase: Case): { day: string; name: string }[] {
  return kase
    .representation()
    .flatMap(({ date, name }) => {
      const day = partialDate(date ?? '')?.start;
      return day === undefined || day > kase.question.asOf ? [] : [{ day, name }];
    })
    .sort((a, b) => (a.day < b.day ? 1 : -1));
}

/** A year back, where no summit is on record. */
const yearBefore = (day: string): string => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;

/** What changed in the record of a case's question since a day; since its last summit unless told. */
export function sinceView(kase: Case, asked: string | null): SinceView {
  const { asOf } = kase.question;
  const days = summitsOf(kase);
  const day = asked ?? days[0]?.day ?? yearBefore(asOf);
  const inside = (on: string | null): on is string => on !== null && on >= day && on <= asOf;
  const { deeds } = kase.deeds;
  const byEvent = new Map(deeds.flatMap((deed) => deed.eventIds.map((id) => [id, deed] as const)));
  const all: Change[] = [];
  const add = (state: ChangeState, on: string | null, records: readonly string[]): void => {
    if (records.length > 0) all.push({ state, on, records: [...records] });
  };
  const between = placing(kase);
  const sinceIds = new Set<string>();
  const { cells, ...shift } = shiftOf(kase.deeds, between, { day, to: asOf });
  for (const cell of cells) for (const id of cell.sinceIds) sinceIds.add(id);
  const relations = relationsOf(kase);
  const plans = (deed: Deed): string[] =>
    deed.eventIds.flatMap((id) =>
      (relations.get(id) ?? []).flatMap(({ kind, ids }) => (kind === 'follows' ? ids : [])),
    );
  const parties = new Set([
    kase.question.alliance,
    ...kase.members(kase.question.alliance, asOf),
    ...kase.partnerCodes(),
  ]);
  for (const deed of deeds) {
    const { start } = deed.date;
    if (!inside(start)) continue;
    if (DENIED.has(deed.status)) {
      if (deed.actors.filter(({ code }) => parties.has(code)).length > 1)
        add('refused', start, deed.eventIds);
    } else if (sinceIds.has(deed.id)) {
      const before = plans(deed);
      if (deed.status === 'actual' && before.length > 0)
        add('moved', start, [...deed.eventIds, ...before]);
      else add('new', start, deed.eventIds);
    }
  }
  for (const { a, b } of sourcesFor(kase).contradictions) {
    const on = [...a, ...b].map((id) => byEvent.get(id)?.date.start ?? null);
    const last =
      on
        .filter((one) => one !== null)
        .sort()
        .at(-1) ?? null;
    if (inside(last)) add('disputed', last, [...a, ...b]);
  }
  for (const row of kase.commitmentStates().rows) {
    if (!inside(row.due)) continue;
    const records = [row.id, ...row.evidence.map(({ recordId }) => recordId)];
    if (row.state === 'overdue' || row.state === 'broken') add('overdue', row.due, records);
    else if (row.state === 'unknown') add('unknown', row.due, records);
  }
  const told = new Set<string>();
  /** Of one text the first new deed is told; a text that tells of ten would fill the list. */
  const fresh = ({ state, records }: Change): boolean => {
    const source = byEvent.get(records[0] ?? '')?.primaryDocumentId;
    if (state !== 'new' || source === undefined) return true;
    const known = told.has(source);
    told.add(source);
    return !known;
  };
  const newest = (a: Change, b: Change): number =>
    (a.on ?? '') !== (b.on ?? '')
      ? (a.on ?? '') < (b.on ?? '')
        ? 1
        : -1
      : (a.records[0] ?? '') < (b.records[0] ?? '')
        ? -1
        : 1;
  const counts: Record<ChangeState, number> = {
    ...{ refused: 0, disputed: 0, overdue: 0, moved: 0, unknown: 0, new: 0 },
  };
  for (const { state } of all) counts[state] += 1;
  const deedOf = (id: string): Deed | undefined => kase.deedById().get(id);
  return {
    day,
    event: days.find((one) => one.day === day)?.name ?? null,
    days,
    changes: all.sort(newest).filter(fresh).slice(0, MOST),
    counts,
    shift: {
      ...shift,
      cells: cells.map(({ beforeIds, sinceIds: since, ...cell }) => ({
        ...cell,
        records: [...since, ...beforeIds].flatMap((id) => deedOf(id)?.eventIds ?? []).slice(0, 50),
      })),
    },
  };
}
