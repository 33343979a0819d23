import { z } from 'zod';
import {
  commitmentSchema,
  documentSchema,
  eventSchema,
  indicatorSchema,
  positionSchema,
} from '../../model/index.ts';
import type { Kind, RecordOf } from '../types.ts';

/** The schema of each table's records. */
export const SCHEMAS = {
  documents: documentSchema,
  events: eventSchema,
  commitments: commitmentSchema,
  positions: positionSchema,
  indicators: indicatorSchema,
} as const;

/** The same, as what checks one record. */
export const CHECKS: { readonly [K in Kind]: z.ZodType<RecordOf[K]> } = { ...SCHEMAS };

/** The `record` of each table's records; it is the table's name, and no column. */
export const RECORD_NAMES = {
  documents: 'document',
  events: 'event',
  commitments: 'commitment',
  positions: 'position',
  indicators: 'indicator',
} as const;

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * The DuckDB type of a zod schema: objects are structs, arrays lists, whole numbers BIGINT. A column
 * that may be null, or left out, is a plain column. `boolean | "unknown"` is a BOOLEAN whose NULL
 * means unknown.
 */
export function duckType(schema: z.core.$ZodType): string {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional)
    return duckType(schema.unwrap());
  if (schema instanceof z.ZodString || schema instanceof z.ZodEnum) return 'VARCHAR';
  if (schema instanceof z.ZodNumberFormat) return 'BIGINT';
  if (schema instanceof z.ZodNumber) return 'DOUBLE';
  if (schema instanceof z.ZodBoolean) return 'BOOLEAN';
  if (schema instanceof z.ZodArray) return `${duckType(schema.element)}[]`;
  if (schema instanceof z.ZodObject) {
    const fields: [string, z.core.$ZodType][] = Object.entries(schema.shape);
    return `STRUCT(${fields.map(([name, field]) => `${quoteName(name)} ${duckType(field)}`).join(', ')})`;
  }
  if (schema instanceof z.ZodLiteral)
    return typeof schema.value === 'number' ? 'TINYINT' : 'VARCHAR';
  if (schema instanceof z.ZodUnion) {
    const types = new Set(schema.options.map(duckType));
    if (types.size === 1) return [...types].join('');
    if (types.size === 2 && types.has('BOOLEAN') && types.has('VARCHAR')) return 'BOOLEAN';
  }
  throw new Error(`unknown column type: ${schema.constructor.name}`);
}

/** A column of a table. */
export interface Column {
  name: string;
  type: string;
}

/** The columns of a table, in the order of the record's fields. */
export const columnsOf = (kind: Kind): Column[] =>
  Object.entries<z.core.$ZodType>(SCHEMAS[kind].shape)
    .filter(([name]) => name !== 'record')
    .map(([name, field]) => ({ name, type: duckType(field) }));
