import { Argument } from 'commander';
import type { Command } from 'commander';
import type { Case } from '../case.ts';
import { checkQuestion } from './codes.ts';
import { DEFAULT_LEDGER, knowledgeFor, openOrStop } from './context.ts';
import { print, printJson } from './io.ts';
import type { OutputOptions } from './io.ts';
import { withOutput } from './options.ts';
import { questionOf, withQuestion } from './question.ts';
import type { QuestionOptions } from './question.ts';

interface GapsOptions extends OutputOptions, QuestionOptions {
  ledger: string;
  evidence?: boolean;
}

interface Shown {
  value: unknown;
  /** Findings that belong to this measure, by id. */
  findings: RegExp;
  table: string;
  /** Records behind the result, for `--evidence`. */
  records: readonly string[];
}

type Show = (kase: Case) => Promise<Shown>;

/** The measures there are; a further one is a line here and a file in `gaps/` and `views/text/`. */
const MEASURES: Record<string, Show> = {
  engagement: async (kase) => {
    const { engagementText } = await import('../views/index.ts');
    const value = kase.engagement();
    return {
      value,
      findings: /^(engagement|caution)/,
      table: engagementText(value, kase),
      records: value.total.recordIds,
    };
  },
  commitments: async (kase) => {
    const { commitmentsText } = await import('../views/index.ts');
    const value = kase.commitmentStates();
    const records = value.rows.flatMap((row) => [
      ...row.recordIds,
      ...row.evidence.map((e) => e.recordId),
    ]);
    return { value, findings: /^commitments/, table: commitmentsText(value, kase), records };
  },
  representation: async (kase) => {
    const { representationText } = await import('../views/index.ts');
    const value = kase.representation();
    const records = value.flatMap((summit) => summit.levels.flatMap((level) => level.recordIds));
    return { value, findings: /^representation/, table: representationText(value, kase), records };
  },
};

/** The sentences behind a result, each with where it stands. */
function evidenceLines(kase: Case, ids: readonly string[]): string[] {
  const records = kase.records();
  const documents = new Map(kase.documents.map((d) => [d.id, d]));
  return [...new Set(ids)].flatMap((id) => {
    const record = records.get(id);
    const document = record && documents.get(record.documentId);
    if (!record || !document) return [];
    const { start, end, quote } = record.evidence;
    return [
      `${id}  “${quote}”`,
      `    ${document.title ?? document.uri}, ${document.id} at ${start}-${end}`,
    ];
  });
}

/** `entente gaps MEASURE --ledger DIR`: a finding, a table, and how to look further. */
export const registerGaps = (program: Command): void => {
  withOutput(
    withQuestion(
      program
        .command('gaps')
        .addArgument(new Argument('<measure>', 'what is measured').choices(Object.keys(MEASURES)))
        .option('--ledger <dir>', 'the ledger', DEFAULT_LEDGER)
        .option('--evidence', 'print the sentences behind the numbers'),
    ),
    'entente gaps engagement --ledger my-ledger --partners JPN,KOR --from 2022',
  )
    .description('measure the gap between an alliance and its partners')
    .action(async (measure: string, options: GapsOptions) => {
      const question = questionOf(options);
      const knowledge = knowledgeFor(options.ledger, options);
      checkQuestion(question, knowledge);
      const { ledger } = await openOrStop(options.ledger, options);
      try {
        const { openCase, questionWords, readHeld } = await import('../case.ts');
        const { plain, wrap } = await import('../views/index.ts');
        const kase = openCase(await readHeld(ledger), knowledge, question);
        const shown = await MEASURES[measure]!(kase);
        const evidence = options.evidence ? evidenceLines(kase, shown.records) : [];
        if (options.json) {
          const records = kase.records();
          const sentences = options.evidence
            ? [...new Set(shown.records)].flatMap((id) => records.get(id) ?? [])
            : undefined;
          printJson({
            measure,
            question,
            result: shown.value,
            ...(sentences ? { evidence: sentences } : {}),
          });
          return;
        }
        print(`${questionWords(question, kase.name)}; as of ${question.asOf}\n`);
        for (const finding of kase.findings().filter((f) => shown.findings.test(f.id)))
          print(`${wrap(plain(finding))}\n`);
        print(shown.table);
        for (const line of evidence) print(line);
        if (!options.evidence)
          print(
            `\nThe sentences behind it: entente gaps ${measure} --ledger ${options.ledger} --evidence`,
          );
      } finally {
        await ledger.close();
      }
    });
};
