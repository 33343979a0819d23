import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Command } from 'commander';
import { checkQuestion } from './codes.ts';
import { DEFAULT_LEDGER, knowledgeFor, openOrStop, withKnowledge } from './context.ts';
import { print, printJson, tell } from './io.ts';
import type { KnowledgeOptions } from './context.ts';
import { withOutput } from './options.ts';
import { describe, failed, usage } from './outcome.ts';
import { questionOf, withQuestion } from './question.ts';
import type { QuestionOptions } from './question.ts';

/** `entente brief --ledger DIR --out FILE`: a brief in which every sentence is cited and checked. */
export const registerBrief = (program: Command, version: string): void => {
  withOutput(
    withKnowledge(
      withQuestion(
        program
          .command('brief')
          .option('--ledger <dir>', 'the ledger', DEFAULT_LEDGER)
          .option('--out <file>', 'a .md or .html file; standard output as Markdown unless given'),
      ),
    ),
    'entente brief --ledger my-ledger --out brief.html',
  )
    .description('write a cited brief')
    .action(
      async (options: KnowledgeOptions & QuestionOptions & { ledger: string; out?: string }) => {
        const form = options.out === undefined ? '.md' : extname(options.out).toLowerCase();
        if (form !== '.md' && form !== '.html') {
          throw usage(`unknown form of brief: ${options.out}. It is a .md or .html file.`);
        }
        const knowledge = knowledgeFor(options.ledger, options);
        const question = questionOf(options, knowledge);
        checkQuestion(question, knowledge);
        const { ledger } = await openOrStop(options.ledger, options);
        try {
          const [{ openCase, questionWords, readHeld }, { briefFor }, views] = await Promise.all([
            import('../case.ts'),
            import('../brief.ts'),
            import('../views/index.ts'),
          ]);
          const kase = openCase(await readHeld(ledger), knowledge, question);
          const input = briefFor(kase, {
            version,
            snapshot: await ledger.fingerprint(),
            words: questionWords(question, kase.name),
          });
          const { value, diagnostics } = views.buildBrief(input);
          if (value === null) throw failed(diagnostics.map(describe).join('\n'));
          const text = form === '.html' ? views.briefHtml(value) : views.briefMarkdown(value);
          if (options.out !== undefined) writeFileSync(options.out, text);
          if (options.json)
            printJson(
              options.out === undefined ? value : { out: options.out, notes: value.notes.length },
            );
          else if (options.out === undefined) print(text);
          else if (!options.quiet)
            tell(
              `${options.out}: ${value.notes.length} sentences cited, each checked against the stored text`,
            );
        } finally {
          await ledger.close();
        }
      },
    );
};
