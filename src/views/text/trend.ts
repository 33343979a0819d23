import type { TrendResult } from '../../gaps/index.ts';
import { type Finding, number, text } from '../findings/types.ts';
import { countOrNone, countWords, dayWords, reasonWords } from '../words.ts';
import type { Naming } from './engagement.ts';
import { textTable, wrap } from './table.ts';

type Rate = TrendResult['rate'];

const perPeriod = (ratio: number): string =>
  `${ratio >= 1 ? '+' : '−'}${Math.abs((ratio - 1) * 100).toFixed(0)} %`;
const spread = (rate: { lo: number; hi: number }): string =>
  `[${perPeriod(rate.lo)}, ${perPeriod(rate.hi)}]`;

/** Two decimals, or as many as a small number needs; never a bare 0 for what is not 0. */
const decimals = (x: number): string =>
  x === 0 ? '0' : x < 0.01 ? x.toPrecision(1) : x.toFixed(2);
const pWords = (p: number): string => (p < 0.001 ? '< .001' : p.toFixed(3).replace(/^0/, ''));

/** More or less over time, per document read; where it cannot be said, why. */
export function trendFinding(
  result: TrendResult,
  eventsOf: (deedIds: readonly string[]) => string[],
): Finding {
  const { rate, carried, length, deedIds } = result;
  const records = eventsOf(deedIds);
  const n = number(countOrNone(deedIds.length, 'deed'), records);
  const about = text(' that documents of their own time report');
  if (rate.value === null)
    return {
      id: 'trend-not-known',
      tone: 'headline',
      parts: [
        n,
        about,
        text(
          ` in ${countOrNone(result.coverage.documents, 'document')} read: whether there is more or less per document cannot be said (${reasonWords(rate.reason)}).`,
        ),
      ],
    };
  // The wider of the two intervals decides: that of the counts, and that of documents and errors.
  const widest =
    carried !== null && carried.value !== null
      ? { lo: Math.min(rate.lo, carried.lo), hi: Math.max(rate.hi, carried.hi) }
      : { lo: rate.lo, hi: rate.hi };
  const clear = (widest.lo > 1 || widest.hi < 1) && deedIds.length >= 10;
  const words = clear
    ? ` per document read change by ${perPeriod(rate.value)} from one ${length} to the next ${spread(widest)}.`
    : ` per document read: neither a rise nor a fall stands out (${perPeriod(rate.value)} a ${length}, ${spread(widest)}).`;
  return { id: 'trend', tone: 'headline', parts: [n, about, text(words)] };
}

/** The single most likely change, where chance would not make one as large. */
export function changeFinding({ change, length }: TrendResult): Finding | null {
  if (!('gain' in change)) return null;
  const { at, p, rateBefore, rateAfter } = change;
  return {
    id: 'trend-change',
    tone: 'finding',
    parts: [
      text(
        p <= 0.05
          ? `Deeds per document read changed most at the ${length} ${at}: ${decimals(rateBefore)} deeds a document before, ${decimals(rateAfter)} after (p ${pWords(p)} among all places for one change).`
          : `No single change of the deeds per document read stands out (the largest, at ${at}, has p ${pWords(p)}).`,
      ),
    ],
  };
}

/** Periods, partners and firsts, at most 100 columns wide. */
export function trendText(result: TrendResult, { name }: Naming): string {
  const { periods, partners, carried, coverage, left, archive } = result;
  const shown = periods.filter((row) => row.documents > 0 || row.onRecord.length > 0);
  const out = [
    textTable(
      ['period', 'documents read', 'deeds', 'per document', 'all on record'],
      shown.map((row) => [
        row.key,
        row.documents === 0 ? '/' : String(row.documents),
        row.deeds.value === null ? '/' : row.deeds.value === 0 ? '–' : String(row.deeds.value),
        row.rate.value === null ? '/' : row.rate.value === 0 ? '–' : decimals(row.rate.value),
        row.onRecord.length === 0 ? '–' : String(row.onRecord.length),
      ]),
      ['left', 'right', 'right', 'right', 'right'],
    ),
    '',
    wrap(
      `/: nothing read of that time, so no rate; –: read, and no deed found. Deeds: done in the period and reported by a document published in it. ${countOrNone(left.reportedElsewhen.length, 'further deed')} known only from later texts or curated entries and ${left.noPeriod.length === 0 ? 'none' : left.noPeriod.length} without a day that fits one period count in no rate.`,
    ),
  ];
  const tested = partners.filter(({ rate }) => rate.value !== null);
  if (tested.length > 0)
    out.push(
      '',
      textTable(
        ['partner', 'change a period', '95 %', 'q', 'deeds'],
        partners.map(({ partner, rate, q, deedIds }) => [
          name(partner),
          rate.value === null ? reasonWords(rate.reason) : perPeriod(rate.value),
          rate.value === null ? '' : spread(rate),
          q === null ? '' : pWords(q),
          String(deedIds.length),
        ]),
        ['left', 'right', 'right', 'right', 'right'],
      ),
    );
  out.push('', wrap(carriedWords(carried)));
  out.push(
    wrap(
      archive.value === null
        ? `All on record, whatever was read: no trend (${reasonWords(archive.reason)}).`
        : `All on record, whatever was read: ${perPeriod(archive.value)} a period ${spread(archive)}. That is a trend of the archive, not of the world.`,
    ),
  );
  out.push('', ...firstsText(result, name));
  if (coverage.first !== null)
    out.push(
      '',
      wrap(
        `Read: ${countWords(coverage.documents, 'document')} of ${dayWords(coverage.first)} to ${dayWords(coverage.last!)}${coverage.undated > 0 ? `, ${coverage.undated} without a date` : ''}.`,
      ),
    );
  return out.join('\n');
}

function carriedWords(carried: TrendResult['carried']): string {
  if (carried === null) return 'The coder’s errors are not carried into these intervals.';
  return carried.value === null
    ? `The coder’s errors are not carried into these intervals: ${reasonWords(carried.reason)}.`
    : `With the choice of documents and the coder’s measured errors carried in: ${perPeriod(carried.value)} a period ${spread(carried)}.`;
}

/** First deeds shown; the rest is in --json. */
const FIRSTS = 12;
const CLAIMS = {
  'first-in-record': 'first in the record',
  'left-censored': 'earliest found; reading began too late to say',
  'not-read': 'earliest found; no document was read',
} as const;

function firstsText({ firsts }: TrendResult, name: (code: string) => string): string[] {
  if (firsts.length === 0) return ['No first deed: none has a date and a kind.'];
  const strong = firsts.filter(({ claim }) => claim === 'first-in-record');
  const rows = (strong.length > 0 ? strong : firsts).slice(-FIRSTS);
  const out = [
    textTable(
      ['date', 'partner', 'kind', ''],
      rows.map((first) => [
        dayWords(first.date),
        name(first.partner),
        first.instrument,
        `${CLAIMS[first.claim]}${first.said ? '; a text says so too' : ''}${first.saidOfOthers.length > 0 ? '; a text says so of a later one' : ''}`,
      ]),
      ['left', 'left', 'left', 'left'],
    ),
  ];
  const censored = firsts.length - strong.length;
  if (strong.length > 0 && censored > 0)
    out.push(
      '',
      wrap(
        `The latest ${rows.length} firsts; for ${censored} more kinds and partners the earliest deed found lies less than a year after reading began, so an earlier one may have gone unread.`,
      ),
    );
  return out;
}

/** A ratio with its interval for tables of other programs. */
export const rateFields = (rate: Rate): (number | string | null)[] =>
  rate.value === null
    ? [null, rate.reason, null, null, null]
    : [rate.value, null, rate.lo, rate.hi, rate.p];
