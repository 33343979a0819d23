import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, strFromU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { stableId } from '../base/index.ts';
import type { CodedRecord, Document, Event } from '../model/index.ts';
import { buildBrief, type BriefInput } from '../views/index.ts';
import {
  checkDraft,
  inputOf,
  listDrafts,
  newDraft,
  readDraft,
  renderBrief,
  revisionOf,
  writeDraft,
  type Draft,
} from './index.ts';
import { typstString } from './typst.ts';

const HOSTILE =
  'Japan and NATO #panic("x") signed <script>alert(1)</script> an arrangement $ \\ " ` [x](javascript:1).';
const id = stableId('doc', HOSTILE);
const document: Document = {
  record: 'document',
  id,
  uri: 'https://wire.example/a',
  title: '= #read("/etc/passwd") <img src=x onerror=alert(1)>',
  publisher: { name: 'Wire', domain: 'wire.example', kind: 'news', country: null },
  authors: [],
  published: { date: '2025-04-09', precision: 'day', basis: 'metadata' },
  language: 'en',
  kind: 'news',
  text: HOSTILE,
  paragraphs: [{ start: 0, end: HOSTILE.length, prose: true, kind: 'text' }],
  complete: true,
  truncatedAt: null,
  cluster: id,
  sources: ['javascript:alert(1)', 'https://wire.example/b?x="&y=\\'],
  source: { mediaType: 'text/plain', charset: 'utf-8', bytes: HOSTILE.length, sha256: '' },
  diagnostics: [],
};
const event: Event = {
  record: 'event',
  id: stableId('ev', HOSTILE),
  documentId: id,
  date: {
    ...{ start: '2025-04-09', end: '2025-04-09' },
    ...{ precision: 'day', basis: 'stated', text: null },
  },
  ...{ actors: [], recipients: [], reciprocal: true, root: 'AGREE', quad: 1, mode: null },
  ...{ contexts: [], instrument: null, domains: [], status: 'actual', restated: false },
  ...{ first: false, speaker: null, place: null, alsoIn: [], confidence: 0.9, coder: 'curated' },
  evidence: {
    ...{ start: 0, end: HOSTILE.length, quote: HOSTILE },
    trigger: { start: 0, end: 5, text: 'Japan' },
  },
};
const records = new Map<string, CodedRecord>([[event.id, event]]);
const documents = new Map([[id, document]]);
const question: Draft['question'] = {
  ...{ alliance: 'NATO', partners: ['IP4'], from: null, to: null, domain: null, without: null },
  words: 'NATO with IP4; all dates',
};
const about = { records, documents, version: '0.4.0' };
const input: BriefInput = {
  title: 'NATO & Japan “2025” #eval("1")',
  question: 'NATO with Japan.',
  asOf: '2026-11-24',
  snapshot: 'f'.repeat(64),
  ...about,
  sections: [
    {
      heading: 'What was found',
      statements: [
        {
          kind: 'fact',
          pieces: [{ text: 'An arrangement: ' }, { text: HOSTILE, recordIds: [event.id] }],
        },
        { kind: 'judgement', pieces: [{ text: 'We think it will last.' }] },
        { kind: 'caution', pieces: [{ text: 'What followed is not known.' }] },
      ],
    },
  ],
};
const draft = newDraft(input, question, 'One line');
const made = buildBrief(inputOf(draft, about));
const brief = made.value!;

describe('a draft', () => {
  test('has an id of its title and what it says, and prints what it was made of', () => {
    expect(draft.id).toMatch(/^nato-japan-2025-eval-1-[0-9a-f]{6}$/);
    expect(newDraft(input, question, 'One line').id).toBe(draft.id);
    expect(newDraft(input, question, 'One line', (one) => one === draft.id).id).not.toBe(draft.id);
    expect(made.diagnostics).toEqual([]);
    expect(brief.notes.map(({ quote }) => quote)).toEqual([HOSTILE]);
    expect(brief.standfirst).toBe('One line');
  });

  test('is kept whole; a save over another one is refused', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'entente-briefs-'));
    expect((await readDraft(dir, draft.id)).diagnostics[0]?.code).toBe('brief/unknown');
    expect((await writeDraft(dir, draft, null)).value).toEqual(draft);
    const mine = { ...draft, title: 'Mine' };
    const theirs = { ...draft, title: 'Theirs' };
    const [one, two] = await Promise.all([
      writeDraft(dir, mine, revisionOf(draft)),
      writeDraft(dir, theirs, revisionOf(draft)),
    ]);
    expect(one.value).toEqual(mine);
    expect(two.diagnostics.map(({ code }) => code)).toEqual(['brief/changed-elsewhere']);
    expect((await listDrafts(dir)).value).toEqual([mine]);
    expect(readdirSync(join(dir, 'briefs'))).toEqual([`${draft.id}.json`]);
    writeFileSync(join(dir, 'briefs', `${draft.id}.json`), '{"format":1');
    expect((await readDraft(dir, draft.id)).diagnostics[0]?.code).toBe('brief/damaged');
  });

  test.each(['../ledger', 'a/b', '', 'A', '.x', 'x'.repeat(80)])(
    'the id %j reaches no file',
    async (bad) => expect((await readDraft(tmpdir(), bad)).value).toBeNull(),
  );
});

describe('checks', () => {
  const check = (
    change: (d: Draft) => void,
    docs: ReadonlyMap<string, Pick<Document, 'text'>> = documents,
  ) => {
    const copy = structuredClone(draft);
    change(copy);
    return checkDraft(copy, records, docs, () => false);
  };
  const first = (d: Draft) => d.sections[0]!.statements[0]!;
  test('what is cited resolves', () => {
    expect(check(() => undefined)).toMatchObject({
      states: [['ok', 'ok', 'ok']],
      ...{ citations: 1, resolved: 1, single: 1, unknown: 1 },
    });
  });
  test('a fact without a source, a changed text and a judgement that is not marked are told', () => {
    expect(check((d) => (first(d).pieces = [{ text: 'It rained.' }])).states[0]?.[0]).toBe(
      'needs-source',
    );
    const changed = new Map([[id, { text: `x${HOSTILE}` }]]);
    expect(check(() => undefined, changed)).toMatchObject({
      resolved: 0,
      states: [['broken', 'ok', 'ok']],
    });
    expect(
      check((d) => first(d).pieces.unshift({ text: 'The alliance should welcome it: ' }))
        .states[0]?.[0],
    ).toBe('unmarked-judgement');
    expect(
      check((d) => first(d).pieces.unshift({ text: 'He said “we should wait”: ' })).states[0]?.[0],
    ).toBe('ok');
  });
  test.each([
    ['a judgement behind a citation', 'Japan should join.', HOSTILE, 'unmarked-judgement'],
    [
      'one around the cited sentence',
      'We think: S should wait.',
      'S should wait.',
      'unmarked-judgement',
    ],
    ['the cited sentence itself', 'S should wait.', 'S should wait.', 'ok'],
    ['a part of it', 'should wait', 'S should wait.', 'ok'],
    ['it with words before it', 'From Tokyo: S should wait.', 'S should wait.', 'ok'],
  ] as const)('%s', (_, text, quote, state) => {
    const copy = structuredClone(draft);
    first(copy).pieces = [{ text, recordIds: [event.id] }];
    const evidence = { ...event.evidence, start: 0, end: quote.length, quote };
    const cited = new Map([[event.id, { ...event, evidence }]]);
    const read = new Map([[id, { text: quote }]]);
    expect(checkDraft(copy, cited, read, () => false).states[0]?.[0]).toBe(state);
  });
  test('and refuse every form, with a code', () => {
    const bare = structuredClone(draft);
    first(bare).pieces = [{ text: 'It rained.' }];
    expect(buildBrief(inputOf(bare, about)).diagnostics[0]?.code).toBe('brief/needs-a-source');
    const changed = new Map([[id, { ...document, text: `x${HOSTILE}` }]]);
    const broken = buildBrief(inputOf(draft, { ...about, documents: changed }));
    expect([broken.value, broken.diagnostics[0]?.code]).toEqual([null, 'brief/broken-citation']);
    const judged = structuredClone(draft);
    first(judged).pieces.unshift({ text: 'We recommend it: ' });
    expect(buildBrief(inputOf(judged, about)).diagnostics[0]?.code).toBe(
      'brief/unmarked-judgement',
    );
  });
});

describe('forms', () => {
  test.each(['md', 'html', 'json', 'pdf', 'docx'] as const)(
    '%s: same brief, same bytes',
    async (form) => {
      const [one, two] = [await renderBrief(brief, form), await renderBrief(brief, form)];
      expect(one.bytes.length).toBeGreaterThan(200);
      expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true);
    },
  );

  test('a Word document with many links is the same, whatever ids the package draws', async () => {
    const addresses = Array.from({ length: 400 }, (_, i) => `https://wire.example/${i}`);
    const many = { ...brief, notes: brief.notes.map((note) => ({ ...note, addresses })) };
    const [one, two] = [await renderBrief(many, 'docx'), await renderBrief(many, 'docx')];
    expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true);
  });

  test('a PDF is tagged, and carries its fonts; hostile text is text', async () => {
    const { bytes, pages, lacksLetters } = await renderBrief(brief, 'pdf');
    const text = Buffer.from(bytes).toString('latin1');
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(text).toContain('/StructTreeRoot');
    expect(text).toContain('/FontFile3');
    expect(text).not.toContain('/JavaScript');
    expect(text).not.toMatch(/\/(?:CreationDate|ModDate)/);
    expect([pages, lacksLetters]).toEqual([1, false]);
    const { getDocumentProxy, extractText } = await import('unpdf');
    const { text: words } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), {
      mergePages: true,
    });
    expect(words.replaceAll(/\s+/g, ' ')).toContain('#panic("x") signed <script>');
  });

  test('letters without a font make a tagged PDF that says so', async () => {
    const japanese = { ...brief, title: '日本' };
    const { lacksLetters, bytes } = await renderBrief(japanese, 'pdf');
    expect(lacksLetters).toBe(true);
    expect(Buffer.from(bytes).toString('latin1')).toContain('/StructTreeRoot');
  });

  test('a Word document holds the words, no clock, and only web links', async () => {
    const { bytes } = await renderBrief(brief, 'docx');
    const parts = unzipSync(bytes);
    const body = strFromU8(parts['word/document.xml']!);
    expect(body).toContain('&lt;script&gt;');
    expect(body).not.toContain('<script>');
    expect(strFromU8(parts['docProps/core.xml']!)).toContain('2026-11-24T00:00:00Z');
    const links = strFromU8(parts['word/_rels/document.xml.rels']!);
    expect(links).toContain('https://wire.example/a');
    expect(links).not.toContain('javascript:');
  });

  test('a string of Typst holds no code', () => {
    expect(typstString('a"b\\c\n#x\u0007')).toBe('"a\\"b\\\\c #x"');
    const source = readFileSync(new URL('./typst.ts', import.meta.url), 'utf8');
    expect(source).not.toContain('#eval');
  });
});
