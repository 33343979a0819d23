import { describe, expect, it } from 'vitest';
import { readBytes } from '../documents/index.ts';
import { loadKnowledge } from '../knowledge/index.ts';
import { createAnalyser } from '../language/index.ts';
import type { Document } from '../model/index.ts';
import { createCoder, type TraceEntry } from './index.ts';
import { codeOfReason } from './trace.ts';

const coder = createCoder(loadKnowledge().value);

const documentOf = (text: string): Document => {
  const [document] = readBytes(Buffer.from(text), {
    uri: 'explained.txt',
    given: { published: '2025-06-30' },
  }).value;
  return document!;
};
const traced = (text: string): TraceEntry[] =>
  coder.code(documentOf(text), { explain: true }).trace;

describe('a sentence without a record says why', () => {
  const CASES: [sentence: string, code: TraceEntry['code'], says: RegExp][] = [
    ['The weather was fine in the mountains all day long.', 'nobody-named', /no actor is named/],
    ['The committee signed an agreement with the workers.', 'no-actor', /no actor/],
    ['The old bridge in Japan fell into the river.', 'only-places', /places only/],
    ['NATO and its long history.', 'no-verb', /no verb.*: NATO$/],
    ['Japan is a country of many islands and mountains.', 'no-trigger', /one actor is named: JPN/],
    ['Japan and Australia are large.', 'no-trigger', /tells of an act$/],
    ['Did Japan sign an agreement with Australia on Monday?', 'question', /question/],
    ['If Japan signs, Australia will sleep.', 'no-frame-fits', /"sign".* other surroundings/],
  ];
  it.each(CASES)('%s', (sentence, code, says) => {
    const own = traced(`${sentence} And here the text goes on with no more to tell.`).filter(
      (entry) => entry.sentence.start === 0,
    );
    expect(own.map((entry) => entry.code)).toContain(code);
    expect(own.find((entry) => entry.code === code)!.decision).toMatch(says);
  });

  it('names the nearest frame, who is named, and what the sentence model weighs', () => {
    const [entry] = traced('If Japan signs, Australia will sleep.');
    expect(entry).toMatchObject({ code: 'no-frame-fits', trigger: 'will sleep' });
    expect(entry!.runnerUp).toMatch(/^v\.sign\./);
    expect(entry!.roles.actors).toEqual(['Japan (named: JPN)', 'Australia (named: AUS)']);
    const { act, quads, for: spoke, against } = entry!.tells!;
    expect(act).toBeCloseTo(
      quads.reduce((sum, { p }) => sum + p, 0),
      9,
    );
    expect(spoke.length).toBeGreaterThan(0);
    for (const { weight } of [...spoke, ...against]) expect(weight).toBeGreaterThan(0);
  });

  it('a candidate that a model turned down shows its root, roles and weights', () => {
    const all = traced(
      'Our country supports the noble work of the United Nations. We support peace. The support of Japan for the idea is a hope. Japan welcomes the spring. France has embraced multilateralism. Norway attaches importance to the ocean, and calls for hope.',
    ).filter(({ code }) => code === 'not-granted' || code === 'event');
    expect(all.length).toBeGreaterThan(0);
    for (const { root, status, verdict, roles } of all) {
      expect(root).not.toBeNull();
      expect(status).not.toBeNull();
      expect(roles.actors.length).toBeGreaterThan(0);
      expect(verdict!.granted!.for.length + verdict!.granted!.against.length).toBeGreaterThan(0);
    }
  });
});

describe('every reason for dropping an act has a code', () => {
  it.each([
    ['no actor', 'no-actor'],
    ['actor without a code', 'actor-without-code'],
    ['AID without a recipient', 'no-recipient'],
    ['noun without a recipient', 'no-recipient'],
    ['defends itself', 'no-recipient'],
    ['a question', 'question'],
    ['no act in this sense', 'other-sense'],
    ['only a purpose', 'subordinate'],
    ['a passive without a doer', 'no-doer'],
    ['the sentence tells of no act (0.98)', 'no-act'],
    ['another act is told (0.10)', 'no-act'],
    ['a careful reader would hardly grant it (0.20: bias)', 'not-granted'],
    ['something new', 'dropped'],
  ])('%s', (reason, code) => expect(codeOfReason(reason)).toBe(code));
});

describe('the whole text is accounted for', () => {
  const TEXT = [
    'Japan signed an agreement with Australia in Tokyo on 24 June 2025, and NATO called China a “systemic challenge”.',
    'Japan pledged to send at least 50 million dollars to Ukraine by 2027. On 24 June 2025 Japan signed an agreement with Australia. The rivers were full.',
    'Le gouvernement japonais a signé hier un accord de défense avec le gouvernement de l’Australie à Tokyo, selon un communiqué officiel.',
    'Share this page | Print | Contact us | About',
  ].join('\n\n');
  const document = documentOf(TEXT);
  const { trace, ...records } = coder.code(document, { explain: true });

  it('each sentence that was read has an entry', () => {
    const texts = new Set(
      trace.map(({ sentence: { start, end } }) => document.text.slice(start, end)),
    );
    for (const { start, end } of createAnalyser().analyse({
      text: document.text,
      paragraphs: document.paragraphs.slice(0, 2),
    }))
      expect(texts).toContain(document.text.slice(start, end));
  });

  it('each record has its entry', () => {
    const { events, commitments, positions } = records;
    expect([events.length, commitments.length, positions.length].every((n) => n > 0)).toBe(true);
    for (const [code, list] of Object.entries({
      event: events,
      commitment: commitments,
      position: positions,
    }))
      for (const { id } of list)
        expect(trace.find((entry) => entry.decision === id && entry.code === code)).toBeDefined();
  });

  it('a deed that is told again points to the record of the first telling', () => {
    const again = trace.find(({ code }) => code === 'merged')!;
    expect(records.events.map(({ id }) => id)).toContain(again.decision);
  });

  it('paragraphs that were not read say so', () => {
    const codes = trace.filter(({ trigger }) => trigger === '').map(({ code }) => code);
    expect(codes).toContain('other-language');
    expect(codes).toContain('not-prose');
  });

  it('tells the same records as without', () => {
    const { trace: none, ...plain } = coder.code(document);
    expect(plain).toEqual(records);
    expect(none).toEqual([]);
  });
});
