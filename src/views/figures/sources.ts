import type { SourcesInput } from './inputs.ts';
import { canvas, el, fitText, keyed, type Figure, type Pen } from './pen.ts';
import { Plot, plot } from './plot.ts';
import { deedsWords } from './words.ts';

const KIND_WORDS: Readonly<Record<string, string>> = {
  official: 'official',
  news: 'press',
  'think-tank': 'think tank',
  'state-media': 'state media',
  unknown: 'kind not known',
};
const COLOURS: Readonly<Record<string, string>> = {
  official: 'var(--seq5)',
  news: 'var(--seq3)',
  'think-tank': 'var(--above2)',
  'state-media': 'var(--below2)',
  unknown: 'var(--rule2)',
};
const ORDER = Object.keys(COLOURS);

/** Documents read by month and kind of publisher, with the deeds on record of the same months. */
export function readingFigure(input: SourcesInput): Figure {
  const { months, reading } = input;
  const first = months[0]?.month;
  const years =
    first === undefined
      ? []
      : Array.from(
          { length: Number(months.at(-1)!.month.slice(0, 4)) - Number(first.slice(0, 4)) + 1 },
          (_, i) => String(Number(first.slice(0, 4)) + i),
        );
  const bars = months.flatMap(({ month, kinds }) =>
    ORDER.flatMap((kind) => {
      const n = kinds[kind] ?? 0;
      return n === 0 ? [] : [{ at: indexOf(month, first!), kind, n, month }];
    }),
  );
  const last = months.at(-1)?.month;
  const length = first === undefined || last === undefined ? 1 : indexOf(last, first) + 1;
  return {
    name: 'reading',
    title: 'What was read, by month',
    subtitle: `Up: documents read by month of publication and kind of publisher. Down: deeds on record of the same month, curated entries among them.`,
    alt: `${reading.documents} documents in ${months.filter((m) => m.documents > 0).length} months.`,
    notes: [
      `${reading.documents} documents, ${reading.families} but for copies; ${reading.undated} without a month. ${reading.curatedEntries} curated entries stand beside them and say nothing of how much was read.`,
      `Deeds of months without a document are known from curated entries or later texts.`,
    ],
    marks: [],
    table: {
      columns: ['month', 'documents', ...ORDER, 'deeds'],
      rows: months.map(({ month, documents, kinds, deeds }) => [
        ...[month, documents || null, ...ORDER.map((kind) => kinds[kind] ?? null)],
        deeds || null,
      ]),
    },
    draw: (pen: Pen) => {
      const step = Math.max(1, Math.ceil(40 / ((pen.width - 42) / Math.max(1, years.length))));
      const yearTicks = years
        .filter((_, i) => i % step === 0)
        .map((year) => ({ year, at: Math.max(0, indexOf(`${year}-01`, first!)) }));
      return plot(pen, {
        height: 260,
        ...{ marginLeft: 34, marginRight: 8, marginTop: 26, marginBottom: 24 },
        x: { domain: [0, length], axis: null, type: 'linear' },
        y: { axis: null, nice: true },
        marks: [
          Plot.gridY({ ticks: 5, stroke: 'var(--rule)', strokeOpacity: 1 }),
          Plot.axisY({
            ...{ ticks: 5, tickSize: 0, label: null, fill: 'var(--ink3)', fontSize: 11.5 },
            tickFormat: (d: number) => String(Math.abs(d)),
          }),
          Plot.rectY(bars, {
            ...{ x1: (d: { at: number }) => d.at + 0.08, x2: (d: { at: number }) => d.at + 0.92 },
            ...{ y: 'n', fill: (d: { kind: string }) => COLOURS[d.kind] },
          } as never),
          Plot.rect(
            months.filter(({ deeds }) => deeds > 0),
            {
              ...{ x1: (d: { month: string }) => indexOf(d.month, first!) + 0.08 },
              ...{ x2: (d: { month: string }) => indexOf(d.month, first!) + 0.92 },
              ...{ y1: 0, y2: (d: { deeds: number }) => -d.deeds, fill: 'none' },
              ...{ stroke: 'var(--ink2)', strokeWidth: 1 },
            } as never,
          ),
          Plot.ruleY([0], { stroke: 'var(--ink)' }),
          Plot.text(yearTicks, {
            ...{ x: 'at', text: 'year', frameAnchor: 'bottom-left', dy: 18, textAnchor: 'start' },
            ...{ fill: 'var(--ink2)', fontSize: 11.5 },
          } as never),
          legend(pen.width),
        ],
      } as never);
    },
  };
}

const indexOf = (month: string, first: string): number =>
  (Number(month.slice(0, 4)) - Number(first.slice(0, 4))) * 12 +
  Number(month.slice(5, 7)) -
  Number(first.slice(5, 7));

const legend =
  (width: number) =>
  (_i: unknown, _s: unknown, _v: unknown, _d: unknown, context: { document: never }) => {
    const page = context.document as Pen['page'];
    const gap = Math.min(118, width / 5.2);
    return el(
      page,
      'g',
      {},
      ...[...ORDER, 'deeds'].slice(0, width < 560 ? 5 : 6).flatMap((kind, i) => [
        el(page, 'rect', {
          x: i * gap,
          y: 2,
          width: 10,
          height: 10,
          fill: COLOURS[kind] ?? 'none',
          stroke: kind === 'deeds' ? 'var(--ink2)' : null,
        }),
        el(
          page,
          'text',
          {
            x: i * gap + 14,
            y: 11,
            'font-size': 11.5,
            fill: 'var(--ink2)',
            'text-anchor': 'start',
          },
          fitText(KIND_WORDS[kind] ?? 'deeds on record', 11.5, gap - 18),
        ),
      ]),
    );
  };

/** Sources and deeds by kind of publisher. */
export function kindsFigure(input: SourcesInput): Figure {
  const { kinds, deeds } = input;
  return {
    name: 'sources',
    title: 'What the deeds rest on',
    subtitle:
      'Deeds known from at least one source of the kind; beside it how many sources that are.',
    alt: kinds
      .map(({ kind, deeds: d }) => `${KIND_WORDS[kind] ?? kind}: ${deedsWords(d.n)}`)
      .join('; '),
    notes: [
      `${deeds.n} deeds, ${input.sources} sources${input.independent === null ? '' : `, ${input.independent} of them sharing neither text nor publisher`}. A deed may rest on several kinds.`,
    ],
    marks: kinds.map(({ kind, deeds: d }) => ({
      key: kind,
      label: `${KIND_WORDS[kind] ?? kind}: ${deedsWords(d.n)}`,
      records: d.records,
    })),
    table: {
      columns: ['kind', 'sources', 'deeds'],
      rows: kinds.map(({ kind, sources, deeds: d }) => [kind, sources, d.n]),
    },
    draw: ({ page, width }: Pen) => {
      const label = Math.min(130, width * 0.3);
      const right = 110;
      const most = Math.max(1, ...kinds.map(({ deeds: d }) => d.n));
      const rowHeight = 28;
      return canvas(
        page,
        width,
        kinds.length * rowHeight + 4,
        ...kinds.map(({ kind, sources, deeds: d }, i) => {
          const y = i * rowHeight;
          const size = (d.n / most) * (width - label - right);
          const words = (x: number, text: string, more: Record<string, string | number>) =>
            el(page, 'text', { x, y: y + 17, ...more }, text);
          return el(
            page,
            'g',
            {},
            words(0, fitText(KIND_WORDS[kind] ?? kind, 12.5, label - 8), {}),
            keyed(
              el(page, 'rect', {
                ...{ x: label, y: y + 4, width: Math.max(1, size), height: 18 },
                fill: COLOURS[kind] ?? 'var(--rule2)',
              }),
              kind,
            ),
            words(label + size + 6, String(d.n), { 'font-weight': 600, 'font-size': 12 }),
            words(width, `${sources} ${sources === 1 ? 'source' : 'sources'}`, {
              ...{ 'text-anchor': 'end', fill: 'var(--ink3)', 'font-size': 11.5 },
            }),
          );
        }),
      );
    },
  };
}
