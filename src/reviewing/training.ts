import {
  standingReviews,
  type CodedRecord,
  type Event,
  type Mention,
  type Review,
} from '../model/index.ts';

/** A sentence with its labels, as `knowledge/training/` holds them. */
export interface TrainingRow {
  id: string;
  text: string;
  /** Exact part of the text, with its place among equal ones where there are several; null in a row without an event. */
  source: string | [string, number] | null;
  target: string | [string, number] | null;
  root: string | null;
  status: string | null;
  mode: string | null;
  instrument: string | null;
  domains: readonly string[];
  restated: boolean;
  reciprocal?: true;
  /** Where it is from: reviewer, decision, document and place. */
  from: {
    reviewer: string;
    decision: Review['decision'];
    documentId: string;
    start: number;
    end: number;
  };
}

/** "Japan", or ["Japan", 2] where it is the second of the sentence. */
function partOf({ evidence }: Event, mention: Mention | undefined): TrainingRow['source'] {
  if (mention === undefined) return null;
  const at = mention.start - evidence.start;
  const part = mention.text;
  if (at < 0 || evidence.quote.slice(at, at + part.length) !== part) return null;
  let nth = 0;
  for (
    let i = evidence.quote.indexOf(part);
    i >= 0 && i <= at;
    i = evidence.quote.indexOf(part, i + 1)
  )
    nth += 1;
  return nth === 1 && evidence.quote.indexOf(part, at + 1) < 0 ? part : [part, nth];
}

const isEvent = (record: CodedRecord | undefined): record is Event => record?.record === 'event';

/**
 * The decisions of people as training sentences: what stands accepted, corrected or added with its
 * labels, what was rejected as a row without an event. One row a record, the last decision; rows
 * without a source or target in their sentence are left out, since nothing could be learnt from them.
 */
export function trainingRows(
  reviews: readonly Review[],
  records: ReadonlyMap<string, CodedRecord>,
): TrainingRow[] {
  const last = new Map<string, Review>();
  for (const review of standingReviews(reviews)) last.set(review.recordId, review);
  return [...last.values()].flatMap((review): TrainingRow[] => {
    const { recordId, reviewer, decision, binds } = review;
    const { documentId, start, end } = binds;
    const from = { reviewer, decision, documentId, start, end };
    const none = { mode: null, instrument: null, domains: [], restated: false };
    if (decision === 'reject') {
      const evidence = review.seen?.['evidence'];
      const quote =
        typeof evidence === 'object' && evidence !== null && 'quote' in evidence
          ? String(evidence.quote)
          : null;
      if (quote === null || !recordId.startsWith('ev_')) return [];
      const nothing = { source: null, target: null, root: null, status: null };
      return [{ id: recordId, text: quote, ...nothing, ...none, from }];
    }
    const record = records.get(recordId);
    if (!isEvent(record)) return [];
    const [first, second] = record.actors;
    const source = partOf(record, first);
    const target = partOf(record, record.reciprocal ? second : record.recipients[0]);
    if (source === null || target === null) return [];
    const { root, status, mode, instrument, domains, restated } = record;
    return [
      {
        ...{ id: recordId, text: record.evidence.quote, source, target },
        ...{ root, status, mode, instrument, domains, restated },
        ...(record.reciprocal ? { reciprocal: true as const } : {}),
        from,
      },
    ];
  });
}
