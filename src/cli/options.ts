import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { partialDate } from '../base/index.ts';
import { COLUMN_ROLES, DOCUMENT_KINDS, PUBLISHER_KINDS } from '../model/index.ts';
import type { DocumentKind, PublisherKind } from '../model/index.ts';
import type { Columns, Given } from '../documents/index.ts';

/** "2025", "2025-07" or "2025-07-15"; anything else is wrong usage. */
export const dateArgument = (text: string): string => {
  if (!partialDate(text)) throw new InvalidArgumentError('A date is YYYY, YYYY-MM or YYYY-MM-DD.');
  return text;
};

/** First day of a partial date, for `--from`. */
export const fromArgument = (text: string): string => partialDate(dateArgument(text))!.start;
/** Last day of a partial date, for `--to` and `--as-of`. */
export const toArgument = (text: string): string => partialDate(dateArgument(text))!.end;

export const portArgument = (text: string): number => {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) {
    throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
  }
  return Number(text);
};

export const countArgument = (text: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new InvalidArgumentError('It must be a whole number from 1.');
  return Number(text);
};

const oneOf =
  <T extends string>(what: string, allowed: readonly T[]) =>
  (text: string): T => {
    const found = allowed.find((value) => value === text);
    if (found === undefined) {
      throw new InvalidArgumentError(
        `unknown ${what}: ${text}. It is one of ${allowed.join(', ')}.`,
      );
    }
    return found;
  };

export interface GivenOptions {
  published?: string;
  publisher?: string;
  publisherKind?: PublisherKind;
  title?: string;
  kind?: DocumentKind;
  language?: string;
  columns?: Columns;
  follow?: boolean;
}

/** "text=body,date=published" as columns; anything else is wrong usage. */
export const columnsArgument = (text: string): Columns => {
  const columns: Columns = {};
  for (const pair of text.split(',')) {
    const [, left = '', name = ''] = /^\s*([a-z]+)\s*=\s*(.*\S)\s*$/.exec(pair) ?? [];
    const role = COLUMN_ROLES.find((one) => one === left);
    if (role === undefined || name === '') {
      throw new InvalidArgumentError(
        `Write ROLE=COLUMN pairs with commas between; a role is one of ${COLUMN_ROLES.join(', ')}.`,
      );
    }
    columns[role] = name;
  }
  return columns;
};

/** Options that say what the texts do not say of themselves. */
export const withGiven = (command: Command): Command =>
  command
    .option('--published <date>', 'publication date of the texts, where it is known', dateArgument)
    .option('--publisher <name>', 'who published them')
    .option(
      '--publisher-kind <kind>',
      PUBLISHER_KINDS.join(', '),
      oneOf('publisher kind', PUBLISHER_KINDS),
    )
    .option('--title <title>', 'title of the text')
    .option('--kind <kind>', DOCUMENT_KINDS.join(', '), oneOf('kind', DOCUMENT_KINDS))
    .option('--language <code>', 'language of the texts, for example en')
    .option(
      '--columns <pairs>',
      'which column of a table holds what, for example text=body,date=published',
      columnsArgument,
    )
    .option('--follow', 'fetch the pages that feeds and lists of addresses lead to');

/** The given facts in the reader's form; what the user did not say is left out. */
const givenOf = (options: GivenOptions): Given => ({
  ...(options.published === undefined ? {} : { published: options.published }),
  ...(options.publisher === undefined && options.publisherKind === undefined
    ? {}
    : {
        publisher: {
          ...(options.publisher === undefined ? {} : { name: options.publisher }),
          ...(options.publisherKind === undefined ? {} : { kind: options.publisherKind }),
        },
      }),
  ...(options.title === undefined ? {} : { title: options.title }),
  ...(options.kind === undefined ? {} : { kind: options.kind }),
  ...(options.language === undefined ? {} : { language: options.language }),
});

/** How the texts are to be read: what is given of them, columns of tables, links. */
export const readingOf = (
  options: GivenOptions,
): { given: Given; columns?: Columns; follow: boolean } => ({
  given: givenOf(options),
  ...(options.columns === undefined ? {} : { columns: options.columns }),
  follow: options.follow ?? false,
});

/** `--json` and `--quiet`, which every command has, and an example under its help. */
export const withOutput = (command: Command, example: string): Command =>
  command
    .option('--json', 'machine output')
    .option('--quiet', 'nothing on standard error but errors')
    .addHelpText('after', `\nExample:\n  $ ${example}`);
