import type { NextResult } from '../../gaps/index.ts';
import { type Finding, number, text } from '../findings/types.ts';
import { countWords, reasonWords } from '../words.ts';
import type { Naming } from './engagement.ts';
import { textTable, wrap } from './table.ts';

/** Precedents; called a forecast only where the backtest allows it. */
export function nextFinding({ forecast, backtest, ties, recordIds }: NextResult): Finding {
  const n = number(countWords(ties, 'tie'), recordIds);
  if (ties === 0)
    return {
      id: 'next-not-known',
      tone: 'headline',
      parts: [text('No tie of a known kind and domain is on record: there are no precedents.')],
    };
  if (!('cuts' in backtest))
    return {
      id: 'next-untested',
      tone: 'headline',
      parts: [
        n,
        text(
          ` of a pair, a domain and a kind on record, ${countWords(backtest.truth, 'new one')} in all test periods: too few to test whether such a list foretells anything. What follows are precedents, no forecast.`,
        ),
      ],
    };
  const { model, baseline, wins, cuts } = backtest;
  const scores = `mean of 1/rank ${model.mrr.toFixed(3)} against ${baseline.mrr.toFixed(3)} for what is merely common, better in ${wins === 0 ? 'none' : wins} of ${countWords(cuts.length, 'half-year')}`;
  return {
    id: forecast.value === true ? 'next' : 'next-no-forecast',
    tone: 'headline',
    parts: [
      n,
      text(
        forecast.value === true
          ? ` of a pair, a domain and a kind on record. Ranking by likeness foretold new ones better than popularity (${scores}).`
          : ` of a pair, a domain and a kind on record. Ranking by likeness did not foretell new ones better than popularity (${scores}): what follows are precedents, no forecast.`,
      ),
    ],
  };
}

const STEPS = 15;

/** The best ranked ties that a pair lacks, with who has them, at most 100 columns wide. */
export function nextText(result: NextResult, { name }: Naming): string {
  const { steps, backtest, candidates, forecast } = result;
  const short = (code: string): string => (name(code).length <= 15 ? name(code) : code);
  const rows = steps
    .slice(0, STEPS)
    .map((step) => [
      `${short(step.member)} – ${short(step.partner)}`,
      step.domain,
      step.kind,
      step.score.toFixed(2),
      step.precedents.map(({ pair }) => pair.join('–')).join(', '),
    ]);
  const out = [
    rows.length === 0
      ? 'No pair lacks what another has.'
      : textTable(['not on record', 'domain', 'kind', 'score', 'precedents'], rows, [
          'left',
          'left',
          'left',
          'right',
          'left',
        ]),
    '',
  ];
  if ('cuts' in backtest) {
    out.push(
      wrap(
        `Backtest over ${countWords(backtest.cuts.length, 'half-year')}: ${backtest.truth} new ties, ${backtest.reachable} of them among the candidates at all (the others join a pair or a kind never seen before). Precision among the first ten ${backtest.model.precisionAtK.toFixed(2)} against ${backtest.baseline.precisionAtK.toFixed(2)} for popularity.`,
      ),
    );
  } else out.push(wrap(`No backtest: ${reasonWords(backtest.reason)}.`));
  if (forecast.value === null) out.push('These are precedents. They foretell nothing.');
  out.push(
    wrap(
      `${countWords(candidates, 'tie')} could be next: pairs that have any tie, with every kind that any pair has. “Not on record” is not “not done”.`,
    ),
  );
  return out.join('\n');
}
