import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { DOMAINS } from '../model/index.ts';
import type { Domain } from '../model/index.ts';
import type { Question } from '../case.ts';
import { nearest } from './near.ts';
import { fromArgument, toArgument } from './options.ts';
import { usage } from './outcome.ts';
import { today } from './serving.ts';

export interface QuestionOptions {
  alliance: string;
  partners: string;
  from?: string;
  to?: string;
  domain?: Domain;
  without?: string;
  asOf?: string;
}

const domainArgument = (text: string): Domain => {
  const found = DOMAINS.find((domain) => domain === text);
  if (!found) {
    const near = nearest(text, DOMAINS);
    throw new InvalidArgumentError(
      `unknown domain: ${text}.${near.length > 0 ? ` Near it: ${near.join(', ')}.` : ''} It is one of ${DOMAINS.join(', ')}.`,
    );
  }
  return found;
};

/** The options of a question, for `gaps` and `brief` alike. */
export const withQuestion = (command: Command): Command =>
  command
    .option('--alliance <code>', 'the alliance', 'NATO')
    .option('--partners <codes>', 'a group of partners, or codes with commas between', 'IP4')
    .option('--from <date>', 'first day of the period', fromArgument)
    .option('--to <date>', 'last day of the period', toArgument)
    .option('--domain <domain>', DOMAINS.join(', '), domainArgument)
    .option('--without <code>', 'leave one member out')
    .option('--as-of <date>', 'the day on which "due" rests (today unless given)', toArgument);

/** Options as a question; today's date is filled in here, at the edge. */
export const questionOf = (options: QuestionOptions): Question => {
  const partners = options.partners
    .split(',')
    .map((code) => code.trim().toUpperCase())
    .filter((code) => code !== '');
  if (partners.length === 0)
    throw usage('missing partners: give a group such as IP4, or codes such as AUS,JPN');
  if (options.from !== undefined && options.to !== undefined && options.from > options.to) {
    throw usage(`the period is empty: --from ${options.from} is after --to ${options.to}`);
  }
  return {
    alliance: options.alliance.toUpperCase(),
    partners,
    from: options.from ?? null,
    to: options.to ?? null,
    domain: options.domain ?? null,
    without: options.without?.toUpperCase() ?? null,
    asOf: options.asOf ?? today(),
  };
};
