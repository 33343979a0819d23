import { countWords, dayWords, reasonWords } from '../words.ts';
import type { AttendanceInput } from './inputs.ts';
import {
  canvas,
  el,
  fitText,
  hatch,
  keyed,
  type Drawn,
  type Figure,
  type Page,
  type Pen,
} from './pen.ts';

type Summit = AttendanceInput['summits'][number];
type Level = Summit['levels'][number];

const NAMES = ['absent', 'official', 'minister', 'head of state or government'];

/** "head", "official to minister", "no evidence found"; what was announced or refused beside it. */
function levelWords({ level, announced, contradictory, refusals }: Level): string {
  const known =
    'lo' in level
      ? level.lo === level.hi
        ? NAMES[level.lo]!
        : `${NAMES[level.lo]} to ${NAMES[level.hi]}`
      : reasonWords(level.reason);
  return [
    known,
    ...(announced ? ['as announced beforehand'] : []),
    ...(contradictory ? ['sources disagree'] : []),
    ...(refusals.length > 0 ? [`${countWords(refusals.length, 'refusal')} on record`] : []),
  ].join('; ');
}

/** A circle filled by level; an interval is drawn by its lower end with a ring of its upper one. */
export function levelGlyph(page: Page, level: Level, name: string, r = 8): Drawn {
  const at = level.level;
  if (!('lo' in at)) {
    if (at.reason === 'not-read')
      return el(page, 'rect', { x: -9, y: -7, width: 18, height: 14, fill: `url(#${name}-hatch)` });
    if (at.reason === 'no-level-known')
      return el(page, 'circle', { r, fill: 'none', stroke: 'var(--seq6)', 'stroke-width': 1.6 });
    return el(page, 'line', {
      x1: -4.5,
      x2: 4.5,
      y1: 0,
      y2: 0,
      stroke: 'var(--none)',
      'stroke-width': 2,
    });
  }
  const ring = { r, fill: 'none', stroke: 'var(--seq6)', 'stroke-width': 1.6 };
  const pie = (share: number, fill: string): Drawn | null => {
    if (share <= 0) return null;
    if (share >= 1) return el(page, 'circle', { r, fill });
    const angle = 2 * Math.PI * share;
    const [x, y] = [-Math.sin(angle) * r, -Math.cos(angle) * r];
    return el(page, 'path', {
      d: `M0,0L0,${-r}A${r},${r} 0 ${share > 0.5 ? 1 : 0} 0 ${x.toFixed(3)},${y.toFixed(3)}Z`,
      fill,
    });
  };
  const share = (value: number): number => [0, 0.25, 0.5, 1][value] ?? 0;
  return el(
    page,
    'g',
    {},
    at.hi > at.lo ? pie(share(at.hi), 'var(--seq2)') : null,
    pie(share(at.lo), at.lo === 3 ? 'var(--seq6)' : 'var(--seq4)'),
    el(page, 'circle', { ...ring, 'stroke-dasharray': level.announced ? '2 2' : null }),
  );
}

/** Who came to which summit: fill is the level, a cross a refusal on record. */
export function attendanceFigure(input: AttendanceInput): Figure {
  const { summits, partners } = input;
  const heads = ({ heads: { lo, hi }, invited }: Summit): string =>
    lo === hi ? `${lo} of ${invited}` : `${lo} to ${hi} of ${invited}`;
  const levels = summits.flatMap((summit) => summit.levels.map((level) => ({ summit, level })));
  return {
    name: 'attendance',
    title: 'Who came to the summits',
    subtitle:
      'Fill of the circle: highest level on record. Full: head of state or government; half: minister; quarter: official. Red cross: a leader declined. Dash: no evidence found.',
    alt: summits.map((one) => `${one.name}: heads of state or government ${heads(one)}`).join('; '),
    notes: [
      'A lighter part is what the record leaves open between two levels; a dotted ring is only announced.',
    ],
    marks: levels.map(({ summit, level }) => ({
      key: `${summit.summit}|${level.partner.code}`,
      label: `${summit.name}, ${level.partner.name}: ${levelWords(level)}`,
      records: [...level.records, ...level.refusals],
    })),
    table: {
      columns: ['summit', 'date', 'partner', 'code', 'level_lo', 'level_hi', 'reason', 'refusals'],
      rows: levels.map(({ summit, level }) => [
        ...[summit.name, summit.date, level.partner.name, level.partner.code],
        ...('lo' in level.level
          ? [level.level.lo, level.level.hi, null]
          : [null, null, level.level.reason]),
        level.refusals.length === 0 ? null : level.refusals.length,
      ]),
    },
    draw: ({ page, width }: Pen) => {
      const label = Math.min(150, width * 0.26);
      const column = (width - label) / Math.max(1, summits.length);
      const head = 44;
      const rowHeight = 38;
      const bottom = head + partners.length * rowHeight;
      return canvas(
        page,
        width,
        bottom + 32,
        el(page, 'defs', {}, hatch(page, 'attendance')),
        ...summits.flatMap((summit, i) => {
          const x = label + i * column + column / 2;
          const text = (y: number, words: string, bold: boolean): Drawn =>
            el(
              page,
              'text',
              {
                x,
                y,
                'text-anchor': 'middle',
                'font-weight': bold ? 600 : 400,
                'font-size': bold ? 12.5 : 11.5,
                fill: bold ? 'var(--ink)' : 'var(--ink3)',
              },
              fitText(words, 12.5, column - 4),
            );
          return [
            text(14, summit.name.replace(/ \d{4}$/, ''), true),
            text(31, summit.date === null ? '' : dayWords(summit.date.slice(0, 7)), false),
            text(bottom + 22, heads(summit), true),
          ];
        }),
        el(page, 'line', { x1: 0, x2: width, y1: head - 4, y2: head - 4, stroke: 'var(--ink)' }),
        el(
          page,
          'text',
          { x: 0, y: bottom + 22, 'font-weight': 600 },
          fitText('Heads who came', 12.5, label - 6),
        ),
        ...partners.flatMap((partner, j) => {
          const y = head + j * rowHeight + rowHeight / 2 - 2;
          return [
            el(page, 'text', { x: 0, y: y + 4 }, fitText(partner.name, 12.5, label - 6)),
            el(page, 'line', {
              x1: 0,
              x2: width,
              y1: y + rowHeight / 2,
              y2: y + rowHeight / 2,
              stroke: 'var(--rule)',
            }),
            ...summits.flatMap((summit, i) => {
              const level = summit.levels.find((one) => one.partner.code === partner.code);
              if (level === undefined) return [];
              const x = label + i * column + column / 2;
              return [
                keyed(
                  el(
                    page,
                    'g',
                    { transform: `translate(${x.toFixed(3)},${y})` },
                    el(page, 'rect', {
                      x: -14,
                      y: -14,
                      width: 28,
                      height: 28,
                      fill: 'transparent',
                    }),
                    levelGlyph(page, level, 'attendance'),
                    level.refusals.length > 0
                      ? el(page, 'path', {
                          d: 'M11,-11L18,-4M18,-11L11,-4',
                          stroke: 'var(--refused)',
                          'stroke-width': 2,
                          fill: 'none',
                        })
                      : null,
                  ),
                  `${summit.summit}|${partner.code}`,
                ),
              ];
            }),
          ];
        }),
      );
    },
  };
}
