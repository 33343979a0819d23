#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { registerAdd } from './add.ts';
import { registerBench } from './bench.ts';
import { registerBrief } from './brief.ts';
import { registerFigure } from './figure.ts';
import { registerCode } from './code.ts';
import { registerCompact } from './compact.ts';
import { registerEval } from './eval.ts';
import { registerExport } from './export.ts';
import { registerFind } from './find.ts';
import { registerGaps } from './gaps.ts';
import { registerImport } from './import.ts';
import { tell } from './io.ts';
import { EXIT, Stop } from './outcome.ts';
import { packageFacts } from './package.ts';
import { registerKnowledge } from './knowledge.ts';
import { registerLexicon } from './lexicon.ts';
import { registerRead } from './read.ts';
import { registerReview } from './review.ts';
import { registerServe } from './serve.ts';
import { registerStart } from './start.ts';
import { registerWatch } from './watch.ts';

const { version } = packageFacts();

const program = new Command('entente')
  .description(
    'Reads what states say and do, keeps the sentence behind every record, and measures the gap between an alliance and its partners.',
  )
  .version(version)
  .showHelpAfterError('(entente COMMAND --help shows how)')
  .addHelpText(
    'after',
    '\nFirst steps:\n  $ entente start\n  $ entente add my-texts/ --ledger my-ledger\n  $ entente gaps engagement --ledger my-ledger',
  )
  .exitOverride();

// The order of the contract, which is the order of work.
for (const register of [
  registerStart,
  registerRead,
  registerCode,
  registerAdd,
  registerWatch,
  registerGaps,
  registerBrief,
  registerFigure,
  registerFind,
  registerReview,
  registerEval,
  registerImport,
  registerExport,
  registerKnowledge,
  registerLexicon,
  registerCompact,
  registerBench,
  registerServe,
]) {
  register(program, version);
}
// exitOverride is not inherited by commands that were made before it was set.
for (const command of program.commands) command.exitOverride();

try {
  await program.parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError) {
    // Help and version are no errors; everything else that commander refuses is wrong usage.
    process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
  } else if (error instanceof Stop) {
    tell(error.message);
    process.exitCode = error.status;
  } else {
    tell(
      `A fault of Entente itself; please report it.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    process.exitCode = EXIT.failed;
  }
}
