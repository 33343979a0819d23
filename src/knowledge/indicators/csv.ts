import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { partialDate } from '../../base/index.ts';
import {
  diagnostic,
  indicatorSchema,
  type Diagnostic,
  type Indicator,
  type Yield,
} from '../../model/index.ts';
import { byPlace, indicatorId } from './read.ts';
import { seriesId, type IndicatorSeries } from './schemas.ts';

/** Columns of a table of indicators; those after `status` say where the number comes from. */
const COLUMNS = [
  'series',
  'actor',
  'period',
  'value',
  'unit',
  'status',
  'source',
  'uri',
  'retrieved',
  'licence',
] as const;
type Column = (typeof COLUMNS)[number];
/** May be left out or empty. */
const OPTIONAL: ReadonlySet<Column> = new Set(['retrieved']);

/** A table to fill in, with made-up numbers that show the form. */
export const INDICATOR_TEMPLATE = `${COLUMNS.join(',')}
defence-spending-share,JPN,2030,1.5,percent of GDP,actual,"Ministry of Examples, yearbook 2031",https://example.org/yearbook,2031-04-01,CC BY 4.0
defence-spending-share,JPN,2031,1.6,percent of GDP,estimate,"Ministry of Examples, yearbook 2031",https://example.org/yearbook,2031-04-01,CC BY 4.0
`;

/** What reading a table needs to know of the world. */
export interface IndicatorContext {
  /** Where the table comes from, for messages. */
  uri: string;
  actor: (code: string) => unknown;
  /** Codes that may be meant by a wrong one. */
  near?: (code: string) => readonly string[];
  series: readonly IndicatorSeries[];
}

type Fields = Record<Column, string>;

/**
 * A table of indicators (CSV with a header) as records. A row with a fault is left out and told of at
 * its line, all faults of a row at once; the others stand. Never throws.
 */
export function parseIndicators(text: string, context: IndicatorContext): Yield<Indicator[]> {
  const diagnostics: Diagnostic[] = [];
  const tell = (line: number | null, fault: Fault): void => {
    diagnostics.push(
      diagnostic({
        code: `indicator/${fault[0]}`,
        severity: 'error',
        message: `${line === null ? '' : `line ${line}: `}${fault[1]}`,
        advice: fault[2],
        uri: context.uri,
      }),
    );
  };
  const table = tableOf(text, tell);
  if (table === null) return { value: [], diagnostics };

  const units = new Map<string, string>(context.series.map(({ id, unit }) => [id, unit]));
  const rows = new Map<string, { line: number; row: Indicator }>();
  for (const { line, fields } of table) {
    const faults = faultsOf(fields, context, units);
    for (const fault of faults) tell(line, fault);
    if (faults.length > 0) continue;
    const row = rowOf(fields);
    units.set(row.series, row.unit);
    const key = [row.series, row.actor, row.period, row.source.name].join('\u001f');
    const before = rows.get(key);
    if (before === undefined) rows.set(key, { line, row });
    else
      tell(line, [
        'duplicate-row',
        `duplicate row: ${row.series} of ${row.actor} in ${row.period} from the same source stands in line ${before.line}${before.row.value === row.value ? '' : ` with the value ${before.row.value}`}`,
        'Keep one of them.',
      ]);
  }
  if (table.length === 0)
    tell(null, ['no-rows', 'no rows under the header', 'Add a row for each number.']);
  return { value: [...rows.values()].map(({ row }) => row).sort(byPlace), diagnostics };
}

/** Kind, what happened, what to do. */
type Fault = readonly [kind: string, message: string, advice: string];
type Tell = (line: number | null, fault: Fault) => void;

/** With `info: true` the library wraps each record, which its types do not say. */
const parsedSchema = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }),
);

function tableOf(text: string, tell: Tell): { line: number; fields: Fields }[] | null {
  let parsed: z.infer<typeof parsedSchema>;
  try {
    parsed = parsedSchema.parse(
      parse(text, {
        bom: true,
        info: true,
        relax_column_count: true,
        skip_empty_lines: true,
        trim: true,
      }),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line: unknown = error['lines'];
    tell(typeof line === 'number' ? line : null, [
      'not-a-table',
      `not a CSV table: ${error.message}`,
      'Often a quotation mark that is not closed. `entente import indicator --template` shows the form.',
    ]);
    return null;
  }
  const [head, ...body] = parsed;
  if (head === undefined) {
    tell(null, [
      'empty-file',
      'the file is empty',
      '`entente import indicator --template` prints a table to fill in.',
    ]);
    return null;
  }
  const names = head.record.map((name) => name.toLowerCase());
  const absent = COLUMNS.filter((c) => !names.includes(c) && !OPTIONAL.has(c));
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (absent.length > 0)
    tell(1, [
      'missing-column',
      `missing ${absent.length === 1 ? 'column' : 'columns'}: ${absent.join(', ')}`,
      `The header is ${COLUMNS.join(',')}; found: ${names.join(',')}.`,
    ]);
  if (twice !== undefined)
    tell(1, ['repeated-column', `repeated column: ${twice}`, 'Keep one of them.']);
  if (absent.length > 0 || twice !== undefined) return null;
  return body.flatMap(({ record, info }) => {
    // `lines` counts to the end of a record: one with line breaks in quotes began earlier.
    const breaks = record.reduce((sum, field) => sum + field.split('\n').length - 1, 0);
    const line = info.lines - breaks;
    if (record.every((field) => field === '')) return [];
    if (record.length !== names.length) {
      tell(line, [
        'wrong-number-of-fields',
        `${record.length} fields where the header has ${names.length}`,
        'Put text that holds a comma in quotation marks.',
      ]);
      return [];
    }
    const given = (column: Column): string => record[names.indexOf(column)] ?? '';
    const fields: Fields = {
      series: given('series'),
      actor: given('actor'),
      period: given('period'),
      value: given('value'),
      unit: given('unit'),
      status: given('status'),
      source: given('source'),
      uri: given('uri'),
      retrieved: given('retrieved'),
      licence: given('licence'),
    };
    return [{ line, fields }];
  });
}

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;

function faultsOf(
  fields: Fields,
  context: IndicatorContext,
  units: ReadonlyMap<string, string>,
): Fault[] {
  const faults: Fault[] = [];
  const { series, actor, period, value, unit, status, source, uri, retrieved, licence } = fields;
  if (!seriesId.safeParse(series).success)
    faults.push([
      'bad-series',
      `invalid series: ${series}`,
      'A series is small letters, digits and hyphens, such as defence-spending-share.',
    ]);
  if (!context.actor(actor)) {
    const near = context.near?.(actor) ?? [];
    faults.push([
      'unknown-actor',
      `unknown actor: ${actor}`,
      `Countries have ISO codes such as JPN.${near.length > 0 ? ` Near it: ${near.join(', ')}.` : ''}`,
    ]);
  }
  if (partialDate(period) === null)
    faults.push([
      'bad-period',
      `invalid year: ${period}`,
      'Give YYYY, YYYY-MM or YYYY-MM-DD; a fiscal year by the calendar year in which it ends.',
    ]);
  if (!NUMBER.test(value))
    faults.push([
      'not-a-number',
      `invalid value: ${value === '' ? '(empty)' : value}`,
      'Give a number with a decimal point and without signs of units or thousands; leave the row out where there is no figure.',
    ]);
  const known = units.get(series);
  if (unit === '') faults.push(['no-unit', 'missing unit', `For example: ${known ?? 'percent'}.`]);
  else if (known !== undefined && known !== unit)
    faults.push(['wrong-unit', `wrong unit of ${series}: ${unit}`, `The series is in ${known}.`]);
  const { lowest = null, highest = null } = context.series.find(({ id }) => id === series) ?? {};
  if (NUMBER.test(value)) {
    const x = Number(value);
    if ((lowest !== null && x < lowest) || (highest !== null && x > highest))
      faults.push([
        'out-of-range',
        `impossible value of ${series}: ${value} ${unit}`,
        `It lies between ${lowest ?? 'any'} and ${highest ?? 'any'}.`,
      ]);
  }
  const statuses = indicatorSchema.shape.status.options;
  if (!statuses.some((one) => one === status))
    faults.push([
      'unknown-status',
      `unknown status: ${status === '' ? '(empty)' : status}`,
      `It is one of ${statuses.join(', ')}.`,
    ]);
  if (source === '' || uri === '')
    faults.push([
      'no-source',
      `missing ${source === '' ? 'source' : 'uri of the source'}`,
      'A number without a source is not kept: give its name and its address.',
    ]);
  if (retrieved !== '' && partialDate(retrieved) === null)
    faults.push([
      'bad-retrieved',
      `invalid retrieved: ${retrieved}`,
      'Give the day on which it was read as YYYY-MM-DD, or leave it empty.',
    ]);
  if (licence === '')
    faults.push([
      'no-licence',
      'missing licence',
      'Say on what terms the number may be passed on, for example CC BY 4.0.',
    ]);
  return faults;
}

function rowOf(fields: Fields): Indicator {
  const { series, actor, period, value, unit, status, source, uri, retrieved, licence } = fields;
  const content = {
    series,
    actor,
    period,
    value: Number(value),
    unit,
    status: indicatorSchema.shape.status.parse(status),
    source: { name: source, uri, retrieved: retrieved === '' ? null : retrieved, licence },
  };
  return { record: 'indicator', id: indicatorId(content), ...content };
}
