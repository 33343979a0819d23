import { cpus, totalmem } from 'node:os';
import { InvalidArgumentError, type Command } from 'commander';
import { knowledgeFor } from './context.ts';
import { print, printJson, tell } from './io.ts';
import type { OutputOptions } from './io.ts';
import { readingOf, withGiven, withOutput, type GivenOptions } from './options.ts';
import { EXIT, usage } from './outcome.ts';

interface BenchOptions extends OutputOptions, GivenOptions {
  seconds: number;
}

const secondsArgument = (text: string): number => {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 600))
    throw new InvalidArgumentError('Seconds are a number above 0, at most 600.');
  return seconds;
};

/** A chronicle of sentences made from a few patterns, where no text is given. */
function* patterned(): Generator<string> {
  const actors = ['NATO', 'Japan', 'Australia', 'New Zealand', 'South Korea', 'the United States'];
  const acts = [
    'signed an agreement on cyber defence with',
    'held talks on maritime security with',
    'condemned the missile launch by',
    'declined to join an exercise with',
    'will send a delegation next year to',
  ];
  for (let i = 0; ; i++) {
    const [a, b] = [actors[i % actors.length]!, actors[(i * 5 + 2 + (i >> 4)) % actors.length]!];
    if (a === b) continue;
    const act = acts[(i >> 2) % acts.length]!;
    yield `Officials said in statement ${i} that ${a} ${act} ${b} on ${1 + (i % 28)} June 20${10 + (i % 15)}.`;
  }
}

/** Texts in paragraphs of five such sentences, two hundred sentences each. */
function* patternedTexts(): Generator<string> {
  const sentences = patterned();
  for (;;) {
    const paragraphs = Array.from({ length: 40 }, () =>
      Array.from({ length: 5 }, () => sentences.next().value).join(' '),
    );
    yield paragraphs.join('\n\n');
  }
}

/** How fast this machine reads and codes: processor time of this process, so that other work hardly counts. */
async function measure(paths: readonly string[], options: BenchOptions): Promise<object> {
  const { readBytes } = await import('../documents/index.ts');
  const { createCoder } = await import('../events/index.ts');
  const { createAnalyser } = await import('../language/index.ts');
  const { readDocuments } = await import('../pipeline.ts');
  const documents = [];
  if (paths.length > 0)
    for await (const item of readDocuments(paths, readingOf(options))) {
      if (item.record === 'document') documents.push(item);
    }
  else
    for (const text of patternedTexts()) {
      const given = { published: '2025-06-30' };
      const uri: string = `pattern-${String(documents.length)}.txt`;
      documents.push(...readBytes(Buffer.from(text), { uri, given }).value);
      if (documents.length >= 20) break;
    }
  if (documents.length === 0) throw usage(`no documents in ${paths.join(', ')}`);
  const coder = createCoder(knowledgeFor(null, options));
  const analyser = createAnalyser();
  const counts = documents.map((document) => analyser.analyse(document).length);
  coder.code(documents[0]!); // builds the indexes, which is start and not speed
  let records = 0;
  let sentences = 0;
  const before = process.cpuUsage();
  const spent = (): number => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };
  let coded = 0;
  for (; spent() < options.seconds; coded++) {
    const at = coded % documents.length;
    const { events, commitments, positions } = coder.code(documents[at]!);
    records += events.length + commitments.length + positions.length;
    sentences += counts[at]!;
  }
  const seconds = spent();
  return {
    text: paths.length > 0 ? 'given' : 'patterned',
    documents: coded,
    sentences,
    records,
    cpuSeconds: Math.round(seconds * 1000) / 1000,
    sentencesPerSecond: Math.round(sentences / seconds),
    documentsPerSecond: Math.round((coded / seconds) * 10) / 10,
    memoryMB: Math.round(process.memoryUsage.rss() / 2 ** 20),
    machine: {
      processor: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      node: process.version,
    },
  };
}

/** `entente bench`: speed on this machine. */
export const registerBench = (program: Command): void => {
  withOutput(
    withGiven(
      program
        .command('bench')
        .argument('[paths...]', 'texts to code; without any, sentences made from patterns')
        .option('--seconds <n>', 'processor time to spend', secondsArgument, 5),
    ),
    'entente bench speeches/ --seconds 10',
  )
    .description('speed on this machine: text to records on one core')
    .action(async (paths: string[], options: BenchOptions) => {
      if (paths.length === 0 && !options.quiet)
        tell('No text is given: sentences from patterns are coded, which says little of prose.');
      const result = await measure(paths, options);
      if (options.json) printJson(result);
      else
        for (const [name, value] of Object.entries(result))
          print(
            `${name}  ${typeof value === 'object' ? Object.values(value ?? {}).join(', ') : String(value)}`,
          );
      process.exitCode = EXIT.done;
    });
};
