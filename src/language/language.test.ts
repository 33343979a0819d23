import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Sentence, createAnalyser } from './index.ts';

const analyser = createAnalyser();
const sentencesOf = (text: string): string[] =>
  analyser.analyseText(text).map(({ start, end }) => text.slice(start, end));
const tokensOf = (text: string): string[] =>
  analyser.analyseText(text).flatMap(({ tokens }) => tokens.map((token) => token.text));

describe('sentences', () => {
  it.each<[string, string[]]>([
    ['Japan signed. Korea did not.', ['Japan signed.', 'Korea did not.']],
    [
      'The U.S. President met Gen. Lee on Sept. 3. He left.',
      ['The U.S. President met Gen. Lee on Sept. 3.', 'He left.'],
    ],
    ['He lives in the U.S. The deal is done.', ['He lives in the U.S.', 'The deal is done.']],
    [
      'Talks began at 10 a.m. They ended at noon.',
      ['Talks began at 10 a.m.', 'They ended at noon.'],
    ],
    ['Mr. J. R. Smith and Dr. Kim met.', ['Mr. J. R. Smith and Dr. Kim met.']],
    [
      'No. 5 on the list is Oslo. No. That is wrong.',
      ['No. 5 on the list is Oslo.', 'No.', 'That is wrong.'],
    ],
    [
      'It spends 3.5 percent of GDP. Others spend 1.2.',
      ['It spends 3.5 percent of GDP.', 'Others spend 1.2.'],
    ],
    ['“We will sign.” The room was silent.', ['“We will sign.”', 'The room was silent.']],
    ['"Will you?" he asked. Nobody spoke.', ['"Will you?" he asked.', 'Nobody spoke.']],
    ['They waited… and left.', ['They waited… and left.']],
    ['They waited ... The door opened.', ['They waited ...', 'The door opened.']],
    [
      '12. We reaffirm our support. 13. We thank Japan.',
      ['12. We reaffirm our support.', '13. We thank Japan.'],
    ],
    ['He ended the visit.The next day he left.', ['He ended the visit.', 'The next day he left.']],
    ['The deal (see No. 4) stands. Good.', ['The deal (see No. 4) stands.', 'Good.']],
    ['Items:\n• radars\n• drones', ['Items:', '• radars', '• drones']],
    ['First line\n\nSecond line', ['First line', 'Second line']],
    ['See www.example.org. It explains.', ['See www.example.org.', 'It explains.']],
    ['The visa rule vs. the law.', ['The visa rule vs. the law.']],
    ['She holds a Ph.D. in law.', ['She holds a Ph.D. in law.']],
    ['He met Lt. Gen. Park in St. Louis.', ['He met Lt. Gen. Park in St. Louis.']],
    ['Acme Inc. signed the deal.', ['Acme Inc. signed the deal.']],
    ['What now? Nobody knows! Wait.', ['What now?', 'Nobody knows!', 'Wait.']],
    [
      'Adm. Sir Tony Radakin met Gen. Yoshida. They spoke.',
      ['Adm. Sir Tony Radakin met Gen. Yoshida.', 'They spoke.'],
    ],
    [
      'The answer is no. It was no. 5 on the list. See no. IV there.',
      ['The answer is no.', 'It was no. 5 on the list.', 'See no. IV there.'],
    ],
    [
      'U.S. Secretary of State Antony J. Blinken met Mr. Hayashi in St. Petersburg.',
      ['U.S. Secretary of State Antony J. Blinken met Mr. Hayashi in St. Petersburg.'],
    ],
    [
      '1. We met today.\n2. We reaffirm our ties.\n3. We thank Lithuania.',
      ['1. We met today.', '2. We reaffirm our ties.', '3. We thank Lithuania.'],
    ],
    [
      '(a) to meet annually;\n(b) to train together.',
      ['(a) to meet annually;', '(b) to train together.'],
    ],
    ['§ 12 Allies agreed. § 13 Partners joined.', ['§ 12 Allies agreed.', '§ 13 Partners joined.']],
    [
      'The pact (signed in 2014) holds. (It was renewed.) It works.',
      ['The pact (signed in 2014) holds.', '(It was renewed.)', 'It works.'],
    ],
    [
      'He said: “We agreed. We will sign.” Then he left.',
      ['He said: “We agreed.', 'We will sign.”', 'Then he left.'],
    ],
    [
      'Art. 5 applies; see paras. 3–4 and Annex B. It binds.',
      ['Art. 5 applies; see paras. 3–4 and Annex B.', 'It binds.'],
    ],
    [
      'He was born in Washington, D.C. He died in London.',
      ['He was born in Washington, D.C.', 'He died in London.'],
    ],
    ['It costs $1.5 bn. They paid £2m.', ['It costs $1.5 bn.', 'They paid £2m.']],
    ['北京。The minister left. 😀 He smiled.', ['北京。', 'The minister left.', '😀 He smiled.']],
    ['South\u00a0Korea signed.\u00a0It left.', ['South\u00a0Korea signed.', 'It left.']],
    ['TOKYO (Reuters) - Japan signed. NATO too.', ['TOKYO (Reuters) - Japan signed.', 'NATO too.']],
    ['', []],
    ['   \n ', []],
  ])('%j', (text, expected) => expect(sentencesOf(text)).toEqual(expected));
});

describe('tokens', () => {
  it.each<[string, string[]]>([
    ['It hasn’t signed', ['It', 'has', 'n’t', 'signed']],
    ["Japan's allies can't", ['Japan', "'s", 'allies', 'ca', "n't"]],
    ['It cannot', ['It', 'can', 'not']],
    ['A$50 million', ['A$', '50', 'million']],
    ['24–25 June', ['24', '–', '25', 'June']],
    ['co-operate', ['co-operate']],
    ['a U.S.-led, two-day drill', ['a', 'U.S.-led', ',', 'two-day', 'drill']],
    ['the ﬁnal oﬃce', ['the', 'ﬁnal', 'oﬃce']],
    ['South\u00a0Korea', ['South', 'Korea']],
    ['IP4—Japan', ['IP4', '—', 'Japan']],
    ['a 😀 b', ['a', '😀', 'b']],
    ['“yes”', ['“', 'yes', '”']],
    ['AT&T and/or', ['AT&T', 'and', '/', 'or']],
    ['2,000 troops', ['2,000', 'troops']],
    ['the F-35', ['the', 'F-35']],
  ])('%j', (text, expected) => expect(tokensOf(text)).toEqual(expected));

  it('normalises the lower form but never the text', () => {
    const [sentence] = analyser.analyseText('The ﬁnal word isn’t said.');
    expect(sentence!.tokens[1]).toMatchObject({ text: 'ﬁnal', lower: 'final', lemma: 'final' });
    expect(sentence!.tokens[4]).toMatchObject({ text: 'n’t', lower: "n't" });
  });

  it.each([
    ['The alliance formalized ties.', 'formalized', 'VERB', 'formalize'],
    ['Ministers plan to meet.', 'plan', 'VERB', 'plan'],
    ['The plan to meet failed.', 'plan', 'NOUN', 'plan'],
    ['They will host talks.', 'host', 'VERB', 'host'],
    ['The host left.', 'host', 'NOUN', 'host'],
    ['The proposed deal failed.', 'proposed', 'ADJ', 'propose'],
    ['Ministers welcomed it.', 'Ministers', 'NOUN', 'minister'],
    ['Japan visits Seoul.', 'visits', 'VERB', 'visit'],
    ['Their visits ended.', 'visits', 'NOUN', 'visit'],
    ['The United States left.', 'United', 'PROPN', 'united'],
    ['They took part.', 'took', 'VERB', 'take'],
    ['They withdrew.', 'withdrew', 'VERB', 'withdraw'],
  ])('%s (%s)', (text, word, pos, lemma) => {
    const token = analyser.analyseText(text)[0]!.tokens.find((one) => one.text === word);
    expect([token?.pos, token?.lemma]).toEqual([pos, lemma]);
  });
});

/** "kind lemma voice/tense (subjects) > objects" with marks: ! negated, * inherited subject, @ agents. */
const quoted = (text: string): string[] =>
  analyser
    .analyseText(text)
    .flatMap(({ quotations }) =>
      quotations.map(({ start, end, open }) => text.slice(start, end) + (open ? ' …' : '')),
    );

describe('quotations', () => {
  it.each<[string, string[]]>([
    ['China poses “systemic challenges” to it.', ['systemic challenges']],
    ['China poses "systemic challenges" to it.', ['systemic challenges']],
    ["China poses 'systemic challenges' to it.", ['systemic challenges']],
    ['It is a ‘pacing threat’ for Tokyo.', ['pacing threat']],
    ['Er sprach von „Partnern“ heute.', ['Partnern']],
    ['Il parle de «partenaires» ici.', ['partenaires']],
    ['He said: “We will sign.', ['We will sign. …']],
    ['“We met. We will sign.” He left.', ['We met. …', 'We will sign. …']],
    ["Japan's allies don't agree.", []],
    ['The allies’ plan and the partners’ view.', []],
  ])('%s', (text, expected) => expect(quoted(text)).toEqual(expected));
});

describe('documents', () => {
  const text = 'Leaders Meet\nJapan signed. Korea left.\nJapan signed. Korea left.\nHome | About';
  const paragraphs = [
    { start: 0, end: 12, prose: true, kind: 'heading' as const },
    { start: 13, end: 38, prose: true, kind: 'text' as const },
    { start: 39, end: 64, prose: true, kind: 'text' as const, duplicateOf: 1 },
    { start: 65, end: text.length, prose: false, kind: 'text' as const },
  ];
  it('skips what repeats or is no prose, and marks headings', () => {
    const found = analyser.analyse({ text, paragraphs });
    expect(found.map(({ paragraph, index, heading }) => [paragraph, index, heading])).toEqual([
      [0, 0, true],
      [1, 1, false],
      [1, 2, false],
    ]);
  });
  it('takes everything when asked to', () => {
    expect(createAnalyser({ all: true }).analyse({ text, paragraphs })).toHaveLength(6);
  });
});

function holds(text: string, sentences: readonly Sentence[]): void {
  let last = 0;
  for (const sentence of sentences) {
    expect(sentence.start).toBeGreaterThanOrEqual(last);
    expect(sentence.end).toBeLessThanOrEqual(text.length);
    let at = sentence.start;
    for (const token of sentence.tokens) {
      expect(text.slice(token.start, token.end)).toBe(token.text);
      expect(token.start).toBeGreaterThanOrEqual(at);
      expect(token.end).toBeGreaterThan(token.start);
      at = token.end;
    }
    for (const clause of sentence.clauses) {
      expect(clause.first).toBeLessThanOrEqual(clause.last);
      expect(clause.last).toBeLessThan(sentence.tokens.length);
      expect(clause.parent === null || clause.parent < sentence.clauses.length).toBe(true);
    }
    expect(sentence.clauseOf).toHaveLength(sentence.tokens.length);
    last = sentence.end;
  }
}

const count = (n: number): number => {
  const sentences = analyser.analyseText('partners of the alliance met '.repeat(n));
  for (const { tokens } of sentences) expect(tokens.length).toBeLessThanOrEqual(400);
  return sentences.reduce((sum, { tokens }) => sum + tokens.length, 0);
};

describe('any text', () => {
  const word = fc.constantFrom(
    'Japan',
    'signed',
    'that',
    'which',
    'and',
    ',',
    '—',
    '(',
    ')',
    '“',
    '”',
    'to',
    'was',
    'by',
    'n’t',
    'The',
    'U.S.',
    'if',
    '.',
    ' ',
    '\n',
    '\u00a0',
    'ﬁ',
    '😀',
    '\ud83d',
    '\u00ad',
    '’s',
    '3.5',
    ':',
    'signing',
    'said',
    'not',
  );
  it('keeps exact offsets in arbitrary unicode', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc.string({ maxLength: 300 }),
          fc.array(word, { maxLength: 80 }).map((words) => words.join(' ')),
          fc.array(word, { maxLength: 80 }).map((words) => words.join('')),
        ),
        (text) => holds(text, analyser.analyseText(text)),
      ),
      { numRuns: 400, seed: 7 },
    );
  });
  it('cuts endless sentences and grows no faster than its input', () => {
    expect(count(1_000)).toBe(5_000);
    expect(count(10_000)).toBe(50_000);
  });
  it('says which sentences were cut', () => {
    const cuts = (text: string): boolean[] =>
      analyser.analyseText(text).map(({ cut }) => cut ?? false);
    expect(cuts('partners of the alliance met '.repeat(161))).toEqual([true, true, false]);
    expect(cuts('partners of the alliance met '.repeat(80))).toEqual([false]);
    expect(cuts('Japan met Korea. '.repeat(200)).some((cut) => cut)).toBe(false);
  });
  it.each([
    ['brackets', '('.repeat(10_000) + ')'.repeat(10_000)],
    ['quotes', '“'.repeat(10_000)],
    ['one word', 'a'.repeat(100_000)],
    ['dots', 'a.'.repeat(20_000)],
    ['hyphens', `${'two-'.repeat(30_000)}year`],
    ['addresses', 'http://a'.repeat(5_000)],
    ['commas', 'Japan, '.repeat(10_000)],
    ['at signs', `${'a.'.repeat(5_000)}@`],
  ])('survives %s', (_, text) => holds(text, analyser.analyseText(text)));
});
