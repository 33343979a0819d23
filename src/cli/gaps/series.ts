import { Option } from 'commander';
import type { Command } from 'commander';
import type { Chosen } from '../../case/texts.ts';
import { DOCUMENT_KINDS } from '../../model/index.ts';
import type { DocumentKind } from '../../model/index.ts';
import { nearest } from '../../base/index.ts';
import { usage } from '../outcome.ts';

export interface SeriesOptions {
  kind?: DocumentKind;
  text?: string;
  before?: string;
}

/** Options that choose a series of texts and two of them. */
export const withSeries = (command: Command): Command =>
  command
    .addOption(
      new Option('--kind <kind>', 'the kind of texts that are compared')
        .choices([...DOCUMENT_KINDS])
        .default('communique'),
    )
    .option(
      '--text <words>',
      'words of a title, or an id: the text asked about (default: the last)',
    )
    .option('--before <words>', 'the text it is held against (default: the one before it)');

/** The series, or a message with the titles there are. */
export function chosen(series: Chosen): Extract<Chosen, { series: unknown }> {
  if ('series' in series) return series;
  const near = nearest(series.unknown, series.titles, 3);
  const shown = near.length > 0 ? near : series.titles.slice(-5);
  throw usage(
    `unknown text: ${series.unknown}.${shown.length > 0 ? ` There are: ${shown.map((t) => `“${t}”`).join(', ')}.` : ' There is no dated text of this kind in the period.'}`,
  );
}

/** "a, b" -> ["a", "b"]. */
export const listArgument = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
