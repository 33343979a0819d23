import type { Case } from '../../case.ts';
import type { Review } from '../../model/index.ts';
import { plain, type Finding } from '../../views/index.ts';

/** A state of a ledger with a question: what is compared. */
export interface Compared {
  kase: Case;
  reviews: readonly Review[];
}

/** How two states of a ledger differ for one question. All ids are of records. */
export interface ComparedView {
  documents: { added: number; gone: number };
  events: { added: number; gone: number };
  commitments: { added: number; gone: number };
  decisions: number;
  /** Records that a person's decisions changed in between, and that are in both. */
  reviewed: string[];
  /** Deeds by their first records: those on none of whose records the earlier state knew. */
  deeds: { added: string[]; gone: string[]; addedCount: number; goneCount: number };
  cells: { member: string; partner: string; before: number; after: number }[];
  /** Cells of the gap by domain that are called otherwise than before. */
  gap: { row: string; column: string; before: string; after: string }[];
  findings: {
    id: string;
    state: 'kept' | 'changed' | 'new' | 'gone';
    before: string | null;
    after: string | null;
  }[];
  promises: { id: string; before: string | null; after: string | null }[];
}

const MOST = 200;

const documentIds = ({ kase }: Compared): Set<string> => new Set(kase.sources.map(({ id }) => id));
function eventIds({ kase }: Compared): Set<string> {
  const ids = kase.columns?.events.ids;
  if (ids === undefined) return new Set(kase.events.map(({ id }) => id));
  const all = new Set<string>();
  for (let i = 0; i < ids.length; i += 1) all.add(ids.at(i));
  return all;
}
const promiseIds = ({ kase }: Compared): Set<string> =>
  new Set(kase.commitments.map(({ id }) => id));
const difference = (before: Set<string>, after: Set<string>): { added: number; gone: number } => {
  let both = 0;
  for (const id of after) if (before.has(id)) both += 1;
  return { added: after.size - both, gone: before.size - both };
};

function comparedFindings(before: readonly Finding[], after: readonly Finding[]) {
  const ids = [...new Set([...after, ...before].map(({ id }) => id))];
  const words = (all: readonly Finding[], id: string): string | null => {
    const found = all.find((one) => one.id === id);
    return found === undefined ? null : plain(found);
  };
  return ids.map((id) => {
    const [b, a] = [words(before, id), words(after, id)];
    const state: ComparedView['findings'][number]['state'] =
      b === null ? 'new' : a === null ? 'gone' : a === b ? 'kept' : 'changed';
    return { id, state, before: b, after: a };
  });
}

/** What came, went and changed between two states of a ledger, by one question. */
export function comparedView(before: Compared, after: Compared): ComparedView {
  const events = [eventIds(before), eventIds(after)] as const;
  const newDeeds = (of: Compared, known: Set<string>): string[] =>
    of.kase.deeds.deeds
      .filter((deed) => !deed.eventIds.some((id) => known.has(id)))
      .map((deed) => deed.eventIds[0]!);
  const counted = ({ kase }: Compared): Map<string, number> =>
    new Map(
      kase
        .engagement()
        .cells.map((cell) => [
          `${cell.member} ${cell.partner}`,
          'value' in cell.deeds && cell.deeds.value !== null ? cell.deeds.value : 0,
        ]),
    );
  const [was, is] = [counted(before), counted(after)];
  const pairs = [...new Set([...was.keys(), ...is.keys()])].sort();
  const said = ({ kase }: Compared): Map<string, string> => {
    const { domains } = kase.engagement().gap;
    return new Map((domains.value ?? []).map((c) => [`${c.row} ${c.column}`, c.say]));
  };
  const [saidBefore, saidAfter] = [said(before), said(after)];
  const stateOf = ({ kase }: Compared): Map<string, string> =>
    new Map(kase.commitmentStates().rows.map((row) => [row.id, row.state]));
  const [stood, stands] = [stateOf(before), stateOf(after)];
  const knownReviews = new Set(before.reviews.map(({ id }) => id));
  const decided = after.reviews.filter(({ id }) => !knownReviews.has(id));
  const added = newDeeds(after, events[0]);
  const gone = newDeeds(before, events[1]);
  const split = (key: string): [string, string] => {
    const [a = '', b = ''] = key.split(' ');
    return [a, b];
  };
  return {
    documents: difference(documentIds(before), documentIds(after)),
    events: difference(...events),
    commitments: difference(promiseIds(before), promiseIds(after)),
    decisions: decided.length,
    reviewed: [...new Set(decided.map(({ recordId }) => recordId))].slice(0, MOST),
    deeds: {
      added: added.slice(0, MOST),
      gone: gone.slice(0, MOST),
      addedCount: added.length,
      goneCount: gone.length,
    },
    cells: pairs.flatMap((key) => {
      const [b, a] = [was.get(key) ?? 0, is.get(key) ?? 0];
      const [member, partner] = split(key);
      return a === b ? [] : [{ member, partner, before: b, after: a }];
    }),
    gap: [...new Set([...saidBefore.keys(), ...saidAfter.keys()])].sort().flatMap((key) => {
      const [b, a] = [saidBefore.get(key) ?? 'no-evidence', saidAfter.get(key) ?? 'no-evidence'];
      const [row, column] = split(key);
      return a === b ? [] : [{ row, column, before: b, after: a }];
    }),
    findings: comparedFindings(before.kase.findings(), after.kase.findings()),
    promises: [...new Set([...stood.keys(), ...stands.keys()])].sort().flatMap((id) => {
      const [b, a] = [stood.get(id) ?? null, stands.get(id) ?? null];
      return a === b ? [] : [{ id, before: b, after: a }];
    }),
  };
}
