import type { Knowledge } from '../../knowledge/index.ts';
import type { Event } from '../../model/index.ts';
import { createCoder, type Coder } from '../coder.ts';
import { compare, type Comparison } from './compare.ts';
import { reliability, type Reliability } from './reliability.ts';
import type { Rival } from './relations.ts';
import { readTable, scoreClasses, type ClassScores } from './scores.ts';
import { documentOf } from './sentence.ts';

export type QuadScores = {
  n: number;
  /** How often the quad of a record of a stated confidence is right. */
  calibration: Reliability;
  against?: Comparison;
} & ClassScores;

/** The quad of a record in the gold's map, in which a concession is material cooperation and a refusal verbal conflict. */
const quadOf = ({ root, quad, status }: Event): string =>
  status === 'refused' && quad <= 2 ? '3' : root === 'CONCEDE' ? '2' : String(quad);

/** Scores the whole coder on plain sentences: the quad of its surest record, 0 where it has none. */
export function evalQuads(
  tsv: string,
  knowledge: Knowledge,
  options: { against?: Rival; models?: boolean } = {},
): QuadScores {
  const rows = readTable(tsv).filter((row) => row['sentence'] && row['gold_quad']);
  const coded = answersOf(rows, createCoder(knowledge, { models: options.models ?? true }));
  const pairs = rows.map((row, i) => ({ gold: row['gold_quad']!, predicted: coded[i]!.quad }));
  const { against } = options;
  const rival =
    against &&
    (against.labels ??
      answersOf(rows, createCoder(knowledge, { models: false })).map(({ quad }) => quad));
  return {
    n: rows.length,
    ...scoreClasses(pairs, 'quads'),
    calibration: reliability(
      coded.flatMap(({ quad, confidence }, i) =>
        confidence === null ? [] : [{ p: confidence, right: pairs[i]!.gold === quad }],
      ),
    ),
    ...(against && rival
      ? {
          against: compare(
            pairs,
            pairs.map(({ gold }, i) => ({ gold, predicted: rival[i] ?? null })),
            against.name,
          ),
        }
      : {}),
  };
}

/** Quad of each sentence's surest record, "0" and no confidence where there is none. */
const answersOf = (
  rows: readonly Record<string, string>[],
  coder: Coder,
): { quad: string; confidence: number | null }[] =>
  rows.map((row) => {
    const { events } = coder.code(documentOf(row['sentence']!), { open: true });
    const best = events.reduce<(typeof events)[number] | null>(
      (top, event) => (top === null || event.confidence > top.confidence ? event : top),
      null,
    );
    return best === null
      ? { quad: '0', confidence: null }
      : { quad: quadOf(best), confidence: best.confidence };
  });
