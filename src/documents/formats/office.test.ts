import { strToU8, zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../model/index.ts';
import { readAll } from '../testing.ts';

const STORY =
  'The foreign ministers of Arland and Borland met on Wednesday and agreed to hold consultations on ports.';

const docx = (body: string, more: Zippable = {}): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
    ),
    ...more,
  });
const p = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const texts = (document: Document | undefined): string[] =>
  (document?.paragraphs ?? []).map((one) => document!.text.slice(one.start, one.end));

describe('Word documents', () => {
  it('give headings, lists, tables, notes and properties', async () => {
    const cell = (text: string): string => `<w:tc>${p(text)}</w:tc>`;
    const bytes = docx(
      p('Communiqué of Northhaven', '<w:pStyle w:val="Titel1"/>') +
        p(STORY) +
        `<w:p><w:r><w:t>Ships may call at two ports.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>` +
        p('a joint committee', '<w:numPr/>') +
        `<w:tbl><w:tr>${cell('Port')}${cell('Ships')}</w:tr><w:tr>${cell('Northhaven')}${cell('4')}</w:tr></w:tbl>`,
      {
        'word/styles.xml': strToU8(
          '<w:styles xmlns:w="w"><w:style w:styleId="Titel1"><w:name w:val="heading 1"/></w:style></w:styles>',
        ),
        'word/footnotes.xml': strToU8(
          `<w:footnotes xmlns:w="w"><w:footnote w:id="2">${p('See the treaty of 1990.')}</w:footnote></w:footnotes>`,
        ),
        'docProps/core.xml': strToU8(
          '<cp:coreProperties xmlns:dc="d"><dc:creator>Jane Doe</dc:creator><dcterms:modified>2025-06-04T08:00:00Z</dcterms:modified></cp:coreProperties>',
        ),
      },
    );
    const { documents, diagnostics } = await readAll(bytes, 'a.docx');
    expect(diagnostics).toEqual([]);
    const [document] = documents;
    expect(document?.title).toBe('Communiqué of Northhaven');
    expect(document?.authors).toEqual(['Jane Doe']);
    expect(document?.published).toEqual({ date: '2025-06-04', precision: 'day', basis: 'file' });
    expect(texts(document)).toEqual([
      'Communiqué of Northhaven',
      STORY,
      'Ships may call at two ports.',
      'a joint committee',
      'Port | Ships',
      'Northhaven | 4',
      'See the treaty of 1990.',
    ]);
    expect(document?.paragraphs.map((one) => one.kind)).toEqual([
      'heading',
      'text',
      'text',
      'list',
      'table',
      'table',
      'text',
    ]);
    expect(document?.paragraphs.at(-1)?.prose).toBe(false);
  });

  it('are read with tracked changes accepted', async () => {
    const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const { documents, codes } = await readAll(
      docx(
        `<w:p>${run('They will pay ')}<w:del>${run('ten ').replaceAll('w:t', 'w:delText')}</w:del><w:ins>${run('twenty ')}</w:ins>${run('million. ')}<w:moveFrom>${run('Moved away. ')}</w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden.</w:t></w:r></w:p>` +
          `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('One paragraph ')}</w:p><w:p>${run('of two.')}</w:p>` +
          `<w:p><w:moveTo>${run('Moved here.')}</w:moveTo></w:p>` +
          p(STORY),
      ),
      'a.docx',
    );
    expect(texts(documents[0])).toEqual([
      'They will pay twenty million.',
      'One paragraph of two.',
      'Moved here.',
      STORY,
    ]);
    expect(codes).toContain('read/tracked-changes');
  });

  it('give a text box once', async () => {
    const box = `<w:txbxContent>${p('In the box.')}</w:txbxContent>`;
    const { documents } = await readAll(
      docx(
        `<w:p><w:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>${STORY}</w:t></w:r></w:p>`,
      ),
      'a.docx',
    );
    expect(texts(documents[0])).toEqual([STORY, 'In the box.']);
  });

  it.each([
    ['entities', docx(p(STORY)).slice(0), 'read/doctype-refused'],
    ['a bomb', docx(p(STORY), { 'word/media/a.xml': new Uint8Array(40e6) }), 'read/archive-bomb'],
    [
      'no document',
      zipSync({ '[Content_Types].xml': strToU8('<T/>'), 'word/x.xml': strToU8('<a/>') }),
      'read/invalid-document',
    ],
    ['a cut', docx(p(STORY)).slice(0, 300), 'read/archive-truncated'],
  ])('with %s are refused', async (what, bytes, code) => {
    const given =
      what === 'entities'
        ? zipSync({
            '[Content_Types].xml': strToU8('<T/>'),
            'word/document.xml': strToU8(
              `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document><w:body>${p('&x; ')}${p(STORY)}</w:body></w:document>`,
            ),
          })
        : bytes;
    const { documents, codes } = await readAll(given, 'a.docx');
    expect(documents).toEqual([]);
    expect(codes).toEqual([code]);
  });

  it('nested 50,000 deep are read', async () => {
    const { documents } = await readAll(
      docx(`${'<w:sdt>'.repeat(50_000)}${p('Deep.')}${'</w:sdt>'.repeat(50_000)}${p(STORY)}`),
      'a.docx',
    );
    expect(documents[0]?.text).toContain(STORY);
  });
});

describe('OpenDocument texts', () => {
  it('give headings, lists, tables and notes; deleted text is left out', async () => {
    const bytes = zipSync({
      mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
      'content.xml': strToU8(
        `<office:document-content><office:body><office:text><text:tracked-changes><text:p>Deleted.</text:p></text:tracked-changes><text:h>Northhaven</text:h><text:p>${STORY}<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note></text:p><text:list><text:list-item><text:p>first point</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>`,
      ),
    });
    const { documents, diagnostics } = await readAll(bytes, 'a.odt');
    expect(diagnostics).toEqual([]);
    expect(texts(documents[0])).toEqual(['Northhaven', STORY, 'first point', 'a | b', 'A note.']);
    expect(documents[0]?.title).toBe('Northhaven');
  });
});
