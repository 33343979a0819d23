import type { CommitmentResult, EngagementResult, SummitRow } from '../../gaps/index.ts';

/** Words, or a number that opens the records it rests on. */
export type FindingPart = { text: string } | { number: string; records: readonly string[] };

/** One thing that was found, as a sentence or two; a caution says how far it carries. */
export interface Finding {
  id: string;
  tone: 'headline' | 'finding' | 'caution';
  parts: readonly FindingPart[];
}

export interface FindingsInput {
  engagement: EngagementResult;
  commitments: CommitmentResult;
  representation: readonly SummitRow[];
  /** Documents of the ledger, copies counted once. */
  documentsRead: number;
  /** Records of each deed, and whether an official publisher stands behind it. */
  deeds: {
    get: (id: string) => { eventIds: readonly string[]; official: boolean } | undefined;
  };
  name: (code: string) => string;
}

export const text = (words: string): FindingPart => ({ text: words });
/** A number with its records; one that rests on none is a word, never a bare 0. */
export const number = (shown: string | number, records: readonly string[]): FindingPart =>
  records.length === 0
    ? { text: shown === 0 ? 'none' : String(shown) }
    : { number: String(shown), records };

/** A finding as plain words. */
export const plain = (finding: Finding): string =>
  finding.parts.map((part) => ('text' in part ? part.text : part.number)).join('');
