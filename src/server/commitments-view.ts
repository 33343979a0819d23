import type { CommitmentsView, Question } from './schemas.ts';
import type { Snapshot } from './snapshot.ts';
import type { NameSource } from './source.ts';

export function commitmentsView(
  question: Question,
  { commitments, heads }: Snapshot,
  _names: NameSource,
): CommitmentsView {
  const items = commitments.flatMap((commitment) => {
    const document = heads.get(commitment.documentId);
    return document
      ? [{ commitment, document, state: 'open' as const, reason: null, evidence: [] }]
      : [];
  });
  return { question, items, counts: { open: items.length } };
}
