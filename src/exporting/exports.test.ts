import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Commitment, Document, Event } from '../model/index.ts';
import { annotations, dueCalendar, EVENT_COLUMNS, eventRows, ploverRecord } from './index.ts';

const TEXT = '🇯🇵 Japan and NATO signed, “first” 🤝 of its kind. They met.';
const document = {
  ...{ id: 'doc_1', uri: 'https://wire.example/a', title: 'A; line, "two"', text: TEXT },
  publisher: { name: 'Wire', domain: 'wire.example', kind: 'news', country: null },
  published: { date: '2025-04-09', precision: 'day', basis: 'metadata' },
} as unknown as Document;
const eventAt = (start: number, end: number): Event =>
  ({
    ...{ record: 'event', id: 'ev_1', documentId: 'doc_1', root: 'AGREE', quad: 1, mode: null },
    date: { start: '2025-04-09', end: '2025-04-09', precision: 'day', basis: 'stated', text: null },
    actors: [{ code: 'JPN', name: 'Japan', sector: null, text: 'Japan' }],
    recipients: [{ code: null, name: 'a court', sector: 'JUD', text: 'a court' }],
    ...{ reciprocal: false, contexts: ['cyber'], instrument: null, domains: ['cyber', 'space'] },
    ...{ status: 'planned', restated: false, place: null, confidence: 0.8, coder: 'curated' },
    evidence: {
      ...{ start, end, quote: TEXT.slice(start, end) },
      trigger: { start, end: start + 1, text: TEXT.slice(start, start + 1) },
    },
  }) as unknown as Event;

describe('annotations', () => {
  test('a position counts code points; the quotation is that of the text', () => {
    const points = Array.from(TEXT);
    const starts = points.map((_, i) => points.slice(0, i).join('').length);
    starts.push(TEXT.length);
    fc.assert(
      fc.property(fc.nat(starts.length - 1), fc.nat(starts.length - 1), (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const [made] = annotations(document, [eventAt(starts[from]!, starts[to]!)]) as {
          target: { selector: [{ exact: string }, { start: number; end: number }] };
        }[];
        const [quote, position] = made!.target.selector;
        expect(position).toEqual({ type: 'TextPositionSelector', start: from, end: to });
        expect(points.slice(from, to).join('')).toBe(quote.exact);
      }),
    );
  });
});

describe('other forms', () => {
  test('a row has every column', () => {
    const [row] = eventRows([eventAt(0, 10)], new Map([['doc_1', document]]));
    expect(row).toHaveLength(EVENT_COLUMNS.length);
    const at = (name: (typeof EVENT_COLUMNS)[number]) => row![EVENT_COLUMNS.indexOf(name)];
    expect([at('actors'), at('recipients'), at('sentence'), at('uri')]).toEqual([
      ...['JPN', 'a court', TEXT.slice(0, 10), 'https://wire.example/a'],
    ]);
  });

  test('PLOVER fields', () => {
    expect(ploverRecord(eventAt(0, 10), document)).toMatchObject({
      ...{ event_type: 'AGREE', quad_code: 1, context: ['CYBER'], event_mode: [] },
      ...{ event_text: TEXT.slice(0, 10), text_end: 10, entente: { status: 'planned' } },
    });
  });

  test('a calendar: one entry a date, lines folded and escaped, no clock', () => {
    const commitment = {
      ...{ id: 'co_1', documentId: 'doc_1', promise: 'build; ships, '.repeat(12) },
      by: [{ name: 'Japan' }],
      due: { start: '2026-01-01', end: '2026-12-31', precision: 'year' },
      review: null,
      evidence: { quote: 'Line one\nline two 🤝' },
    } as unknown as Commitment;
    const text = dueCalendar([commitment], new Map([['doc_1', document]]), '2026-11-24');
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(text).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101');
    expect(text).toContain('DTSTAMP:20261124T000000Z');
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const unfolded = text.replaceAll('\r\n ', '');
    expect(unfolded).toContain('build\\; ships\\, ');
    expect(unfolded).toContain('Line one\\nline two 🤝');
  });
});
