import type { DependenceInput } from './inputs.ts';
import {
  canvas,
  el,
  fitText,
  hatch,
  keyed,
  textWidth,
  type Drawn,
  type Figure,
  type Pen,
} from './pen.ts';
import { partnersWords, percent } from './words.ts';

type Part = DependenceInput['parts'][number];
type Kind = 'others' | 'shared' | 'sole';
const KINDS: readonly Kind[] = ['others', 'shared', 'sole'];

/** Fewer deeds than this carry no share. */
const THIN = 5;
export const nOf = (part: Part): number => part.others.n + part.shared.n + part.sole.n;

const WORDS: Readonly<Record<Kind, (member: string) => string>> = {
  others: (member) => `other allies, without ${member}`,
  shared: (member) => `${member} with other allies: stays`,
  sole: (member) => `${member} alone: goes`,
};

export const intervalWords = (interval: { lo: number; hi: number } | { reason: string }): string =>
  'lo' in interval ? `, interval ${percent(interval.lo)} to ${percent(interval.hi)}` : '';

/** What is left without one ally: bars by who takes part, and the share that goes. */
export function dependenceFigure(input: DependenceInput): Figure {
  const { parts, member } = input;
  const shown = parts.filter((part) => part.kind !== 'domain' || nOf(part) > 0);
  const empty = parts.filter((part) => part.kind === 'domain' && nOf(part) === 0);
  const all = parts[0]!;
  const words = (part: Part): string => (part.kind === 'all' ? 'All domains' : part.name);
  return {
    name: 'dependence',
    title: `Leave out ${the(member.name)} and ${nOf(all) - all.sole.n} of ${nOf(all)} deeds between allies and ${partnersWords(input.partners)} remain`,
    subtitle: `Deeds done or planned by who takes part; at right the share that goes without ${the(member.name)}, with a 95 % interval over documents.`,
    alt: `Of ${nOf(all)} deeds, ${all.others.n} are of other allies, ${all.shared.n} are shared and ${all.sole.n} are of ${member.name} alone.`,
    notes: [
      `${input.alliance.n} deeds under the name of ${input.alliance.name} alone are left out: no ally can be taken away from them. Under ${THIN} deeds reads “thin”.`,
      ...(empty.length === 0
        ? []
        : [`No evidence found in ${empty.map(({ name }) => name).join(', ')}.`]),
    ],
    marks: shown.flatMap((part) =>
      KINDS.map((kind) => ({
        key: `${part.kind}|${part.id}|${kind}`,
        label: `${words(part)}, ${WORDS[kind](the(member.name))}: ${part[kind].n === 0 ? 'none found' : part[kind].n}`,
        records: part[kind].records,
      })).filter(({ records }) => records.length > 0),
    ),
    table: {
      columns: ['part', 'id', 'others', 'shared', 'sole', 'lost', 'lo', 'hi', 'reason'],
      rows: parts.map((part) => {
        const interval = part.lost.value === null ? null : part.lost.interval;
        const known = interval !== null && 'lo' in interval ? interval : null;
        return [
          ...[part.kind, part.id, part.others.n, part.shared.n, part.sole.n],
          ...[part.lost.value, known?.lo ?? null, known?.hi ?? null],
          part.lost.value === null
            ? part.lost.reason
            : interval !== null && 'reason' in interval
              ? interval.reason
              : null,
        ];
      }),
    },
    draw: (pen) => drawBars(pen, input, shown, words),
  };
}

/** "the United States", "the United Kingdom", but "France". */
const the = (name: string): string =>
  /^(United|Netherlands|Czech)/.test(name) ? `the ${name}` : name;

function drawBars(
  { page, width }: Pen,
  { member }: DependenceInput,
  parts: readonly Part[],
  words: (part: Part) => string,
): Drawn {
  const narrow = width < 560;
  const label = narrow ? 104 : 168;
  const right = narrow ? 44 : 214;
  const barWidth = width - label - right - 16;
  const most = Math.max(1, ...parts.map(nOf));
  const rowHeight = 28;
  const legend = narrow ? 62 : 28;
  const scale = (n: number): number => (n / most) * barWidth;
  const shareLeft = width - right + 10;
  const shareWidth = right - 70;
  const shareX = (value: number): number => shareLeft + value * shareWidth;
  const rows: Drawn[] = [];
  let y = legend + 22;
  let kind: Part['kind'] = 'all';
  for (const part of parts) {
    if (part.kind !== kind && part.kind === 'domain') y += 10;
    kind = part.kind;
    rows.push(barRow(part, y));
    y += rowHeight;
  }

  function barRow(part: Part, top: number): Drawn {
    const middle = top + rowHeight / 2;
    const n = nOf(part);
    let x = label;
    const pieces = KINDS.flatMap((one) => {
      const count = part[one].n;
      if (count === 0) return [];
      const size = scale(count);
      const piece = barPiece(one, x, top + 4, size, count);
      x += size;
      return [keyed(piece, `${part.kind}|${part.id}|${one}`)];
    });
    return el(
      page,
      'g',
      {},
      el(page, 'line', {
        x1: 0,
        x2: width,
        y1: top + rowHeight,
        y2: top + rowHeight,
        stroke: 'var(--rule)',
      }),
      el(
        page,
        'text',
        { x: 0, y: middle + 4, 'font-weight': part.kind === 'all' ? 600 : 400 },
        fitText(words(part), 12.5, label - 8),
      ),
      ...(n === 0
        ? [
            el(page, 'line', {
              x1: label,
              x2: label + 9,
              y1: middle,
              y2: middle,
              stroke: 'var(--none)',
              'stroke-width': 2,
            }),
            el(
              page,
              'text',
              { x: label + 16, y: middle + 4, fill: 'var(--ink3)', 'font-size': 11.5 },
              'no evidence found',
            ),
          ]
        : pieces),
      n === 0 ? null : shareOf(part, n, middle),
    );
  }

  function barPiece(one: Kind, x: number, top: number, size: number, count: number): Drawn {
    const fill = { others: 'var(--seq4)', shared: 'var(--seq2)', sole: 'var(--below2)' }[one];
    const ink = { others: 'var(--on4)', shared: 'var(--ink)', sole: 'var(--ink)' }[one];
    const fits = count > 0 && size > textWidth(String(count), 11.5) + 4;
    const box = { x: x + 0.5, y: top, width: Math.max(1, size - 1), height: rowHeight - 9 };
    return el(
      page,
      'g',
      {},
      el(page, 'rect', { ...box, fill }),
      one === 'sole' ? el(page, 'rect', { ...box, fill: 'url(#dependence-hatch)' }) : null,
      fits && one === 'sole'
        ? el(page, 'rect', {
            ...{ x: x + size / 2 - textWidth(String(count), 11.5) / 2 - 3, y: top + 2.5, rx: 2 },
            ...{ width: textWidth(String(count), 11.5) + 6, height: 14, fill: 'var(--below1)' },
          })
        : null,
      fits
        ? el(
            page,
            'text',
            {
              ...{ x: x + size / 2, y: top + 13.5, 'text-anchor': 'middle', fill: ink },
              ...{ 'font-size': 11.5, 'font-weight': 600 },
            },
            String(count),
          )
        : null,
    );
  }

  function shareOf(part: Part, n: number, middle: number): Drawn | null {
    if (part.lost.value === null) return null;
    const { value, interval } = part.lost;
    const thin = n < THIN;
    const text = el(
      page,
      'text',
      { x: width, y: middle + 4, 'text-anchor': 'end', fill: thin ? 'var(--ink3)' : 'var(--ink)' },
      thin ? 'thin' : percent(value),
    );
    if (narrow) return text;
    const ink = thin ? 'var(--none)' : 'var(--ink)';
    return el(
      page,
      'g',
      {},
      ...[0, 0.5, 1].map((at) =>
        el(page, 'line', {
          x1: shareX(at),
          x2: shareX(at),
          y1: middle - 7,
          y2: middle + 7,
          stroke: 'var(--rule)',
        }),
      ),
      'lo' in interval
        ? el(page, 'line', {
            ...{ x1: shareX(interval.lo), x2: shareX(interval.hi), y1: middle, y2: middle },
            ...{ stroke: ink, 'stroke-width': 1.6, 'stroke-dasharray': thin ? '2 3' : null },
          })
        : null,
      el(page, 'circle', {
        ...{ cx: shareX(value), cy: middle, r: 4, stroke: ink, 'stroke-width': thin ? 1.4 : 0 },
        fill: thin ? 'var(--paper)' : ink,
      }),
      text,
    );
  }

  const swatches = KINDS.map((one, i) => {
    const x = narrow ? 0 : [0, 236, 500][i]!;
    const top = narrow ? i * 20 : 0;
    return el(
      page,
      'g',
      {},
      barPiece(one, x, top - 3, 18, 0),
      el(page, 'text', { x: x + 26, y: top + 10, 'font-size': 12 }, WORDS[one](the(member.name))),
    );
  });
  return canvas(
    page,
    width,
    y + 22,
    el(page, 'defs', {}, hatch(page, 'dependence', 'var(--below1)', 5)),
    ...swatches,
    el(
      page,
      'text',
      { x: label, y: legend + 12, fill: 'var(--ink3)', 'font-size': 11.5 },
      'Deeds by who takes part',
    ),
    el(
      page,
      'text',
      {
        x: narrow ? width : shareLeft,
        y: legend + 12,
        'text-anchor': narrow ? 'end' : 'start',
        fill: 'var(--ink3)',
        'font-size': 11.5,
      },
      narrow ? 'goes' : 'Share that goes',
    ),
    el(page, 'line', { x1: 0, x2: width, y1: legend + 20, y2: legend + 20, stroke: 'var(--ink)' }),
    ...rows,
    ...(narrow
      ? []
      : [0, 0.5, 1].map((at) =>
          el(
            page,
            'text',
            {
              x: shareX(at),
              y: y + 16,
              'text-anchor': 'middle',
              fill: 'var(--ink3)',
              'font-size': 11.5,
            },
            percent(at),
          ),
        )),
  );
}
