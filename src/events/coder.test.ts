import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../knowledge/index.ts';
import type { Document, Evidence, Mention } from '../model/index.ts';
import { createCoder, type Coded } from './coder.ts';
import { documentOf } from './eval/sentence.ts';

const coder = createCoder(loadKnowledge().value);

/** Every span slices to its text, every date is whole, every id is there once. */
function sound(
  document: Document,
  { events, commitments, positions }: Coded,
  { open = false } = {},
): void {
  const { text } = document;
  const holds = ({ start, end, text: words }: { start: number; end: number; text: string }): void =>
    expect(text.slice(start, end)).toBe(words);
  const evidenced = (evidence: Evidence): void => {
    expect(text.slice(evidence.start, evidence.end)).toBe(evidence.quote);
    holds(evidence.trigger);
  };
  const mentioned = (m: Mention): void => {
    holds(m);
    m.members?.forEach(holds);
  };
  for (const event of events) {
    [...event.actors, ...event.recipients, ...(event.speaker ? [event.speaker] : [])].forEach(
      mentioned,
    );
    [event.evidence, ...event.alsoIn].forEach(evidenced);
    // Open coding asks for acts of anybody, also of those whom no sentence names.
    if (!open) expect(event.actors.length).toBeGreaterThan(0);
    expect(event.confidence).toBeGreaterThan(0);
    expect(event.confidence).toBeLessThanOrEqual(1);
    expect(event.date.start === null).toBe(event.date.end === null);
  }
  for (const one of commitments) {
    [...one.by, ...one.to].forEach(mentioned);
    evidenced(one.evidence);
    expect(text).toContain(one.promise);
    for (const { value } of one.quantities) expect(Number.isFinite(value)).toBe(true);
  }
  for (const one of positions) {
    [...one.by, ...(one.about.mention ? [one.about.mention] : [])].forEach(mentioned);
    evidenced(one.evidence);
    expect(text).toContain(one.term);
  }
  const ids = [...events, ...commitments, ...positions].map((r) => r.id);
  expect(new Set(ids).size).toBe(ids.length);
}

const WORDS =
  `Japan NATO Tokyo China U.S. Indo-Pacific Four (IP4) the leaders of all four countries minister president
  signed will sign has not attended attended promised pledged 5 percent € 10 million to Ukraine by 2035 if unless
  could should denied that refused to attack attacked called “a threat” "a challenge" as with and , . ; : — – ( ) [ ]
  ’s 's in late June 2022 that year Absent risk being undermined by policy he she it its they both sides ? ! … ........
  reaffirmed a commitment talks summit was were invited for the first time 100 \u00a0 \n\n é 日本 😀 \ud800 Mr. No 1.5`.split(
    / +/,
  );

describe('any text', () => {
  it('made of words, names and marks is coded without a throw, spans exact', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }),
        fc.constantFrom(' ', '', '  '),
        fc.constantFrom(null, '2025-07-15'),
        (words, between, published) => {
          const document = documentOf(words.join(between), published);
          sound(document, coder.code(document, { explain: true }));
        },
      ),
      { numRuns: 300, seed: 4 },
    );
  });
  it('of any letters as well', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        const document = documentOf(text);
        sound(document, coder.code(document, { open: true }), { open: true });
        sound(document, coder.code(document));
      }),
      { numRuns: 200, seed: 4 },
    );
  });
  it('gives the same records twice', () => {
    const document = documentOf(
      'Japan signed an agreement with NATO. China criticised it.',
      '2024-05-10',
    );
    expect(coder.code(document)).toEqual(coder.code(document));
  });
  it('nothing is made of nothing', () => {
    expect(coder.code(documentOf(''))).toMatchObject({
      events: [],
      commitments: [],
      positions: [],
    });
  });
});

describe('hostile text', () => {
  const bounded = (text: string, most: number): void => {
    const document = documentOf(text);
    const coded = coder.code(document);
    expect(coded.events.length).toBeLessThanOrEqual(most);
    sound(document, coded);
  };
  it(
    '20,000 words without a full stop',
    () => bounded('Japan met NATO and China criticised Ukraine while '.repeat(2500), 500),
    60_000,
  );
  it(
    '10,000 nested brackets',
    () => bounded(`Japan ${'('.repeat(10_000)}met NATO${')'.repeat(10_000)}.`, 5),
    60_000,
  );
  it('a name 5,000 times', () => bounded('Japan, '.repeat(5000), 5), 60_000);
});

describe('the trace', () => {
  it('names the frame, the words that made the status, and the record', () => {
    const { events, trace } = coder.code(documentOf('Japan will sign the agreement with NATO.'), {
      explain: true,
    });
    const [entry] = trace;
    expect(entry).toMatchObject({ root: 'SUPPORT', status: 'planned', operators: ['will'] });
    expect(entry?.frame).toMatch(/^v\.sign/);
    expect(entry?.decision).toBe(events[0]?.id);
  });
  it('says why there is no record', () => {
    const { events, trace } = coder.code(documentOf('The band met the target.'), { explain: true });
    expect(events).toEqual([]);
    expect(trace.every((t) => !t.decision.startsWith('ev_'))).toBe(true);
  });
  it('is empty unless asked for', () =>
    expect(coder.code(documentOf('Japan met NATO.')).trace).toEqual([]));
});
