import { countWords } from '../words.ts';
import type { MultiplesInput } from './inputs.ts';
import { canvas, el, fitText, keyed, type Drawn, type Figure, type Pen } from './pen.ts';
import { countFill, countInk } from './scale.ts';

/** One small matrix a domain, members by partners, all on one scale. */
export function multiplesFigure(input: MultiplesInput): Figure {
  const { alliance, members, partners, domains } = input;
  const nameOf = new Map([...members, ...partners].map(({ code, name }) => [code, name]));
  const name = (code: string): string => nameOf.get(code) ?? code;
  const all = domains.flatMap((domain) => domain.cells.map((cell) => ({ domain, cell })));
  return {
    name: 'multiples',
    title: 'Who engages whom, domain by domain',
    subtitle:
      'Deeds done or planned, by member and partner, one small table a domain. Darker is more: 1, 2, 4, 8, 15, 30.',
    alt: domains.map(({ label, n }) => `${label} ${n}`).join(', '),
    notes: [
      `Only members with anything found. A deed of two domains stands in both.`,
      `Columns: ${partners.map((partner) => partner.name).join(', ')}.`,
    ],
    marks: all.map(({ domain, cell }) => ({
      key: `${domain.id}|${cell.member}|${cell.partner}`,
      label: `${domain.label}: ${name(cell.member)}, ${name(cell.partner)}: ${countWords(cell.n, 'deed')}`,
      records: cell.records,
    })),
    table: {
      columns: ['domain', 'member', 'member_code', 'partner', 'partner_code', 'deeds'],
      rows: all.map(({ domain, cell }) => [
        ...[domain.label, name(cell.member), cell.member, name(cell.partner), cell.partner],
        cell.n,
      ]),
    },
    draw: ({ page, width }: Pen) => {
      const columns = Math.max(1, Math.min(4, Math.floor(width / 168)));
      const panel = width / columns;
      const label = Math.min(86, panel * 0.42);
      const cellWidth = (panel - label - 18) / Math.max(1, partners.length);
      const cellHeight = 13;
      const head = 34;
      // A panel lists only those of its members that have anything in it.
      const rowsOf = ({ cells }: MultiplesInput['domains'][number]) =>
        members.filter(({ code }) => cells.some(({ member }) => member === code));
      let y = 0;
      const drawn: Drawn[] = [];
      for (let from = 0; from < domains.length; from += columns) {
        const line = domains.slice(from, from + columns);
        for (const [k, domain] of line.entries()) {
          const left = k * panel;
          const rows = rowsOf(domain);
          drawn.push(
            el(
              page,
              'text',
              { x: left, y: y + 13, 'font-weight': 600 },
              fitText(domain.label, 12.5, panel - 40),
            ),
            el(
              page,
              'text',
              {
                ...{ x: left + panel - 18, y: y + 13, 'text-anchor': 'end' },
                ...{ fill: 'var(--ink3)', 'font-size': 11 },
              },
              String(domain.n),
            ),
            el(page, 'line', {
              ...{ x1: left, x2: left + panel - 18, y1: y + 18, y2: y + 18 },
              stroke: 'var(--ink)',
            }),
            ...partners.map((partner, j) =>
              el(
                page,
                'text',
                {
                  ...{ x: left + label + (j + 0.5) * cellWidth, y: y + 30 },
                  ...{ 'text-anchor': 'middle', 'font-size': 9.5, fill: 'var(--ink3)' },
                },
                partner.code,
              ),
            ),
          );
          for (const [i, member] of rows.entries()) {
            const top = y + head + i * cellHeight;
            drawn.push(
              el(
                page,
                'text',
                {
                  ...{ x: left, y: top + 10, 'font-size': 10.5 },
                  'font-weight': member.code === alliance.code ? 600 : 400,
                },
                fitText(member.name, 10.5, label - 4),
              ),
            );
            for (const [j, partner] of partners.entries()) {
              const found = domain.cells.find(
                (cell) => cell.member === member.code && cell.partner === partner.code,
              );
              const x = left + label + j * cellWidth;
              if (found === undefined) {
                drawn.push(
                  el(page, 'line', {
                    ...{ x1: x + cellWidth / 2 - 3, x2: x + cellWidth / 2 + 3 },
                    ...{ y1: top + 6.5, y2: top + 6.5, stroke: 'var(--rule2)' },
                  }),
                );
                continue;
              }
              drawn.push(
                keyed(
                  el(
                    page,
                    'g',
                    {},
                    el(page, 'rect', {
                      ...{ x: x + 0.5, y: top + 0.5, width: cellWidth - 1 },
                      ...{ height: cellHeight - 1, fill: countFill(found.n) },
                    }),
                    el(
                      page,
                      'text',
                      {
                        ...{ x: x + cellWidth / 2, y: top + 10, 'text-anchor': 'middle' },
                        ...{ 'font-size': 10, fill: countInk(found.n) },
                      },
                      String(found.n),
                    ),
                  ),
                  `${domain.id}|${found.member}|${found.partner}`,
                ),
              );
            }
          }
        }
        const most = Math.max(0, ...line.map((domain) => rowsOf(domain).length));
        y += head + most * cellHeight + 16;
      }
      return canvas(page, width, Math.max(20, y), ...drawn);
    },
  };
}
