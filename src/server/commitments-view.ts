import type { CommitmentResult, CommitmentRow } from '../gaps/index.ts';
import type { CommitmentsView, Question } from './schemas.ts';
import type { Snapshot } from './snapshot.ts';
import { byKey } from './views.ts';

/** Which of the promises, and in which order. */
export interface CommitmentsPage {
  state?: CommitmentRow['state'] | undefined;
  owner?: string | undefined;
  id?: string | undefined;
  order: 'due' | 'owner' | 'domain';
  limit: number;
  offset: number;
}

/** Promises by due date, each with its state and the records that speak to it. */
export function commitmentsView(
  question: Question,
  { rows, summary }: CommitmentResult,
  { recordById, heads }: Snapshot,
  { state, owner, id, order, limit, offset }: CommitmentsPage,
): CommitmentsView {
  const chosen = rows.filter(
    (row) =>
      (state === undefined || row.state === state) &&
      (owner === undefined || row.by.includes(owner)) &&
      (id === undefined || row.recordIds.includes(id)),
  );
  const key = ({ by, domains }: CommitmentRow): string =>
    (order === 'owner' ? by[0] : domains[0]) ?? '~';
  // By owner or domain; within one, by due date as the rows come.
  const ordered = order === 'due' ? chosen : chosen.toSorted(byKey(key));
  const items = ordered.slice(offset, offset + limit).flatMap((row) => {
    const commitment = recordById.get(row.id);
    const document = commitment && heads.get(commitment.documentId);
    if (commitment?.record !== 'commitment' || !document) return [];
    return [
      {
        commitment,
        document,
        state: row.state,
        reason: row.reason,
        evidence: row.evidence.map(({ recordId }) => recordId),
      },
    ];
  });
  return { question, items, total: chosen.length, counts: summary.states };
}
