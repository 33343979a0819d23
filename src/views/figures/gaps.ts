import { reasonWords } from '../words.ts';
import type { GapsInput } from './inputs.ts';
import { canvas, el, fitText, keyed, type Drawn, type Figure, type Pen } from './pen.ts';

type Cell = NonNullable<GapsInput['cells']>[number];

const SAY = {
  above: 'clearly above expected',
  below: 'clearly below expected',
  neither: 'not distinguishable from expected',
  thin: 'too thin to say',
} as const;
const signed = (value: number): string =>
  `${value < -0.05 ? '−' : value > 0.05 ? '+' : ''}${Math.abs(value).toFixed(1)}`;

const cellWords = (cell: Cell, partner: string, domain: string): string =>
  `${partner}, ${domain}: ${cell.n === 0 ? 'no evidence found' : `${cell.n} found`}, ${cell.expected.toFixed(1)} expected, difference ${signed(cell.gap)}${
    cell.lo === null || cell.hi === null
      ? ''
      : `, interval ${signed(cell.lo)} to ${signed(cell.hi)}`
  }; ${SAY[cell.say]}`;

/** More or less than expected, by domain and partner: count, then difference with its interval. */
export function gapsFigure(input: GapsInput): Figure {
  const { alliance, partners, domains } = input;
  const cells = input.cells ?? [];
  const at = new Map(cells.map((cell) => [`${cell.partner}|${cell.domain}`, cell]));
  const nameOf = new Map(partners.map(({ code, name }) => [code, name]));
  const labelOf = new Map(domains.map(({ id, label }) => [id, label]));
  const totalOf = (domain: string): number =>
    partners.reduce((sum, { code }) => sum + (at.get(`${code}|${domain}`)?.n ?? 0), 0);
  const rows = domains
    .filter(({ id }) => totalOf(id) > 0)
    .toSorted((a, b) => totalOf(b.id) - totalOf(a.id));
  const reach = Math.max(
    2,
    ...cells.flatMap((c) => [c.gap, c.lo ?? 0, c.hi ?? 0].map((value) => Math.abs(value))),
  );
  const clear = cells.filter(({ say }) => say === 'above' || say === 'below');
  const words = (cell: Cell): string =>
    cellWords(cell, nameOf.get(cell.partner) ?? '', labelOf.get(cell.domain) ?? cell.domain);
  return {
    name: 'gaps',
    title: 'More or less than expected, by domain',
    subtitle: `${alliance.name} itself. Number: deeds found. Dot and line: deeds above or below what the partner’s and the domain’s totals predict, with 95% interval.`,
    alt:
      input.cells === null
        ? `No table: ${reasonWords(input.reason ?? '')}`
        : clear.length === 0
          ? 'No cell stands clear of what is expected'
          : clear.map(words).join('; '),
    notes:
      input.cells === null
        ? [reasonWords(input.reason ?? '')]
        : [
            `Of ${input.tested} cells tested, ${input.called === 0 ? 'none stands' : input.called === 1 ? '1 stands' : `${input.called} stand`} clear, with at most one in ten of those called expected to be chance.`,
            'Independence model; samples of documents; a deed counts once in each of its domains. Dotted ground: too thin to say.',
          ],
    marks: cells.map((cell) => ({
      key: `${cell.partner}|${cell.domain}`,
      label: words(cell),
      records: cell.records,
    })),
    table: {
      columns: ['partner', 'code', 'domain', 'found', 'expected', 'difference', 'lo', 'hi', 'says'],
      rows: cells.map((c) => [
        ...[nameOf.get(c.partner) ?? c.partner, c.partner, labelOf.get(c.domain) ?? c.domain],
        ...[c.n === 0 ? null : c.n, c.expected, c.gap, c.lo, c.hi, SAY[c.say]],
      ]),
    },
    draw: ({ page, width }: Pen) => {
      const label = Math.min(140, width * 0.26);
      const column = (width - label) / Math.max(1, partners.length);
      const rowHeight = 32;
      const head = 24;
      const bottom = head + rows.length * rowHeight;
      const number = Math.min(26, column * 0.25);
      const x = (j: number, gap: number): number => {
        const from = label + j * column + 8 + number;
        const room = column - number - 16;
        return from + room / 2 + (gap / reach) * (room / 2) * 0.94;
      };
      const tick = Math.floor(reach);
      return canvas(
        page,
        width,
        bottom + 22,
        el(
          page,
          'defs',
          {},
          el(
            page,
            'pattern',
            { id: 'gaps-dots', width: 5, height: 5, patternUnits: 'userSpaceOnUse' },
            el(page, 'circle', { cx: 2.5, cy: 2.5, r: 0.8, fill: 'var(--rule)' }),
          ),
        ),
        ...partners.map(({ name }, j) =>
          el(
            page,
            'text',
            { x: label + j * column + 8, y: 14, 'font-weight': 600 },
            fitText(name, 12.5, column - 10),
          ),
        ),
        ...rows.flatMap(({ id, label: words_ }, i) => {
          const y = head + i * rowHeight;
          const middle = y + rowHeight / 2;
          return [
            el(page, 'line', { x1: 0, x2: width, y1: y, y2: y, stroke: 'var(--rule)' }),
            el(page, 'text', { x: 0, y: middle + 4 }, fitText(words_, 12.5, label - 8)),
            ...partners.flatMap(({ code }, j): Drawn[] => {
              const cell = at.get(`${code}|${id}`);
              if (cell === undefined) return [];
              const left = label + j * column;
              const clearly = cell.say === 'above' || cell.say === 'below';
              const thin = cell.say === 'thin';
              const ink = clearly ? 'var(--ink)' : thin ? 'var(--none)' : 'var(--ink3)';
              return [
                keyed(
                  el(
                    page,
                    'g',
                    {},
                    el(page, 'rect', {
                      ...{ x: left + 2, y: y + 1, width: column - 4, height: rowHeight - 2 },
                      fill: clearly
                        ? `var(--${cell.say}1)`
                        : thin
                          ? 'url(#gaps-dots)'
                          : 'transparent',
                    }),
                    clearly
                      ? el(page, 'rect', {
                          ...{ x: left + 2, y: y + 1, width: 3, height: rowHeight - 2 },
                          fill: `var(--${cell.say}3)`,
                        })
                      : null,
                    cell.n === 0
                      ? el(page, 'line', {
                          ...{ x1: left + 9, x2: left + 18, y1: middle, y2: middle },
                          stroke: 'var(--none)',
                        })
                      : el(
                          page,
                          'text',
                          {
                            ...{ x: left + 9, y: middle + 4, 'font-weight': thin ? 400 : 600 },
                            fill: thin ? 'var(--ink3)' : 'var(--ink)',
                          },
                          String(cell.n),
                        ),
                    el(page, 'line', {
                      ...{ x1: x(j, 0), x2: x(j, 0), y1: middle - 10, y2: middle + 10 },
                      stroke: 'var(--none)',
                    }),
                    cell.lo === null || cell.hi === null
                      ? null
                      : el(page, 'line', {
                          ...{ x1: x(j, cell.lo), x2: x(j, cell.hi), y1: middle, y2: middle },
                          ...{ stroke: ink, 'stroke-width': clearly ? 2 : 1.5 },
                          'stroke-dasharray': thin ? '2 2' : null,
                        }),
                    el(page, 'circle', {
                      ...{ cx: x(j, cell.gap), cy: middle, r: clearly ? 4.5 : 3.5 },
                      fill: thin ? 'var(--paper)' : ink,
                      stroke: thin ? 'var(--none)' : null,
                    }),
                  ),
                  `${code}|${id}`,
                ),
              ];
            }),
          ];
        }),
        el(page, 'line', { x1: 0, x2: width, y1: bottom, y2: bottom, stroke: 'var(--rule)' }),
        ...partners.flatMap((_, j) =>
          [-tick, 0, tick].map((value) =>
            el(
              page,
              'text',
              {
                ...{ x: x(j, value), y: bottom + 14, 'text-anchor': 'middle' },
                ...{ 'font-size': 11, fill: 'var(--ink3)' },
              },
              value === 0 ? '0' : `${value < 0 ? '−' : '+'}${Math.abs(value)}`,
            ),
          ),
        ),
      );
    },
  };
}
