import { describe, expect, it } from 'vitest';
import { createAnalyser } from './index.ts';

const analyser = createAnalyser();

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
