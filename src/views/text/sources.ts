import type { SourcesResult } from '../../gaps/index.ts';
import { type Finding, number, text } from '../findings/types.ts';
import { countOrNone, countWords, dayWords } from '../words.ts';
import { textTable, wrap } from './table.ts';

const KINDS: Readonly<Record<string, string>> = {
  official: 'official',
  news: 'news',
  'think-tank': 'think tank',
  'state-media': 'state media',
  other: 'other',
  unknown: 'kind not known',
};

const share = (n: number, of: number): string => `${Math.round((100 * n) / of)} %`;

/** On how many independent sources the deeds rest. */
export function sourcesFinding(
  result: SourcesResult,
  eventsOf: (deedIds: readonly string[]) => string[],
): Finding[] {
  const { counts, all, contradictions } = result;
  if (!('independent' in all) || counts.deeds < 5)
    return [
      {
        id: 'sources-too-few',
        tone: 'headline',
        parts: [
          number(countOrNone(counts.deeds, 'deed'), result.recordIds),
          text(': too few to say what they rest on.'),
        ],
      },
    ];
  const found: Finding[] = [
    {
      id: 'sources',
      tone: 'headline',
      parts: [
        number(countOrNone(counts.deeds, 'deed'), result.recordIds),
        text(
          ` rest on ${countWords(all.documents, 'source')} of ${countWords(all.independent, 'publisher')} that share neither text nor house. `,
        ),
        number(counts.single, eventsOf(result.single)),
        text(` (${share(counts.single, counts.deeds)}) have one independent source only, `),
        number(counts.official, eventsOf(result.official)),
        text(` an official one${counts.none > 0 ? ', ' : '.'}`),
        ...(counts.none > 0
          ? [number(counts.none, eventsOf(result.none)), text(' none that is named.')]
          : []),
      ],
    },
  ];
  if (contradictions.length > 0)
    found.push({
      id: 'sources-contradictions',
      tone: 'caution',
      parts: [
        number(
          countWords(contradictions.length, 'pair'),
          contradictions.flatMap(({ a, b }) => [...a, ...b]),
        ),
        text(' of records cannot both hold; both are kept.'),
      ],
    });
  return found;
}

/** Publishers shown, contradictions shown; --json gives all. */
const MOST = 12;

const cut = (words: string, width: number): string =>
  words.length <= width ? words : `${words.slice(0, width - 1)}…`;

/** Kinds, publishers, contradictions and what was read by year, at most 100 columns wide. */
export function sourcesText(result: SourcesResult): string {
  const { kinds, publishers, all, counts, contradictions, months, reading } = result;
  const out: string[] = [];
  if (kinds.length > 0)
    out.push(
      textTable(
        ['kind of publisher', 'sources', 'deeds'],
        kinds.map((row) => [KINDS[row.kind] ?? row.kind, String(row.sources), String(row.deeds)]),
        ['left', 'right', 'right'],
      ),
      '',
    );
  if ('independent' in all)
    out.push(
      wrap(
        `Effective number of independent sources: ${all.effective.toFixed(1)} of ${all.independent}; copies of another text: ${all.copies === 0 ? 'none' : all.copies}. ${
          all.stateShare.value === null
            ? 'State media: no publisher is of known kind.'
            : `State media among the ${all.stateShare.known} of known kind: ${all.stateShare.value === 0 ? 'none' : share(all.stateShare.value, 1)}; deeds known from state media alone: ${counts.stateOnly === 0 ? 'none' : counts.stateOnly} of ${counts.deeds}.`
        }`,
      ),
      '',
    );
  if (publishers.length > 0) {
    out.push(
      textTable(
        ['publisher', 'kind', 'sources', 'deeds'],
        publishers
          .slice(0, MOST)
          .map((row) => [
            cut(row.publisher, 40),
            KINDS[row.kind] ?? row.kind,
            String(row.sources),
            String(row.deeds),
          ]),
        ['left', 'left', 'right', 'right'],
      ),
    );
    if (publishers.length > MOST) out.push(`… and ${publishers.length - MOST} more publishers.`);
    out.push('');
  }
  if (contradictions.length > 0) {
    out.push('Cannot both hold:');
    for (const { kind, about, a, b } of contradictions.slice(0, MOST))
      out.push(wrap(`  ${kind}: ${cut(about, 70)} (${a[0] ?? '–'}, ${b[0] ?? '–'})`, 100, '    '));
    if (contradictions.length > MOST)
      out.push(`  … and ${contradictions.length - MOST} more: --json gives all.`);
    out.push('');
  }
  out.push(readingWords(months, reading));
  return out.join('\n');
}

/** Documents read by year of publication; the months are in --json and --csv. */
function readingWords(months: SourcesResult['months'], reading: SourcesResult['reading']): string {
  const { documents, families, undated, curatedEntries } = reading;
  if (months.length === 0)
    return wrap(
      `No dated document was read${curatedEntries > 0 ? `; ${countWords(curatedEntries, 'curated entry', 'curated entries')} are there because of their acts and count as none` : ''}.`,
    );
  const years = new Map<string, number>();
  for (const { month, documents: n } of months)
    years.set(month.slice(0, 4), (years.get(month.slice(0, 4)) ?? 0) + n);
  return wrap(
    `Read: ${countWords(documents, 'document')} (${families} but for copies) of ${dayWords(months[0]!.month)} to ${dayWords(months.at(-1)!.month)}, ${countWords(months.length, 'month')} with any: ${[...years].map(([year, n]) => `${year} ${n}`).join(', ')}${undated > 0 ? `; ${undated} without a month` : ''}. ${countWords(curatedEntries, 'curated entry', 'curated entries')} beside them.`,
  );
}
