import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import type { Diagnostic } from '../model/index.ts';
import type { Arrival, Reading, Round } from '../watch/index.ts';
import {
  DEFAULT_LEDGER,
  knowledgeFor,
  openOrStop,
  publishersOf,
  withKnowledge,
} from './context.ts';
import { clock, fetcherFor, withFetching } from './fetching.ts';
import type { FetchOptions } from './fetching.ts';
import { print, printJson, tell, tellDiagnostic } from './io.ts';
import type { OutputOptions } from './io.ts';
import { withOutput } from './options.ts';
import { EXIT, failed } from './outcome.ts';
import { withCoding, workersFor } from './threads.ts';
import type { ThreadOptions } from './threads.ts';

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };
const SHORTEST = 60;
const LONGEST = 7 * 86_400;

/** "30m", "2h", "1d" as milliseconds; anything else is wrong usage. */
export function intervalArgument(text: string): number {
  const [, count, unit = ''] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const seconds = Number(count) * (UNITS[unit] ?? Number.NaN);
  if (!(seconds >= SHORTEST && seconds <= LONGEST))
    throw new InvalidArgumentError('Write a number with s, m, h or d, from 1m to 7d: 30m, 2h.');
  return seconds * 1000;
}

interface Options extends OutputOptions, FetchOptions, ThreadOptions {
  ledger: string;
  every: number;
  once?: boolean;
  follow: boolean;
}

/** `entente watch FEEDS.opml --ledger DIR`: feeds, read again and again. */
export const registerWatch = (program: Command): void => {
  withOutput(
    withKnowledge(
      withCoding(
        withFetching(
          program
            .command('watch')
            .argument('<feeds...>', 'lists of feeds (OPML), or addresses of feeds')
            .option('--ledger <dir>', 'the ledger; made where there is none', DEFAULT_LEDGER)
            .addOption(
              new Option('--every <time>', 'how often each feed is read')
                .argParser(intervalArgument)
                .default(1_800_000, '30m'),
            )
            .option('--once', 'read each feed once and end')
            .option('--no-follow', 'read what feeds hold themselves; fetch no pages'),
        ),
      ),
    ),
    'entente watch feeds.opml --ledger my-ledger --every 1h',
  )
    .description('read feeds again and again, keep what is new, and say what it is')
    .action(watch);
};

async function watch(lists: string[], options: Options): Promise<void> {
  const { createWatch } = await import('../watch/index.ts');
  knowledgeFor(options.ledger, options);
  const { ledger } = await openOrStop(options.ledger, { ...options, create: true });
  const fetcher = await fetcherFor(options, options.ledger);
  const workers = await workersFor(options, options.ledger);
  const ending = new AbortController();
  const end = (): void => {
    // A second signal ends at once: nothing is lost by it.
    if (ending.signal.aborted) process.exit(130);
    ending.abort();
    if (!options.quiet) tell('Ending after the feed that is being read; once more ends at once.');
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  let errors = 0;
  try {
    const running = createWatch(lists, {
      ledger,
      fetcher,
      coder: workers,
      every: options.every,
      follow: options.follow,
      given: publishersOf(options.ledger, options),
      signal: ending.signal,
      clock: { now: () => clock.now(), sleep: (time) => asleep(time, ending.signal) },
    });
    for await (const item of options.once ? running.round({ once: true }) : running.run()) {
      errors += item.diagnostics.filter((d) => d.severity === 'error').length;
      if ('feeds' in item) {
        endOfRound(item, options);
        if (item.feeds === 0) throw failed('There is no feed to watch.');
      } else tellReading(item, options);
    }
  } finally {
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
    await workers.close();
    await fetcher.close();
    await ledger.close();
  }
  process.exitCode = options.once && errors > 0 ? EXIT.someInputsFailed : EXIT.done;
}

const asleep = (time: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, time);
    signal.addEventListener('abort', done);
  });

const plural = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
const minute = (iso: string): string => iso.slice(0, 16).replace('T', ' ');

function told(diagnostics: readonly Diagnostic[], options: Options): void {
  for (const d of diagnostics) tellDiagnostic(d, options);
}

/** One feed: a line with what came of it, and two for each new document. */
function tellReading(reading: Reading, options: Options): void {
  const { added, waiting, diagnostics } = reading;
  told(diagnostics, options);
  if (options.json) {
    const { added: arrivals, ...rest } = reading;
    printJson({ ...rest, added: arrivals.map(arrivalFacts) });
    return;
  }
  if (added.length === 0 && waiting === 0) return;
  const copies = added.filter(
    ({ document, changed }) => !changed && document.cluster !== document.id,
  ).length;
  const changes = added.filter(({ changed }) => changed).length;
  const parts = [
    ...(added.length > changes || changes === 0 ? [`${added.length - changes} new`] : []),
    ...(changes > 0 ? [`${plural(changes, 'page')} changed`] : []),
    ...(copies > 0 ? [`${copies} of them copies of another text`] : []),
    ...(waiting > 0 ? [`${plural(waiting, 'page')} to be asked for again`] : []),
  ];
  print(`${minute(reading.at)} UTC  ${reading.title ?? reading.feed}: ${parts.join(', ')}`);
  for (const { document, events, commitments, positions, changed } of added) {
    const { published, title, publisher, cluster, id } = document;
    const records = [
      plural(events, 'event'),
      ...(commitments > 0 ? [plural(commitments, 'commitment')] : []),
      ...(positions > 0 ? [plural(positions, 'position')] : []),
      ...(changed ? ['a changed page; the text before it is kept'] : []),
      ...(cluster === id || changed ? [] : ['a copy']),
    ];
    const name = publisher.name ?? publisher.domain;
    print(
      `  ${published.date ?? 'no date'}  ${title ?? 'no title'}${name === null ? '' : ` (${name})`}: ${records.join(', ')}`,
    );
    print(`    ${document.uri}`);
  }
}

const arrivalFacts = ({ document, events, commitments, positions, changed }: Arrival): object => {
  const { id, uri, title, publisher, published, language, kind, cluster } = document;
  const records = { events, commitments, positions };
  return { id, uri, title, publisher, published, language, kind, cluster, changed, ...records };
};

function endOfRound({ feeds, read, next, diagnostics }: Round, options: Options): void {
  told(diagnostics, options);
  if (options.json || options.quiet) return;
  const again = options.once || next === null ? '' : `; the next at ${minute(next)} UTC`;
  tell(`${read} of ${plural(feeds, 'feed')} asked${again}`);
}
