import type { LeadResult, LeadRow } from '../../gaps/index.ts';
import { ADVISED_ACTS } from '../../gaps/index.ts';
import { type Finding, number, text } from '../findings/types.ts';
import { countOrNone, countWords, dayWords, reasonWords } from '../words.ts';
import type { Naming } from './engagement.ts';
import { textTable, wrap } from './table.ts';

const pWords = (p: number): string => (p < 0.001 ? '< .001' : p.toFixed(3).replace(/^0/, ''));

/** Beyond chance both against all shifts and against near ones, with room to show it. */
const stands = ({ found, near, q }: LeadRow): boolean =>
  'p' in found &&
  'p' in near &&
  !found.ceiling &&
  (q ?? found.p) <= 0.1 &&
  found.p <= 0.05 &&
  near.p <= 0.1;

/** Whether unfriendly acts come before those of the two sides more often than chance would have it. */
export function precedenceFinding(
  result: LeadResult,
  eventsOf: (deedIds: readonly string[]) => string[],
  { name }: Naming,
): Finding {
  const { rows, window, engagement, rivals } = result;
  const rivalDeeds = rivals.flatMap(({ deedIds }) => deedIds);
  const ours = number(countOrNone(engagement.days, 'day'), eventsOf(engagement.deedIds));
  const lead = rows.find(({ direction }) => direction === 'lead')!;
  const theirs = number(
    countOrNone(new Set(rivalDeeds).size, 'unfriendly act'),
    eventsOf(rivalDeeds),
  );
  const who =
    lead.who === null ? rivals.map((rival) => name(rival.who)).join(', ') : name(lead.who);
  const counted = [ours, text(' with acts between the two sides, '), theirs, text(` of ${who}`)];
  if (!('p' in lead.found))
    return {
      id: 'precedence-not-known',
      tone: 'headline',
      parts: [
        ...counted,
        text(`: too few exact days to compare (${reasonWords(lead.found.reason)}).`),
      ],
    };
  const { T, n, expected, p } = lead.found;
  const thin =
    Math.min(n, ...rivals.filter(({ days }) => days > 0).map(({ days }) => days)) < ADVISED_ACTS;
  const sentence = `: ${T} of ${n} days follow one within ${window} days, ${expected.toFixed(1)} by chance alone (p ${pWords(p)}).`;
  const say = lead.found.ceiling
    ? ' Chance alone nearly fills the window: nothing can be shown.'
    : stands(lead) && !thin
      ? ' They come first more often than chance would have it; that says nothing of causes.'
      : ` That is no more than the dates would show by chance${thin ? `, and below ${ADVISED_ACTS} days a side it could hardly be shown` : ''}.`;
  return { id: 'precedence', tone: 'headline', parts: [...counted, text(sentence + say)] };
}

/** Lead and lag, at most 100 columns wide. */
export function precedenceText(result: LeadResult, { name }: Naming): string {
  const { rows, window, period, notExact } = result;
  const lines = rows.map(({ who, direction, found, near, q }) => {
    const label = who === null ? 'all together' : name(who);
    const arrow = direction === 'lead' ? `${label} first` : `${label} after`;
    if (!('p' in found)) return [arrow, reasonWords(found.reason), '', '', '', ''];
    return [
      arrow,
      `${found.T} of ${found.n}`,
      found.expected.toFixed(1),
      `${pWords(found.p)}${found.ceiling ? ' (full)' : ''}`,
      'p' in near ? pWords(near.p) : '',
      q === null ? '' : pWords(q),
    ];
  });
  return [
    textTable(['', `within ${window} days`, 'by chance', 'p', 'p, near', 'q'], lines, [
      'left',
      'right',
      'right',
      'right',
      'right',
      'right',
    ]),
    '',
    wrap(
      `by chance: mean over all shifts of one series of dates against the other; p, near: against shifts of a year at most, for rates that rise or fall; q: among the actors shown one by one (false-discovery rate); full: chance alone fills more than nine tenths. ${period === null ? 'One of the two kinds of act has no exact day.' : `From ${dayWords(period.from)} to ${dayWords(period.to)}.`} ${notExact > 0 ? `${countWords(notExact, 'act')} without an exact day left out.` : ''}`.trim(),
    ),
  ].join('\n');
}
