import type { Diagnostic } from '../../model/index.ts';
import { decode } from '../charset.ts';
import { ANYBODY, personName } from '../facts/people.ts';
import type { FileReader, Piece } from '../parts.ts';
import { problem } from '../problems.ts';
import { sourceOf } from '../source-of.ts';
import { type Draft, emptyDraft } from '../types.ts';
import {
  childrenOf,
  declaresDoctype,
  findElement,
  parseXml,
  textOf,
  type XmlElement,
} from '../xml.ts';
import { type Archive, inArchive } from './archive.ts';
import { type WordParts, wordBlocks } from './docx-blocks.ts';

/** A part of an office file as XML; null where there is none. */
export async function xmlPart(
  archive: Archive,
  name: string,
  uri: string,
  most: number,
): Promise<XmlElement | Diagnostic | null> {
  const bytes = await archive.read(name, most);
  if (bytes === null || 'record' in bytes) return bytes;
  const { text } = decode(bytes);
  if (declaresDoctype(text)) return problem('read/doctype-refused', uri);
  return parseXml(text).root;
}

/** Title, author and date as the program that wrote the file noted them. */
export function corePropertiesInto(draft: Draft, core: XmlElement | null, where: string): void {
  if (!core) return;
  const value = (name: string): string => textOf(findElement(core, name)).trim();
  const title = value('title');
  if (title !== '' && !/^(?:microsoft word|untitled|document\d*$|[\w-]+\.docx?$)/i.test(title))
    draft.title = title;
  const author = personName(value('creator') || value('initial-creator'), ANYBODY);
  if (author !== null) draft.authors.push(author);
  const date = value('modified') || value('date') || value('created') || value('creation-date');
  if (date !== '') draft.dates.push({ value: date, basis: 'file', where });
  const language = value('language');
  if (/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/.test(language)) draft.language = language;
}

/** Styles by id: the name that tells a heading, and the level of its outline. */
function headingStyles(styles: XmlElement | null): Set<string> {
  const headings = new Set<string>();
  const root = styles ? findElement(styles, 'styles') : undefined;
  for (const style of root ? childrenOf(root, 'style') : []) {
    const name = findElement(style, 'name')?.attributes['w:val'] ?? '';
    const id = style.attributes['w:styleId'];
    const outline = findElement(style, 'outlineLvl');
    if (id !== undefined && (outline || /^(?:heading \d|title|subtitle)$/i.test(name)))
      headings.add(id);
  }
  return headings;
}

/**
 * A Word document: the text as it stands with all tracked changes accepted, headings, lists, tables a
 * row a paragraph, notes at its end. What is hidden, and running heads, are left out.
 */
export const readDocx: FileReader = (input) =>
  inArchive(input, async function* (archive, bytes): AsyncGenerator<Piece> {
    const { uri } = input;
    const most = input.limits.maxBytes;
    const main = archive.names.includes('word/document.xml')
      ? 'word/document.xml'
      : archive.names.find((name) => /^word\/document\d*\.xml$/.test(name));
    if (main === undefined) {
      yield problem('read/invalid-document', uri, { reason: 'it has no word/document.xml' });
      return;
    }
    const parts: Partial<Record<string, XmlElement>> = {};
    const names = {
      main,
      styles: 'word/styles.xml',
      footnotes: 'word/footnotes.xml',
      endnotes: 'word/endnotes.xml',
      core: 'docProps/core.xml',
    };
    for (const [key, name] of Object.entries(names)) {
      const part = await xmlPart(archive, name, uri, most);
      if (part && 'record' in part) {
        yield part;
        if (key === 'main' || part.code === 'read/doctype-refused') return;
      } else if (part) parts[key] = part;
    }
    const { blocks, changes } = wordBlocks({
      main: parts['main']!,
      headings: headingStyles(parts['styles'] ?? null),
      footnotes: parts['footnotes'],
      endnotes: parts['endnotes'],
    } satisfies WordParts);
    const draft = emptyDraft();
    corePropertiesInto(draft, parts['core'] ?? null, 'DOCX properties');
    draft.blocks = blocks;
    draft.diagnostics.push(...archive.diagnostics);
    const [heading] = blocks;
    if (heading?.kind === 'heading') draft.title = heading.text;
    if (changes > 0)
      draft.diagnostics.push(problem('read/tracked-changes', uri, { count: changes }));
    yield {
      piece: 'draft',
      uri,
      draft,
      source: sourceOf(input, bytes, 'utf-8'),
    };
  });
