import type { Case } from '../../case.ts';
import { engagedOnes, type EngagementTotal } from '../../gaps/index.ts';
import type { GapsInput, MultiplesInput, TiesInput } from '../../views/index.ts';
import { placing } from '../placing.ts';
import { behind, named } from './behind.ts';

const ordered = <T extends { name: string }>(all: readonly T[]): T[] =>
  all.toSorted((a, b) => (a.name < b.name ? -1 : 1));

/** Who engages whom, member by partner. */
export function tiesView(kase: Case, domains: readonly { id: string; label: string }[]): TiesInput {
  const { question } = kase;
  const result = kase.engagement();
  const records = behind(kase);
  const total = ({ code, deedIds }: EngagementTotal) => ({
    ...named(kase, code),
    ...records(deedIds),
  });
  const documents = new Set(
    result.total.deedIds.flatMap((id) => kase.deedById().get(id)?.clusters ?? []),
  );
  return {
    alliance: named(kase, question.alliance),
    domain: domains.find(({ id }) => id === question.domain)?.label ?? null,
    members: result.rows.map(total),
    partners: ordered(result.columns.map(total)),
    cells: result.cells.map((cell) => {
      const n = 'value' in cell.deeds && cell.deeds.value !== null ? cell.deeds.value : 0;
      const hi = 'hi' in cell.deeds ? (cell.deeds.hi ?? n) : n;
      return {
        ...{ member: cell.member, partner: cell.partner, n, hi: Math.max(n, hi) },
        refused: cell.refused + cell.cancelled + cell.negated,
        records: records([...cell.deedIds, ...cell.refusedIds]).records,
      };
    }),
    documents: documents.size,
    deeds: result.total.deedIds.length,
  };
}

/** Where the alliance itself does more or less with a partner than the totals predict. */
export function gapsView(kase: Case, labels: readonly { id: string; label: string }[]): GapsInput {
  const { gap } = kase.engagement();
  const records = behind(kase);
  const { alliance } = kase.question;
  const own = engagedOnes(kase.deeds, placing(kase)).filter(({ sides }) =>
    sides.pairs.some(({ member }) => member === alliance),
  );
  const deedsOf = (partner: string, domain: string): string[] =>
    own.flatMap(({ deed, sides }) =>
      deed.domains.some((one) => one === domain) &&
      sides.pairs.some((pair) => pair.member === alliance && pair.partner === partner)
        ? [deed.id]
        : [],
    );
  const cells = gap.domains.value;
  const found = new Set((cells ?? []).map(({ column }) => column));
  return {
    alliance: named(kase, alliance),
    partners: ordered([...new Set((cells ?? []).map(({ row }) => row))].map((c) => named(kase, c))),
    domains: labels.filter(({ id }) => found.has(id)),
    cells:
      cells?.map((cell) => ({
        ...{ partner: cell.row, domain: cell.column, n: cell.n, expected: cell.m, gap: cell.gap },
        lo: cell.bootstrap !== null && 'lo' in cell.bootstrap ? cell.bootstrap.lo : null,
        hi: cell.bootstrap !== null && 'hi' in cell.bootstrap ? cell.bootstrap.hi : null,
        say:
          cell.say === 'surplus'
            ? ('above' as const)
            : cell.say === 'deficit'
              ? ('below' as const)
              : cell.say === 'nothing-to-say'
                ? ('neither' as const)
                : ('thin' as const),
        records: records(deedsOf(cell.row, cell.column)).records,
      })) ?? null,
    reason: 'reason' in gap.domains ? gap.domains.reason : null,
    tested: 'tested' in gap.domains ? gap.domains.tested : 0,
    called: 'called' in gap.domains ? gap.domains.called : 0,
  };
}

/** Members with partners in each domain, in one go over the deeds. */
export function multiplesView(
  kase: Case,
  labels: readonly { id: string; label: string }[],
): MultiplesInput {
  const { rows, columns } = kase.engagement();
  const records = behind(kase);
  const ids = new Map<string, string[]>();
  const totals = new Map<string, number>();
  const present = new Set<string>();
  for (const { deed, sides } of engagedOnes(kase.deeds, placing(kase)))
    for (const domain of deed.domains) {
      totals.set(domain, (totals.get(domain) ?? 0) + 1);
      for (const { member, partner } of sides.pairs) {
        const key = `${domain} ${member} ${partner}`;
        const list = ids.get(key) ?? [];
        if (list.at(-1) !== deed.id) list.push(deed.id);
        ids.set(key, list);
        present.add(member);
      }
    }
  return {
    alliance: named(kase, kase.question.alliance),
    partners: ordered(columns.map(({ code }) => named(kase, code))),
    members: rows.filter(({ code }) => present.has(code)).map(({ code }) => named(kase, code)),
    domains: labels
      .map(({ id, label }) => ({
        ...{ id, label, n: totals.get(id) ?? 0 },
        cells: rows.flatMap(({ code: member }) =>
          columns.flatMap(({ code: partner }) => {
            const list = ids.get(`${id} ${member} ${partner}`);
            return list === undefined ? [] : [{ member, partner, ...records(list) }];
          }),
        ),
      }))
      .filter(({ n }) => n > 0)
      .sort((a, b) => b.n - a.n),
  };
}
