import { readFileSync } from 'node:fs';
import type { Interface } from 'node:readline/promises';
import type { Command } from 'commander';
import { once } from '../base/index.ts';
import type { Ledger } from '../ledger/index.ts';
import type { Knowledge } from '../knowledge/index.ts';
import type { CodedRecord, Diagnostic, Event } from '../model/index.ts';
import type { DecisionSource } from '../reviewing/index.ts';
import { DEFAULT_LEDGER, knowledgeFor, openOrStop, withKnowledge } from './context.ts';
import type { KnowledgeOptions } from './context.ts';
import { print, printJson, tell, tellDiagnostic } from './io.ts';
import { countArgument, withOutput } from './options.ts';
import { describe, reasonOf, statusOf, usage } from './outcome.ts';

interface ReviewOptions extends KnowledgeOptions {
  ledger: string;
  file?: string;
  reviewer: string;
  by: string;
  seed: string;
  limit: number;
}

/** `entente review --ledger DIR [--file F]`: decisions from a file, or one question after the other. */
export const registerReview = (program: Command): void => {
  withOutput(
    withKnowledge(
      program
        .command('review')
        .option('--ledger <dir>', 'the ledger', DEFAULT_LEDGER)
        .option(
          '--file <file>',
          'decisions as NDJSON or CSV, or -; asks in the terminal unless given',
        )
        .option('--reviewer <name>', 'who decides', 'reviewer')
        .option('--by <order>', 'order of the questions: uncertain or random', 'uncertain')
        .option('--seed <text>', 'of the random order', '1')
        .option('--limit <n>', 'at most this many questions', countArgument, 50),
    ),
    'entente review --ledger my-ledger --file decisions.csv --reviewer ada',
  )
    .description('accept, correct or reject records; decisions are kept beside the coding')
    .action(async (options: ReviewOptions) => {
      if (options.by !== 'uncertain' && options.by !== 'random')
        throw usage(`unknown order: ${options.by}. It is uncertain or random.`);
      const decisions = options.file === undefined ? null : await decisionsOf(options);
      const { ledger } = await openOrStop(options.ledger, options);
      try {
        if (decisions !== null) await keepAll(ledger, decisions, options);
        else await askAll(ledger, options);
      } finally {
        await ledger.close();
      }
    });
};

const sourceOf = (ledger: Ledger): DecisionSource => ({
  record: (id) => ledger.record(id),
  document: (id) => ledger.document(id),
  reviews: () => ledger.reviews(),
  coded: async (id) => {
    const now = await ledger.record(id);
    const bound = (await ledger.reviews()).find((review) => review.recordId === id);
    const documentId = now && 'documentId' in now ? now.documentId : bound?.binds.documentId;
    if (documentId === undefined) return null;
    const coded: CodedRecord[] = await ledger.coded([documentId]);
    return coded.find((record) => record.id === id) ?? null;
  },
});

/** The clock is read here, at the edge. */
const moment = (): string => new Date().toISOString();

async function keep(ledger: Ledger, decision: object): Promise<Diagnostic[]> {
  const { reviewOf } = await import('../reviewing/index.ts');
  const { value, diagnostics } = await reviewOf(sourceOf(ledger), decision, moment());
  if (value === null) return diagnostics;
  return (await ledger.addReview(value)).diagnostics;
}

/** Columns of a CSV that are no field of a record. */
const OWN = new Set(['recordId', 'decision', 'note', 'reviewer', 'undoes']);

/** A cell as a field: JSON where it is JSON (lists, dates), else text; empty leaves the field alone. */
function fieldOf(cell: string): unknown {
  if (!/^[[{"]|^(?:true|false|null|-?\d+(?:\.\d+)?)$/.test(cell)) return cell;
  try {
    return JSON.parse(cell) as unknown;
  } catch {
    return cell;
  }
}

async function decisionsOf({ file, reviewer }: ReviewOptions): Promise<object[]> {
  let text: string;
  try {
    text =
      file === '-'
        ? await (await import('node:stream/consumers')).text(process.stdin)
        : readFileSync(file ?? '', 'utf8');
  } catch (error) {
    throw usage(`cannot read ${file}: ${reasonOf(error)}`);
  }
  const own = (row: object): object => ({ reviewer, ...row });
  if (text.trimStart().startsWith('{'))
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line, i) => {
        try {
          const row: unknown = JSON.parse(line);
          return own(typeof row === 'object' && row !== null ? row : {});
        } catch {
          throw usage(`line ${i + 1} of ${file} is not JSON`);
        }
      });
  const { parse } = await import('csv-parse/sync');
  const rows: Record<string, string>[] = parse(text, {
    columns: true,
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true,
  });
  return rows.map((row) => {
    const filled = Object.entries(row).filter(([, cell]) => cell !== '');
    const patch = Object.fromEntries(
      filled.filter(([name]) => !OWN.has(name)).map(([name, cell]) => [name, fieldOf(cell)]),
    );
    return own({ ...Object.fromEntries(filled.filter(([name]) => OWN.has(name))), patch });
  });
}

/** One bad decision costs no other; each is told with its place. */
async function keepAll(
  ledger: Ledger,
  decisions: readonly object[],
  options: ReviewOptions,
): Promise<void> {
  const problems: Diagnostic[] = [];
  let kept = 0;
  for (const [i, decision] of decisions.entries()) {
    const found = await keep(ledger, decision);
    for (const problem of found) {
      const placed = { ...problem, uri: `${options.file}:${i + 1}` };
      problems.push(placed);
      if (!options.json) tellDiagnostic(placed, options);
    }
    if (found.length === 0) kept += 1;
  }
  if (options.json) printJson({ kept, refused: problems.length, diagnostics: problems });
  else print(`${kept} decisions kept, ${problems.length} refused`);
  process.exitCode = statusOf(problems);
}

const KEYS = 'a yes, c correct, x no, n not an event, s skip, u undo, q end';

/** What an answer decides; null where it is none, words where a correction is not understood. */
async function decisionOf(
  answer: string,
  event: Event,
  lines: Interface,
  knowledge: Knowledge,
): Promise<{ decision: string; note?: string; patch?: object } | { wrong: string } | null> {
  if (answer === 'a') return { decision: 'accept' };
  if (answer === 'x') return { decision: 'reject' };
  if (answer === 'n') return { decision: 'reject', note: 'not an event' };
  if (answer !== 'c') return null;
  const { correctionOf, CORRECTION_HELP } = await import('../reviewing/index.ts');
  const codes = (all: Event['actors']): string => all.map((m) => m.code ?? m.name).join(',') || '-';
  tell(
    `now: root=${event.root} status=${event.status} who=${codes(event.actors)} whom=${codes(event.recipients)} about=${event.domains.join(',') || '-'} means=${event.instrument ?? '-'} date=${event.date.start ?? '-'}\n${CORRECTION_HELP}`,
  );
  const found = correctionOf(await lines.question('other: '), event, knowledge);
  return 'wrong' in found ? found : { decision: 'correct', patch: found.patch };
}

async function askAll(ledger: Ledger, options: ReviewOptions): Promise<void> {
  if (!process.stdin.isTTY)
    throw usage('no terminal to ask in: give decisions with --file FILE, or --file -');
  const [{ questionOf, reviewQueue }, { createInterface }] = await Promise.all([
    import('../reviewing/index.ts'),
    import('node:readline/promises'),
  ]);
  const knowledge = knowledgeFor(options.ledger, options);
  const name = (code: string): string => knowledge.actor(code)?.name ?? code;
  const facts = { influence: () => 0, disputed: new Map<string, string[]>() };
  const { waiting, done, total } = reviewQueue(
    await ledger.events(),
    await ledger.reviews(),
    facts,
    {
      by: options.by === 'random' ? 'random' : 'uncertain',
      ...{ reviewer: options.reviewer, double: false, seed: options.seed },
    },
  );
  tell(`${waiting.length} of ${total} wait, ${done} are decided. ${KEYS}.\n`);
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const end = once(() => lines.close());
  const mine: { id: string; recordId: string }[] = [];
  const events: Event[] = waiting.slice(0, options.limit).map(({ event }) => event);
  try {
    for (let i = 0; i < events.length;) {
      const event = events[i]!;
      tell(`\n“${event.evidence.quote}”\n${questionOf(event, name)}`);
      const answer = (await lines.question(`[${i + 1}/${events.length}] `)).trim().toLowerCase();
      if (answer === 'q') break;
      if (answer === 's') {
        i += 1;
        continue;
      }
      if (answer === 'u') {
        const last = mine.pop();
        if (last === undefined) tell('Nothing to undo.');
        else {
          await keep(ledger, {
            ...{ recordId: last.recordId, decision: 'accept', reviewer: options.reviewer },
            undoes: last.id,
          });
          i = Math.max(
            0,
            events.findIndex(({ id }) => id === last.recordId),
          );
        }
        continue;
      }
      const said = await decisionOf(answer, event, lines, knowledge);
      if (said === null) {
        tell(KEYS);
        continue;
      }
      if ('wrong' in said) {
        tell(said.wrong);
        continue;
      }
      const problems = await keep(ledger, {
        ...{ recordId: event.id, reviewer: options.reviewer },
        ...said,
      });
      for (const problem of problems) tell(describe(problem));
      if (problems.length > 0) continue;
      const kept = (await ledger.reviews()).findLast(({ recordId }) => recordId === event.id);
      if (problems.length === 0 && kept) mine.push({ id: kept.id, recordId: event.id });
      i += 1;
    }
  } finally {
    end();
  }
  tell(`\n${mine.length} decisions kept under the name ${options.reviewer}.`);
}
