import { stableId } from '../base/index.ts';
import type { Diagnostic, Document, Paragraph } from '../model/index.ts';
import { findRepeats } from './copies/repeats.ts';
import { isCredit, isEndMark, markCredits } from './facts/credits.ts';
import { datelines, dayOrder } from './facts/dates.ts';
import { kindOf } from './facts/kind.ts';
import { languageOf, otherLanguages } from './facts/language.ts';
import { licenceIn, licenceOf } from './facts/licence.ts';
import { personName } from './facts/people.ts';
import { choosePublished } from './facts/published.ts';
import { completePublisher, domainOf, publisherNamed, type Publisher } from './facts/publishers.ts';
import { type Completeness, completeness, isCutLine } from './facts/truncation.ts';
import { normalise, oneLine, plain } from './normalise.ts';
import { problem } from './problems.ts';
import type { Block, Draft, Given, Hint, Limits, Source, StatedDate } from './types.ts';

/** Stands between paragraphs in `document.text`. */
const BREAK = '\n\n';
/** Fewer letters and digits than this are no document. */
const MINIMUM = 10;

export interface About {
  uri: string;
  given: Given;
  limits: Limits;
  source: Source;
}

/** From blocks to a document: text with offsets, facts checked and chosen, faults reported. */
export function compose(
  draft: Draft,
  about: About,
): { document: Document | null; diagnostics: Diagnostic[] } {
  const { uri, given, limits } = about;
  const diagnostics = [...draft.diagnostics];
  const credited = markCredits(clean(draft.blocks, diagnostics, uri));
  const blocks = markCutLines(credited.blocks);
  const laid = layOut(blocks, limits.maxCharacters);
  if (laid.cut && !diagnostics.some((d) => d.code === 'read/too-large')) {
    diagnostics.push(
      problem('read/too-large', uri, { limit: `${limits.maxCharacters} characters` }),
    );
  }
  const { text, paragraphs } = laid;
  const substance = substanceOf(text);
  if (substance < MINIMUM) {
    const failed = diagnostics.some((d) => d.severity === 'error');
    const code = substance === 0 ? 'read/no-text' : 'read/too-short';
    if (!failed) diagnostics.push(problem(code, uri, { count: substance }));
    return { document: null, diagnostics };
  }
  const { hint } = given;
  const title =
    given.title === undefined
      ? (titleOf(draft.title) ?? titleOf(hint?.title ?? null))
      : plain(given.title) || null;
  const publisher = choosePublisher(draft, given, blocks, uri);
  const dates = choosePublished(
    inOrder(draft.dates, datelines(blocks), hint),
    given.published,
    uri,
    dayOrder(draft.language, publisher.domain),
    given.retrieved,
  );
  diagnostics.push(...dates.diagnostics);
  const whole: Completeness =
    draft.cut || laid.cut
      ? { complete: false, truncatedAt: text.length }
      : completeness(text, paragraphs);
  if (whole.complete === false) diagnostics.push(problem('read/truncated', uri));
  const repeated = markRepeats(text, paragraphs);
  const count = repeated.filter((p) => p.duplicateOf !== undefined).length;
  if (count > 0) diagnostics.push(problem('read/repeated-paragraphs', uri, { count }));
  const prose = paragraphs.filter((p) => p.prose).map((p) => text.slice(p.start, p.end));
  const authors =
    given.authors ??
    (draft.authors.length > 0 ? draft.authors : ofPeople(credited.authors, publisher));
  const language =
    given.language ?? languageOf(prose.slice(0, 60).join('\n').slice(0, 12_000), draft.language);
  const licence = draft.licence === null ? licenceAtEdges(blocks) : licenceOf(draft.licence);
  const id = stableId('doc', text, publisher.domain ?? publisher.name);
  const document: Document = {
    record: 'document',
    id,
    uri,
    title,
    publisher,
    authors: [...new Set(authors.map(plain).filter(Boolean))].slice(0, 50),
    published: dates.published,
    language,
    kind: given.kind ?? draft.kind ?? kindOf(title, prose.slice(0, 200), publisher.kind),
    text,
    paragraphs: markLanguages(text, repeated, language),
    ...whole,
    cluster: id,
    ...(licence === null ? {} : { licence }),
    ...(given.retrieved === undefined ? {} : { retrieved: given.retrieved }),
    sources: given.sources ?? draft.sources,
    source: about.source,
    diagnostics: diagnostics.map((d) => placed(d, id, whole.truncatedAt)),
  };
  return { document, diagnostics: [] };
}

/** A licence granted in a line at the head or the end of a text, where such lines stand. */
function licenceAtEdges(blocks: readonly Block[]): string | null {
  const edges = blocks.length <= 12 ? blocks : [...blocks.slice(0, 4), ...blocks.slice(-8)];
  return edges.map(({ text }) => licenceIn(text)).find((found) => found !== null) ?? null;
}

/** Names of a byline without those of the publisher itself. */
const ofPeople = (names: readonly string[], publisher: Publisher): string[] =>
  names.filter((name) => personName(name, { publisher: [publisher.name ?? ''] }) !== null);

/**
 * What leads to a document knows less than the document itself; what a file's own properties say of
 * it comes last, since it may be the day of a copy.
 */
const inOrder = (
  stated: readonly StatedDate[],
  read: readonly StatedDate[],
  hint: Hint | undefined,
): StatedDate[] => [
  ...stated.filter((one) => one.basis !== 'file'),
  ...read,
  ...(hint?.date
    ? [{ value: hint.date, basis: 'metadata' as const, where: hint.where, from: 'feed' as const }]
    : []),
  ...stated.filter((one) => one.basis === 'file'),
];

const LETTER = /[\p{L}\p{N}]/gu;

/** Letters and digits of a text, wherever they stand, counted up to a few times the least a document needs. */
function substanceOf(text: string): number {
  let found = 0;
  LETTER.lastIndex = 0;
  while (found < MINIMUM * 10 && LETTER.test(text)) found += 1;
  return found;
}

const placed = (d: Diagnostic, documentId: string, truncatedAt: number | null): Diagnostic => {
  const at = d.code === 'read/truncated' ? truncatedAt : d.start;
  return { ...d, documentId, start: at, end: at };
};

/** Normalises the text of all blocks, drops empty ones and counts what was mended. */
function clean(blocks: readonly Block[], diagnostics: Diagnostic[], uri: string): Block[] {
  let surrogates = 0;
  const out: Block[] = [];
  for (const block of blocks) {
    const result = normalise(block.text);
    surrogates += result.surrogates;
    const text = oneLine(result.text);
    if (text !== '') out.push(text === block.text ? block : { ...block, text });
  }
  if (surrogates > 0) diagnostics.push(problem('read/lone-surrogate', uri, { count: surrogates }));
  return out;
}

/** Lines such as "Continue reading" at the end stand for text that is missing: no prose. */
function markCutLines(blocks: readonly Block[]): Block[] {
  const from = blocks.length - 8;
  return blocks.map((block, i) =>
    i > 0 && i >= from && isCutLine(block.text)
      ? { ...block, kind: 'credit', prose: false }
      : block,
  );
}

function layOut(
  blocks: readonly Block[],
  most: number,
): { text: string; paragraphs: Paragraph[]; cut: boolean } {
  const parts: string[] = [];
  const paragraphs: Paragraph[] = [];
  let length = 0;
  for (const block of blocks) {
    const start = length === 0 ? 0 : length + BREAK.length;
    const room = most - start;
    if (room <= 0) return { text: parts.join(BREAK), paragraphs, cut: true };
    const text = block.text.length > room ? cutAt(block.text, room) : block.text;
    if (text !== '') {
      parts.push(text);
      length = start + text.length;
      paragraphs.push({ start, end: length, prose: block.prose ?? true, kind: block.kind });
    }
    if (text.length < block.text.length) return { text: parts.join(BREAK), paragraphs, cut: true };
  }
  return { text: parts.join(BREAK), paragraphs, cut: false };
}

/** Cuts before `room` code units, at a space where one is near, never inside a character. */
function cutAt(text: string, room: number): string {
  const space = text.lastIndexOf(' ', room);
  if (space > room - 1000 && space > 0) return text.slice(0, space);
  const code = text.charCodeAt(room);
  return text.slice(0, code >= 0xdc00 && code <= 0xdfff ? room - 1 : room);
}

/** The paragraphs with `language` where one is in another than the document. */
function markLanguages(
  text: string,
  paragraphs: readonly Paragraph[],
  language: string | null,
): Paragraph[] {
  const others = otherLanguages(text, paragraphs, language);
  return paragraphs.map((paragraph, i) => {
    const other = others[i] ?? null;
    return other === null ? paragraph : { ...paragraph, language: other };
  });
}

/** The paragraphs with `duplicateOf` where one repeats an earlier one. */
export function markRepeats(text: string, paragraphs: readonly Paragraph[]): Paragraph[] {
  const repeats = findRepeats(text, paragraphs);
  return paragraphs.map((paragraph, i) => {
    const of = repeats[i];
    return of === null || of === undefined ? paragraph : { ...paragraph, duplicateOf: of };
  });
}

const titleOf = (raw: string | null): string | null => {
  const title = raw === null ? '' : plain(raw.slice(0, 2000)).slice(0, 500);
  return title === '' ? null : title;
};

/** What the caller says, else what the document says, else a known name in its copyright line. */
function choosePublisher(
  draft: Draft,
  given: Given,
  blocks: readonly Block[],
  uri: string,
): Publisher {
  const known = given.publishers;
  const own = typeof given.publisher === 'string' ? { name: given.publisher } : given.publisher;
  if (own) return completePublisher(own, known);
  const stated = { ...draft.publisher };
  stated.domain ??= domainOf(uri);
  if (stated.name ?? stated.domain) return completePublisher(stated, known);
  const credits = blocks.filter(
    (b) => b.kind === 'credit' && isCredit(b.text) && !isEndMark(b.text),
  );
  return (
    credits.map((b) => publisherNamed(b.text, known)).find((found) => found !== null) ??
    completePublisher({}, known)
  );
}
