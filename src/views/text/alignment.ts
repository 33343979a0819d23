import type { AlignmentCell, AlignmentResult } from '../../gaps/index.ts';
import type { Naming } from './engagement.ts';
import { cut, textTable, wrap } from './table.ts';

const words = (cell: AlignmentCell | undefined): string => {
  if (cell === undefined) return ' ';
  if ('value' in cell.result)
    return cell.shared.length === 0 ? '–' : `too few (${cell.shared.length})`;
  const { interval, result } = cell;
  const spread =
    interval === null || 'value' in interval
      ? ''
      : ` [${interval.lo.toFixed(2)}, ${interval.hi.toFixed(2)}]`;
  return `${result.S.toFixed(2)}${spread}`;
};

const chance = (one: { value: number } | { value: null }): string =>
  one.value === null ? 'no variation' : one.value.toFixed(2);

/** Similarity of stands by member and partner, then the pairs that share enough. */
export function alignmentText(result: AlignmentResult, { name }: Naming): string {
  if (result.objects.length === 0)
    return 'No position of any of them on record: nothing can be said of alignment.';
  const of = new Map(result.cells.map((cell) => [`${cell.member} ${cell.partner}`, cell]));
  const head = ['S', ...result.partners];
  const rows = result.members.map((member) => [
    name(member),
    ...result.partners.map((partner) => words(of.get(`${member} ${partner}`))),
  ]);
  rows.push([
    'objects',
    ...result.partners.map((p) => String(result.stands[p] ?? 0).replace(/^0$/, '–')),
  ]);
  const known = result.cells.flatMap((cell) =>
    'value' in cell.result ? [] : [{ ...cell, result: cell.result }],
  );
  const parts = [
    textTable(
      head,
      rows,
      head.map(() => 'left' as const),
    ),
    '',
    wrap(
      'S: +1 the same on everything, −1 opposed on everything, over objects on which both have a stand, with a 95 % interval over objects; too few: fewer than five such objects (how many); –: none, which is not neutral. objects: on how many each partner has a stand on record.',
    ),
  ];
  if (known.length > 0)
    parts.push(
      '',
      textTable(
        ['pair', 'shared', 'opposed', 'S', 'pi', 'kappa', 'Lijphart'],
        known.map(({ member, partner, result: pair }) => [
          cut(`${name(member)}, ${name(partner)}`, 44),
          String(pair.n),
          String(pair.opposed),
          pair.S.toFixed(2),
          chance(pair.pi),
          chance(pair.kappa),
          pair.lijphart.toFixed(2),
        ]),
        ['left', 'right', 'right', 'right', 'right', 'right', 'right'],
      ),
      '',
      wrap(
        'pi and kappa: agreement beyond what the mix of stands alone would give. S is high by chance where all agree with everything.',
      ),
    );
  return parts.join('\n');
}
