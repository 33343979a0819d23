import type { Knowledge } from '../../knowledge/index.ts';
import type { Event } from '../../model/index.ts';
import { createCoder } from '../coder.ts';
import { readTable, scoreClasses, type ClassScores } from './scores.ts';
import { documentOf } from './sentence.ts';

export type QuadScores = { n: number } & ClassScores;

/** The quad of a record in the gold's map, in which a concession is material cooperation and a refusal verbal conflict. */
const quadOf = ({ root, quad, status }: Event): string =>
  status === 'refused' && quad <= 2 ? '3' : root === 'CONCEDE' ? '2' : String(quad);

/** Scores the whole coder on plain sentences: the quad of its surest record, 0 where it has none. */
export function evalQuads(tsv: string, knowledge: Knowledge): QuadScores {
  const rows = readTable(tsv).filter((row) => row['sentence'] && row['gold_quad']);
  const coder = createCoder(knowledge);
  const pairs = rows.map((row) => {
    const { events } = coder.code(documentOf(row['sentence']!), { open: true });
    const best = events.reduce<(typeof events)[number] | null>(
      (top, event) => (top === null || event.confidence > top.confidence ? event : top),
      null,
    );
    return { gold: row['gold_quad']!, predicted: best === null ? '0' : quadOf(best) };
  });
  return { n: rows.length, ...scoreClasses(pairs, 'quads') };
}
