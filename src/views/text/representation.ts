import type { SummitRow } from '../../gaps/index.ts';
import { dayWords, reasonWords } from '../words.ts';
import type { Naming } from './engagement.ts';
import { textTable, wrap } from './table.ts';

const LEVEL_WORDS = ['absent', 'official', 'minister', 'head'];

type Level = SummitRow['levels'][number];

const levelWords = ({ level, announced, contradictory }: Level): string => {
  if (!('lo' in level)) return level.reason === 'not-invited' ? 'not invited' : '–';
  const ends = [level.lo, level.hi].map((end) => LEVEL_WORDS[end] ?? String(end));
  const words = ends[0] === ends[1] ? ends[0]! : `${ends[0]}–${ends[1]}`;
  return `${words}${contradictory ? ' ?' : ''}${announced ? ' (announced)' : ''}`;
};

/** Who came to which summit, at what level; unknown is "–" and never "absent". */
export function representationText(summits: readonly SummitRow[], { name }: Naming): string {
  if (summits.length === 0)
    return 'No record of attendance at a summit: nothing can be said of representation.';
  const partners = summits[0]!.levels.map((level) => level.actor);
  const rows = summits.map((summit) => [
    summit.name,
    summit.date === null ? '' : dayWords(summit.date),
    ...summit.levels.map(levelWords),
    summit.heads.lo === summit.heads.hi
      ? `${summit.heads.lo} of ${summit.invited}`
      : `${summit.heads.lo} to ${summit.heads.hi} of ${summit.invited}`,
  ]);
  return [
    textTable(['summit', 'date', ...partners, 'heads'], rows, [
      'left',
      'left',
      ...partners.map(() => 'left' as const),
      'left',
    ]),
    '',
    wrap(
      `head: head of state or government; minister: also a deputy head; an interval where the record leaves it open; ?: sources disagree; –: ${reasonWords('no-evidence-found')}. ${partners.map((code) => `${code} ${name(code)}`).join(', ')}.`,
    ),
  ].join('\n');
}
