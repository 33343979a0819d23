export type CsvValue = string | number | boolean | null;

/** A table for other programs. */
export interface CsvTable {
  columns: readonly string[];
  rows: readonly (readonly CsvValue[])[];
}

/** RFC 4180, but with line feeds; null is an empty field. */
export const csvText = ({ columns, rows }: CsvTable): string =>
  [columns, ...rows].map((row) => row.map(field).join(',')).join('\n');

const field = (value: CsvValue): string => {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
