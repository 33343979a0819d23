import type { CodedRecord } from '../../model/index.ts';
import type { Finding } from '../findings/index.ts';
import { dateWords } from '../words.ts';
import type { Section, Statement } from './types.ts';

/** A finding as a sentence of a brief; what rests on no record is a caution, not a fact. */
const statementOf = (finding: Finding): Statement => {
  const pieces = finding.parts.map((part) =>
    'text' in part ? { text: part.text } : { text: part.number, recordIds: part.records },
  );
  const rests = pieces.some((piece) => 'recordIds' in piece && piece.recordIds.length > 0);
  return { kind: finding.tone === 'caution' || !rests ? 'caution' : 'fact', pieces };
};

const quoted = (record: CodedRecord): Statement => ({
  kind: 'fact',
  pieces: [
    { text: `${dateWords(record.date)}: ` },
    { text: record.evidence.quote, recordIds: [record.id] },
  ],
});

const dueStatement = ({ words, record }: { words: string; record: CodedRecord }): Statement => ({
  kind: 'fact',
  pieces: [{ text: `${words}: ` }, { text: record.evidence.quote, recordIds: [record.id] }],
});

const disagreeing = ([a, b]: readonly [CodedRecord, CodedRecord]): Statement => ({
  kind: 'fact',
  pieces: [
    { text: 'Two records disagree, and we treat it as open: ' },
    { text: a.evidence.quote, recordIds: [a.id] },
    { text: ' Against it: ' },
    { text: b.evidence.quote, recordIds: [b.id] },
  ],
});

export interface SectionsInput {
  findings: readonly Finding[];
  /** Records that say no: refused, cancelled or denied. */
  refused: readonly CodedRecord[];
  /** Latest acts, newest first. */
  latest: readonly CodedRecord[];
  /** Records that a person has pinned, in the order given. */
  pinned?: readonly CodedRecord[];
  /** Promises that fall due or are overdue: words before the promise, and its record. */
  due?: readonly { words: string; record: CodedRecord }[];
  /** Pairs that cannot both hold. */
  disputed?: readonly (readonly [CodedRecord, CodedRecord])[];
  /** What is listed as unknown, in words. */
  unknown: readonly string[];
}

const LATEST = 6;

/** The sections of a brief in their order; an empty one is left out. */
export function briefSections(input: SectionsInput): Section[] {
  const { findings, refused, latest, unknown, pinned = [], due = [], disputed = [] } = input;
  const cautions = findings.filter((finding) => finding.tone === 'caution');
  const sections: Section[] = [
    {
      heading: 'What was found',
      statements: findings.filter((f) => f.tone !== 'caution').map(statementOf),
    },
    { heading: 'Pinned', statements: pinned.map(quoted) },
    { heading: 'Falls due', statements: due.map(dueStatement) },
    { heading: 'Latest acts on record', statements: latest.slice(0, LATEST).map(quoted) },
    { heading: 'Refused, cancelled or denied', statements: refused.map(quoted) },
    { heading: 'Disputed', statements: disputed.map(disagreeing) },
    {
      heading: 'Not known',
      statements: unknown.map((words): Statement => ({
        kind: 'caution',
        pieces: [{ text: words }],
      })),
    },
    { heading: 'How far this carries', statements: cautions.map(statementOf) },
  ];
  return sections.filter((section) => section.statements.length > 0);
}
