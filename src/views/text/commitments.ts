import type { CommitmentResult, CommitmentRow } from '../../gaps/index.ts';
import { dayWords, reasonWords } from '../words.ts';
import type { Naming } from './engagement.ts';
import { cut, textTable, wrap } from './table.ts';

const STATES = {
  open: 'open',
  kept: 'kept',
  'kept-late': 'kept late',
  partly: 'kept in part',
  broken: 'refused',
  overdue: 'due passed, no act found',
  unknown: 'not known',
} as const satisfies Record<CommitmentRow['state'], string>;
const STATE_WORDS: Readonly<Record<string, string>> = STATES;

const stateOf = (row: CommitmentRow): string =>
  row.state === 'unknown' && row.reason !== null ? reasonWords(row.reason) : STATES[row.state];

const MOST = 25;

/** Promises by due date, at most 100 columns wide; those without a due date are counted. */
export function commitmentsText(result: CommitmentResult, _naming: Naming): string {
  const dated = result.rows.filter((row) => row.due !== null);
  const shown = dated.slice(0, MOST);
  const rows = shown.map((row) => [
    dayWords(row.due!),
    cut(row.by.join(', '), 13),
    cut(row.promise, 34),
    row.force,
    cut(stateOf(row), 24),
  ]);
  const { states, score, due } = result.summary;
  const parts = [
    textTable(['due', 'by', 'promise', 'force', 'state'], rows, [
      'left',
      'left',
      'left',
      'left',
      'left',
    ]),
    '',
  ];
  if (dated.length > shown.length)
    parts.push(`… and ${dated.length - shown.length} more with a due date: --json gives all.`);
  const undated = result.rows.length - dated.length;
  if (undated > 0) parts.push(`${undated} more without a due date.`);
  const counts = Object.entries(states)
    .filter(([, n]) => n > 0)
    .map(([state, n]) => `${n} ${STATE_WORDS[state]}`);
  parts.push(wrap(`All ${result.rows.length}: ${counts.join('; ')}.`));
  parts.push(
    wrap(
      score.value === null
        ? `No score: ${due} due, ${reasonWords(score.reason)}${score.loBound === null || score.hiBound === null ? '' : ` (it would lie between ${score.loBound.toFixed(2)} and ${score.hiBound.toFixed(2)} of −1 to +1)`}.`
        : `Score of what fell due: ${score.value.toFixed(2)} of −1 to +1, n = ${score.n}; with all that is undecided counted as broken or kept: ${score.loBound.toFixed(2)} to ${score.hiBound.toFixed(2)}.`,
    ),
  );
  return parts.join('\n');
}
