import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Statement } from './sql/statements.ts';

/** DuckDB in memory: it keeps nothing, loads no extension, and knows no settings of the user's. */
export interface Database {
  rows(statement: Statement): Promise<unknown[][]>;
  /** The same, some thousand rows at a time as columns, so that a long answer never stands whole. */
  columns(statement: Statement, take: (columns: unknown[][]) => void): Promise<void>;
  run(statement: Statement): Promise<void>;
  close(): void;
}

const CONFIG: Readonly<Record<string, string>> = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_persistent_secrets: 'false',
};

/** A cell of a row that is text, or NULL. */
export const textOrNull = (cell: unknown): string | null =>
  typeof cell === 'string' ? cell : null;
/** A cell of a row that is text. */
export const textOf = (cell: unknown): string => textOrNull(cell) ?? '';
/** A cell of a row that is a number. */
export const numberOf = (cell: unknown): number => (typeof cell === 'number' ? cell : 0);

/** Loads DuckDB only now, so that a program which reads no ledger does not wait for it. */
export async function openDatabase(threads?: number): Promise<Database> {
  const { DuckDBInstance: Instance } = await import('@duckdb/node-api');
  const instance: DuckDBInstance = await Instance.create(':memory:', {
    ...CONFIG,
    temp_directory: join(tmpdir(), `entente-duckdb-${process.pid}`),
    ...(threads === undefined ? {} : { threads: String(threads) }),
  });
  const connection: DuckDBConnection = await instance.connect();
  return {
    rows: async ({ sql, values }) => {
      const reader = await connection.runAndReadAll(sql, values);
      return reader.getRows();
    },
    columns: async ({ sql, values }, take) => {
      const result = await connection.stream(sql, values);
      for (;;) {
        const chunk = await result.fetchChunk();
        if (!chunk || chunk.rowCount === 0) return;
        take(chunk.getColumns());
      }
    },
    run: async ({ sql, values }) => {
      await connection.run(sql, values);
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
