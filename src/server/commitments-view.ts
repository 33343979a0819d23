import type { CommitmentResult } from '../gaps/index.ts';
import type { CommitmentsView, Question } from './schemas.ts';
import type { Snapshot } from './snapshot.ts';

/** Promises by due date, each with its state and the records that speak to it. */
export function commitmentsView(
  question: Question,
  { rows, summary }: CommitmentResult,
  { recordById, heads }: Snapshot,
): CommitmentsView {
  const items = rows.flatMap((row) => {
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
  return { question, items, counts: summary.states };
}
