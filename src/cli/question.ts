import type { Command } from 'commander';
import { DOMAINS } from '../model/index.ts';
import type { Domain } from '../model/index.ts';
import type { Question } from '../case.ts';
import { caseOfAlliance, type CaseEntry, type Knowledge } from '../knowledge/index.ts';
import { nearest } from '../base/index.ts';
import { fromArgument, toArgument } from './options.ts';
import { usage } from './outcome.ts';
import { today } from './serving.ts';

export interface QuestionOptions {
  case?: string;
  alliance?: string;
  partners?: string;
  from?: string;
  to?: string;
  domain?: Domain;
  without?: string;
  named?: boolean;
  unmerged?: boolean;
  asOf?: string;
}

/** The options of a question, for `gaps` and `brief` alike. */
export const withQuestion = (command: Command): Command =>
  command
    .option('--case <id>', 'an alliance and its partners by the name they have in cases.json')
    .option('--alliance <code>', 'the alliance; that of the default case unless given')
    .option(
      '--partners <codes>',
      'a group of partners, or codes with commas between; those of the case unless given',
    )
    .option('--from <date>', 'first day of the period', fromArgument)
    .option('--to <date>', 'last day of the period', toArgument)
    .option('--domain <domain>', `${DOMAINS.join(', ')}, or one of your own`)
    .option('--without <code>', 'leave one member out')
    .option('--named', 'where members are named beside the alliance, the act is theirs')
    .option('--unmerged', 'count every record by itself, to see what merging reports changes')
    .option('--as-of <date>', 'the day on which "due" rests (today unless given)', toArgument);

/** Stops with the nearest names where an id is none of those that are known. */
function known(what: string, given: string, ids: readonly string[]): string {
  if (ids.includes(given)) return given;
  const near = nearest(given, ids);
  throw usage(
    `unknown ${what}: ${given}.${near.length > 0 ? ` Near it: ${near.join(', ')}.` : ''} It is one of ${ids.join(', ')}.`,
  );
}

/** The case that is meant: the one named, else the first of the alliance named, else the default. */
function caseOf({ case: id, alliance }: QuestionOptions, knowledge: Knowledge): CaseEntry {
  const { cases } = knowledge;
  if (id !== undefined) {
    known(
      'case',
      id,
      cases.map((one) => one.id),
    );
    return cases.find((one) => one.id === id)!;
  }
  return caseOfAlliance(knowledge, alliance?.toUpperCase() ?? null);
}

/** Options as a question; what is not said comes from the case, and today's date from the clock, at the edge. */
export const questionOf = (options: QuestionOptions, knowledge: Knowledge): Question => {
  const meant = caseOf(options, knowledge);
  const partners = (options.partners ?? meant.partners.join(','))
    .split(',')
    .map((code) => code.trim().toUpperCase())
    .filter((code) => code !== '');
  if (partners.length === 0)
    throw usage(
      'missing partners: give the code of a group, or codes of states with commas between',
    );
  if (options.from !== undefined && options.to !== undefined && options.from > options.to) {
    throw usage(`the period is empty: --from ${options.from} is after --to ${options.to}`);
  }
  if (options.domain !== undefined)
    known(
      'domain',
      options.domain,
      knowledge.domains.map(({ id }) => id),
    );
  return {
    alliance: (options.alliance ?? meant.alliance).toUpperCase(),
    partners,
    from: options.from ?? null,
    to: options.to ?? null,
    domain: options.domain ?? null,
    without: options.without?.toUpperCase() ?? null,
    asOf: options.asOf ?? today(),
    ...(options.named ? { named: true } : {}),
    ...(options.unmerged ? { unmerged: true } : {}),
  };
};

export const NO_RIVALS =
  'missing rivals: the case names none; give --rivals with codes of states or groups';

/** Whose unfriendly acts are meant: those given, else those of the case of the alliance. */
export const rivalsOf = (
  given: string | undefined,
  alliance: string,
  knowledge: Knowledge,
): string[] =>
  given === undefined
    ? [...caseOfAlliance(knowledge, alliance).rivals]
    : given
        .split(',')
        .map((code) => code.trim().toUpperCase())
        .filter((code) => code !== '');
