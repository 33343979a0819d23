import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { DEFAULT_LEDGER, openOrStop } from './context.ts';
import { csvText } from '../views/index.ts';
import { tell } from './io.ts';
import type { OutputOptions } from './io.ts';
import { fromArgument, toArgument, withOutput } from './options.ts';
import { usage } from './outcome.ts';
import { today } from './serving.ts';

interface ExportOptions extends OutputOptions {
  ledger: string;
  as?: string;
  out?: string;
  from?: string;
  to?: string;
  asOf?: string;
}

/** What can be taken away, and in which forms; the first is used where none is named. */
const FORMS = {
  events: ['csv', 'ndjson', 'parquet', 'annotations', 'plover'],
  commitments: ['ics', 'ndjson'],
  positions: ['ndjson'],
  documents: ['ndjson'],
  reviews: ['ndjson', 'training'],
} as const;
type What = keyof typeof FORMS;
const isWhat = (text: string): text is What => text in FORMS;

const ndjson = (rows: readonly unknown[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/** `entente export WHAT --as FORM`: records in the forms of other programs. */
export const registerExport = (program: Command): void => {
  withOutput(
    program
      .command('export')
      .argument('<what>', Object.keys(FORMS).join(', '))
      .option('--ledger <dir>', 'the ledger', DEFAULT_LEDGER)
      .option(
        '--as <form>',
        'events: csv, ndjson, parquet, annotations (W3C, code points), plover; commitments: ics, ndjson; reviews: ndjson, training',
      )
      .option('--out <file>', 'a file; standard output unless given')
      .option('--from <date>', 'first day of the period', fromArgument)
      .option('--to <date>', 'last day of the period', toArgument)
      .option(
        '--as-of <date>',
        'the day that a calendar is dated by (today unless given)',
        toArgument,
      ),
    'entente export events --as csv --ledger my-ledger --out events.csv',
  )
    .description('take records away: tables, annotations, calendars, training sentences')
    .action(async (what: string, options: ExportOptions) => {
      if (!isWhat(what))
        throw usage(`unknown kind: ${what}. It is one of ${Object.keys(FORMS).join(', ')}.`);
      const form = options.as ?? FORMS[what][0];
      if (!(FORMS[what] as readonly string[]).includes(form))
        throw usage(`unknown form of ${what}: ${form}. It is one of ${FORMS[what].join(', ')}.`);
      if (form === 'parquet' && options.out === undefined)
        throw usage('a Parquet file needs a name: give --out FILE.parquet');
      const { ledger } = await openOrStop(options.ledger, options);
      try {
        const made = await textOf(ledger, what, form, options);
        if (options.out === undefined) process.stdout.write(made.text ?? '');
        else if (made.text !== null) writeFileSync(options.out, made.text);
        if (options.out !== undefined && !options.quiet)
          tell(`${options.out}: ${made.count} ${what}`);
      } finally {
        await ledger.close();
      }
    });
};

type Opened = Awaited<ReturnType<typeof openOrStop>>['ledger'];

async function textOf(
  ledger: Opened,
  what: What,
  form: string,
  { from, to, out, asOf }: ExportOptions,
): Promise<{ text: string | null; count: number }> {
  const period = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  if (what === 'reviews') {
    const reviews = await ledger.reviews();
    if (form === 'ndjson') return { text: ndjson(reviews), count: reviews.length };
    const { trainingRows } = await import('../reviewing/index.ts');
    const records = new Map((await ledger.events()).map((event) => [event.id, event]));
    const rows = trainingRows(reviews, records);
    return { text: ndjson(rows), count: rows.length };
  }
  if (what === 'documents' || what === 'positions') {
    const rows = await ledger[what](period);
    return { text: ndjson(rows), count: rows.length };
  }
  const exporting = await import('../exporting/index.ts');
  if (what === 'commitments') {
    const rows = await ledger.commitments(period);
    if (form === 'ndjson') return { text: ndjson(rows), count: rows.length };
    const documents = new Map((await ledger.documents()).map((d) => [d.id, d]));
    return {
      text: exporting.dueCalendar(rows, documents, asOf ?? today()),
      count: rows.filter(({ due, review }) => due !== null || review !== null).length,
    };
  }
  const events = await ledger.events(period);
  const count = events.length;
  if (form === 'ndjson') return { text: ndjson(events), count };
  if (form === 'parquet') {
    const { writeParquet } = await import('../ledger/index.ts');
    await writeParquet('events', events, out ?? '');
    return { text: null, count };
  }
  const documents = new Map((await ledger.documents()).map((d) => [d.id, d]));
  if (form === 'plover')
    return {
      text: ndjson(events.map((e) => exporting.ploverRecord(e, documents.get(e.documentId)))),
      count,
    };
  if (form === 'annotations') {
    const byDocument = new Map<string, typeof events>();
    for (const event of events) {
      const list = byDocument.get(event.documentId);
      if (list) list.push(event);
      else byDocument.set(event.documentId, [event]);
    }
    const all = [...byDocument].flatMap(([id, own]) => {
      const document = documents.get(id);
      return document === undefined ? [] : exporting.annotations(document, own);
    });
    return { text: ndjson(all), count };
  }
  const rows = exporting.eventRows(events, documents);
  return { text: `${csvText({ columns: exporting.EVENT_COLUMNS, rows })}\n`, count };
}
