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
    'give the document as PDF, DOCX, HTML or text',
  ],
  'read/unsupported-format': [
    'error',
    '{format} cannot be read',
    'save it as PDF, DOCX, HTML or text and read that',
  ],
  'read/rtf': [
    'error',
    'RTF cannot be read',
    'save it as DOCX, PDF or text and read that; a whole folder at once: libreoffice --headless --convert-to docx *.rtf',
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
    'check that documents are there (PDF, DOCX, HTML, text, mail, feeds, tables), or check the pattern',
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
  'read/date-after-retrieval': [
    'warning',
    'the date {value} ({where}) lies after the day on which the page was fetched ({retrieved}); it was not taken',
    'give the date with --published if it is known',
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
  'read/too-large-file': [
    'error',
    'larger than the limit of {limit}, and it cannot be read in part',
    '{how}',
  ],
  'read/archive-bomb': [
    'error',
    'the archive unpacks to far more than its size ({reason}); refused',
    'check where it comes from; if it is what you want, unpack it yourself and read the folder',
  ],
  'read/archive-truncated': [
    'error',
    'the archive is cut off or damaged ({reason})',
    'fetch it again',
  ],
  'read/archive-entry-name': [
    'warning',
    'the archive holds a name that reaches out of it ({name}); that file was left out',
    'check where the archive comes from; nothing was written anywhere',
  ],
  'read/archive-encrypted': [
    'error',
    'the file {name} in the archive is encrypted',
    'unpack it with its password and read the folder',
  ],
  'read/too-nested': [
    'warning',
    'archives or messages lie more than {limit} deep in one another; the deepest were left out',
    'unpack it yourself and read the folder',
  ],
  'read/too-many-entries': [
    'warning',
    'more than {limit} files in it; the rest was left out',
    'unpack it yourself and read the folder',
  ],
  'read/invalid-json': ['error', 'it is no JSON ({reason})', 'check the program that wrote it'],
  'read/invalid-lines': [
    'warning',
    '{count} more lines could not be read',
    'check the program that wrote the file',
  ],
  'read/line-too-long': [
    'error',
    'the line is longer than {limit} bytes',
    'check that the file has one object a line',
  ],
  'read/invalid-record': [
    'error',
    'it says that it is a document of ours, but it does not hold together ({reason})',
    'read the original again',
  ],
  'read/other-records': [
    'note',
    '{count} records that are no documents were passed over',
    'no action is needed; read and code the documents again to get their records',
  ],
  'read/invalid-table': [
    'error',
    'a row of the table could not be read ({reason})',
    'check quotes and line ends in that row',
  ],
  'read/unknown-columns': [
    'error',
    'no column holds a text or an address that we know; the columns are {columns}',
    'say which is which, for example --columns text=body,date=published',
  ],
  'read/no-text-column': [
    'error',
    'entries with an address but without text: {count}, for example {example}',
    'add --follow to fetch the pages, or say which column holds the text with --columns text=NAME',
  ],
  'read/no-text-field': [
    'error',
    'no field of it holds a text; the fields are {fields}',
    'say which one does, for example --columns text=body',
  ],
  'read/shared-passage': [
    'note',
    'a passage of {count} words also stands in {other}, which is another text',
    'no action is needed; the two are counted as two sources',
  ],
  'read/invalid-document': [
    'error',
    'the document cannot be read ({reason})',
    'open it in the program that wrote it, save it again, and read that',
  ],
  'read/tracked-changes': [
    'note',
    '{count} tracked changes; the text is read with all of them accepted',
    'check that the changes were meant to stand',
  ],
  'read/invalid-mail': ['error', 'the message cannot be read ({reason})', 'save it again as .eml'],
  'read/quoted-reply': [
    'note',
    '{count} paragraphs are quoted from an earlier message; they are not coded',
    'read that message too, if it matters',
  ],
  'read/malformed-feed': [
    'warning',
    'the feed is not well formed; what could be read was read',
    'check it against what the site shows',
  ],
  'read/unsafe-link': [
    'warning',
    'an entry links to {link}, which is no web address; the link was left out',
    'no action is needed',
  ],
  'read/not-a-feed': [
    'error',
    'it is no feed (RSS, Atom or JSON Feed) but {found}',
    'look for the address of the feed on the page itself, and put that into the list',
  ],
  'read/not-a-feed-list': [
    'error',
    'it is no list of feeds (OPML) but {found}',
    'export the list as OPML from a feed reader, or give the addresses of the feeds themselves',
  ],
  'read/no-feeds': [
    'error',
    'the list names no feed',
    'a feed is an outline with an xmlUrl, as feed readers write it',
  ],
  'read/feed-waiting': [
    'note',
    'it failed {count} times in a row ({reason}) and is asked again from {time}',
    'look at the address in a browser if this goes on',
  ],
  'read/given-up': [
    'warning',
    'the page could not be had {count} times ({reason}) and is not asked for again',
    'open the page yourself, save it, and add the file',
  ],
  'read/watch-state': [
    'warning',
    'what was seen of this feed could not be read or kept ({reason})',
    'check the folder watch/ of the ledger; what is in the ledger already is not added twice',
  ],
  'read/feed-list': [
    'error',
    'a list of {count} feeds, which holds no documents itself',
    'read the feeds with entente watch, or add --follow',
  ],
  'read/no-text-pdf': [
    'error',
    'the PDF has no text (pages: {count}); it may be a scan',
    'recognise its text first, for example with "ocrmypdf in.pdf out.pdf", and read that',
  ],
  'read/pages-without-text': [
    'warning',
    '{count} of {pages} pages have no text; they may be scans',
    'recognise their text first, for example with "ocrmypdf --skip-text in.pdf out.pdf"',
  ],
  'read/undecodable-pdf': [
    'error',
    'the letters of the PDF stand for nothing that can be read; its fonts lack a table',
    'recognise its text, for example with "ocrmypdf --force-ocr in.pdf out.pdf", and read that',
  ],
  'read/broken-pdf': ['error', 'the PDF is damaged or cut off ({reason})', 'fetch it again'],
  'read/broken-pages': [
    'warning',
    '{count} pages could not be read ({reason}); they were left out',
    'print it to a new PDF and read that',
  ],
  'read/too-slow': [
    'error',
    'reading took too long or too much memory ({reason}) and was stopped',
    'print it to a new PDF, or split it, and read that',
  ],
  'read/worker-crashed': [
    'error',
    'the thread that worked on it ended ({reason})',
    'the other documents are not affected; please report this one as a defect',
  ],
  'read/too-many-pages': [
    'warning',
    'more than {limit} pages; the rest was left out',
    'split the file, or raise the limit',
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
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (_, key: string) => plain(String(values[key] ?? '').slice(0, 200)));
  return diagnostic({ code, severity, message: fill(message), advice: fill(advice), uri });
}
