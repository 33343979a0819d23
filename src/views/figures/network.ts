import { countWords } from '../words.ts';
import type { TiesInput } from './inputs.ts';
import { canvas, el, fitText, keyed, type Drawn, type Figure, type Pen } from './pen.ts';

const GAP = 5;
const LINE = 13;

/** Ties as bands between members and partners: as wide as the deeds on record are many. */
export function networkFigure(input: TiesInput): Figure {
  const { alliance, domain } = input;
  const links = input.cells.filter(({ n }) => n > 0);
  const sumOf = (side: 'member' | 'partner', code: string): number =>
    links.reduce((sum, link) => (link[side] === code ? sum + link.n : sum), 0);
  const members = input.members
    .map((one) => ({ ...one, sum: sumOf('member', one.code) }))
    .filter(({ sum }) => sum > 0);
  const partners = input.partners
    .map((one) => ({ ...one, sum: sumOf('partner', one.code) }))
    .filter(({ sum }) => sum > 0)
    .toSorted((a, b) => b.sum - a.sum || (a.name < b.name ? -1 : 1));
  const silent = input.members.length - members.length;
  const nameOf = new Map([...input.members, ...input.partners].map((one) => [one.code, one.name]));
  const name = (code: string): string => nameOf.get(code) ?? code;
  const total = links.reduce((sum, { n }) => sum + n, 0);
  return {
    name: 'network',
    title: `Ties on record${domain === null ? '' : `: ${domain.toLowerCase()}`}`,
    subtitle: `A band is as wide as the deeds done or planned are many. Left: ${alliance.name} and its members; right: the partners.`,
    alt: links
      .toSorted((a, b) => b.n - a.n)
      .slice(0, 8)
      .map((link) => `${name(link.member)} with ${name(link.partner)} ${link.n}`)
      .join(', '),
    notes: [
      `${countWords(input.deeds, 'deed')}; one that names several stands in each of their bands.`,
      ...(silent > 0
        ? [`Left out: ${silent} of ${input.members.length} rows with no evidence found.`]
        : []),
    ],
    marks: links.map((link) => ({
      key: `${link.member}|${link.partner}`,
      label: `${name(link.member)}, ${name(link.partner)}: ${countWords(link.n, 'deed')}`,
      records: link.records,
    })),
    table: {
      columns: ['member', 'member_code', 'partner', 'partner_code', 'deeds'],
      rows: links.map((link) => [
        ...[name(link.member), link.member, name(link.partner), link.partner, link.n],
      ]),
    },
    draw: ({ page, width }: Pen) => {
      const label = Math.min(170, width * 0.28);
      const most = Math.max(members.length, partners.length);
      const scale = Math.max(260, Math.min(380, most * 26)) / Math.max(1, total);
      /** A name needs its line, however thin its bar. */
      const slot = (sum: number): number => Math.max(LINE, sum * scale);
      const heightOf = (side: readonly { sum: number }[]): number =>
        side.reduce((sum, one) => sum + slot(one.sum) + GAP, 0);
      const height = Math.max(heightOf(members), heightOf(partners)) + 10;
      const [left, right] = [label, width - label];
      const bar = 8;
      /** Where the bar of each begins, the whole side in the middle of the height. */
      const places = (side: readonly { code: string; sum: number }[]): Map<string, number> => {
        let y = (height - heightOf(side)) / 2;
        const found = new Map<string, number>();
        for (const { code, sum } of side) {
          found.set(code, y + (slot(sum) - sum * scale) / 2);
          y += slot(sum) + GAP;
        }
        return found;
      };
      const [from, to] = [places(members), places(partners)];
      const used = new Map<string, number>();
      const take = (key: string, start: number, room: number): number => {
        const y = start + (used.get(key) ?? 0);
        used.set(key, (used.get(key) ?? 0) + room);
        return y;
      };
      const middle = (left + right) / 2;
      const bands = members.flatMap((member) =>
        partners.flatMap((partner): Drawn[] => {
          const link = links.find(
            (one) => one.member === member.code && one.partner === partner.code,
          );
          if (link === undefined) return [];
          const thick = link.n * scale;
          const y0 = take(`m ${member.code}`, from.get(member.code) ?? 0, thick);
          const y1 = take(`p ${partner.code}`, to.get(partner.code) ?? 0, thick);
          const [a, b] = [left + bar, right - bar];
          const d = [
            `M${a},${y0.toFixed(2)}`,
            `C${middle},${y0.toFixed(2)} ${middle},${y1.toFixed(2)} ${b},${y1.toFixed(2)}`,
            `L${b},${(y1 + thick).toFixed(2)}`,
            `C${middle},${(y1 + thick).toFixed(2)} ${middle},${(y0 + thick).toFixed(2)} ${a},${(y0 + thick).toFixed(2)}Z`,
          ].join('');
          return [
            keyed(
              el(page, 'path', {
                ...{ d, fill: member.code === alliance.code ? 'var(--seq5)' : 'var(--seq3)' },
                'fill-opacity': 0.55,
              }),
              `${member.code}|${partner.code}`,
            ),
          ];
        }),
      );
      const node = (
        { code, name: words, sum }: { code: string; name: string; sum: number },
        y: number,
        isLeft: boolean,
      ): Drawn[] => [
        el(page, 'rect', {
          ...{ x: isLeft ? left : right - bar, y, width: bar },
          ...{ height: Math.max(1.5, sum * scale), fill: 'var(--ink)' },
        }),
        el(
          page,
          'text',
          {
            ...{ x: isLeft ? left - 8 : right + 8, y: y + (sum * scale) / 2 + 4 },
            'text-anchor': isLeft ? 'end' : 'start',
            'font-weight': code === alliance.code || !isLeft ? 600 : 400,
          },
          fitText(`${words} ${sum}`, 12.5, label - 10),
        ),
      ];
      return canvas(
        page,
        width,
        height,
        ...bands,
        ...members.flatMap((one) => node(one, from.get(one.code) ?? 0, true)),
        ...partners.flatMap((one) => node(one, to.get(one.code) ?? 0, false)),
      );
    },
  };
}
