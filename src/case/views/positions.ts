import { partialDate } from '../../base/index.ts';
import type { Case } from '../../case.ts';
import { matterOf, positionChanges, type DatedPosition } from '../../gaps/index.ts';

/** A position as a reader sees it. */
export interface Held {
  id: string;
  date: string;
  term: string;
  stance: -1 | 0 | 1;
  quote: string;
}
export interface Changed {
  actor: { code: string; name: string };
  issue: string;
  kind: 'stance' | 'wording';
  before: Held;
  after: Held;
}

/** Positions that changed, newest first, and how many matters have one position only. */
export function positionsView(kase: Case): {
  changes: Changed[];
  single: number;
  positions: number;
} {
  const published = new Map(kase.documents.map((d) => [d.id, d.published.date]));
  const dated = kase.positions.flatMap((position): DatedPosition[] => {
    const date =
      position.date.start ?? partialDate(published.get(position.documentId) ?? '')?.start ?? null;
    return date === null || !kase.inside(date) ? [] : [{ position, date }];
  });
  const held = ({ position, date }: DatedPosition): Held => ({
    ...{ id: position.id, date, term: position.term, stance: position.stance },
    quote: position.evidence.quote,
  });
  const matters = new Map<string, number>();
  for (const { position } of dated)
    for (const { code } of position.by) {
      const key = `${code}|${matterOf(position)}`;
      matters.set(key, (matters.get(key) ?? 0) + 1);
    }
  return {
    changes: positionChanges(dated).map(({ actor, issue, kind, before, after }) => ({
      actor: { code: actor, name: kase.name(actor) },
      ...{ issue, kind, before: held(before), after: held(after) },
    })),
    single: [...matters.values()].filter((n) => n === 1).length,
    positions: dated.length,
  };
}
