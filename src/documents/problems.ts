import type { Diagnostic } from '../model/index.ts';
import { diagnostic } from '../model/index.ts';
import { plain } from './normalise.ts';
import { WEB_PROBLEMS } from './web/problems.ts';

type Entry = readonly [severity: Diagnostic['severity'], message: string, advice: string];

/**
 * Every problem that reading can report: code, severity, message, advice. `{x}` is filled in.
 * An error means that no document came out; a warning that something is missing from one; a note
 * that something was mended.
 */
export const PROBLEMS = {
  'read/empty-file': [
    'error',
    'the file is empty',
    'check the download or the export that made it',
  ],
  'read/no-text': ['error', 'there is no text in it', 'check that this is the file you meant'],
  'read/too-short': [
    'error',
    'only {count} characters of text',
    'a document needs at least a few words; check that the file is whole',
  ],
  'read/binary-file': [
    'error',
    'this is binary data, not text',
    'give the document as text, Markdown or HTML',
  ],
  'read/unsupported-format': [
    'error',
    '{format} cannot be read yet',
    'save it as text, Markdown or HTML and read that',
  ],
  'read/encrypted-pdf': [
    'error',
    'the PDF is encrypted',
    'open it with its password, print it to an unprotected file, and extract the text',
  ],
  'read/doctype-refused': [
    'error',
    'XML with a document type declaration is refused, because its entities can reach other files',
    'remove the DOCTYPE from the file',
  ],
  'read/redirect-page': [
    'error',
    'the page only sends the reader elsewhere, to {target}',
    'fetch that address yourself, if you trust it, and read what it gives',
  ],
  'read/no-main-text': [
    'error',
    'the page has no text of its own; it may be drawn by scripts',
    'save the page from a browser after it has loaded',
  ],
  'read/missing-path': ['error', 'there is no such path', 'check the spelling and the folder'],
  'read/unreadable-path': ['error', 'the path cannot be read ({reason})', 'check the permissions'],
  ...WEB_PROBLEMS,
  'read/no-documents': [
    'error',
    'no documents in it',
    'put .txt, .md or .html files there, or check the pattern',
  ],
  'read/failed': [
    'error',
    'reading broke off ({reason})',
    'please report this file as a defect; the other files are not affected',
  ],
  'read/too-large': [
    'warning',
    'larger than the limit of {limit}; the rest was left out',
    'split the file, or raise the limit',
  ],
  'read/truncated': [
    'warning',
    'the text breaks off before its end',
    'find the full text; nothing is inferred beyond the cut',
  ],
  'read/too-deep': [
    'warning',
    'elements are nested {count} deep; the deepest were lifted',
    'check the text against the page',
  ],
  'read/charset-mismatch': [
    'warning',
    'declared as {declared}, but read as {used}',
    'check names with accents',
  ],
  'read/undecodable': [
    'warning',
    '{count} characters could not be decoded as {used}',
    'save the file as UTF-8',
  ],
  'read/control-characters': [
    'note',
    '{count} control characters were dropped',
    'check the program that wrote the file',
  ],
  'read/lone-surrogate': [
    'note',
    '{count} broken characters were replaced by U+FFFD',
    'check the program that wrote the file',
  ],
  'read/type-mismatch': [
    'note',
    'named like {named}, but it is {found}; read as that',
    'rename the file',
  ],
  'read/invalid-date': [
    'warning',
    'invalid date in {where}: {value}',
    'give the date with --published',
  ],
  'read/date-conflict': [
    'warning',
    'dates of publication disagree: {dates}; took {taken}',
    'give the date with --published',
  ],
  'read/invalid-metadata': [
    'note',
    'structured data of the page could not be read; left out',
    'check the date and title of the document',
  ],
  'read/invalid-front-matter': [
    'warning',
    'front matter could not be read ({reason}); left out',
    'write it as YAML: one "key: value" a line between two lines of three dashes',
  ],
  'read/invalid-field': [
    'warning',
    'invalid {field}: {value}',
    'see the guide on front matter for the allowed values',
  ],
  'read/repeated-paragraphs': [
    'note',
    '{count} paragraphs repeat an earlier one; they count once',
    'no action is needed',
  ],
} as const satisfies Record<string, Entry>;

export type ProblemCode = keyof typeof PROBLEMS;

/** The diagnostic for a code of this room, its message filled in. Values are shortened for display. */
export function problem(
  code: ProblemCode,
  uri: string,
  values: Readonly<Record<string, string | number>> = {},
): Diagnostic {
  const [severity, message, advice] = PROBLEMS[code];
  const filled = message.replace(/\{(\w+)\}/g, (_, key: string) =>
    plain(String(values[key] ?? '').slice(0, 200)),
  );
  return diagnostic({ code, severity, message: filled, advice, uri });
}
