import { Option } from 'commander';
import type { Command } from 'commander';
import { checkQuestion } from './codes.ts';
import { DEFAULT_LEDGER, knowledgeFor, openOrStop, withKnowledge } from './context.ts';
import { csvText } from '../views/index.ts';
import { evidenceLines, evidenceOf } from './gaps/evidence.ts';
import { MEASURES } from './gaps/list.ts';
import { mergingWords, type Measure } from './gaps/measure.ts';
import { print, printJson } from './io.ts';
import type { KnowledgeOptions } from './context.ts';
import { nearest } from '../base/index.ts';
import { withOutput } from './options.ts';
import { usage } from './outcome.ts';
import { questionOf, withQuestion } from './question.ts';
import type { QuestionOptions } from './question.ts';

interface GapsOptions extends KnowledgeOptions, QuestionOptions {
  ledger: string;
  evidence?: boolean;
  csv?: boolean;
}

/** `entente gaps MEASURE --ledger DIR`: a finding, a table, and how to look further. */
export const registerGaps = (program: Command): void => {
  const gaps = withOutput(
    withKnowledge(
      withQuestion(
        program
          .command('gaps')
          .argument('[measure]', 'what is measured')
          .usage('MEASURE [options]')
          .option('--ledger <dir>', 'the ledger', DEFAULT_LEDGER)
          .option('--evidence', 'print the sentences behind the numbers')
          .addOption(
            new Option('--csv', 'a table for other programs').conflicts(['json', 'evidence']),
          ),
      ),
    ),
    'entente gaps engagement --ledger my-ledger --partners JPN,KOR --from 2022',
  )
    .description('measure the gap between an alliance and its partners')
    .action((measure: string | undefined) => {
      throw unknownMeasure(measure);
    });
  for (const measure of MEASURES) {
    const command = gaps
      .command(measure.name)
      .description(measure.asks)
      .configureHelp({ showGlobalOptions: true });
    (measure.options?.(command) ?? command).action(async (_own: object, self: Command) =>
      run(measure, self.optsWithGlobals()),
    );
  }
};

const unknownMeasure = (given: string | undefined): Error => {
  const names = MEASURES.map(({ name }) => name);
  const all = `Measures are ${names.join(', ')}.`;
  if (given === undefined) return usage(`missing measure. ${all}`);
  const near = nearest(given, names);
  return usage(
    `unknown measure: ${given}.${near.length > 0 ? ` Near it: ${near.join(', ')}.` : ''} ${all}`,
  );
};

async function run(measure: Measure, options: GapsOptions): Promise<void> {
  const knowledge = knowledgeFor(options.ledger, options);
  const question = questionOf(options, knowledge);
  checkQuestion(question, knowledge);
  const { ledger } = await openOrStop(options.ledger, options);
  try {
    const { HELD_KINDS, openCase, questionWords, readHeld } = await import('../case.ts');
    const { plain, wrap } = await import('../views/index.ts');
    const kase = openCase(
      await readHeld(ledger, options.evidence ? HELD_KINDS : measure.needs(options)),
      knowledge,
      question,
    );
    const shown = await measure.show(kase, options, knowledge, ledger);
    if (options.csv) {
      print(csvText(shown.csv));
      return;
    }
    if (options.json) {
      const evidence = options.evidence ? evidenceOf(kase, shown) : null;
      printJson({
        measure: measure.name,
        question,
        findings: shown.findings,
        result: shown.value,
        ...(evidence
          ? {
              evidence: evidence.records,
              passages: evidence.passages,
              indicators: shown.indicators ?? [],
            }
          : {}),
      });
      return;
    }
    print(`${questionWords(question, kase.name)}; as of ${question.asOf}\n`);
    for (const finding of shown.findings) print(`${wrap(plain(finding))}\n`);
    print(shown.table);
    const merging = shown.deeds === true ? mergingWords(kase) : null;
    if (merging !== null) print(`\n${wrap(merging)}`);
    if (options.evidence) {
      print('');
      for (const line of evidenceLines(kase, shown)) print(line);
      return;
    }
    print(
      '\nLook further: the same with --evidence for the sentences behind it, --csv or --json for all',
    );
    print('numbers in full.');
    for (const further of shown.further ?? []) print(`  ${wrap(further, 96, '    ')}`);
  } finally {
    await ledger.close();
  }
}
