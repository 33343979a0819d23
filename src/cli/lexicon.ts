import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import type { Frame } from '../knowledge/index.ts';
import type { Diagnostic } from '../model/index.ts';
import { DEFAULT_LEDGER, knowledgeFor, ownFolders, withKnowledge } from './context.ts';
import type { KnowledgeOptions } from './context.ts';
import { print, printJson, tell } from './io.ts';
import { withOutput } from './options.ts';
import { EXIT, describe, statusOf, usage } from './outcome.ts';

interface LexiconOptions extends KnowledgeOptions {
  ledger: string;
}

/** `entente lexicon check` (or `lint`) and `explain`. */
export const registerLexicon = (program: Command): void => {
  const command = program
    .command('lexicon')
    .description('check the trigger lexicon, or see what a word means to the coder')
    .addHelpText(
      'after',
      '\nEvery form takes --json and --quiet.\n' +
        '\nExamples:\n  $ entente lexicon check\n  $ entente lexicon explain sign',
    )
    .exitOverride();
  withOutput(
    withKnowledge(
      command
        .command('check')
        .alias('lint')
        .argument('[dir]', 'a knowledge/ folder of your own')
        .option(
          '--ledger <dir>',
          'the ledger beside or inside which knowledge/ lies',
          DEFAULT_LEDGER,
        ),
    ),
    'entente lexicon check my-case/knowledge',
  )
    .description(
      'find conflicts, duplicates, frames that are never reached or that no example exercises',
    )
    .exitOverride()
    .action(async (folder: string | undefined, options: LexiconOptions) => {
      if (folder !== undefined && !existsSync(folder)) throw usage(`no such folder: ${folder}`);
      await check(folder === undefined ? ownFolders(options.ledger, options) : [folder], options);
    });
  withOutput(
    withKnowledge(
      command
        .command('explain')
        .argument('<word>', 'a verb or noun, in any form')
        .option(
          '--ledger <dir>',
          'the ledger beside or inside which knowledge/ lies',
          DEFAULT_LEDGER,
        ),
    ),
    'entente lexicon explain signed',
  )
    .description('all that the lexicon says of a word')
    .exitOverride()
    .action(async (word: string, options: LexiconOptions) => explain(word, options));
};

async function check(folders: readonly string[], options: LexiconOptions): Promise<void> {
  const [{ checkLexicon }, { exerciseLexicon }] = await Promise.all([
    import('../knowledge/index.ts'),
    import('../events/index.ts'),
  ]);
  const { value, diagnostics } = checkLexicon(folders);
  const exercised = exerciseLexicon(value.knowledge, value.frames);
  const all: Diagnostic[] = [...diagnostics, ...exercised.diagnostics];
  const { frames } = value;
  process.exitCode = statusOf(all);
  if (options.json) {
    printJson({ frames: frames.length, ...exercised.value, diagnostics: all });
    return;
  }
  for (const d of all) if (!options.quiet || d.severity === 'error') print(describe(d));
  const errors = all.filter((d) => d.severity === 'error').length;
  const { asMeant, reached, keptOut, nearMisses } = exercised.value;
  print(
    `${frames.length} frames; ${reached} reached by an example, ${asMeant} examples coded as meant, ${keptOut} of ${nearMisses} near misses kept out; ${errors} errors, ${all.length - errors} warnings`,
  );
}

const words = (list: readonly string[], most = 12): string =>
  list.slice(0, most).join(', ') + (list.length > most ? ` and ${list.length - most} more` : '');

/** What must stand around the word, in words. */
function conditions(frame: Frame): string {
  const said: string[] = [];
  if (frame.particle !== undefined) said.push(`followed by "${frame.particle}"`);
  if (frame.subject) said.push(`subject: ${words(frame.subject)}`);
  if (frame.object)
    said.push(
      frame.object.includes('*')
        ? 'with any object'
        : frame.object.includes('-')
          ? 'without an object'
          : `object: ${words(frame.object)}`,
    );
  if (frame.preposition) said.push(`after it: ${frame.preposition.join(' or ')}`);
  if (frame.within)
    said.push(`${frame.preposition ? 'and in that' : 'near it'}: ${words(frame.within)}`);
  if (frame.complement) said.push(`clause: ${frame.complement.join(' or ')}`);
  return said.length === 0 ? 'whatever stands around it' : said.join('; ');
}

function meaning(frame: Frame): string {
  if (frame.root === null)
    return frame.statusEffect === null
      ? 'no act'
      : `no act of its own; makes what follows ${frame.statusEffect}`;
  const parts = [frame.mode === null ? frame.root : `${frame.root}/${frame.mode}`];
  if (frame.instrument !== null) parts.push(`by ${frame.instrument}`);
  if (frame.statusEffect !== null) parts.push(frame.statusEffect);
  if (frame.restated) parts.push('said again');
  if (frame.reciprocal) parts.push('both sides');
  if (frame.contexts.length > 0) parts.push(`contexts ${frame.contexts.join(', ')}`);
  if (frame.domains.length > 0) parts.push(`domains ${frame.domains.join(', ')}`);
  return parts.join(', ');
}

async function explain(word: string, options: LexiconOptions): Promise<void> {
  const [{ explainWord }, { nearest }] = await Promise.all([
    import('../events/index.ts'),
    import('../base/index.ts'),
  ]);
  const knowledge = knowledgeFor(options.ledger, options);
  const asked = word.trim().toLowerCase();
  if (asked === '' || /\s/.test(asked)) throw usage('give one word: a verb or a noun');
  const said = explainWord(knowledge, asked);
  const nothing =
    said.frames.length === 0 &&
    said.asCondition.length === 0 &&
    said.light === null &&
    said.domains.length === 0 &&
    said.instruments.length === 0;
  process.exitCode = nothing ? EXIT.someInputsFailed : EXIT.done;
  if (options.json) {
    printJson({ word: asked, ...said });
    return;
  }
  if (nothing) {
    const near = nearest(asked, [...new Set(knowledge.lexicon.map(({ lemma }) => lemma))], 5);
    tell(
      `error knowledge/unknown-word: the lexicon says nothing of "${asked}".${near.length > 0 ? ` Near it: ${near.join(', ')}.` : ''}`,
    );
    return;
  }
  for (const frame of said.frames) {
    print(`${frame.id}  (${frame.lemma}, ${frame.pos})`);
    print(`    means     ${meaning(frame)}`);
    print(`    where     ${conditions(frame)}`);
    if (frame.root !== null) {
      print(`    actor     ${frame.actor.join(', ')}`);
      print(`    recipient ${frame.recipient.length === 0 ? 'none' : frame.recipient.join(', ')}`);
    }
    print(`    example   ${frame.example}`);
    if (frame.nearMiss !== null) print(`    not       ${frame.nearMiss}`);
  }
  if (said.frames.length > 1)
    print('Of several that fit, the one that asks for most decides; of equal ones, the first.');
  if (said.light !== null)
    print(`Light verb: before a noun of an act ("… a visit") that act is ${said.light}.`);
  if (said.asCondition.length > 0)
    print(`Asked for by ${said.asCondition.length} frames: ${words(said.asCondition, 8)}`);
  if (said.domains.length > 0) print(`Points to the domains: ${said.domains.join(', ')}`);
  if (said.instruments.length > 0)
    print(`Points to the instruments: ${said.instruments.join(', ')}`);
}
