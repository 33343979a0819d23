import type { EngagementResult, EngagementTotal } from '../../gaps/index.ts';
import { countWords, listWords, numberWord } from '../words.ts';
import { type Finding, type FindingPart, type FindingsInput, number, text } from './types.ts';

/** Fewer deeds than this carry no sentence about who engages whom (the guard of the design, 8.7). */
export const MINIMUM_DEEDS = 5;

const recordsOf = (ids: readonly string[], { deeds }: FindingsInput): string[] =>
  ids.flatMap((id) => [...(deeds.get(id)?.eventIds ?? [])]);

/** Two independent sources, or an official one. */
const wellFounded = (total: EngagementTotal, { deeds }: FindingsInput): boolean =>
  total.documents >= 2 || total.deedIds.some((id) => deeds.get(id)?.official);

export const partnerWords = (result: EngagementResult, name: (code: string) => string): string =>
  listWords(
    result.columns
      .map((column) => column.code)
      .map(name)
      .sort((a, b) => (a < b ? -1 : 1)),
  );

/** Who engages whom: the alliance itself, its members together, and the members of whom nothing was found. */
export function engagementFindings(input: FindingsInput): Finding[] {
  const { engagement: result, name } = input;
  const partners = partnerWords(result, name);
  const alliance = name(result.alliance);
  const allies = result.rows.filter((row) => row.code !== result.alliance);
  if (result.total.deedIds.length < MINIMUM_DEEDS || !wellFounded(result.total, input)) {
    return [
      {
        id: 'engagement-too-few',
        tone: 'headline',
        parts: [
          number(
            countWords(result.total.deedIds.length, 'deed'),
            recordsOf(result.total.deedIds, input),
          ),
          text(
            ` of ${alliance} or its members with ${partners} found in ${countWords(input.documentsRead, 'document')} read: too few to say who engages whom.`,
          ),
        ],
      },
    ];
  }
  const leaders = allies
    .filter((row) => row.deedIds.length >= MINIMUM_DEEDS)
    .toSorted((a, b) => b.deedIds.length - a.deedIds.length)
    .slice(0, 3);
  const found: Finding[] = [
    headline(input, alliance, allies.length),
    members(input, leaders, partners),
  ];
  const declined = result.total.refusedIds;
  if (declined.length > 0) {
    found.push({
      id: 'engagement-refused',
      tone: 'finding',
      parts: [
        number(countWords(declined.length, 'act'), recordsOf(declined, input)),
        text(
          ` with ${partners} ${declined.length === 1 ? 'was' : 'were'} refused, cancelled or denied on record.`,
        ),
      ],
    });
  }
  return found;
}

function headline(input: FindingsInput, alliance: string, size: number): Finding {
  const { engagement: result } = input;
  const { itself, allies, silent } = result;
  const partners = `the ${numberWord(result.columns.length)} ${result.columns.length === 1 ? 'partner' : 'partners'}`;
  const parts: FindingPart[] = [];
  if (result.within) {
    parts.push(
      text(`The ${numberWord(size)} of ${alliance} stand with one another in `),
      number(
        countWords(result.total.deedIds.length, 'deed'),
        recordsOf(result.total.deedIds, input),
      ),
      text('.'),
    );
    return { id: 'engagement', tone: 'headline', parts };
  }
  if (itself.deedIds.length > 0) {
    parts.push(
      text(`${alliance} itself stands in `),
      number(countWords(itself.deedIds.length, 'deed'), recordsOf(itself.deedIds, input)),
      text(` with ${partners}, its ${size} members together in `),
    );
  } else parts.push(text(`The ${size} members of ${alliance} together stand with ${partners} in `));
  parts.push(number(allies.deedIds.length, recordsOf(allies.deedIds, input)), text('.'));
  if (silent.length > 0) {
    parts.push(text(` For ${silent.length} of the ${size} we found no act.`));
  }
  return { id: 'engagement', tone: 'headline', parts };
}

/** What the headline counts, and the members that do most. */
function members(
  input: FindingsInput,
  rows: readonly EngagementTotal[],
  partners: string,
): Finding {
  const read = text(
    `Deeds done or planned with ${partners}, in ${countWords(input.documentsRead, 'document')} read.`,
  );
  const most = rows.flatMap((row, i): FindingPart[] => [
    text(
      `${i === 0 ? ' Most among the members: ' : i === rows.length - 1 ? ' and ' : ', '}${input.name(row.code)} `,
    ),
    number(row.deedIds.length, recordsOf(row.deedIds, input)),
  ]);
  return {
    id: 'engagement-members',
    tone: 'finding',
    parts: [read, ...most, ...(rows.length > 0 ? [text('.')] : [])],
  };
}

/** How far the table carries: counted looks, cells that stand clear, cells too thin to say. */
export function engagementCaution({ engagement: result }: FindingsInput): Finding {
  const { pairs } = result.gap;
  const parts =
    pairs.value === null
      ? [
          text(
            `Read with care: ${countWords(pairs.total, 'count')} in the table of members and partners are too few to compare with what its totals predict.`,
          ),
        ]
      : [
          text(
            `Read with care. Of ${pairs.value.length} cells of members and partners, ${pairs.value.length - pairs.tested} are too thin to test; of the ${pairs.tested} that can be tested ${pairs.called} stand clear of what the totals predict (false-discovery rate 10 %).`,
          ),
        ];
  const machine = result.total.machineOnly;
  if (machine !== null && machine > 0) {
    parts.push(text(` ${Math.round(machine * 100)} % of the deeds rest on machine coding alone.`));
  }
  if (result.ambiguous > 0) {
    parts.push(
      text(
        ` ${countWords(result.ambiguous, 'record')} may belong to one of several deeds and count in the upper bounds only.`,
      ),
    );
  }
  return { id: 'caution', tone: 'caution', parts };
}
