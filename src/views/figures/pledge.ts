import type { PledgeInput } from './inputs.ts';
import { canvas, el, hatch, type Drawn, type Figure, type Page, type Pen } from './pen.ts';
import { byHand, Plot, plot } from './plot.ts';

type Actor = PledgeInput['actors'][number];
/** Years without a figure of at least this share of the actors are hatched. */
const MOST = 0.75;

/** Figures, the straight line to what was promised, and the years that nobody has figures for. */
export function pledgeFigure(input: PledgeInput | null): Figure {
  if (input === null) return nothing('pledge', 'No promised figure is known');
  const { actors, level, whole, part, floor, dueYear } = input;
  const parties = actors.filter(({ party, figures }) => party && figures.length > 0);
  const latest = Math.max(0, ...parties.flatMap(({ figures }) => figures.map(({ year }) => year)));
  const without = input.missingYears.filter(({ without: n, of }) => n / of >= MOST);
  const behind = actors.filter(
    ({ path, party }) => party && 'shortfall' in path && path.shortfall > 0,
  );
  return {
    name: 'pledge',
    title:
      part === 'core'
        ? `From a ${floor?.value ?? ''} % floor to ${level} % core: the ${whole} % pledge`
        : input.name,
    subtitle: `${part === 'core' ? 'Core defence spending' : 'Figures'}, ${input.unit}. Dashed: straight line to what was promised; the promise sets no yearly path. Hatched: years without figures.`,
    alt: `${parties.length} of ${actors.filter(({ party }) => party).length} promisers have figures, the last of ${latest}; the promise falls due in ${dueYear}.`,
    notes: [
      `Grey: allies; black and teal: those named. Hollow: the source’s own estimate. ${without.length === 0 ? '' : `No figure of ${without.every(({ without: n, of }) => n === of) ? 'anybody' : 'most'} for ${runs(without.map(({ year }) => year))}.`}`,
      ...(latest < Number(input.made.slice(0, 4))
        ? ['No figure since the promise was made: nothing can be said of its path yet.']
        : [`${behind.length} of ${parties.length} stand behind the line in their last year.`]),
      `Sources: ${input.sources.map(({ name }) => name).join('; ') || 'none'}.`,
    ],
    marks: [],
    table: {
      columns: [
        'actor',
        'code',
        'party',
        'other_definition',
        'year',
        'value',
        'status',
        'indicator',
      ],
      rows: actors.flatMap(({ code, name, party, near, figures }) =>
        figures.map(({ id, year, value, status }) => [
          name,
          code,
          party,
          near,
          year,
          value,
          status,
          id,
        ]),
      ),
    },
    draw: (pen) =>
      drawPledge(
        pen,
        input,
        without.map(({ year }) => year),
      ),
  };
}

const nothing = (name: string, title: string): Figure => ({
  ...{ name, title, subtitle: '', alt: title, notes: [], marks: [] },
  table: { columns: [], rows: [] },
  draw: ({ page, width }) =>
    canvas(page, width, 20, el(page, 'text', { x: 0, y: 14, fill: 'var(--ink3)' }, title)),
});

/** "2020, 2021 to 2024" from years in order. */
function runs(years: readonly number[]): string {
  const parts: [number, number][] = [];
  for (const year of years) {
    const last = parts.at(-1);
    if (last !== undefined && last[1] === year - 1) last[1] = year;
    else parts.push([year, year]);
  }
  return parts.map(([a, b]) => (a === b ? String(a) : `${a} to ${b}`)).join(', ');
}

/** The highest, the lowest and the one furthest below, named; the rest is the field. */
function namedOf(actors: readonly Actor[]): Actor[] {
  const parties = actors.filter(({ figures, party, near }) => party && !near && figures.length > 1);
  const last = ({ figures }: Actor): number => figures.at(-1)!.value;
  const sorted = parties.toSorted((a, b) => last(b) - last(a) || (a.code < b.code ? -1 : 1));
  const median = sorted[Math.floor(sorted.length / 2)];
  return [...new Set([sorted[0], median, sorted.at(-1)])].filter((one) => one !== undefined);
}

function drawPledge(pen: Pen, input: PledgeInput, without: readonly number[]): Drawn {
  const { actors, level, floor, startYear, dueYear, made, review } = input;
  const madeYear = Number(made.slice(0, 4));
  const parties = actors.filter(({ party }) => party);
  const named = namedOf(actors);
  const inks = ['var(--ink)', 'var(--above3)', 'var(--below3)'];
  const from = floor?.value ?? 0;
  const values = parties.flatMap(({ figures }) => figures.map(({ value }) => value));
  const top = Math.max(level, ...values) + 0.4;
  const path =
    floor === null
      ? []
      : [
          { year: madeYear, value: from },
          { year: dueYear, value: level },
        ];
  const reviewYear = review === null ? null : Number(review.slice(0, 4));
  return plot(pen, {
    height: Math.max(240, Math.min(330, pen.width * 0.55)),
    ...{ marginLeft: 26, marginRight: 78, marginTop: 12, marginBottom: 24 },
    x: { domain: [startYear, dueYear], axis: null, type: 'linear' },
    y: { domain: [0, top], axis: null },
    marks: [
      byHand((_s, page) => el(page, 'defs', {}, hatch(page, 'pledge'))),
      Plot.gridY({ ticks: 5, stroke: 'var(--rule)', strokeOpacity: 1 }),
      Plot.axisY({ ticks: 5, tickSize: 0, label: null, fill: 'var(--ink3)', fontSize: 11.5 }),
      Plot.rect(runsOf(without), {
        ...{ x1: (d: [number, number]) => Math.max(startYear, d[0] - 0.5) },
        ...{ x2: (d: [number, number]) => Math.min(dueYear, d[1] + 0.5), y1: 0, y2: top },
        fill: 'url(#pledge-hatch)',
      } as never),
      ...(path.length === 0
        ? []
        : [
            Plot.areaY(path, {
              x: 'year',
              y1: from,
              y2: 'value',
              fill: 'var(--below1)',
              fillOpacity: 0.7,
            }),
            Plot.line(path, {
              x: 'year',
              y: 'value',
              stroke: 'var(--ink)',
              strokeDasharray: '4 3',
              strokeWidth: 1.6,
            }),
            Plot.ruleY([from], { stroke: 'var(--none)', strokeDasharray: '1 3' }),
          ]),
      ...parties
        .filter((actor) => !named.includes(actor))
        .map(({ figures }) =>
          Plot.line(figures, { x: 'year', y: 'value', stroke: 'var(--rule2)', strokeWidth: 1 }),
        ),
      ...named.map(({ figures }, i) =>
        Plot.line(figures, {
          x: 'year',
          y: 'value',
          stroke: inks[i] ?? 'var(--ink)',
          strokeWidth: 2,
        }),
      ),
      ...named.flatMap(({ figures }, i) => [
        Plot.dot(
          figures.filter(({ status }) => status !== 'actual'),
          { x: 'year', y: 'value', r: 3, fill: 'var(--paper)', stroke: inks[i] ?? 'var(--ink)' },
        ),
      ]),
      byHand((scales, page) => notesOf(page, scales, input, named, inks, reviewYear, top)),
      Plot.ruleY([0], { stroke: 'var(--none)' }),
    ],
  } as never);
}

function notesOf(
  page: Page,
  { x, y }: { x: (value: number) => number; y: (value: number) => number },
  { level, floor, startYear, dueYear, made, part }: PledgeInput,
  named: readonly Actor[],
  inks: readonly string[],
  reviewYear: number | null,
  top: number,
): Drawn {
  const madeYear = Number(made.slice(0, 4));
  const text = (
    at: number,
    height: number,
    words: string,
    more: Record<string, string | number> = {},
  ): Drawn =>
    el(
      page,
      'text',
      { x: at, y: height, 'font-size': 11.5, fill: 'var(--ink2)', 'text-anchor': 'start', ...more },
      words,
    );
  const halo = {
    stroke: 'var(--paper)',
    'stroke-width': 4,
    'paint-order': 'stroke',
    'stroke-linejoin': 'round',
  };
  const years = [
    ...new Set([startYear, dueYear, madeYear, ...named.map(({ figures }) => figures.at(-1)!.year)]),
  ];
  // A year that would run into one before it in this order is left out.
  const shownYears = years.filter(
    (year, i) => !years.slice(0, i).some((other) => Math.abs(x(other) - x(year)) < 30),
  );
  return el(
    page,
    'g',
    {},
    ...shownYears.map((year) =>
      text(x(year), y(0) + 16, String(year), {
        'text-anchor': year === dueYear ? 'end' : 'middle',
      }),
    ),
    ...named.map(({ name, figures }, i) => {
      const last = figures.at(-1)!;
      return text(x(last.year) + 7, y(last.value) + 4, name, {
        'font-weight': 600,
        fill: inks[i] ?? 'var(--ink)',
        ...halo,
      });
    }),
    text(x(dueYear) + 6, y(level) + 4, `${level} %${part === 'core' ? ' core' : ''}`, {
      'font-weight': 600,
      fill: 'var(--ink)',
    }),
    floor === null ? null : text(x(dueYear) + 6, y(floor.value) + 4, `${floor.value} % floor`),
    ...(reviewYear === null
      ? []
      : [
          el(page, 'line', {
            x1: x(reviewYear),
            x2: x(reviewYear),
            y1: y(0),
            y2: y((top + level) / 2.6),
            stroke: 'var(--none)',
          }),
          text(x(reviewYear) + 4, y(0) - 6, `review ${reviewYear}`),
        ]),
  );
}

function runsOf(years: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const year of years) {
    const last = found.at(-1);
    if (last !== undefined && last[1] === year - 1) last[1] = year;
    else found.push([year, year]);
  }
  return found;
}
