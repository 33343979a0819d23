import { geoAzimuthalEqualArea, geoEqualEarth, geoGraticule10, geoPath } from 'd3-geo';
import { countWords, listWords } from '../../words.ts';
import type { TiesInput } from '../inputs.ts';
import {
  canvas,
  el,
  keyed,
  textWidth,
  type Drawn,
  type Figure,
  type Page,
  type Pen,
} from '../pen.ts';
import { countFill } from '../scale.ts';
import { cluster, shapesOf, type Shape, type World } from './shapes.ts';

export type { World } from './shapes.ts';

interface Panel {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Radians around the middle of most members, and of most partners, that an inset shows. */
const NEAR_MEMBERS = 0.42;
const NEAR_PARTNERS = 1.75;

/** Where the ties lie: members by their deeds with all partners, partners by theirs with all members. */
export function mapFigure(input: TiesInput, world: World): Figure {
  const { alliance, domain } = input;
  const shapes = shapesOf(world);
  const drawn = new Set(shapes.map(({ code }) => code));
  const members = input.members.filter(({ code }) => code !== alliance.code);
  const memberOf = new Map(members.map((one) => [one.code, one]));
  const partnerOf = new Map(input.partners.map((one) => [one.code, one]));
  const itself = input.members.find(({ code }) => code === alliance.code);
  const missing = [...members, ...input.partners].filter(({ code }) => !drawn.has(code));
  const all = [
    ...members.map((one) => ({ side: 'member', ...one })),
    ...input.partners.map((one) => ({ side: 'partner', ...one })),
  ];
  const words = ({ name, n }: { name: string; n: number }): string =>
    `${name}: ${n === 0 ? 'no evidence found' : countWords(n, 'deed')}`;
  return {
    name: 'map',
    title: `Where the ties lie${domain === null ? '' : `: ${domain.toLowerCase()}`}`,
    subtitle:
      'Deeds done or planned. Members: with all partners together, darker is more. Partners, outlined: with the alliance and all members. Equal areas.',
    alt: all
      .filter(({ n }) => n > 0)
      .toSorted((a, b) => b.n - a.n)
      .slice(0, 10)
      .map(words)
      .join(', '),
    notes: [
      ...(itself === undefined || itself.n === 0
        ? []
        : [`${alliance.name} itself has no place on the map: ${countWords(itself.n, 'deed')}.`]),
      'Hatched: a member with no evidence found in what was read.',
      ...(missing.length === 0
        ? []
        : [`Too small for this map: ${listWords(missing.map(words))}.`]),
      'Outlines: Natural Earth, 1:110 million.',
    ],
    marks: all
      .filter(({ n }) => n > 0)
      .map((one) => ({ key: `${one.side}|${one.code}`, label: words(one), records: one.records })),
    table: {
      columns: ['name', 'code', 'side', 'deeds'],
      rows: all.map(({ name, code, side, n }) => [name, code, side, n === 0 ? null : n]),
    },
    draw: ({ page, width }: Pen) => {
      const narrow = width < 560;
      const worldHeight = Math.round(width * 0.44);
      const insetWidth = narrow ? width : (width - 16) / 2;
      const insetHeight = Math.round(insetWidth * 0.62);
      const height = worldHeight + 14 + (narrow ? 2 * insetHeight + 14 : insetHeight);
      const near = {
        members: cluster(
          shapes.filter(({ code }) => code !== null && memberOf.has(code)),
          NEAR_MEMBERS,
        ),
        partners: cluster(
          shapes.filter(({ code }) => code !== null && partnerOf.has(code)),
          NEAR_PARTNERS,
        ),
      };
      /** One panel: land, members, partners, names; keys only where the country is not shown larger. */
      const panel = (
        id: string,
        { x, y, width: w, height: h }: Panel,
        projection: ReturnType<typeof geoEqualEarth>,
        labelled: (shape: Shape) => boolean,
        opens: boolean,
      ): Drawn[] => {
        const path = geoPath(projection).digits(2);
        const fills = shapes.map((shape) => country(page, shape, path(shape.outline as never)));
        const labels = shapes.filter(labelled).flatMap((shape) => {
          const at = projection(shape.middle);
          const one = partnerOf.get(shape.code ?? '') ?? memberOf.get(shape.code ?? '');
          if (at === null || one === undefined || one.n === 0) return [];
          const text = `${one.name} ${one.n}`;
          const half = textWidth(text, 11) / 2 + 2;
          const left = Math.min(w - half, Math.max(half, at[0]));
          return at[0] < 0 || at[0] > w || at[1] < 0 || at[1] > h
            ? []
            : [{ x: left, y: at[1] + 4, half, text, n: one.n, partner: partnerOf.has(one.code) }];
        });
        const placed: typeof labels = [];
        const free = (label: (typeof labels)[number]): boolean =>
          label.y > 10 &&
          label.y < h - 2 &&
          label.x - label.half >= 0 &&
          label.x + label.half <= w &&
          placed.every(
            (other) =>
              Math.abs(other.y - label.y) > 12 ||
              Math.abs(other.x - label.x) > other.half + label.half,
          );
        // The weightier names first; one that finds no room is left to the pointer and the table.
        for (const label of labels.toSorted(
          (a, b) => Number(b.partner) - Number(a.partner) || b.n - a.n,
        )) {
          const beside = label.half + 12;
          const tried = [
            ...[label, { ...label, y: label.y - 13 }, { ...label, y: label.y + 13 }],
            ...[
              { ...label, x: label.x - beside },
              { ...label, x: label.x + beside },
            ],
          ];
          const at = (label.partner ? tried : tried.slice(0, 3)).find(free);
          if (at !== undefined) placed.push(at);
        }
        return [
          el(
            page,
            'clipPath',
            { id: `map-${id}` },
            el(page, 'rect', { x: 0, y: 0, width: w, height: h }),
          ),
          el(
            page,
            'g',
            { transform: `translate(${x},${y})`, 'clip-path': `url(#map-${id})` },
            el(page, 'rect', { width: w, height: h, fill: 'var(--surface)' }),
            el(page, 'path', {
              ...{ d: path(geoGraticule10()) ?? '', fill: 'none' },
              ...{ stroke: 'var(--rule)', 'stroke-width': 0.5 },
            }),
            ...fills.flatMap(({ shape, key }) => (key === null || !opens ? [shape] : [])),
            ...fills.flatMap(({ shape, key }) =>
              key !== null && opens ? [keyed(shape, key)] : [],
            ),
            ...(opens ? fills.flatMap(({ shape, key }) => (key === null ? [shape] : [])) : []),
            ...placed.map((label) =>
              el(
                page,
                'text',
                {
                  ...{ x: label.x, y: label.y, 'text-anchor': 'middle', 'font-size': 11 },
                  ...{ 'font-weight': 600, fill: 'var(--ink)', stroke: 'var(--paper)' },
                  ...{ 'stroke-width': 3, 'paint-order': 'stroke', 'stroke-linejoin': 'round' },
                  'pointer-events': 'none',
                },
                label.text,
              ),
            ),
          ),
        ];
      };
      const country = (
        onPage: Page,
        { code }: Shape,
        d: string | null,
      ): { shape: Drawn; key: string | null } => {
        const partner = partnerOf.get(code ?? '');
        const member = memberOf.get(code ?? '');
        const own = partner ?? member;
        const fill =
          partner !== undefined
            ? 'var(--accent-bg)'
            : member === undefined
              ? 'var(--rule)'
              : member.n === 0
                ? 'url(#map-hatch)'
                : countFill(member.n);
        return {
          shape: el(onPage, 'path', {
            ...{ d: d ?? '', fill },
            stroke: partner === undefined ? 'var(--paper)' : 'var(--accent)',
            'stroke-width': partner === undefined ? 0.5 : 1.4,
          }),
          key:
            own === undefined || own.n === 0
              ? null
              : `${partner === undefined ? 'member' : 'partner'}|${own.code}`,
        };
      };
      const whole: Panel = { x: 0, y: 0, width, height: worldHeight };
      const first: Panel = { x: 0, y: worldHeight + 14, width: insetWidth, height: insetHeight };
      const second: Panel = narrow
        ? { ...first, y: first.y + insetHeight + 14 }
        : { ...first, x: insetWidth + 16 };
      const inset = (
        near_: NonNullable<ReturnType<typeof cluster>>,
        { width: w, height: h }: Panel,
      ) =>
        geoAzimuthalEqualArea()
          .rotate([-near_.around[0], -near_.around[1]])
          .fitExtent(
            [
              [8, 8],
              [w - 8, h - 8],
            ],
            {
              type: 'GeometryCollection',
              geometries: near_.shapes.map(({ main }) => main as never),
            },
          );
      const hatch = el(
        page,
        'pattern',
        {
          ...{ id: 'map-hatch', width: 5, height: 5, patternUnits: 'userSpaceOnUse' },
          patternTransform: 'rotate(45)',
        },
        el(page, 'rect', { width: 5, height: 5, fill: 'var(--sunk)' }),
        el(page, 'line', { x1: 0, y1: 0, x2: 0, y2: 5, stroke: 'var(--none)' }),
      );
      const inInset = new Set(near.members?.shapes);
      return canvas(
        page,
        width,
        height,
        el(page, 'defs', {}, hatch),
        ...panel(
          'world',
          whole,
          geoEqualEarth().fitSize([width, worldHeight * 1.12], { type: 'Sphere' }),
          (shape) => partnerOf.has(shape.code ?? '') || !inInset.has(shape),
          true,
        ),
        ...(near.members === null
          ? []
          : panel(
              'members',
              first,
              inset(near.members, first),
              (shape) => memberOf.has(shape.code ?? ''),
              false,
            )),
        ...(near.partners === null
          ? []
          : panel(
              'partners',
              second,
              inset(near.partners, second),
              (shape) => partnerOf.has(shape.code ?? ''),
              false,
            )),
        ...[first, second].map(({ x, y, width: w, height: h }) =>
          el(page, 'rect', { x, y, width: w, height: h, fill: 'none', stroke: 'var(--rule2)' }),
        ),
      );
    },
  };
}
