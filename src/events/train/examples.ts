import { ROOTS, type Root, type Status } from '../../model/index.ts';
import { readConll } from '../eval/spans.ts';
import { readTable } from '../eval/scores.ts';
import { joinTokens, readMarked, type CharSpan } from '../model/marked.ts';
import { labelOf, QUAD_OF_LABEL } from '../model/pair.ts';
import type { SpanKind } from '../model/tagger.ts';

/** A labelled sentence; what is not labelled is left out. */
export interface Example {
  /** Letters and digits of the text: the same sentence in two files has one key. */
  key: string;
  /** File and row. */
  from: string;
  text: string;
  pair?: { source: CharSpan; target: CharSpan; label: string };
  quad?: string;
  spans?: (CharSpan & { kind: SpanKind })[];
}

const keyOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Quad of a pair label in the gold's map, in which YIELD is material cooperation. */
const quadOfLabel = (label: string): string => QUAD_OF_LABEL[label] ?? '0';

/** "X and Y signed": a source and a target that stand in one list are both at once. */
function spansOfPair(text: string, source: CharSpan, target: CharSpan): Example['spans'] {
  const [a, b] = source.start < target.start ? [source, target] : [target, source];
  if (a.end > b.start) return undefined;
  return /^\s*,?\s*(?:and|,|&)\s*$/.test(text.slice(a.end, b.start))
    ? [{ start: a.start, end: b.end, kind: 'R' }]
    : [
        { ...source, kind: 'S' },
        { ...target, kind: 'T' },
      ];
}

/** Rows of `relations.tsv`: a marked source and target with their root. */
export const relationExamples = (tsv: string): Example[] =>
  readTable(tsv).flatMap((row, i) => {
    const { text, spans } = readMarked(row['marked_sentence'] ?? '');
    const source = spans.find((s) => s.as === 'SOURCE');
    const target = spans.find((s) => s.as === 'TARGET');
    const label = row['gold_root'];
    if (!source || !target || !label) return [];
    const marked = spansOfPair(text, source, target);
    return [
      {
        key: keyOf(text),
        from: `relations ${i}`,
        text,
        pair: { source, target, label },
        quad: row['gold_quad'] ?? quadOfLabel(label),
        ...(marked ? { spans: marked } : {}),
      },
    ];
  });

/** Rows of `quads.tsv`: a sentence with its quad, 0 for none. */
export const quadExamples = (tsv: string): Example[] =>
  readTable(tsv).flatMap((row, i) =>
    row['sentence'] && row['gold_quad']
      ? [
          {
            key: keyOf(row['sentence']),
            from: `quads ${i}`,
            text: row['sentence'],
            quad: row['gold_quad'],
          },
        ]
      : [],
  );

/** Sentences of `spans.conll`, their tokens joined by spaces. */
export const spanExamples = (conll: string): Example[] =>
  readConll(conll).map(({ tokens, spans }, i) => {
    const { text, starts } = joinTokens(tokens);
    return {
      key: keyOf(text),
      from: `spans ${i}`,
      text,
      spans: spans.map((s) => ({
        kind: s.kind,
        start: starts[s.first]!,
        end: starts[s.last]! + tokens[s.last]!.length,
      })),
    };
  });

interface Own {
  id: string;
  text: string;
  source: string | [string, number] | null;
  target: string | [string, number] | null;
  root: Root | null;
  status?: Status;
  reciprocal?: boolean;
}

const find = (text: string, what: string | readonly [string, number] | null): CharSpan | null => {
  if (what === null) return null;
  const [words, nth] = typeof what === 'string' ? [what, 1] : what;
  let start = -1;
  for (let i = 0; i < nth; i++) start = text.indexOf(words, start + 1);
  return start < 0 ? null : { start, end: start + words.length };
};

const isOwn = (row: unknown): row is Own =>
  typeof row === 'object' && row !== null && 'id' in row && 'text' in row && 'root' in row;

/** Lines of `knowledge/training/*.ndjson`, sentences written for this project. */
export const ownExamples = (ndjson: string): Example[] =>
  ndjson
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const row: unknown = JSON.parse(line);
      if (!isOwn(row)) return [];
      const base = { key: keyOf(row.text), from: `own ${row.id}`, text: row.text };
      if (row.root === null || !ROOTS.includes(row.root))
        return [{ ...base, quad: '0', spans: [] }];
      const label = labelOf(row.root, row.status ?? 'actual');
      const source = find(row.text, row.source);
      const target = find(row.text, row.target);
      const quad = quadOfLabel(label);
      if (!source || !target) return [{ ...base, quad }];
      const spans = spansOfPair(row.text, source, target);
      return [{ ...base, quad, pair: { source, target, label }, ...(spans ? { spans } : {}) }];
    });
