import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Argument } from 'commander';
import type { Command } from 'commander';
import type { Rival } from '../events/index.ts';
import { knowledgeFor, withKnowledge } from './context.ts';
import type { KnowledgeOptions } from './context.ts';
import { print, printJson } from './io.ts';
import { withOutput } from './options.ts';
import { EXIT, reasonOf, usage } from './outcome.ts';

interface EvalOptions extends KnowledgeOptions {
  abstain?: boolean;
  against?: string;
  gazetteer?: string;
}

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw usage(`cannot read ${path}: ${reasonOf(error)}`);
  }
};

const jsonFilesIn = (folder: string): { name: string; text: string }[] => {
  let names: string[];
  try {
    names = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch (error) {
    throw usage(`cannot read the folder ${folder}: ${reasonOf(error)}`);
  }
  if (names.length === 0) throw usage(`no .json files in ${folder}`);
  return names.map((name) => ({ name: basename(name, '.json'), text: textOf(join(folder, name)) }));
};

/** `--against rules`, or a file with one label a line (a header or a `predicted` column is understood). */
function rivalOf({ against }: EvalOptions): { against?: Rival } {
  if (against === undefined) return {};
  if (against === 'rules') return { against: { name: 'rules alone', labels: null } };
  const [head = '', ...lines] = textOf(against)
    .split(/\r?\n/)
    .filter((line) => line !== '');
  const column = head.split('\t').indexOf('predicted');
  const labels =
    column < 0 ? [head, ...lines] : lines.map((line) => line.split('\t')[column] ?? '');
  return { against: { name: basename(against), labels } };
}

type Evaluate = (gold: string, options: EvalOptions) => Promise<object>;

/** One evaluator a kind; shapes of the results: docs/reference/eval.md. */
const KINDS: Record<string, Evaluate> = {
  relations: async (gold, options) => {
    const { evalRelations } = await import('../events/index.ts');
    return evalRelations(textOf(gold), knowledgeFor(null, options), {
      abstain: options.abstain ?? false,
      ...rivalOf(options),
    });
  },
  spans: async (gold, options) => {
    const { evalSpans } = await import('../events/index.ts');
    return evalSpans(textOf(gold), knowledgeFor(null, options));
  },
  quads: async (gold, options) => {
    const { evalQuads } = await import('../events/index.ts');
    return evalQuads(textOf(gold), knowledgeFor(null, options), rivalOf(options));
  },
  documents: async (gold, options) => {
    const { evalDocuments } = await import('../events/index.ts');
    return evalDocuments(textOf(gold), knowledgeFor(null, options));
  },
  dates: async (gold) => {
    const { evalDates } = await import('../events/index.ts');
    return evalDates(textOf(gold).split('\n'));
  },
  places: async (gold, options) => {
    const { evalPlaces, readGazetteer } = await import('../events/index.ts');
    const { gazetteer } = options;
    return evalPlaces(
      textOf(gold).split('\n'),
      knowledgeFor(null, options),
      gazetteer === undefined ? [] : readGazetteer(textOf(gazetteer)),
    );
  },
  text: async (gold) => {
    const { evalText } = await import('../documents/index.ts');
    return evalText(gold);
  },
  duplicates: async (gold) => {
    const { evalDuplicates } = await import('../documents/index.ts');
    return evalDuplicates(textOf(gold));
  },
  measures: async (gold) => {
    const { runVectors } = await import('../gaps/index.ts');
    return runVectors(jsonFilesIn(gold));
  },
};

/** `{a: {b: 1}}` as lines "a.b  1", for reading. */
const lines = (value: object, prefix = ''): string[] =>
  Object.entries(value).flatMap(([key, v]: [string, unknown]) => {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (Array.isArray(v))
      return [
        `${name}  ${v.every((x) => typeof x !== 'object') ? v.join(' to ') : JSON.stringify(v)}`,
      ];
    if (typeof v === 'object' && v !== null) return lines(v, name);
    return [`${name}  ${typeof v === 'number' && !Number.isInteger(v) ? v.toFixed(3) : String(v)}`];
  });

/** `entente eval KIND GOLD`: scores against labelled data, with intervals. */
export const registerEval = (program: Command): void => {
  withOutput(
    withKnowledge(
      program
        .command('eval')
        .addArgument(new Argument('<kind>', 'what is scored').choices(Object.keys(KINDS)))
        .argument('<gold>', 'the labelled file, or the folder for text and measures')
        .option(
          '--against <coder>',
          'relations, quads: compare with "rules" (no fitted models) or with a file of one label a row',
        )
        .option(
          '--gazetteer <file>',
          "places: a gazetteer in GeoNames' form, such as cities500.txt",
        )
        .option('--abstain', 'relations: let the coder leave rows out, and report coverage'),
    ),
    'entente eval relations gold/relations.tsv --json',
  )
    .description('score the coder, the readers or the measures against labelled data')
    .action(async (kind: string, gold: string, options: EvalOptions) => {
      const result = await KINDS[kind]!(gold, options);
      if (options.json) printJson(result);
      else for (const line of lines(result)) print(line);
      const { failed } = result as { failed?: unknown };
      process.exitCode =
        kind === 'measures' && Array.isArray(failed) && failed.length > 0
          ? EXIT.someInputsFailed
          : EXIT.done;
    });
};
