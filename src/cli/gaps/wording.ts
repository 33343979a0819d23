import type { Case } from '../../case.ts';
import type { WordingResult } from '../../gaps/index.ts';
import type { CsvTable } from '../../views/index.ts';
import type { Measure } from './measure.ts';
import { chosen, listArgument, withSeries, type SeriesOptions } from './series.ts';

interface WordingOwn extends SeriesOptions {
  terms?: string[];
}

const COLUMNS = [
  ...['kind', 'word', 'now', 'before', 'read', 'log_odds', 'variance', 'z', 'q', 'reason'],
  ...['texts', 'first', 'first_claim', 'last', 'in_series'],
];

const csv = ({ words, terms }: WordingResult): CsvTable => ({
  columns: COLUMNS,
  rows: [
    ...words.map(({ word, now, before, read, odds, q }) => {
      const known = 'z' in odds;
      return [
        ...['word', word, now, before, read],
        ...(known
          ? [odds.delta, odds.var, odds.z, q, null]
          : [null, null, null, null, odds.reason]),
        ...[null, null, null, null, null],
      ];
    }),
    ...terms.map(({ term, runs, first, last, documents }) => [
      ...['term', term, null, null, null, null, null, null, null],
      documents === 0 ? 'no-evidence-found' : null,
      documents === 0 ? null : documents,
      first?.date ?? null,
      first?.claim ?? null,
      last?.date ?? null,
      'label' in runs ? runs.label : runs.reason,
    ]),
  ],
});

/** Terms that a position on record puts in quotation marks. */
const quotedTerms = ({ positions }: Case): string[] =>
  [
    ...new Set(positions.filter(({ quoted }) => quoted).map(({ term }) => term.toLowerCase())),
  ].sort();

export const wording: Measure<WordingOwn> = {
  name: 'wording',
  asks: 'which words came and went, and where a term was used first',
  needs: () => ['documents', 'positions'],
  options: (command) =>
    withSeries(command).option(
      '--terms <words>',
      'terms to follow, with commas between (default: those that positions quote)',
      listArgument,
    ),
  async show(kase, own) {
    const [{ seriesOf }, { wordingOf }, { wordingFindings, wordingText }] = await Promise.all([
      import('../../case/texts.ts'),
      import('../../gaps/index.ts'),
      import('../../views/index.ts'),
    ]);
    const { series, now, before } = chosen(
      seriesOf(kase, { ...own, ...(own.kind === undefined ? {} : { kinds: [own.kind] }) }),
    );
    const terms = own.terms ?? quotedTerms(kase);
    const value = wordingOf(series, kase.documents, { terms, now, before });
    return {
      value,
      findings: wordingFindings(value),
      table: wordingText(value),
      csv: csv(value),
      records: () =>
        own.terms === undefined ? kase.positions.filter((p) => p.quoted).map((p) => p.id) : [],
      passages: value.terms.flatMap(({ passages }) => passages),
      further: ['--terms "systemic challenges,rules-based order" follows terms of your own'],
    };
  },
};
