import type { EngagementResult, EngagementTotal, GapTable } from '../gaps/index.ts';
import type { EngagementView, GapTableView, NameView, Question, TotalView } from './schemas.ts';
import type { Snapshot } from './snapshot.ts';
import type { NameSource } from './source.ts';
import { byKey } from './views.ts';

export const nameOf = (names: NameSource, code: string): NameView => {
  const actor = names.actor(code);
  return { code, name: actor?.name ?? code, kind: actor?.kind ?? 'other' };
};

const declined = (t: { refused: number; cancelled: number; negated: number }): number =>
  t.refused + t.cancelled + t.negated;

const totalOf = (total: EngagementTotal): TotalView => ({
  code: total.code,
  deeds: total.deeds,
  done: total.done,
  planned: total.planned,
  refused: declined(total),
  documents: total.documents,
});

/** The table as it is served: names beside codes, and counts without the ids they rest on. */
export function engagementView(
  question: Question,
  result: EngagementResult,
  { eventById, heads }: Snapshot,
  names: NameSource,
): EngagementView {
  const { total } = result;
  const documents = new Set(total.recordIds.flatMap((id) => eventById.get(id)?.documentId ?? []));
  const publishers = new Set(
    [...documents].flatMap((id) => {
      const publisher = heads.get(id)?.publisher;
      return publisher?.domain ?? publisher?.name ?? [];
    }),
  );
  return {
    question,
    members: result.rows.map((row) => nameOf(names, row.code)),
    partners: result.columns.map((c) => nameOf(names, c.code)).sort(byKey((c) => c.name)),
    cells: result.cells.map((cell) => ({
      member: cell.member,
      partner: cell.partner,
      deeds: cell.deeds,
      done: cell.done,
      planned: cell.planned,
      refused: declined(cell),
      interval: intervalOf(cell.bootstrap),
      viaGroup: cell.viaGroup,
      records: cell.recordIds.length,
      documents: cell.documents,
    })),
    totals: {
      deeds: total.deedIds.length,
      records: total.recordIds.length,
      refused: declined(total),
      documents: documents.size,
      publishers: publishers.size,
      ambiguous: result.ambiguous,
      undated: result.undated,
    },
    itself: totalOf(result.itself),
    allies: totalOf(result.allies),
    silent: result.silent,
    gap: { pairs: gapView(result.gap.pairs), domains: gapView(result.gap.domains) },
  };
}

const intervalOf = (
  interval: { lo: number; hi: number } | { value: null } | null,
): { lo: number; hi: number } | null =>
  interval !== null && 'lo' in interval ? { lo: interval.lo, hi: interval.hi } : null;

function gapView(table: GapTable): GapTableView {
  if (table.value === null) return { cells: null, reason: table.reason, total: table.total };
  return {
    cells: table.value.map(({ row, column, n, m, gap, q, say, bootstrap }) => ({
      ...{ row, column, n, gap, q, say },
      expected: m,
      interval: intervalOf(bootstrap),
    })),
    total: table.total,
    called: table.called,
    tooThin: table.tooThin,
    tested: table.tested,
  };
}
