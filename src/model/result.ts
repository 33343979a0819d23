import type { Diagnostic } from './records.ts';

/** What a stage gives back: what it could make, and what went wrong on the way. Text never throws. */
export interface Yield<T> {
  value: T;
  diagnostics: Diagnostic[];
}

type DiagnosticFields = Pick<Diagnostic, 'code' | 'severity' | 'message' | 'advice'> &
  Partial<Pick<Diagnostic, 'uri' | 'documentId' | 'start' | 'end'>>;

/** Builds a diagnostic record; places that are not known are null. */
export const diagnostic = (fields: DiagnosticFields): Diagnostic => ({
  record: 'diagnostic',
  code: fields.code,
  severity: fields.severity,
  message: fields.message,
  advice: fields.advice,
  uri: fields.uri ?? null,
  documentId: fields.documentId ?? null,
  start: fields.start ?? null,
  end: fields.end ?? null,
});
