import { basename } from 'node:path';
import { stableId } from '../../base/index.ts';
import type { Diagnostic, Indicator } from '../../model/index.ts';
import type { Raw, Read } from '../files.ts';
import { readFolder } from '../folders.ts';
import { checkEntry, type Folders } from '../read.ts';
import {
  rowSchema,
  seriesSchema,
  sourceSchema,
  targetSchema,
  type IndicatorSeries,
  type IndicatorSource,
  type IndicatorTarget,
} from './schemas.ts';

/** What `knowledge/indicators/` holds. */
export interface Indicators {
  /** By series, actor, period, then id. */
  rows: readonly Indicator[];
  series: readonly IndicatorSeries[];
  targets: readonly IndicatorTarget[];
}

/** A number is the same record while nothing it says changes. */
export const indicatorId = (row: Omit<Indicator, 'id' | 'record'>): string =>
  stableId(
    'in',
    row.series,
    row.actor,
    row.period,
    row.unit,
    row.status,
    row.value,
    row.source.name,
  );

const text = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
/** Rows of one source on one actor and period are the same row; other entries go by their id. */
const keyOf = (entry: Raw): string =>
  'id' in entry
    ? text(entry['id'])
    : ['series', 'actor', 'period', 'source'].map((field) => text(entry[field])).join('\u001f');

const KINDS = ['sources', 'series', 'targets'] as const;
type Kind = (typeof KINDS)[number] | 'rows';

/**
 * The numbers of `indicators/`, with the user's laid over them. Three files have a name of their own
 * (`sources.json`, `series.json`, `targets.json`); every other file holds rows. What does not fit is
 * left out and told of at its line.
 */
export function readIndicators(
  folders: Folders,
  diagnostics: Diagnostic[],
  isActor: (code: string) => boolean,
): Indicators {
  const found: Record<Kind, Read[]> = { sources: [], series: [], targets: [], rows: [] };
  for (const [path, reads] of readFolder('indicators', keyOf, folders, diagnostics)) {
    const name = basename(path).replace(/\.(?:json|ya?ml)$/i, '');
    found[KINDS.find((kind) => kind === name) ?? 'rows'].push(...reads);
  }
  const check = <T>(reads: readonly Read[], parse: (read: Read) => T | null): T[] =>
    reads.flatMap((read) => parse(read) ?? []);

  const sources = new Map<string, IndicatorSource>();
  for (const { entry, fault } of found.sources) {
    const source = checkEntry(sourceSchema, entry, fault, diagnostics);
    if (source !== null) sources.set(source.id, source);
  }
  const series = new Map<string, IndicatorSeries>();
  for (const { entry, fault } of found.series) {
    const one = checkEntry(seriesSchema, entry, fault, diagnostics);
    if (one !== null) series.set(one.id, one);
  }
  const targets = check(found.targets, ({ entry, fault }) => {
    const target = checkEntry(targetSchema, entry, fault, diagnostics);
    const stranger = target?.actors.find((code) => !isActor(code));
    if (stranger === undefined) return target;
    diagnostics.push(fault(unknownActor(stranger), ['actors']));
    return null;
  });
  const rows = check(found.rows, ({ entry, fault }): Indicator | null => {
    const row = checkEntry(rowSchema, entry, fault, diagnostics);
    if (row === null) return null;
    if (!isActor(row.actor)) {
      diagnostics.push(fault(unknownActor(row.actor), ['actor']));
      return null;
    }
    const known = series.get(row.series);
    if (known && known.unit !== row.unit) {
      const fields = {
        code: 'knowledge/wrong-unit',
        message: `wrong unit of ${row.series}: ${row.unit}`,
        advice: `The series is in ${known.unit}.`,
      };
      diagnostics.push(fault(fields, ['unit']));
      return null;
    }
    const source = typeof row.source === 'string' ? sources.get(row.source) : row.source;
    if (source === undefined) {
      const fields = {
        code: 'knowledge/unknown-source',
        message: `unknown source: ${text(row.source)}`,
        advice:
          'Name a source of indicators/sources.json, or write it out with name, uri, retrieved and licence.',
      };
      diagnostics.push(fault(fields, ['source']));
      return null;
    }
    const { name, uri, retrieved, licence } = source;
    const content = { ...row, source: { name, uri, retrieved, licence } };
    return { record: 'indicator', id: indicatorId(content), ...content };
  });
  return { rows: rows.sort(byPlace), series: [...series.values()], targets };
}

const unknownActor = (code: string): { code: string; message: string; advice: string } => ({
  code: 'knowledge/unknown-actor',
  message: `unknown actor: ${code}`,
  advice: 'Give the code of a country or organisation that is listed.',
});

const place = ({ series, actor, period, id }: Indicator): string =>
  [series, actor, period, id].join('\u001f');
/** The order of indicators in every result. */
export const byPlace = (a: Indicator, b: Indicator): number =>
  place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0;
