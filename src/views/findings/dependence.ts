import type { DependenceResult, DependenceRow } from '../../gaps/index.ts';
import { countWords, listWords } from '../words.ts';
import { type Finding, type FindingPart, number, text } from './types.ts';

export interface DependenceWords {
  name: (code: string) => string;
  /** Records of a deed. */
  recordsOf: (deedId: string) => readonly string[];
  /** The member asked about; the one on whom most hangs unless given. */
  without: string | null;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/**
 * What is left without a member: the one asked about, else the member (not the alliance itself) that
 * is most often alone on its side. Says that nothing can be told where the interval reaches 100 %.
 */
export function dependenceFindings(result: DependenceResult, words: DependenceWords): Finding[] {
  const { name, without } = words;
  const partners = listWords(result.partners.map(name));
  if (result.rows.length > 0 && result.rows.every((row) => row.partner !== 'all'))
    return [
      {
        id: 'dependence-within',
        tone: 'headline',
        parts: [
          text(
            `Ties within ${name(result.alliance)}: a deed of two is lost without either, so that dependence is told partner by partner only.`,
          ),
        ],
      },
    ];
  const all = result.rows.filter((row) => row.partner === 'all');
  const asked =
    without === null
      ? all
          .filter((row) => row.member !== result.alliance)
          .sort((a, b) => b.soleIds.length - a.soleIds.length)[0]
      : all.find((row) => row.member === without);
  const itself = all.find((row) => row.member === result.alliance);
  if (asked === undefined)
    return [
      {
        id: 'dependence-no-member',
        tone: 'headline',
        parts: [
          text(
            without === null
              ? `No member of ${name(result.alliance)} is on record with ${partners}: nothing can be said of dependence.`
              : `${name(without)} is no member of ${name(result.alliance)} in this period: there is nothing to leave out.`,
          ),
        ],
      },
    ];
  const found: Finding[] = [
    { id: 'dependence', tone: 'headline', parts: sentence(asked, partners, result, words) },
  ];
  if (itself !== undefined && !('value' in itself.shares) && itself.member !== asked.member)
    found.push({
      id: 'dependence-itself',
      tone: 'finding',
      parts: [
        text(`Under the name of ${name(result.alliance)} alone stand `),
        number(
          `${itself.soleIds.length} of ${itself.shares.n}`,
          itself.soleIds.flatMap((id) => words.recordsOf(id)),
        ),
        text('.'),
      ],
    });
  found.push({
    id: 'dependence-caution',
    tone: 'caution',
    parts: [
      text(
        `Read with care. This is a share of recorded deeds in which a member is the only one of its side. The weight of a member inside what ${name(result.alliance)} does under its own name, its money and its vetoes are in no count.`,
      ),
    ],
  });
  return found;
}

function sentence(
  row: DependenceRow,
  partners: string,
  result: DependenceResult,
  { name, recordsOf, without: asked }: DependenceWords,
): FindingPart[] {
  const records = (ids: readonly string[]): string[] => ids.flatMap((id) => [...recordsOf(id)]);
  const who = name(row.member);
  if ('value' in row.shares)
    return row.shares.n === 0
      ? [text(`No evidence found of any deed with ${partners}: nothing can be said of dependence.`)]
      : [
          number(countWords(row.shares.n, 'deed'), result.recordIds),
          text(
            ` with ${partners} on record: too few to say what hangs on ${asked ? who : 'any member'} (at least 10).`,
          ),
        ];
  const { n, without } = row.shares;
  const sole = number(`${row.soleIds.length} of ${n}`, records(row.soleIds));
  if (row.soleIds.length === 0)
    return [
      text(
        `In none of ${countWords(n, 'recorded deed')} with ${partners} is ${who} the only one of its side: none of them is lost without it.`,
      ),
    ];
  const { interval } = row;
  const told = interval !== null && !('value' in interval) && interval.hi < 1 - 1e-9;
  const spread =
    interval === null || 'value' in interval
      ? ''
      : ` (95 % interval ${percent(interval.lo)} to ${percent(interval.hi)})`;
  if (!told)
    return [
      text(`${who} is the only one of its side in `),
      sole,
      text(
        ` recorded deeds with ${partners}; ${percent(without)} remain without it${spread}. Over documents that cannot be told from all of them.`,
      ),
    ];
  return [
    text(
      `Without ${who}, ${percent(without)} of the recorded deeds with ${partners} remain${spread}: it is the only one of its side in `,
    ),
    sole,
    text('.'),
  ];
}
