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
function clausesOf(text: string): string[] {
  const sentence = analyser.analyseText(text)[0]!;
  const words = ({ first, last }: { first: number; last: number }): string =>
    text.slice(sentence.tokens[first]!.start, sentence.tokens[last]!.end);
  return sentence.clauses.map((clause) =>
    [
      clause.kind,
      `${clause.negated ? '!' : ''}${clause.lemma}`,
      `${clause.voice === 'passive' ? 'p' : 'a'}/${clause.tense}`,
      `(${clause.subjectInherited ? '*' : ''}${clause.subjects.map(words).join(' + ')})`,
      ...(clause.objects.length > 0 ? [`> ${clause.objects.map(words).join(' + ')}`] : []),
      ...(clause.agents.length > 0 ? [`@ ${clause.agents.map(words).join(' + ')}`] : []),
    ].join(' '),
  );
}

describe('clauses', () => {
  it.each<[string, string[]]>([
    ['Japan signed the treaty.', ['main sign a/past (Japan) > the treaty']],
    ['Japan and Australia signed it.', ['main sign a/past (Japan + Australia) > it']],
    ['Japan has signed the treaty.', ['main sign a/past (Japan) > the treaty']],
    ['Japan will sign the treaty.', ['main sign a/future (Japan) > the treaty']],
    ['Japan is going to sign the treaty.', ['main sign a/future (Japan) > the treaty']],
    ['Japan did not sign.', ['main !sign a/past (Japan)']],
    ['Japan never signed.', ['main !sign a/past (Japan)']],
    ["Japan won't sign.", ['main !sign a/future (Japan)']],
    ['Japan no longer attends.', ['main !attend a/present (Japan)']],
    ['No agreement was reached.', ['main !reach p/past (No agreement)']],
    ['Neither country signed.', ['main !sign a/past (Neither country)']],
    [
      'The treaty was signed by Japan and Korea.',
      ['main sign p/past (The treaty) @ Japan + Korea'],
    ],
    ['The treaty is being signed.', ['main sign p/present (The treaty)']],
    ['The treaty must be signed by 2035.', ['main sign p/present (The treaty)']],
    ['Spending rose by 5 percent.', ['main rise a/past (Spending)']],
    [
      'The alliance has agreed to establish an office.',
      [
        'main agree a/past (The alliance)',
        'infinitive establish a/none (*The alliance) > an office',
      ],
    ],
    [
      'NATO invited Japan and Korea to join the drill.',
      [
        'main invite a/past (NATO) > Japan + Korea',
        'infinitive join a/none (Japan + Korea) > the drill',
      ],
    ],
    [
      'Japan was invited to join.',
      ['main invite p/past (Japan)', 'infinitive join a/none (*Japan)'],
    ],
    [
      'The allies called on China to stop.',
      ['main call a/past (The allies)', 'infinitive stop a/none (China)'],
    ],
    [
      'China warned Japan not to host it.',
      ['main warn a/past (China) > Japan', 'infinitive !host a/none (Japan) > it'],
    ],
    [
      'Japan sent experts to investigate the leak.',
      ['main send a/past (Japan) > experts', 'infinitive investigate a/none (experts) > the leak'],
    ],
    [
      'The leaders invited to Madrid met on Monday.',
      ['participial invite p/none (The leaders)', 'main meet a/past (The leaders)'],
    ],
    [
      'The plan proposed by Japan was rejected.',
      ['participial propose p/none (The plan) @ Japan', 'main reject p/past (The plan)'],
    ],
    [
      'The deal, signed in 2023, was criticised by China.',
      ['participial sign p/none (The deal)', 'main criticize p/past (The deal) @ China'],
    ],
    [
      'Japan welcomed the deal signed in Vilnius.',
      ['main welcome a/past (Japan) > the deal', 'participial sign p/none (the deal)'],
    ],
    [
      'Japan signed the deal, welcomed the plan, and left.',
      [
        'main sign a/past (Japan) > the deal',
        'coordinate welcome a/past (*Japan) > the plan',
        'coordinate leave a/past (*Japan)',
      ],
    ],
    [
      'The report was drafted and signed by both ministers.',
      ['main draft p/past (The report)', 'coordinate sign p/past (*The report) @ both ministers'],
    ],
    [
      'Japan signed it and Korea welcomed the step.',
      ['main sign a/past (Japan) > it', 'coordinate welcome a/past (Korea) > the step'],
    ],
    [
      'Japan signed a deal with Australia and Korea welcomed the step.',
      ['main sign a/past (Japan) > a deal', 'coordinate welcome a/past (Korea) > the step'],
    ],
    [
      'Japan, which hosted the summit, agreed to pay.',
      [
        'relative host a/past (Japan) > the summit',
        'main agree a/past (Japan)',
        'infinitive pay a/none (*Japan)',
      ],
    ],
    [
      'The country that hosted the summit signed it.',
      ['relative host a/past (The country) > the summit', 'main sign a/past (The country) > it'],
    ],
    [
      'The pact that Japan signed entered into force.',
      ['relative sign a/past (Japan) > The pact', 'main enter a/past (The pact)'],
    ],
    [
      'The claim that Japan had joined the pact was denied.',
      ['complement join a/past (Japan) > the pact', 'main deny p/past (The claim)'],
    ],
    [
      'Britain, France and Germany, which negotiated the pact, have left.',
      [
        'relative negotiate a/past (Britain + France + Germany) > the pact',
        'main leave a/past (Britain + France + Germany)',
      ],
    ],
    [
      'Officials said Japan would host talks.',
      ['main say a/past (Officials)', 'complement host a/future (Japan) > talks'],
    ],
    [
      'Officials told reporters that Japan had joined.',
      ['main tell a/past (Officials) > reporters', 'complement join a/past (Japan)'],
    ],
    [
      '"We will not stop," Kim said on Tuesday.',
      ['complement !stop a/future (We)', 'main say a/past (Kim)'],
    ],
    [
      '"We will stop," said Kim Jong-un.',
      ['complement stop a/future (We)', 'main say a/past (Kim Jong-un)'],
    ],
    [
      'Tokyo will not open an office, a spokesman said.',
      ['complement !open a/future (Tokyo) > an office', 'main say a/past (a spokesman)'],
    ],
    [
      'The army says it has ceased fire but warned it will retaliate.',
      [
        'main say a/present (The army)',
        'complement cease a/past (it) > fire',
        'coordinate warn a/past (*The army)',
        'complement retaliate a/future (it)',
      ],
    ],
    [
      'If Japan signs, the pact will grow.',
      ['conditional sign a/present (Japan)', 'main grow a/future (the pact)'],
    ],
    [
      'Should China attack Taiwan, Japan could respond.',
      ['conditional attack a/present (China) > Taiwan', 'main respond a/present (Japan)'],
    ],
    [
      'Troops will leave unless Europe spends more.',
      ['main leave a/future (Troops)', 'conditional spend a/present (Europe)'],
    ],
    [
      'Japan left after Korea signed the deal.',
      ['main leave a/past (Japan)', 'adverbial sign a/past (Korea) > the deal'],
    ],
    [
      'After signing the deal, Japan left.',
      ['participial sign a/none (*Japan) > the deal', 'main leave a/past (Japan)'],
    ],
    [
      'Founded in 1949, NATO has 32 members.',
      ['participial found p/none (*NATO)', 'main have a/present (NATO) > 32 members'],
    ],
    [
      'The alliance formalized ties by signing programs with Japan.',
      [
        'main formalize a/past (The alliance) > ties',
        'participial sign a/none (*The alliance) > programs',
      ],
    ],
    [
      'The summit met its aims: securing a pledge, managing the president, and reaffirming a bond.',
      [
        'main meet a/past (The summit) > its aims',
        'participial secure a/none (*The summit) > a pledge',
        'participial manage a/none (*The summit) > the president',
        'participial reaffirm a/none (*The summit) > a bond',
      ],
    ],
    [
      "The alliance's partners, known as the IP4—Australia, Japan, New Zealand and South Korea—will be invited.",
      [
        "participial know p/none (The alliance's partners)",
        "main invite p/future (The alliance's partners)",
      ],
    ],
    [
      'Rutte, speaking in Brussels, praised the partners for joining the fund.',
      [
        'participial speak a/none (*Rutte)',
        'main praise a/past (Rutte) > the partners',
        'participial join a/none (the partners) > the fund',
      ],
    ],
    [
      'China accused NATO of provoking tensions.',
      ['main accuse a/past (China) > NATO', 'participial provoke a/none (NATO) > tensions'],
    ],
    [
      'Relations risk being undermined by U.S. policy.',
      [
        'main risk a/present (Relations)',
        'participial undermine p/none (*Relations) @ U.S. policy',
      ],
    ],
    [
      'Ministers plan to meet in Tokyo.',
      ['main plan a/present (Ministers)', 'infinitive meet a/none (*Ministers)'],
    ],
    [
      'NATO and Japan Sign New Partnership Program',
      ['main sign a/present (NATO + Japan) > New Partnership Program'],
    ],
    [
      'LEADERS AGREE TO RAISE DEFENCE SPENDING',
      ['main agree a/present (LEADERS)', 'infinitive raise a/none (*LEADERS) > DEFENCE SPENDING'],
    ],
    ['Chris Lee (D-Conn.), a member of the panel, resigned.', ['main resign a/past (Chris Lee)']],
    [
      'Talks between the United States and North Korea collapsed.',
      ['main collapse a/past (Talks)'],
    ],
    ['Rebels killed at least 26 soldiers.', ['main kill a/past (Rebels) > 26 soldiers']],
    [
      'Not only did Japan sign, but it also ratified the pact.',
      ['main sign a/past (Japan)', 'coordinate ratify a/past (it) > the pact'],
    ],
    [
      'Seoul’s decision to send arms was welcomed.',
      [
        'infinitive send a/none (*Seoul’s decision) > arms',
        'main welcome p/past (Seoul’s decision)',
      ],
    ],
    [
      'What the leaders agreed remains unclear.',
      ['complement agree a/past (the leaders)', 'main remain a/present ()'],
    ],
    [
      'Japan left without signing the pact.',
      ['main leave a/past (Japan)', 'participial !sign a/none (*Japan) > the pact'],
    ],
    ['The drill was called off.', ['main call p/past (The drill)']],
    ['Japan called off the drill.', ['main call a/past (Japan) > the drill']],
    ['Japan gave Korea a role.', ['main give a/past (Japan) > Korea + a role']],
  ])('%s', (text, expected) => expect(clausesOf(text)).toEqual(expected));
});

describe('obliques and markers', () => {
  it('keeps each partner of a list with its preposition', () => {
    const text = 'NATO signed programmes with Japan, Australia and New Zealand in Tokyo.';
    const [sentence] = analyser.analyseText(text);
    const shown = sentence!.clauses[0]!.obliques.map(
      ({ preposition, object }) => `${preposition} ${sentence!.tokens[object.head]!.text}`,
    );
    expect(shown).toEqual(['with Japan', 'with Australia', 'with Zealand', 'in Tokyo']);
  });
  it('names what joins a clause', () => {
    const [sentence] = analyser.analyseText(
      'Japan said that it would sign if Korea, which waits, agrees to pay.',
    );
    expect(sentence!.clauses.map(({ marker }) => marker)).toEqual([
      null,
      'that',
      'which',
      'if',
      'to',
    ]);
  });
});

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

describe('parents of clauses', () => {
  const walk = (text: string): void => {
    for (const { clauses } of createAnalyser().analyseText(text))
      for (const clause of clauses) {
        let steps = 0;
        for (let at = clause.parent; at !== null; at = clauses[at]!.parent) {
          steps += 1;
          expect(steps, text).toBeLessThanOrEqual(clauses.length);
        }
      }
  };
  for (const text of [
    'That is why we think that the alliance should act.',
    'This is what they said was why it had been that which it was.',
    'What he said is that what they want is why we came.',
  ])
    it(`never go round: ${text}`, () => walk(text));
});
