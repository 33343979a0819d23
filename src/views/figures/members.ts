import { countWords } from '../words.ts';
import type { TiesInput } from './inputs.ts';
import { canvas, el, fitText, keyed, type Drawn, type Figure, type Page, type Pen } from './pen.ts';
import { countFill, countInk } from './scale.ts';

type Cell = TiesInput['cells'][number];

/** "NATO, Japan: 12 deeds done or planned, up to 14, one refused". */
const cellWords = (member: string, partner: string, { n, hi, refused }: Cell): string =>
  [
    `${member}, ${partner}: ${n === 0 ? 'no evidence found' : `${countWords(n, 'deed')} done or planned`}`,
    ...(hi > n && n > 0 ? [`up to ${hi}`] : []),
    ...(refused > 0 ? [`${refused} refused, cancelled or denied`] : []),
  ].join(', ');

const line = (page: Page, x1: number, x2: number, y: number, stroke: string): Drawn =>
  el(page, 'line', { x1, x2, y1: y, y2: y, stroke });

/** Who engages whom: every member with every partner, those with nothing found too. */
export function membersFigure(input: TiesInput): Figure {
  const { alliance, members, partners, cells, domain } = input;
  const at = new Map(cells.map((cell) => [`${cell.member}|${cell.partner}`, cell]));
  const names = new Map([...members, ...partners].map(({ code, name }) => [code, name]));
  const silent = members.filter(({ code, n }) => code !== alliance.code && n === 0);
  const rowHeight = 20;
  return {
    name: 'members',
    title: `Who engages whom${domain === null ? '' : `: ${domain.toLowerCase()}`}`,
    subtitle:
      'Deeds done or planned, by member and partner. Darker is more: 1, 2, 4, 8, 15, 30. Dash: no evidence found. ×1: refused, cancelled or denied.',
    alt: members
      .filter(({ n }) => n > 0)
      .slice(0, 8)
      .map(({ name, n }) => `${name} ${n}`)
      .join(', '),
    notes: [
      `${countWords(input.deeds, 'deed')} in ${countWords(input.documents, 'document')}; a deed that names several counts in each of their cells.`,
      ...(silent.length === 0
        ? []
        : [`No evidence found for ${silent.length} members in what was read.`]),
    ],
    marks: cells
      .filter(({ n, refused }) => n > 0 || refused > 0)
      .map((cell) => ({
        key: `${cell.member}|${cell.partner}`,
        label: cellWords(
          names.get(cell.member) ?? cell.member,
          names.get(cell.partner) ?? '',
          cell,
        ),
        records: cell.records,
      })),
    table: {
      columns: ['member', 'member_code', 'partner', 'partner_code', 'deeds', 'deeds_hi', 'refused'],
      rows: cells.map((cell) => [
        ...[names.get(cell.member) ?? cell.member, cell.member],
        ...[names.get(cell.partner) ?? cell.partner, cell.partner],
        ...(cell.n === 0 ? [null, cell.hi === 0 ? null : cell.hi] : [cell.n, cell.hi]),
        cell.refused === 0 ? null : cell.refused,
      ]),
    },
    draw: ({ page, width }: Pen) => {
      const label = Math.min(170, width * 0.3);
      const column = Math.min(150, (width - label) / Math.max(1, partners.length));
      const right = label + column * partners.length;
      const head = 24;
      const first = 34;
      const top = (i: number): number => head + (i === 0 ? 0 : first + 4 + (i - 1) * rowHeight);
      return canvas(
        page,
        width,
        top(members.length) + 4,
        ...partners.map(({ name }, j) =>
          el(
            page,
            'text',
            {
              ...{ x: label + j * column + column / 2, y: 14, 'text-anchor': 'middle' },
              'font-weight': 600,
            },
            fitText(name, 12.5, column - 4),
          ),
        ),
        line(page, 0, right, head - 3, 'var(--ink)'),
        ...members.flatMap((member, i) => {
          const height = i === 0 ? first : rowHeight;
          const y = top(i);
          const middle = y + height / 2 + 4;
          return [
            el(
              page,
              'text',
              {
                ...{ x: 0, y: middle, 'font-weight': i === 0 ? 600 : 400 },
                fill: member.n === 0 ? 'var(--ink3)' : 'var(--ink)',
              },
              fitText(i === 0 ? `${member.name} itself` : member.name, 12.5, label - 8),
            ),
            ...partners.map((partner, j) => {
              const cell = at.get(`${member.code}|${partner.code}`);
              const x = label + j * column;
              const centre = x + column / 2;
              if (cell === undefined || (cell.n === 0 && cell.refused === 0))
                return line(page, centre - 5, centre + 5, middle - 4, 'var(--none)');
              const words = cell.n === 0 ? '' : `${cell.n}${cell.hi > cell.n ? `–${cell.hi}` : ''}`;
              return keyed(
                el(
                  page,
                  'g',
                  {},
                  el(page, 'rect', {
                    ...{ x: x + 1, y: y + 1, width: column - 2, height: height - 2, rx: 1 },
                    fill: cell.n === 0 ? 'transparent' : countFill(cell.n),
                  }),
                  words === ''
                    ? line(page, centre - 5, centre + 5, middle - 4, 'var(--none)')
                    : el(
                        page,
                        'text',
                        {
                          ...{ x: centre, y: middle, 'text-anchor': 'middle' },
                          ...{ 'font-weight': 600, fill: countInk(cell.n) },
                        },
                        words,
                      ),
                  cell.refused === 0
                    ? null
                    : el(
                        page,
                        'text',
                        {
                          ...{ x: x + column - 5, y: middle, 'text-anchor': 'end' },
                          ...{ 'font-size': 11, fill: countInk(cell.n) },
                        },
                        `×${cell.refused}`,
                      ),
                ),
                `${member.code}|${partner.code}`,
              );
            }),
          ];
        }),
      );
    },
  };
}
