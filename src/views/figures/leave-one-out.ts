import { intervalWords, nOf } from './dependence.ts';
import type { DependenceInput } from './inputs.ts';
import { canvas, el, fitText, keyed, type Figure } from './pen.ts';
import { percent } from './words.ts';

const points = (share: number): string =>
  `${share < 0 ? '−' : ''}${Math.abs(share * 100).toFixed(0)}`;

/** Every ally left out in turn, so that the one asked about is ranked and not assumed. */
export function leaveOneOutFigure(input: DependenceInput): Figure {
  const { members, lead } = input;
  const total = nOf(input.parts[0]!);
  const lost = members.filter(({ sole }) => sole.n > 0);
  return {
    name: 'leave-one-out',
    title: 'Each ally left out in turn',
    subtitle: `Share of the ${total} deeds that no other ally took part in. Line: 95 % interval over documents.`,
    alt: lost.map(({ member, share }) => `${member.name} ${percent(share.value)}`).join(', '),
    notes: [
      ...(lead === null
        ? []
        : [
            `${lead.first.name} before ${lead.second.name} by ${(lead.value * 100).toFixed(0)} points${
              'lo' in lead.interval
                ? `, 95 % interval ${points(lead.interval.lo)} to ${points(lead.interval.hi)}: ${lead.interval.lo > 0 ? 'clear' : 'too little to call'}`
                : ''
            }.`,
          ]),
      ...(input.silent.length === 0
        ? []
        : [`No deed found of ${input.silent.length} more allies.`]),
    ],
    marks: members.map(({ member, sole, shared, share }) => ({
      key: `ally|${member.code}`,
      label: `${member.name}: ${sole.n === 0 ? 'none lost' : `${sole.n} lost, ${percent(share.value)}${intervalWords(share.interval)}`}; ${shared.n} shared`,
      records: [...sole.records, ...shared.records],
    })),
    table: {
      columns: ['member', 'code', 'sole', 'shared', 'share', 'lo', 'hi', 'rank'],
      rows: members.map(({ member, sole, shared, share, rank }) => [
        ...[member.name, member.code, sole.n, shared.n, share.value],
        ...('lo' in share.interval ? [share.interval.lo, share.interval.hi] : [null, null]),
        rank,
      ]),
    },
    draw: ({ page, width }) => {
      const label = Math.min(140, width * 0.34);
      const right = 46;
      const top = 6;
      const rowHeight = 25;
      const his = lost.map(({ share }) =>
        'hi' in share.interval ? share.interval.hi : share.value,
      );
      const reach = Math.min(1, Math.max(0.2, Math.ceil(Math.max(0, ...his) * 10) / 10));
      const x = (value: number): number => label + (value / reach) * (width - label - right);
      const height = top + members.length * rowHeight;
      const ticks = [0, reach / 2, reach];
      return canvas(
        page,
        width,
        height + 24,
        ...ticks.flatMap((at) => [
          el(page, 'line', { x1: x(at), x2: x(at), y1: top, y2: height, stroke: 'var(--rule)' }),
          el(
            page,
            'text',
            {
              x: x(at),
              y: height + 16,
              'text-anchor': 'middle',
              fill: 'var(--ink3)',
              'font-size': 11.5,
            },
            percent(at),
          ),
        ]),
        ...members.map(({ member, sole, shared, share }, i) => {
          const middle = top + i * rowHeight + rowHeight / 2;
          const asked = member.code === input.member.code;
          const ink = asked ? 'var(--below3)' : 'var(--ink)';
          const name = el(
            page,
            'text',
            { x: 0, y: middle + 4, 'font-weight': asked ? 600 : 400 },
            fitText(member.name, 12.5, label - 10),
          );
          if (sole.n === 0)
            return el(
              page,
              'g',
              {},
              name,
              keyed(
                el(
                  page,
                  'text',
                  { x: x(0) + 8, y: middle + 4, fill: 'var(--ink3)', 'font-size': 11.5 },
                  `none lost, ${shared.n} shared`,
                ),
                `ally|${member.code}`,
              ),
            );
          const end = 'hi' in share.interval ? share.interval.hi : share.value;
          return el(
            page,
            'g',
            {},
            name,
            keyed(
              el(
                page,
                'g',
                {},
                el(page, 'rect', {
                  x: label,
                  y: middle - 11,
                  width: width - label,
                  height: 22,
                  fill: 'transparent',
                }),
                'lo' in share.interval
                  ? el(page, 'line', {
                      ...{
                        x1: x(share.interval.lo),
                        x2: x(share.interval.hi),
                        y1: middle,
                        y2: middle,
                      },
                      ...{ stroke: 'var(--ink)', 'stroke-width': 1.6 },
                    })
                  : null,
                el(page, 'circle', { cx: x(share.value), cy: middle, r: 4.2, fill: ink }),
                el(
                  page,
                  'text',
                  {
                    x: Math.min(x(end) + 8, width),
                    y: middle + 4,
                    fill: 'var(--ink2)',
                    'font-size': 11.5,
                    'text-anchor': x(end) + 40 > width ? 'end' : 'start',
                  },
                  percent(share.value),
                ),
              ),
              `ally|${member.code}`,
            ),
          );
        }),
      );
    },
  };
}
