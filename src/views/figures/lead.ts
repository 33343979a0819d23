import { dayWords, reasonWords } from '../words.ts';
import type { LeadInput } from './inputs.ts';
import { canvas, el, fitText, keyed, type Drawn, type Figure, type Pen } from './pen.ts';
import { partnersWords } from './words.ts';

type Row = LeadInput['rows'][number];
type Known = Extract<Row['found'], { p: number }>;
const known = (row: Row): Known | null => ('p' in row.found ? row.found : null);
const pWords = (p: number): string => (p < 0.001 ? '< .001' : p.toFixed(3).replace(/^0/, ''));
const DAY = 86_400_000;

/**
 * Unfriendly acts of others and acts of the two sides on one line of time, and beneath it how many
 * follow within the window, against what every shift of the calendar gives.
 */
export function leadFigure(input: LeadInput): Figure {
  const { rows, rivals, window, period, alliance } = input;
  const both = `${alliance.name} with ${partnersWords(input.partners)}`;
  const lanes = [
    { code: 'own', name: both, days: input.own },
    ...rivals.map(({ code, name, days }) => ({ code, name: `Unfriendly: ${name}`, days })),
  ];
  const tested = rows.filter((row) => known(row) !== null);
  const whole = rows[0];
  return {
    name: 'lead',
    title: 'Do unfriendly acts of others come first?',
    subtitle: `Each tick is an act on a known day. Below: acts within ${window} days after one of the other kind (dot), against the middle 95 % of all shifts of the calendar (bar).`,
    alt:
      tested.length === 0
        ? `Too few acts on known days to compare: ${lanes.map(({ name, days }) => `${name} ${days.length}`).join(', ')}.`
        : tested
            .map(
              (row) =>
                `${row.name}, ${row.direction}: ${known(row)!.within.n} of ${known(row)!.of}, ${known(row)!.expected.toFixed(1)} by chance`,
            )
            .join('; '),
    notes: [
      period === null
        ? 'One of the two kinds of act is not on record at all.'
        : `${dayWords(period.from)} to ${dayWords(period.to)}. ${input.notExact} acts without an exact day left out. Order in time is no cause.`,
      ...(whole !== undefined && !('p' in whole.found)
        ? [`No comparison: ${reasonWords(whole.found.reason)} on one side.`]
        : []),
    ],
    marks: [
      ...lanes.flatMap(({ code, name, days }) =>
        days.map(({ day, records }, i) => ({
          key: `${code}|${day}|${i}`,
          label: `${name}, ${dayWords(day)}`,
          records,
        })),
      ),
      ...tested.map((row) => ({
        key: `row|${row.who ?? 'all'}|${row.direction}`,
        label: `${row.name} ${row.direction === 'lead' ? 'first' : 'after'}: ${known(row)!.within.n} of ${known(row)!.of}, by chance ${known(row)!.expected.toFixed(1)}, p ${pWords(known(row)!.p)}`,
        records: known(row)!.within.records,
      })),
    ],
    table: {
      columns: [
        'who',
        'direction',
        'within',
        'of',
        'expected',
        'chance_lo',
        'chance_hi',
        'p',
        'p_near',
        'q',
        'reason',
      ],
      rows: rows.map((row) => {
        const found = known(row);
        return found === null
          ? [
              row.name,
              row.direction,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              'reason' in row.found ? row.found.reason : null,
            ]
          : [
              ...[row.name, row.direction, found.within.n, found.of, found.expected],
              ...[found.chance.lo, found.chance.hi, found.p, found.near, found.q, null],
            ];
      }),
    },
    draw: (pen) => drawLead(pen, input, lanes, tested),
  };
}

interface Lane {
  code: string;
  name: string;
  days: LeadInput['own'];
}

function drawLead(
  { page, width }: Pen,
  { period }: LeadInput,
  lanes: readonly Lane[],
  tested: readonly Row[],
): Drawn {
  const narrow = width < 560;
  const label = narrow ? 0 : 206;
  const laneHeight = narrow ? 44 : 32;
  const top = 8;
  const bottom = top + lanes.length * laneHeight;
  const first = period === null ? 0 : Date.parse(period.from);
  const span = period === null ? 1 : Math.max(DAY, Date.parse(period.to) - first);
  const right = width - 8;
  const x = (day: string): number => label + ((Date.parse(day) - first) / span) * (right - label);
  const years =
    period === null
      ? []
      : Array.from(
          { length: Number(period.to.slice(0, 4)) - Number(period.from.slice(0, 4)) + 1 },
          (_, i) => `${Number(period.from.slice(0, 4)) + i}-01-01`,
        ).filter((day) => day >= period.from && x(day) < right - 26);
  const lane = ({ code, name, days }: Lane, i: number): Drawn => {
    const y = top + i * laneHeight;
    const middle = narrow ? y + 29 : y + laneHeight / 2;
    const ink = code === 'own' ? 'var(--seq5)' : 'var(--refused)';
    return el(
      page,
      'g',
      {},
      el(
        page,
        'text',
        { x: 0, y: narrow ? y + 13 : middle + 4, 'font-weight': code === 'own' ? 600 : 400 },
        fitText(name, 12.5, narrow ? width : label - 12),
      ),
      el(page, 'line', { x1: label, x2: right, y1: middle, y2: middle, stroke: 'var(--rule)' }),
      days.length === 0
        ? el(
            page,
            'text',
            {
              x: right,
              y: middle - 5,
              'text-anchor': 'end',
              'font-size': 11.5,
              fill: 'var(--ink3)',
            },
            'no act on a known day found',
          )
        : null,
      ...days.map(({ day }, j) =>
        keyed(
          el(
            page,
            'g',
            {},
            el(page, 'rect', {
              x: x(day) - 4,
              y: middle - 12,
              width: 8,
              height: 24,
              fill: 'transparent',
            }),
            el(page, 'line', {
              x1: x(day),
              x2: x(day),
              y1: middle - 9,
              y2: middle + 9,
              stroke: ink,
              'stroke-width': 2,
              'stroke-opacity': 0.75,
            }),
          ),
          `${code}|${day}|${j}`,
        ),
      ),
    );
  };
  const rowTop = bottom + 44;
  const most = Math.max(1, ...tested.map((row) => Math.max(known(row)!.of, known(row)!.chance.hi)));
  const share = (n: number): number => label + (n / most) * (right - label - 150);
  const row = (one: Row, i: number): Drawn => {
    const found = known(one)!;
    const middle = rowTop + i * 28 + 12;
    const name = `${one.name} ${one.direction === 'lead' ? 'first' : 'after'}`;
    return keyed(
      el(
        page,
        'g',
        {},
        el(page, 'text', { x: 0, y: middle + 4 }, fitText(name, 12.5, (narrow ? 120 : label) - 12)),
        el(page, 'rect', {
          x: share(found.chance.lo),
          y: middle - 6,
          width: Math.max(2, share(found.chance.hi) - share(found.chance.lo)),
          height: 12,
          fill: 'var(--rule)',
        }),
        el(page, 'line', {
          x1: share(found.expected),
          x2: share(found.expected),
          y1: middle - 8,
          y2: middle + 8,
          stroke: 'var(--none)',
          'stroke-width': 2,
        }),
        el(page, 'circle', { cx: share(found.within.n), cy: middle, r: 4.5, fill: 'var(--ink)' }),
        el(
          page,
          'text',
          { x: width, y: middle + 4, 'text-anchor': 'end', fill: 'var(--ink2)', 'font-size': 11.5 },
          `${found.within.n} of ${found.of}; ${found.expected.toFixed(1)} by chance; p ${pWords(found.p)}`,
        ),
      ),
      `row|${one.who ?? 'all'}|${one.direction}`,
    );
  };
  return canvas(
    page,
    width,
    tested.length === 0 ? bottom + 26 : rowTop + tested.length * 28 + 6,
    ...years.flatMap((day) => [
      el(page, 'line', { x1: x(day), x2: x(day), y1: top, y2: bottom, stroke: 'var(--rule)' }),
      el(
        page,
        'text',
        { x: x(day) + 3, y: bottom + 16, fill: 'var(--ink2)', 'font-size': 11.5 },
        day.slice(0, 4),
      ),
    ]),
    ...lanes.map(lane),
    ...tested.map(row),
  );
}
