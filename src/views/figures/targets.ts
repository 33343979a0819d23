import type { TargetsInput } from './inputs.ts';
import { canvas, el, fitText, hatch, keyed, textWidth, type Figure, type Pen } from './pen.ts';

/** What partners set themselves, against what was asked of them. */
export function targetsFigure({ rows, unit }: TargetsInput): Figure {
  const values = rows.flatMap(({ own, asked }) => [...own, ...asked].map(({ value }) => value));
  return {
    name: 'targets',
    title: 'Partners: own target and what was asked',
    subtitle: `In ${unit}. Dot: a target the partner states. Bar: what another asked of it. Thin where the coder is less sure than 50 %.`,
    alt: rows
      .map(
        ({ name, own, asked }) =>
          `${name}: own ${own.map(({ value }) => `${value} %`).join(', ') || 'none found'}, asked ${asked.map(({ value }) => `${value} %`).join(', ') || 'none found'}`,
      )
      .join('; '),
    notes: ['Targets as sentences state them; definitions differ from one country to another.'],
    marks: rows.flatMap(({ code, name, own, asked }) => [
      ...own.map(({ value, due, record }, i) => ({
        key: `own|${code}|${i}`,
        label: `${name}: ${value} %${due === null ? '' : ` by ${due.slice(0, 4)}`}`,
        records: [record],
      })),
      ...asked.map(({ value, by, record }, i) => ({
        key: `asked|${code}|${i}`,
        label: `${name}: ${value} % asked by ${by}`,
        records: [record],
      })),
    ]),
    table: {
      columns: ['partner', 'code', 'kind', 'value', 'due', 'by', 'record', 'confidence'],
      rows: rows.flatMap(({ code, name, own, asked }) => [
        ...own.map((one) => [
          name,
          code,
          'own',
          one.value,
          one.due,
          null,
          one.record,
          one.confidence,
        ]),
        ...asked.map((one) => [
          name,
          code,
          'asked',
          one.value,
          one.date,
          one.by,
          one.record,
          one.confidence,
        ]),
      ]),
    },
    draw: ({ page, width }: Pen) => {
      const label = Math.min(110, width * 0.28);
      const reach = Math.max(4, Math.ceil(Math.max(0, ...values)));
      const x = (value: number): number => label + (value / reach) * (width - label - 14);
      const rowHeight = 44;
      const height = rows.length * rowHeight;
      const ticks = Array.from({ length: reach + 1 }, (_, i) => i);
      return canvas(
        page,
        width,
        height + 24,
        el(page, 'defs', {}, hatch(page, 'targets')),
        ...ticks.flatMap((at) => [
          el(page, 'line', { x1: x(at), x2: x(at), y1: 0, y2: height, stroke: 'var(--rule)' }),
          el(
            page,
            'text',
            {
              x: x(at),
              y: height + 16,
              'text-anchor': 'middle',
              'font-size': 11.5,
              fill: 'var(--ink3)',
            },
            at === reach ? `${at} %` : String(at),
          ),
        ]),
        ...rows.map(({ code, name, own, asked }, i) => {
          const middle = i * rowHeight + 20;
          const least = Math.min(
            ...own.map(({ value }) => value),
            ...asked.map(({ value }) => value),
          );
          return el(
            page,
            'g',
            {},
            el(page, 'text', { x: 0, y: middle + 4 }, fitText(name, 12.5, label - 8)),
            own.length + asked.length === 0
              ? el(
                  page,
                  'text',
                  { x: x(0) + 8, y: middle + 4, fill: 'var(--ink3)', 'font-size': 11.5 },
                  'no target or ask found',
                )
              : null,
            ...asked.map(({ value, by }, j) =>
              keyed(
                el(
                  page,
                  'g',
                  {},
                  el(page, 'line', {
                    x1: x(least),
                    x2: x(value),
                    y1: middle,
                    y2: middle,
                    stroke: 'var(--below2)',
                    'stroke-width': 3,
                  }),
                  el(page, 'rect', {
                    x: x(value) - 2,
                    y: middle - 7,
                    width: 4,
                    height: 14,
                    fill: 'var(--below3)',
                  }),
                  el(
                    page,
                    'text',
                    {
                      x: Math.min(x(value), width),
                      y: middle + 19,
                      'text-anchor': 'end',
                      fill: 'var(--ink3)',
                      'font-size': 11,
                    },
                    `${value} % asked by ${by}`,
                  ),
                ),
                `asked|${code}|${j}`,
              ),
            ),
            ...own.map(({ value, due, confidence }, j) => {
              const words = `${value} %${due === null ? '' : ` by ${due.slice(0, 4)}`}`;
              const left = x(value) - 9 - textWidth(words, 11.5) > label;
              return keyed(
                el(
                  page,
                  'g',
                  {},
                  el(page, 'circle', {
                    cx: x(value),
                    cy: middle,
                    r: 5,
                    fill: confidence < 0.5 ? 'var(--paper)' : 'var(--ink)',
                    stroke: 'var(--ink)',
                    'stroke-width': 1.4,
                  }),
                  j === own.length - 1 || own[j + 1]!.value - value > 0.6
                    ? el(
                        page,
                        'text',
                        {
                          x: x(value) + (left ? -9 : 9),
                          y: middle + 4 - (asked.length > 0 && !left ? 12 : 0),
                          'text-anchor': left ? 'end' : 'start',
                          'font-size': 11.5,
                          fill: 'var(--ink2)',
                        },
                        words,
                      )
                    : null,
                ),
                `own|${code}|${j}`,
              );
            }),
          );
        }),
      );
    },
  };
}
