import type { WordRow, WordingResult } from '../../gaps/index.ts';
import { dayWords, reasonWords } from '../words.ts';
import { cut, textTable, wrap } from './table.ts';

const WORDS = 8;
const TERMS = 25;

const z = ({ odds }: WordRow): number | null => ('z' in odds ? odds.z : null);

/** Words that set two texts apart, then where each term was used. */
export function wordingText(result: WordingResult): string {
  const parts: string[] = [];
  if ('reason' in result.compared)
    parts.push(`No words compared: ${reasonWords(result.compared.reason)}.`);
  else {
    const known = result.words.filter((row) => z(row) !== null);
    const shown = [
      ...known.filter((row) => z(row)! > 0).slice(0, WORDS),
      ...known.filter((row) => z(row)! < 0).slice(-WORDS),
    ];
    parts.push(
      textTable(
        ['word', 'now', 'before', 'all read', 'log-odds', 'z', 'q'],
        shown.map((row) => [
          cut(row.word, 24),
          String(row.now),
          String(row.before),
          String(row.read),
          'delta' in row.odds ? row.odds.delta.toFixed(2) : '',
          z(row)!.toFixed(2),
          row.q === null ? 'thin' : row.q.toFixed(2),
        ]),
        ['left', 'right', 'right', 'right', 'right', 'right', 'right'],
      ),
      '',
      wrap(
        `Words of the later text first (${result.compared.now} words against ${result.compared.before}, ${result.compared.read} read in all); thin: fewer than five uses expected in one of them, not tested.`,
      ),
    );
  }
  const terms = result.terms.slice(0, TERMS);
  if (terms.length > 0) {
    const titles = new Map(
      result.series.map((text, i) => [i, text.date === null ? '?' : text.date.slice(0, 4)]),
    );
    parts.push(
      '',
      textTable(
        ['term', 'texts', 'first use', 'last use', 'in the series'],
        terms.map(({ term, runs, first, last, documents }) => [
          cut(term, 24),
          documents === 0 ? '–' : String(documents),
          first === null
            ? '–'
            : `${dayWords(first.date)}${first.claim === 'left-censored' ? ' or earlier' : ''}`,
          last === null ? '–' : dayWords(last.date),
          'label' in runs
            ? `${reasonWords(runs.label)}${runs.label === 'always' ? '' : `, ${titles.get(runs.first)} to ${titles.get(runs.last)}`}`
            : reasonWords(runs.reason),
        ]),
        ['left', 'right', 'left', 'left', 'left'],
      ),
      '',
      wrap(
        `First and last among ${result.read} texts read (copies once); “or earlier” where it stands within a year of the first text read. –: in none of the texts read, which says nothing of others. The series are the ${result.series.length} texts of the kind asked for.`,
      ),
    );
    if (result.terms.length > TERMS)
      parts.push(`… and ${result.terms.length - TERMS} more terms: --json gives all.`);
  }
  return parts.join('\n');
}
