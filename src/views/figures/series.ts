import { dayWords } from '../words.ts';
import type { SeriesInput } from './inputs.ts';
import { el, hatch, textLines, type Drawn, type Figure, type Page, type Pen } from './pen.ts';
import { byHand, Plot, plot, withKeys } from './plot.ts';
import { deedsWords, interval, partnersWords, percent, periodWords } from './words.ts';

type Period = SeriesInput['periods'][number];
type Line = SeriesInput['lines'][number];
interface Bar {
  i: number;
  line: Line;
  period: Period;
  n: number;
  lo: number;
  hi: number;
  records: readonly string[];
}

const LENGTHS: Readonly<Record<SeriesInput['length'], string>> = {
  month: 'month',
  quarter: 'quarter',
  'half-year': 'half year',
  year: 'year',
};
/** Hatching a field of which more is missing than this only buzzes: it is named in the notes. */
const SPARSE = 0.4;
/** A change of the record is drawn where chance would make one as large less often than this. */
const LEVEL = 0.05;

/** Deeds on record over time: bars with Poisson intervals, the change of the record, what was not read. */
export function seriesFigure(input: SeriesInput): Figure {
  const { periods, lines, change, split, length } = input;
  const last = input.read.last;
  const unread = periods.map(({ documents }) => documents === 0);
  const afterLast = periods.map(({ start }) => last !== null && start > last);
  const gaps = unread.filter((one, i) => one && !afterLast[i]).length;
  const sparse = gaps / Math.max(1, periods.length) <= SPARSE;
  const hatched = periods.map((_, i) => afterLast[i]! || (unread[i]! && sparse));
  const bars: Bar[] = lines.flatMap((line) =>
    line.counts.map((count, i) => ({ i, line, period: periods[i]!, ...count })),
  );
  const changed = 'p' in change && change.p <= LEVEL ? change : null;
  const each = LENGTHS[length];
  const who = `${input.alliance.name} or its members with ${partnersWords(input.partners)}`;
  const total = lines.reduce((sum, line) => sum + line.total, 0);
  const keyOf = ({ line, period }: Bar): string => `${line.id}|${period.key}`;
  return {
    name: 'series',
    title: split === 'all' ? `Deeds of ${who}, per ${each}` : `The same by ${split}, per ${each}`,
    subtitle:
      'Bars: deeds on record. Lines: 95 % interval of a Poisson rate. A dash is a period with no evidence found, not a zero.',
    alt: `${total} deeds on record in ${periods.length} periods${
      changed === null
        ? '; no single change of the record stands out'
        : `; the record changes most in the ${periodWords(changed.at)}, from ${changed.before.toFixed(1)} to ${changed.after.toFixed(1)} a ${each}`
    }.`,
    notes: [
      `${split === 'all' ? total : 'All'} dated deeds; ${input.undated.n === 0 ? 'none' : input.undated.n} whose days fit no single ${each} left out.`,
      ...(changed === null
        ? [
            'value' in change
              ? 'Too few deeds or periods to look for a change.'
              : 'No single change stands out.',
          ]
        : [
            `One change against none: p ${changed.p < 0.001 ? '< .001' : changed.p.toFixed(3).replace(/^0/, '')}. What is published grew as well, and would make a step of its own: read the date, not the height.`,
          ]),
      `${input.read.documents} documents that count as reading of their time${last === null ? '' : `, the last of ${dayWords(last)}`}${gaps === 0 ? '' : `; none in ${gaps} of ${periods.length} periods`}. Curated entries are there for their act and count as none.`,
    ],
    marks: bars.map((bar) => ({
      key: keyOf(bar),
      label: `${split === 'all' ? '' : `${bar.line.name}, `}${periodWords(bar.period.key)}: ${deedsWords(bar.n)}, interval ${interval(bar.lo, bar.hi)}${unread[bar.i] ? '; no document of the time read' : ''}`,
      records: bar.records,
    })),
    table: {
      columns: ['line', 'period', 'from', 'to', 'deeds', 'lo', 'hi', 'documents_read'],
      rows: bars.map(({ line, period, n, lo, hi }) => [
        ...[line.name, period.key, period.start, period.end],
        ...[n === 0 ? null : n, lo, hi, period.documents],
      ]),
    },
    draw: (pen) => drawSeries(pen, input, bars, hatched, changed, keyOf),
  };
}

function drawSeries(
  pen: Pen,
  input: SeriesInput,
  bars: readonly Bar[],
  hatched: readonly boolean[],
  changed: Extract<SeriesInput['change'], { p: number }> | null,
  keyOf: (bar: Bar) => string,
): Drawn {
  const { periods, lines, split } = input;
  const narrow = pen.width < 560;
  const n = periods.length;
  const whole = split === 'all';
  const facet = whole ? {} : { fy: (bar: Bar) => bar.line.id };
  const top = Math.max(2, ...bars.map(({ hi, n: found }) => (found === 0 ? 0 : hi)));
  const height = whole
    ? narrow
      ? 270
      : 330
    : 44 + lines.length * (lines.length > 6 ? 76 : narrow ? 92 : 104);
  const found = bars.filter((bar) => bar.n > 0);
  const none = bars.filter((bar) => bar.n === 0);
  const inset = 0.18;
  const years = yearsOf(periods);
  const endAt = hatched.findIndex((one, i) => one && hatched.slice(i).every(Boolean));
  const right = whole && endAt >= 0 && !narrow ? 84 : 8;
  const plotWidth = pen.width - 34 - right;
  const step = Math.max(1, Math.ceil((narrow ? 34 : 40) / (plotWidth / Math.max(1, years.length))));
  const at = (key: string): number => periods.findIndex((period) => period.key === key);
  const options = {
    height,
    marginLeft: 34,
    marginRight: right,
    marginTop: whole ? 14 : 26,
    marginBottom: 26,
    x: { domain: [0, n], axis: null, type: 'linear' },
    y: { domain: [0, top], nice: whole, axis: null },
    ...(whole ? {} : { fy: { domain: lines.map(({ id }) => id), axis: null, padding: 0.34 } }),
    marks: [
      Plot.gridY({ ticks: whole ? 5 : 2, stroke: 'var(--rule)', strokeOpacity: 1 }),
      Plot.axisY({
        ...{ ticks: whole ? 5 : 2, tickSize: 0, label: null, fill: 'var(--ink3)', fontSize: 11.5 },
        tickFormat: 'd',
      }),
      byHand((_scales, page) => el(page, 'defs', {}, hatch(page, `series-${split}`))),
      ...(changed !== null && whole
        ? [
            Plot.rect([changed], {
              ...{ x1: at(changed.from), x2: at(changed.to) + 1, y1: 0, y2: top },
              fill: 'var(--accent-bg)',
            }),
          ]
        : []),
      Plot.rect(
        periods.flatMap((period, i) => (hatched[i] ? [{ i, period }] : [])),
        {
          ...{ x1: (d: { i: number }) => d.i, x2: (d: { i: number }) => d.i + 1, y1: 0, y2: top },
          fill: `url(#series-${split}-hatch)`,
        },
      ),
      Plot.rect(found, {
        ...{ x1: (d: Bar) => d.i + inset, x2: (d: Bar) => d.i + 1 - inset, y1: 0, y2: 'n' },
        ...{ fill: (d: Bar) => (hatched[d.i] ? 'var(--seq2)' : 'var(--seq4)'), ...facet },
        ...withKeys(found.map(keyOf)),
      } as never),
      Plot.ruleX(found, {
        ...{ x: (d: Bar) => d.i + 0.5, y1: 'lo', y2: 'hi', stroke: 'var(--ink)', strokeWidth: 1.2 },
        ...facet,
      } as never),
      Plot.ruleY([0], { stroke: 'var(--none)' }),
      Plot.ruleY(none, {
        ...{ x1: (d: Bar) => d.i + 0.3, x2: (d: Bar) => d.i + 0.7, y: 0, dy: -3 },
        ...{ stroke: 'var(--none)', strokeWidth: 2, ...facet },
        ...withKeys(none.map(keyOf)),
      } as never),
      ...(whole
        ? []
        : [
            Plot.text(lines, {
              ...{ fy: 'id', text: (d: Line) => `${d.name}  ${d.total}`, frameAnchor: 'top-left' },
              ...{ dy: -17, fontWeight: 600, fontSize: 12.5, fill: 'var(--ink)' },
            }),
          ]),
      Plot.text(
        years.filter((_, i) => i % step === 0),
        {
          ...{ x: 'middle', y: 0, text: 'year', dy: 14, fill: 'var(--ink2)', fontSize: 11.5 },
          ...(whole ? {} : { fy: () => lines.at(-1)?.id }),
        } as never,
      ),
      byHand((scales, page) =>
        el(
          page,
          'g',
          {},
          ...(whole && changed !== null
            ? annotateChange(
                page,
                scales,
                changed,
                periods,
                top,
                narrow,
                bars,
                endAt < 0 ? n : endAt,
              )
            : []),
          whole ? annotateEnd(page, scales, right > 8 ? n : -1, top, input) : null,
        ),
      ),
    ],
  };
  return plot(pen, options as never);
}

interface Scales {
  x: (value: number) => number;
  y: (value: number) => number;
}

function yearsOf(periods: readonly Period[]): { year: string; middle: number }[] {
  const found = new Map<string, number[]>();
  for (const [i, { start }] of periods.entries()) {
    const year = start.slice(0, 4);
    found.set(year, [...(found.get(year) ?? []), i]);
  }
  return [...found].map(([year, at]) => ({
    year,
    middle: (at[0]! + at.at(-1)! + 1) / 2,
  }));
}

function annotateChange(
  page: Page,
  { x, y }: Scales,
  changed: Extract<SeriesInput['change'], { p: number }>,
  periods: readonly Period[],
  top: number,
  narrow: boolean,
  bars: readonly Bar[],
  end: number,
): Drawn[] {
  const k = periods.findIndex(({ key }) => key === changed.at);
  const from = periods.findIndex(({ key }) => key === changed.from);
  const mean = (x1: number, x2: number, value: number, label: string): Drawn[] => {
    // The label stands where bars leave room: over the emptiest stretch of its half.
    const at = quietest(bars, x1, x2, value);
    return [
      el(page, 'line', {
        ...{ x1: x(x1), x2: x(x2), y1: y(value), y2: y(value) },
        ...{ stroke: 'var(--below3)', 'stroke-width': 2 },
      }),
      el(
        page,
        'text',
        {
          ...{ x: x(at), y: y(value) - 6, 'text-anchor': 'middle', fill: 'var(--below3)' },
          ...{ 'font-weight': 600, 'font-size': 11.5, stroke: 'var(--paper)', 'stroke-width': 4 },
          ...{ 'paint-order': 'stroke', 'stroke-linejoin': 'round' },
        },
        label,
      ),
    ];
  };
  const left = k > periods.length / 2;
  const anchor = left ? x(from) - 8 : x(k + 1) + 8;
  const text = (words: string, line: number, bold: boolean): Drawn =>
    el(
      page,
      'text',
      {
        ...{ x: anchor, y: y(top) + 12 + line * 15, 'text-anchor': left ? 'end' : 'start' },
        ...{ 'font-size': bold ? 12.5 : 11.5, 'font-weight': bold ? 600 : 400 },
        fill: bold ? 'var(--ink)' : 'var(--ink2)',
      },
      words,
    );
  const band =
    changed.from === changed.to
      ? `${percent(changed.inside)} of the probability`
      : `${percent(changed.inside)} of the probability in the band`;
  return [
    ...mean(0, k, changed.before, `average ${changed.before.toFixed(1)}`),
    ...mean(k, end, changed.after, `average ${changed.after.toFixed(1)}`),
    text(`Change: ${narrow ? changed.at : periodWords(changed.at)}`, 0, true),
    text(band, 1, false),
  ];
}

/** The middle of the stretch of three periods whose bars reach least above a height. */
function quietest(bars: readonly Bar[], from: number, to: number, value: number): number {
  let best = { at: (from + to) / 2, reach: Infinity };
  for (let i = from + 1; i < to - 1; i++) {
    const reach = bars
      .filter((bar) => Math.abs(bar.i - i) <= 1)
      .reduce((sum, bar) => sum + Math.max(0, (bar.n === 0 ? 0 : bar.hi) - value), 0);
    const off = Math.abs(i + 0.5 - (from + to) / 2) * 1e-3;
    if (reach + off < best.reach) best = { at: i + 0.5, reach: reach + off };
  }
  return best.at;
}

function annotateEnd(
  page: Page,
  { x, y }: Scales,
  at: number,
  top: number,
  { read }: SeriesInput,
): Drawn | null {
  if (at < 0 || read.last === null) return null;
  return el(
    page,
    'g',
    { fill: 'var(--ink3)', 'font-size': 11.5, 'text-anchor': 'start' },
    ...textLines(`Nothing read after ${dayWords(read.last)}`, 11.5, 74).map((line, i) =>
      el(page, 'text', { x: x(at) + 6, y: y(top) + 12 + i * 14 }, line),
    ),
  );
}
