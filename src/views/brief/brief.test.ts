import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNKNOWN_DATE } from '../../model/index.ts';
import type { Document, Event } from '../../model/index.ts';
import { buildBrief, noteRanges } from './build.ts';
import { briefHtml } from './html.ts';
import { briefMarkdown } from './markdown.ts';
import type { BriefInput, Section } from './types.ts';

const TEXT =
  'Japan signed a pact with NATO. <img src=x onerror=alert(1)> New Zealand *declined* to [join](javascript:x).';

const document: Document = {
  record: 'document',
  id: 'doc_0123456789abcdef',
  uri: 'https://example.org/a?b="c"',
  title: 'A <b>title</b>',
  publisher: { name: 'Wire', domain: 'example.org', kind: 'news', country: null },
  authors: [],
  published: { date: '2024-05-02', precision: 'day', basis: 'given' },
  language: 'en',
  kind: 'news',
  text: TEXT,
  paragraphs: [],
  complete: true,
  truncatedAt: null,
  cluster: 'doc_0123456789abcdef',
  sources: ['javascript:alert(1)', 'https://example.org/source'],
  source: { mediaType: 'text/plain', charset: 'utf-8', bytes: 1, sha256: '' },
  diagnostics: [],
};

const event = (id: string, start: number, end: number, day: string | null): Event => ({
  record: 'event',
  id,
  documentId: document.id,
  date:
    day === null
      ? UNKNOWN_DATE
      : { start: day, end: day, precision: 'day', basis: 'stated', text: day },
  actors: [],
  recipients: [],
  reciprocal: false,
  root: 'SUPPORT',
  quad: 1,
  mode: null,
  contexts: [],
  instrument: null,
  domains: [],
  status: 'actual',
  restated: false,
  first: false,
  speaker: null,
  place: null,
  evidence: {
    start,
    end,
    quote: TEXT.slice(start, end),
    trigger: { start, end: start + 1, text: TEXT.slice(start, start + 1) },
  },
  alsoIn: [],
  confidence: 0.8,
  coder: 'entente/0.1.0',
});
const signed = event('ev_0000000000000001', 0, 30, '2024-05-01');
const hostile = event('ev_0000000000000002', 31, TEXT.length, '2023-01-01');

const input = (
  sections: Section[],
  events: Event[] = [signed, hostile],
  documents: Document[] = [document],
): BriefInput => ({
  title: 'NATO and Japan',
  question: 'NATO with Japan.',
  asOf: '2026-11-24',
  snapshot: 'f'.repeat(64),
  version: '0.1.0',
  sections,
  records: new Map(events.map((e) => [e.id, e])),
  documents: new Map(documents.map((d) => [d.id, d])),
});
const fact = (...recordIds: string[]): Section => ({
  heading: 'Found',
  statements: [
    {
      kind: 'fact',
      pieces: [{ text: 'They stand in ' }, { text: '2 deeds', recordIds }, { text: '.' }],
    },
  ],
});
const codes = (b: ReturnType<typeof buildBrief>): string[] => b.diagnostics.map((d) => d.code);

describe('a brief', () => {
  it('numbers notes in the order of use, those of one number by date', () => {
    const { value } = buildBrief(input([fact(signed.id, hostile.id, signed.id)]));
    expect(value!.notes.map((n) => n.recordId)).toEqual([hostile.id, signed.id]);
    expect(value!.sections[0]!.statements[0]!.pieces.map((p) => p.notes)).toEqual([[], [1, 2], []]);
    for (const note of value!.notes) expect(TEXT.slice(note.start, note.end)).toBe(note.quote);
  });

  const REFUSED: [name: string, made: () => BriefInput, code: string][] = [
    [
      'a quotation that is no longer the stored text',
      () => input([fact(signed.id)], [signed], [{ ...document, text: ` ${TEXT}` }]),
      'brief/broken-citation',
    ],
    [
      'a record that is not there',
      () => input([fact('ev_00000000000000ff')]),
      'brief/broken-citation',
    ],
    [
      'a document that is not there',
      () => input([fact(signed.id)], [signed], []),
      'brief/broken-citation',
    ],
    [
      'a sentence of fact without a record',
      () =>
        input([{ heading: 'x', statements: [{ kind: 'fact', pieces: [{ text: 'So it is.' }] }] }]),
      'brief/needs-a-source',
    ],
    ['a number that rests on nothing', () => input([fact()]), 'brief/needs-a-source'],
  ];
  for (const [name, made, code] of REFUSED) {
    it(`is refused for ${name}`, () => {
      const brief = buildBrief(made());
      expect(brief.value).toBeNull();
      expect(codes(brief)).toContain(code);
    });
  }

  it('may caution without a record', () => {
    expect(
      buildBrief(
        input([
          {
            heading: 'x',
            statements: [{ kind: 'caution', pieces: [{ text: 'Too thin to say.' }] }],
          },
        ]),
      ).value,
    ).not.toBeNull();
  });

  it('shows hostile text as text', () => {
    const brief = buildBrief(input([fact(signed.id, hostile.id)])).value!;
    const html = briefHtml(brief);
    expect(html).not.toMatch(/<img|<b>title|href="javascript/);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html).toContain('https://example.org/a?b=&quot;c&quot;');
    const markdown = briefMarkdown(brief);
    expect(markdown).toContain('\\<img');
    expect(markdown).toContain('\\*declined\\* to \\[join\\]');
    expect(markdown).not.toMatch(/[^\\]\]\(javascript/);
  });
});

describe('ranges of notes', () => {
  for (const [numbers, words] of [
    [[], ''],
    [[4], '4'],
    [[1, 2], '1, 2'],
    [[1, 2, 3], '1–3'],
    [[1, 2, 3, 5, 7, 8], '1–3, 5, 7, 8'],
  ] as const) {
    it(words || 'none', () => expect(noteRanges(numbers)).toBe(words));
  }
  it('name every number and no other', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), (list) => {
        const sorted = [...list].sort((a, b) => a - b);
        const read = noteRanges(sorted)
          .split(', ')
          .filter((p) => p !== '')
          .flatMap((part) => {
            const [from, to = from] = part.split('–').map(Number);
            return Array.from({ length: to! - from! + 1 }, (_, i) => from! + i);
          });
        expect(read).toEqual(sorted);
      }),
    );
  });
});
