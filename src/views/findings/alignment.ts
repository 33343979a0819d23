import type { AlignmentResult } from '../../gaps/index.ts';
import { countWords, listWords } from '../words.ts';
import { type Finding, number, text } from './types.ts';

/** Who stands together on what is on record; five shared objects at least. */
export function alignmentFindings(
  result: AlignmentResult,
  name: (code: string) => string,
): Finding[] {
  const known = result.cells.flatMap((cell) =>
    'value' in cell.result ? [] : [{ ...cell, result: cell.result }],
  );
  if (known.length === 0) {
    const most = [...result.cells].sort((a, b) => b.shared.length - a.shared.length)[0];
    const best =
      most === undefined || most.shared.length === 0
        ? 'no two of them have a stand on record on the same object'
        : `the most that two of them share is ${countWords(most.shared.length, 'object')} (${name(most.member)} and ${name(most.partner)})`;
    return [
      {
        id: 'alignment-too-few',
        tone: 'headline',
        parts: [
          text(
            `Too little on record to say who stands with whom: ${best}, and five are needed. Not being on record is not being neutral.`,
          ),
        ],
      },
    ];
  }
  const [apart] = [...known].sort((a, b) => a.result.S - b.result.S);
  const { member, partner, shared, recordIds, result: pair, interval } = apart!;
  const spread =
    interval === null || 'value' in interval
      ? ''
      : ` (95 % ${interval.lo.toFixed(2)} to ${interval.hi.toFixed(2)})`;
  const same = shared.length - pair.opposed;
  const more = result.conflicts.length;
  return [
    {
      id: 'alignment',
      tone: 'headline',
      parts: [
        text(`Furthest apart are ${name(member)} and ${name(partner)}: opposed on `),
        number(`${pair.opposed} of ${pair.n}`, recordIds),
        text(
          ` objects on which both have a stand, not opposed on ${same}; S = ${pair.S.toFixed(2)}${spread} of −1 to +1.`,
        ),
      ],
    },
    ...(more > 0
      ? [
          {
            id: 'alignment-conflicts',
            tone: 'caution' as const,
            parts: [
              number(
                countWords(more, 'stand'),
                result.conflicts.flatMap((c) => c.recordIds),
              ),
              text(
                ` left out because records of the same day disagree: ${listWords(result.conflicts.map((c) => `${name(c.actor)} on ${c.object}`))}.`,
              ),
            ],
          },
        ]
      : []),
  ];
}
