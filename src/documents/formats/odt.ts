import { oneLine } from '../normalise.ts';
import type { FileReader, Piece } from '../parts.ts';
import { problem } from '../problems.ts';
import { sourceOf } from '../source-of.ts';
import { type Block, emptyDraft } from '../types.ts';
import { childrenOf, findElement, isElement, type XmlElement } from '../xml.ts';
import { inArchive } from './archive.ts';
import { corePropertiesInto, xmlPart } from './docx.ts';

/** Deleted text, comments, notes and indexes stand inside the text; notes are gathered. */
const LEFT_OUT = new Set([
  'tracked-changes',
  'annotation',
  'annotation-end',
  'table-of-content',
  'sequence-decls',
  'forms',
]);

function inline(element: XmlElement, notes: XmlElement[]): string {
  let text = '';
  for (const child of element.children) {
    if (!isElement(child)) text += child;
    else if (child.name === 'note') notes.push(child);
    else if (child.name === 's')
      text += ' '.repeat(Math.min(20, Number(child.attributes['text:c'] ?? 1) || 1));
    else if (child.name === 'tab' || child.name === 'line-break') text += ' ';
    else if (!LEFT_OUT.has(child.name)) text += inline(child, notes);
  }
  return text;
}

/** The text of an OpenDocument as blocks. */
function odtBlocks(body: XmlElement): Block[] {
  const blocks: Block[] = [];
  const notes: XmlElement[] = [];
  const walk = (element: XmlElement, kind: Block['kind'], cells: string[] | null): void => {
    for (const child of element.children) {
      if (!isElement(child) || LEFT_OUT.has(child.name)) continue;
      if (child.name === 'p' || child.name === 'h') {
        const text = oneLine(inline(child, notes));
        if (text === '') continue;
        if (cells) cells.push(text);
        else blocks.push({ text, kind: child.name === 'h' ? 'heading' : kind });
      } else if (child.name === 'table-row' && !cells) {
        const row = childrenOf(child, 'table-cell').map((cell) => {
          const inner: string[] = [];
          walk(cell, 'text', inner);
          return inner.join(' ');
        });
        const filled = row.filter((cell) => cell !== '');
        if (filled.length > 0) {
          blocks.push({ text: filled.join(' | '), kind: filled.length > 1 ? 'table' : 'text' });
        }
      } else walk(child, child.name === 'list' ? 'list' : kind, cells);
    }
  };
  walk(body, 'text', null);
  for (const note of notes.splice(0)) {
    const inner: string[] = [];
    walk(findElement(note, 'note-body') ?? note, 'text', inner);
    if (inner.length > 0) blocks.push({ text: inner.join(' '), kind: 'text', prose: false });
  }
  return blocks;
}

/** A text of LibreOffice and its kin (.odt): the text with changes accepted, notes at its end. */
export const readOdt: FileReader = (input) =>
  inArchive(input, async function* (archive, bytes): AsyncGenerator<Piece> {
    const { uri, limits } = input;
    const content = await xmlPart(archive, 'content.xml', uri, limits.maxBytes);
    if (!content || 'record' in content) {
      yield content ?? problem('read/invalid-document', uri, { reason: 'it has no content.xml' });
      return;
    }
    const meta = await xmlPart(archive, 'meta.xml', uri, limits.maxBytes);
    const draft = emptyDraft();
    if (meta && !('record' in meta)) corePropertiesInto(draft, meta, 'ODT properties');
    draft.blocks = odtBlocks(findElement(content, 'text') ?? content);
    const [heading] = draft.blocks;
    if (heading?.kind === 'heading') draft.title = heading.text;
    draft.diagnostics.push(...archive.diagnostics);
    yield { piece: 'draft', uri, draft, source: sourceOf(input, bytes, 'utf-8') };
  });
