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

export interface SectionsInput {
  findings: readonly Finding[];
  /** Records that say no: refused, cancelled or denied. */
  refused: readonly CodedRecord[];
  /** Latest acts, newest first. */
  latest: readonly CodedRecord[];
  /** What is listed as unknown, in words. */
  unknown: readonly string[];
}

const LATEST = 6;

/** The sections of a brief in their order; an empty one is left out. */
export function briefSections({ findings, refused, latest, unknown }: SectionsInput): Section[] {
  const cautions = findings.filter((finding) => finding.tone === 'caution');
  const sections: Section[] = [
    {
      heading: 'What was found',
      statements: findings.filter((f) => f.tone !== 'caution').map(statementOf),
    },
    { heading: 'Latest acts on record', statements: latest.slice(0, LATEST).map(quoted) },
    { heading: 'Refused, cancelled or denied', statements: refused.map(quoted) },
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
