import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Command } from 'commander';
import { caseOfAlliance } from '../knowledge/index.ts';
import type { Yield } from '../model/index.ts';
import type { Brief } from '../views/index.ts';
import { checkQuestion } from './codes.ts';
import { DEFAULT_LEDGER, knowledgeFor, openOrStop, withKnowledge } from './context.ts';
import { listArgument } from './gaps/series.ts';
import { print, printJson, tell, tellDiagnostic } from './io.ts';
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
          .option(
            '--id <id>',
            'a brief that was made in the workbench, as it is kept beside the ledger',
          )
          .option('--full', 'everything with all sources, not one to two pages')
          .option('--figures <names>', 'figures to put into it: members, gaps, …', listArgument)
          .option('--list', 'the briefs that are kept')
          .option(
            '--out <file>',
            'a .md, .html, .pdf, .docx or .json file; standard output as Markdown unless given',
          ),
      ),
    ),
    'entente brief --ledger my-ledger --out brief.html',
  )
    .description('write a cited brief')
    .action(async (options: BriefOptions) => {
      const { formOf, listDrafts, renderBrief } = await import('../briefs/index.ts');
      const form = options.out === undefined ? 'md' : formOf(extname(options.out));
      if (form === null)
        throw usage(
          `unknown form of brief: ${options.out}. It is a .md, .html, .pdf, .docx or .json file.`,
        );
      if (options.list) {
        const { value, diagnostics } = await listDrafts(options.ledger);
        for (const problem of diagnostics) tellDiagnostic(problem, options);
        for (const { id, title, asOf } of value)
          if (options.json) printJson({ id, title, asOf });
          else print(`${id}  ${asOf}  ${title}`);
        return;
      }
      const { value, diagnostics } = await briefOf(options, version);
      if (value === null) throw failed(diagnostics.map(describe).join('\n'));
      const { bytes, pages, lacksLetters } = await renderBrief(value, form);
      const { out } = options;
      if (out !== undefined) writeFileSync(out, bytes);
      if (lacksLetters)
        tell(
          'warning brief/letters-without-font: some letters of the sources have no font in the PDF.',
        );
      const notes = value.notes.length;
      if (options.json) printJson(out === undefined ? value : { out, notes, pages });
      else if (out === undefined) print(new TextDecoder().decode(bytes));
      else if (!options.quiet)
        tell(
          `${out}: ${notes} sentences cited, each checked against the stored text${pages === null ? '' : `; ${pages} ${pages === 1 ? 'page' : 'pages'}`}`,
        );
    });
};

interface BriefOptions extends KnowledgeOptions, QuestionOptions {
  ledger: string;
  id?: string;
  list?: boolean;
  out?: string;
  full?: boolean;
  figures?: string[];
}

/** The kept brief that is named, or the one that the question gives; checked over the ledger of now. */
async function briefOf(options: BriefOptions, version: string): Promise<Yield<Brief | null>> {
  const [{ openCase, questionWords, readHeld }, { briefFor }, { buildBrief }, briefs] =
    await Promise.all([
      import('../case.ts'),
      import('../brief.ts'),
      import('../views/index.ts'),
      import('../briefs/index.ts'),
    ]);
  const knowledge = knowledgeFor(options.ledger, options);
  const question = questionOf(options, knowledge);
  checkQuestion(question, knowledge);
  const { ledger } = await openOrStop(options.ledger, options);
  try {
    const held = await readHeld(ledger);
    if (options.id !== undefined) {
      const { value, diagnostics } = await briefs.readDraft(options.ledger, options.id);
      if (value === null) return { value, diagnostics };
      const records = new Map(
        [...held.events, ...held.commitments, ...held.positions].map((r) => [r.id, r]),
      );
      const documents = new Map(held.documents.map((document) => [document.id, document]));
      return buildBrief(briefs.inputOf(value, { records, documents, version }));
    }
    const kase = openCase(held, knowledge, question);
    const snapshot = await ledger.fingerprint();
    const words = questionWords(question, kase.name);
    const { briefFigures, FULL_FIGURES, isFigureName } = await import('../figure/brief.ts');
    const unknown = options.figures?.find((name) => !isFigureName(name));
    if (unknown !== undefined) throw usage(`unknown figure: ${unknown}`);
    const full = options.full ?? false;
    const figures = briefFigures(options.figures ?? (full ? FULL_FIGURES : []), kase, {
      world: {
        topics: knowledge.topics,
        indicators: knowledge.indicators,
        held: await ledger.indicators(),
        domains: knowledge.domains,
      },
      about: `${words}. Entente ${version}, snapshot ${snapshot.slice(0, 16)}.`,
      meant: caseOfAlliance(knowledge, question.alliance),
    });
    return buildBrief(briefFor(kase, { version, snapshot, words }, { full, figures }));
  } finally {
    await ledger.close();
  }
}
