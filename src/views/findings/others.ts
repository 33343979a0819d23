import type { CommitmentRow, SummitRow } from '../../gaps/index.ts';
import { countWords } from '../words.ts';
import { type Finding, type FindingPart, type FindingsInput, number, text } from './types.ts';

/** Summits shown in the sentence: the latest ones of which a level is known. */
const SUMMITS = 4;

const headsWords = ({ heads, invited }: SummitRow): string =>
  heads.lo === heads.hi ? `${heads.lo} of ${invited}` : `${heads.lo} to ${heads.hi} of ${invited}`;

/** How many heads of government came to the last summits; unknown levels widen the number. */
export function representationFinding(input: FindingsInput): Finding | null {
  const known = input.representation.filter((summit) => summit.known > 0).slice(-SUMMITS);
  if (known.length === 0) return null;
  const parts: FindingPart[] = known.flatMap((summit, i) => [
    text(
      i === 0
        ? 'Heads of state or government of the partners at the summits: '
        : i === known.length - 1
          ? ' and '
          : ', ',
    ),
    number(
      headsWords(summit),
      summit.levels.flatMap((level) => level.recordIds),
    ),
    text(` in ${summit.name}`),
  ]);
  return { id: 'representation', tone: 'finding', parts: [...parts, text('.')] };
}

const records = (rows: readonly CommitmentRow[]): string[] => [
  ...new Set(
    rows.flatMap((row) => [
      ...row.recordIds,
      ...row.evidence.map((e) => e.recordId).filter((id) => id !== ''),
    ]),
  ),
];

/** Of the promises that fell due: kept, refused, not found. Never "broken" for what was only not found. */
export function commitmentsFinding(input: FindingsInput, asOf: string): Finding | null {
  const { rows } = input.commitments;
  if (rows.length === 0) return null;
  const due = rows.filter((row) => row.due !== null && row.due < asOf);
  const open = rows.filter((row) => row.state === 'open');
  const parts: FindingPart[] = [
    number(countWords(rows.length, 'promise'), records(rows)),
    text(' on record'),
  ];
  if (due.length === 0) parts.push(text('; none of them has fallen due'));
  else {
    const of = (...states: CommitmentRow['state'][]): CommitmentRow[] =>
      due.filter((row) => states.includes(row.state));
    const kept = of('kept', 'kept-late');
    const partly = of('partly');
    const broken = of('broken');
    const overdue = of('overdue');
    const unknown = of('unknown', 'open');
    parts.push(text(`. Of `), number(due.length, records(due)), text(` now due, `));
    parts.push(
      number(kept.length, records(kept)),
      text(` ${kept.length === 1 ? 'has' : 'have'} evidence of being kept, `),
    );
    parts.push(number(partly.length, records(partly)), text(' of being kept in part, '));
    parts.push(
      number(broken.length, records(broken)),
      text(` ${broken.length === 1 ? 'was' : 'were'} refused, for `),
    );
    parts.push(
      number(overdue.length, records(overdue)),
      text(' the time after was read and no act was found, and for '),
    );
    parts.push(number(unknown.length, records(unknown)), text(' too little was read to say'));
  }
  parts.push(
    text('; '),
    number(open.length, records(open)),
    text(` ${open.length === 1 ? 'is' : 'are'} still open.`),
  );
  return { id: 'commitments', tone: 'finding', parts };
}
