import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { Option, type Command } from 'commander';
import { PERIOD_LENGTHS, type PeriodLength } from '../gaps/index.ts';
import { DOCUMENT_KINDS, type DocumentKind } from '../model/index.ts';
import { caseOfAlliance } from '../knowledge/index.ts';
import { checkCodes, checkQuestion } from './codes.ts';
import {
  DEFAULT_LEDGER,
  knowledgeFor,
  openOrStop,
  withKnowledge,
  type KnowledgeOptions,
} from './context.ts';
import { listArgument } from './gaps/series.ts';
import { print, printJson, tell } from './io.ts';
import { nearest } from '../base/index.ts';
import { countArgument, withOutput } from './options.ts';
import { usage } from './outcome.ts';
import { questionOf, rivalsOf, withQuestion, type QuestionOptions } from './question.ts';

interface FigureCommand extends KnowledgeOptions, QuestionOptions {
  ledger: string;
  out?: string;
  period: PeriodLength;
  split: 'all' | 'partner' | 'domain';
  member?: string;
  rivals?: string;
  window: number;
  terms?: string[];
  kind: DocumentKind;
  pledge?: string;
  theme: 'light' | 'dark';
  width: number;
}

/** `entente figure NAME --ledger DIR --out FILE`: one picture, with its source line and link. */
export const registerFigure = (program: Command, version: string): void => {
  withOutput(
    withKnowledge(
      withQuestion(
        program
          .command('figure')
          .argument('[name]', 'which figure')
          .option('--ledger <dir>', 'the ledger', DEFAULT_LEDGER)
          .option('--out <file>', 'a .svg, .png or .csv file; standard output as SVG unless given')
          .addOption(
            new Option('--period <length>', 'how time is cut')
              .choices(PERIOD_LENGTHS)
              .default('half-year'),
          )
          .addOption(
            new Option('--split <by>', 'one series, or one a partner or domain')
              .choices(['all', 'partner', 'domain'])
              .default('all'),
          )
          .option(
            '--member <code>',
            'whom the figures of dependence leave out; as the case has it unless given',
          )
          .option(
            '--rivals <codes>',
            'whose unfriendly acts: codes or groups; those of the case unless given',
          )
          .option('--window <days>', 'days before an act', countArgument, 90)
          .option('--terms <words>', 'terms to follow, with commas between', listArgument)
          .addOption(
            new Option('--kind <kind>', 'kind of text of the series')
              .choices(DOCUMENT_KINDS)
              .default('communique'),
          )
          .option('--pledge <id>', 'which promised figure; the newest unless given')
          .addOption(
            new Option('--theme <theme>', 'colours').choices(['light', 'dark']).default('light'),
          )
          .option('--width <pixels>', 'width of the picture', countArgument, 960),
      ),
    ),
    'entente figure series --ledger my-ledger --out series.png',
  )
    .description('draw a figure as SVG or PNG, or its numbers as CSV')
    .action(async (name: string | undefined, options: FigureCommand) => {
      const { FIGURE_NAMES, figureOf } = await import('../figure.ts');
      const { exportFigure, FIGURE_FORMS } = await import('../figure/export.ts');
      const known = FIGURE_NAMES.find((one) => one === name);
      if (known === undefined) {
        const near = name === undefined ? [] : nearest(name, FIGURE_NAMES);
        throw usage(
          `${name === undefined ? 'missing figure' : `unknown figure: ${name}`}.${near.length > 0 ? ` Near it: ${near.join(', ')}.` : ''} Figures are ${FIGURE_NAMES.join(', ')}.`,
        );
      }
      const ending =
        options.out === undefined ? 'svg' : extname(options.out).slice(1).toLowerCase();
      const form = FIGURE_FORMS.find((one) => one === ending);
      if (form === undefined)
        throw usage(`unknown form of figure: ${options.out}. It is a .svg, .png or .csv file.`);
      const width = Math.min(2000, Math.max(320, options.width));
      const knowledge = knowledgeFor(options.ledger, options);
      const question = questionOf(options, knowledge);
      checkQuestion(question, knowledge);
      const meant = caseOfAlliance(knowledge, question.alliance);
      const rivals = rivalsOf(options.rivals, question.alliance, knowledge);
      const member = options.member?.toUpperCase() ?? meant.leftOut;
      checkCodes(member === null ? rivals : [...rivals, member], knowledge);
      const { ledger } = await openOrStop(options.ledger, options);
      try {
        const { openCase, questionWords, readHeld } = await import('../case.ts');
        const { dayWords } = await import('../views/index.ts');
        const kase = openCase(await readHeld(ledger), knowledge, question);
        const { period, split, window, terms, kind, pledge, theme } = options;
        const figure = figureOf(
          known,
          kase,
          { length: period, split, member, rivals, window, terms, kind, pledge },
          {
            topics: knowledge.topics,
            indicators: knowledge.indicators,
            held: await ledger.indicators(),
            domains: knowledge.domains,
          },
        );
        const snapshot = (await ledger.fingerprint()).slice(0, 16);
        const body = await exportFigure(figure, form, {
          ...{ theme, width, link: `/embed/${known}` },
          about: `${questionWords(question, kase.name)}; as of ${dayWords(question.asOf)}. Entente ${version}, snapshot ${snapshot}.`,
        });
        if (options.out !== undefined) writeFileSync(options.out, body);
        if (options.json)
          printJson({
            figure: known,
            title: figure.title,
            alt: figure.alt,
            out: options.out ?? null,
            table: figure.table,
          });
        else if (options.out === undefined) print(String(body));
        else if (!options.quiet) tell(`${options.out}: ${figure.title}`);
      } finally {
        await ledger.close();
      }
    });
};
