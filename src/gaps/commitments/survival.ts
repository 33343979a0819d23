import { normalQuantile } from '../special.ts';

export interface SurvivalRow {
  /** Time of an event; how many were still waiting, and how many had it. */
  t: number;
  n: number;
  d: number;
  /** Share still waiting after t. */
  S: number;
  lo: number | null;
  hi: number | null;
  se: number | null;
}

export type Survival =
  | {
      rows: SurvivalRow[];
      median: { value: number } | { value: null; reason: 'half-not-reached' };
      n: number;
      events: number;
    }
  | { value: null; reason: 'empty' };

/**
 * Kaplan & Meier 1958: share still without evidence after t days, where some are no longer watched
 * (`events` false). At a tie events come before censorings. Greenwood's standard error; interval on
 * the log(-log) scale, null where the share is 0.
 */
export function kaplanMeier(
  times: readonly number[],
  events: readonly boolean[],
  level = 0.95,
): Survival {
  if (times.length === 0) return { value: null, reason: 'empty' };
  const z = normalQuantile(0.5 + level / 2);
  const order = times.map((_, i) => i).sort((a, b) => times[a]! - times[b]!);
  const rows: SurvivalRow[] = [];
  let S = 1;
  let greenwood = 0;
  for (let at = 0; at < order.length;) {
    const t = times[order[at]!]!;
    const n = order.length - at;
    let d = 0;
    for (; at < order.length && times[order[at]!] === t; at++) if (events[order[at]!]) d++;
    if (d === 0) continue;
    S = n === d ? 0 : S * (1 - d / n);
    if (S === 0) {
      rows.push({ t, n, d, S, lo: null, hi: null, se: null });
      continue;
    }
    greenwood += d / (n * (n - d));
    const spread = (z * Math.sqrt(greenwood)) / Math.log(S);
    rows.push({
      t,
      n,
      d,
      S,
      lo: S ** Math.exp(-spread),
      hi: S ** Math.exp(spread),
      se: S * Math.sqrt(greenwood),
    });
  }
  const half = rows.find((row) => row.S <= 0.5 + 1e-12);
  return {
    rows,
    median: half ? { value: half.t } : { value: null, reason: 'half-not-reached' },
    n: times.length,
    events: events.filter(Boolean).length,
  };
}
