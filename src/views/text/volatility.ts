import type { VolatilityRow } from '../../gaps/index.ts';
import { reasonWords } from '../words.ts';
import type { Naming } from './engagement.ts';
import { textTable, wrap } from './table.ts';

const shown = (x: number): string => x.toFixed(1).replace('-', '−');

/** How steady relations are: scores with the counts that they are made of beside them. */
export function volatilityText(rows: readonly VolatilityRow[], { name }: Naming): string {
  if (rows.length === 0) return 'How steady: no deed in a known month, so nothing to compare.';
  const cells = rows.map(({ partner, found, counts }) => [
    name(partner),
    ...('value' in found
      ? [reasonWords(found.reason), '', '', '']
      : [
          shown(found.mean),
          shown(found.sd),
          shown(found.masc),
          found.signEntropy.toFixed(2).replace(/^0/, ''),
        ]),
    String(found.n),
    [counts.friendly, counts.neutral, counts.unfriendly].map((n) => n || '–').join(' / '),
  ]);
  return [
    textTable(
      ['how steady', 'mean', 'spread', 'step', 'mixed', 'months', 'friendly / neither / not'],
      cells,
      ['left', 'right', 'right', 'right', 'right', 'right', 'right'],
    ),
    '',
    wrap(
      'Scores of acts on the scale of PLOVER, −10 to 10, as means of the months with at least one deed; spread: their standard deviation; step: how far one month lies from the one before; mixed: 0 where all acts have one sign, 1 where all three are alike frequent. No interval: the months are all there is.',
    ),
  ].join('\n');
}
