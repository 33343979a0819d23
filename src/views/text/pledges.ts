import type { PledgeRow, PledgeTable } from '../../gaps/index.ts';
import { countWords, listWords } from '../words.ts';
import type { Naming } from './engagement.ts';
import { textTable, wrap } from './table.ts';

type Figure = PledgeRow['figures'][number];
type Path = Extract<PledgeRow['path'], { required: number }>;

const figureWords = ({ year, value, status }: Figure): string =>
  `${value.toFixed(2)}${status === 'estimate' ? 'e' : ''} (${year})`;

/** A year far ahead is no year: the figures cannot carry it. */
const FAR = 2100;
const yearWords = (year: number): string => (year > FAR ? `after ${FAR}` : String(Math.ceil(year)));

const projectedWords = ({ projected }: Path): string => {
  if (projected.value === null) {
    if (projected.reason === 'already-met') return 'reached';
    return projected.reason === 'not-moving-towards-target'
      ? 'never: not rising'
      : 'fewer than 3 figures';
  }
  const { value, lo, hi } = projected;
  const [first, last] = [yearWords(lo), hi === null ? 'never' : yearWords(hi)];
  return first === last ? yearWords(value) : `${yearWords(value)} [${first}, ${last}]`;
};

const isPath = (row: PledgeRow): row is PledgeRow & { path: Path } => 'required' in row.path;

/** "2020–2023, 2025": runs of years. */
export function yearRuns(years: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const year of years) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === year - 1) last[1] = year;
    else runs.push([year, year]);
  }
  return runs.map(([a, b]) => (a === b ? String(a) : `${a}–${b}`)).join(', ');
}

const reasonOf = ({ path }: PledgeRow): string => {
  if ('required' in path) return '';
  switch (path.reason) {
    case 'not-read':
      return 'no series of figures in the ledger';
    case 'no-observation':
      return 'no figure since the promise';
    case 'no-figure-at-start':
      return 'no figure for the year of the promise';
    default:
      return 'one of the two parts is not reported';
  }
};

/** Promisers first, the furthest behind first; then by name. */
const byShortfall =
  (name: (code: string) => string) =>
  (a: PledgeRow & { path: Path }, b: PledgeRow & { path: Path }): number =>
    Number(b.party) - Number(a.party) ||
    b.path.shortfall - a.path.shortfall ||
    (name(a.actor) < name(b.actor) ? -1 : 1);

/** Names, or where they are most of all, who is not among them. */
function namesOf(names: readonly string[], all: readonly string[]): string {
  const rest = all.filter((one) => !names.includes(one));
  if (rest.length === 0) return names.length === 1 ? names[0]! : `all ${names.length}`;
  if (names.length > 5 && rest.length * 2 < names.length)
    return `${names.length} of ${all.length}, that is all but ${listWords(rest)}`;
  return listWords([...names].sort());
}

/** One promise of an indicator: who stands where on the straight line, at most 100 columns wide. */
export function pledgeText(table: PledgeTable, { name }: Naming): string {
  const { pledge, startYear, dueYear } = table;
  const out = [
    wrap(
      `${pledge.name}. Made ${pledge.made}, due ${pledge.due}${pledge.review === null ? '' : `, review ${pledge.review}`}; ${pledge.force}; in ${pledge.unit}.`,
    ),
  ];
  const told = table.rows.filter(isPath).sort(byShortfall(name));
  if (told.length > 0) {
    const head = ['', String(startYear), 'last', 'line asks', 'short by', `level reached`];
    const lines = told.map((row) => [
      `${name(row.actor)}${row.party ? '' : ' °'}${row.near ? ' *' : ''}${row.part === 'core' ? ' (core)' : ''}`,
      figureWords(row.figures[0]!),
      figureWords(row.figures.at(-1)!),
      row.path.required.toFixed(2),
      row.path.behind ? row.path.shortfall.toFixed(2) : '–',
      projectedWords(row.path),
    ]);
    out.push(
      '',
      textTable(head, lines, ['left', 'right', 'right', 'right', 'right', 'left']),
      '',
      wrap(
        `e: an estimate of the source; –: not behind the line; °: did not promise it, shown beside; *: a series of another definition; level reached: if the last five figures go on [with the last three to five]. The straight line is a convention: the promise sets no yearly path.`,
      ),
    );
  }
  const everybody = [...new Set(table.rows.map((row) => name(row.actor)))];
  const silent = new Map<string, string[]>();
  for (const row of table.rows.filter((r) => !isPath(r))) {
    const words = `${reasonOf(row)}${row.part === 'whole' ? '' : ` (${row.part})`}`;
    silent.set(words, [...(silent.get(words) ?? []), name(row.actor)]);
  }
  for (const [words, names] of silent)
    out.push(wrap(`Nothing can be said, ${words}: ${namesOf(names, everybody)}.`));
  const gaps = missingWords(told, name);
  if (gaps !== '') out.push(wrap(gaps));
  if (told.length > 0 || silent.size > 0) out.push(dueWords(table, dueYear));
  return out.join('\n');
}

/** Years without a figure, those that all lack first. */
function missingWords(rows: readonly PledgeRow[], name: (code: string) => string): string {
  if (rows.length === 0) return '';
  const common = rows
    .map((row) => row.missing.map(({ year }) => year))
    .reduce((a, b) => a.filter((year) => b.includes(year)));
  const single = new Map<string, string[]>();
  for (const row of rows) {
    const own = yearRuns(
      row.missing.map(({ year }) => year).filter((year) => !common.includes(year)),
    );
    if (own !== '') single.set(own, [...(single.get(own) ?? []), name(row.actor)]);
  }
  const everybody = rows.map((row) => name(row.actor));
  return [
    ...(common.length > 0 ? [`No figure of anybody for ${yearRuns(common)}.`] : []),
    ...[...single].map(([years, names]) => `None for ${years} of ${namesOf(names, everybody)}.`),
  ].join(' ');
}

function dueWords(table: PledgeTable, dueYear: number): string {
  const atDue = table.rows.filter((row) => row.figures.some(({ year }) => year === dueYear));
  const when =
    table.pledge.due === String(dueYear)
      ? `in ${dueYear}`
      : `on ${table.pledge.due} (figures of ${dueYear})`;
  if (!table.due) return `Falls due ${when}.`;
  return atDue.length === 0
    ? `Fell due ${when}; no figure for that year, so whether it was kept is not known.`
    : `Fell due ${when}; ${countWords(atDue.length, 'actor')} with a figure for that year.`;
}

/** How many promisers are behind the line; says what is not known where the figures do not carry it. */
export function pledgeFinding(table: PledgeTable, { name }: Naming): string {
  const { pledge, dueYear } = table;
  const parties = table.rows.filter((row) => row.party && row.part !== 'total');
  const own = parties.filter(isPath).filter((row) => !row.near);
  const parts = pledge.parts === undefined ? '' : ' for its core part';
  if (own.length === 0)
    return `${pledge.name}: no promiser has figures${parts} that reach from ${table.startYear} on, so nothing can be said of its path. \`entente import indicator\` takes newer ones.`;
  const lastOf = (row: PledgeRow): Figure => row.figures.at(-1)!;
  const years = own.map((row) => lastOf(row).year).sort((a, b) => a - b);
  const [earliest, last] = [years[0]!, years.at(-1)!];
  const behind = own.filter((row) => row.path.behind);
  const estimated = own.filter((row) => lastOf(row).status === 'estimate').length;
  const furthest = behind.toSorted((a, b) => b.path.shortfall - a.path.shortfall)[0];
  const silent = parties.length - own.length;
  const when = earliest === last ? `in ${last}` : `at their last figure (${earliest} to ${last})`;
  return [
    `${pledge.name}: ${when}${estimated > 0 ? `, ${estimated} of them estimates` : ''}, ${behind.length === 0 ? 'none' : behind.length} of ${own.length} with figures ${behind.length === 1 ? 'was' : 'were'} behind the straight line${parts}`,
    furthest === undefined
      ? '.'
      : `, furthest ${name(furthest.actor)} by ${furthest.path.shortfall.toFixed(2)} points (${lastOf(furthest).year}).`,
    silent > 0 ? ` Of ${silent} more there is nothing to say.` : '',
    table.due && last < dueYear
      ? ` It fell due in ${dueYear}: whether it was kept is not known from these figures.`
      : '',
  ].join('');
}
