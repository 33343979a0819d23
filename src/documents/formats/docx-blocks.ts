import { oneLine } from '../normalise.ts';
import type { Block } from '../types.ts';
import { childOf, childrenOf, findElement, isElement, type XmlElement } from '../xml.ts';

export interface WordParts {
  main: XmlElement;
  /** Ids of styles that are headings. */
  headings: ReadonlySet<string>;
  footnotes?: XmlElement | undefined;
  endnotes?: XmlElement | undefined;
}

/** What holds no text of the accepted document. */
const LEFT_OUT = new Set([
  'del',
  'moveFrom',
  'delText',
  'delInstrText',
  'instrText',
  'pPr',
  'rPr',
  'tblPr',
  'trPr',
  'tcPr',
  'sectPr',
  'fldData',
  'drawingML',
  'commentRangeStart',
  'annotationRef',
]);
const BREAKS = new Set(['tab', 'br', 'cr', 'ptab']);

const on = (element: XmlElement | undefined): boolean =>
  element !== undefined && !/^(?:0|false|off|none)$/.test(element.attributes['w:val'] ?? '');

/** The text of a Word document as blocks, and how many tracked changes were accepted. */
export function wordBlocks(parts: WordParts): { blocks: Block[]; changes: number } {
  const blocks: Block[] = [];
  const notes: XmlElement[] = [];
  let changes = 0;
  /** Text of a paragraph whose mark was deleted: it runs on into the next. */
  let carried = '';

  const inline = (element: XmlElement, boxes: XmlElement[]): string => {
    let text = '';
    for (const child of element.children) {
      if (!isElement(child)) {
        if (element.name === 't') text += child;
        continue;
      }
      const { name } = child;
      if (name === 'del' || name === 'ins' || name === 'moveFrom' || name === 'moveTo')
        changes += 1;
      if (LEFT_OUT.has(name)) continue;
      if (name === 'txbxContent') boxes.push(child);
      else if (name === 'r' && on(childOf(childOf(child, 'rPr') ?? child, 'vanish'))) continue;
      else if (BREAKS.has(name)) text += ' ';
      else if (name === 'noBreakHyphen') text += '-';
      else if (name === 'footnoteReference' || name === 'endnoteReference') {
        const note = noteOf(name === 'footnoteReference' ? parts.footnotes : parts.endnotes, child);
        if (note) notes.push(note);
      } else if (name === 'AlternateContent') {
        const one = childOf(child, 'Choice') ?? childOf(child, 'Fallback');
        if (one) text += inline(one, boxes);
      } else text += inline(child, boxes);
    }
    return text;
  };

  const paragraph = (element: XmlElement, cells: string[] | null): void => {
    const properties = childOf(element, 'pPr');
    const boxes: XmlElement[] = [];
    const text = carried + inline(element, boxes);
    carried = '';
    const mark = properties && childOf(properties, 'rPr');
    if (mark && (childOf(mark, 'del') || childOf(mark, 'moveFrom'))) {
      carried = text;
      return;
    }
    const line = oneLine(text);
    if (line !== '') {
      if (cells) cells.push(line);
      else blocks.push({ text: line, kind: kindOf(properties, parts.headings) });
    }
    for (const box of boxes) walk(box, cells);
  };

  const row = (element: XmlElement): void => {
    if (childOf(childOf(element, 'trPr') ?? element, 'del')) return;
    const cells: string[] = [];
    for (const cell of childrenOf(element, 'tc')) {
      const inner: string[] = [];
      walk(cell, inner);
      if (inner.length > 0) cells.push(inner.join(' '));
    }
    if (cells.length === 1) blocks.push({ text: cells[0]!, kind: 'text' });
    else if (cells.length > 1) blocks.push({ text: cells.join(' | '), kind: 'table' });
  };

  const walk = (element: XmlElement, cells: string[] | null): void => {
    for (const child of element.children) {
      if (!isElement(child) || LEFT_OUT.has(child.name)) continue;
      if (child.name === 'p') paragraph(child, cells);
      else if (child.name === 'tr' && !cells) row(child);
      else walk(child, cells);
    }
  };

  walk(findElement(parts.main, 'body') ?? parts.main, null);
  for (const note of notes.splice(0)) {
    const inner: string[] = [];
    walk(note, inner);
    if (inner.length > 0) blocks.push({ text: inner.join(' '), kind: 'text', prose: false });
  }
  return { blocks, changes };
}

function noteOf(notes: XmlElement | undefined, reference: XmlElement): XmlElement | undefined {
  const id = reference.attributes['w:id'];
  const root = notes && (findElement(notes, 'footnotes') ?? findElement(notes, 'endnotes'));
  return root?.children.filter(isElement).find((note) => note.attributes['w:id'] === id);
}

function kindOf(properties: XmlElement | undefined, headings: ReadonlySet<string>): Block['kind'] {
  if (!properties) return 'text';
  const style = childOf(properties, 'pStyle')?.attributes['w:val'] ?? '';
  const known = headings.has(style) || /^(?:Heading\d|Title|Subtitle)$/i.test(style);
  if (known || childOf(properties, 'outlineLvl')) return 'heading';
  if (childOf(properties, 'numPr') || /^List/i.test(style)) return 'list';
  return /quote/i.test(style) ? 'quote' : 'text';
}
