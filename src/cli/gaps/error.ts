import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import type { CoderError, ErrorOf } from '../../gaps/index.ts';
import type { Knowledge } from '../../knowledge/index.ts';

export interface ErrorOptions {
  reviewed?: CoderError;
}

const FORM = 'It is four whole numbers: right,wrong,found,missed, such as 90,10,80,20.';

const reviewedArgument = (text: string): CoderError => {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,7}$/.test(part)))
    throw new InvalidArgumentError(FORM);
  const [tp = 0, fp = 0, rtp = 0, fn = 0] = parts.map(Number);
  return { tp, fp, rtp, fn, measured: 'any coder', source: 'given by --reviewed' };
};

/** `--reviewed`: measured errors of the coder, in place of those in the data. */
export const withReviewed = (command: Command): Command =>
  command.option(
    '--reviewed <counts>',
    'errors of the coder that you measured: records right,wrong and true acts found,missed',
    reviewedArgument,
  );

/** The errors of a coder: those given, else those in the data. */
export const errorOf =
  (options: ErrorOptions, knowledge: Knowledge): ErrorOf =>
  (coder) =>
    options.reviewed ?? knowledge.coderError(coder);
