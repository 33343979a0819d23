import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../load.ts';
import { importPetrarch, reasonsOf, type PetrarchImport } from './index.ts';

const { value: knowledge } = loadKnowledge();
const read = (name: string, text: string): PetrarchImport =>
  importPetrarch([{ name, text }], knowledge);
const left = (made: PetrarchImport): string[] =>
  made.notCarried.map((n) => `${n.line}${n.inPart ? ' in part' : ''}: ${n.reason}`);

/* Written for this test in the published format; no line of the published dictionaries. */
const ACTORS = `# an actor dictionary
<!-- of three
     lines -->
FIJI_  [FJI]
+VITI_LEVU_GOVERNMENT_
+FIJI_

GOLDEN_HOUSE [TONGOV]  ; where the king lives
NOWHERELAND [QQQ]
TONGAN_REBELS [TONREB]

ANN_EXAMPLE_  ; a minister
+EXAMPLE_ANN_
	[TONELI <20200101]
	[TONGOV 20200101-240630]
	[TONOPP >240630]
	[TON]

BO_SOLDIER
	[FJIMIL >20230230]
	[FJIMIL >20230228]

UNION_HALL [IGOEUREEC]
NOBODY [---]
`;

describe('an actor dictionary', () => {
  const made = read('mine.actors.txt', ACTORS);
  it('gives names to actors, and terms to persons with dates', () => {
    expect(made.kinds).toEqual({ 'mine.actors.txt': 'actors' });
    expect(made.files['actors/countries.json']).toEqual([
      { code: 'FJI', otherNames: ['Viti Levu Government'] },
      { code: 'TON', metonyms: ['Golden House'] },
    ]);
    expect(made.files['actors/organisations.json']).toEqual([
      { code: 'EU', otherNames: ['Union Hall'] },
    ]);
    expect(made.files['actors/holders.json']).toMatchObject([
      {
        name: 'Ann Example',
        surname: 'Example',
        variants: ['Example Ann'],
        actor: 'TON',
        office: 'other',
        start: '2020-01-01',
        end: '2024-06-30',
        check: 'to be verified',
      },
      {
        name: 'Bo Soldier',
        actor: 'FJI',
        office: 'military commander',
        start: '2023-02-28',
        end: null,
      },
    ]);
    // Fiji by its own name, twice.
    expect(made.already).toBe(2);
  });
  it('lists what has no place, with line and reason', () =>
    expect(left(made)).toEqual([
      '9: no actor here has the code QQQ',
      '10: names of the role REB are not kept for an actor',
      '14: a term as ELI is no office here',
      '16: a term as OPP is no office here',
      '12: a code for all other times: terms here have days',
      '20: the dates cannot be read',
    ]));
});

describe('an agent dictionary', () => {
  const made = read(
    'mine.agents.txt',
    `!KEEPER! = KEEPER, KEEPERS
REEF_!KEEPER! [~GOV]
LAGOON_PATROL {} [~COP]
CHIEF_OF_LAGOONS {CHIEFS_OF_LAGOONS} [~GOVENV]
SHELL_BAND [MUS~]
LOST_!MARK! [~GOV]
no code here
`,
  );
  it('becomes organs by sector, with plurals and substitutions', () =>
    expect(made.files['ministries.json']).toEqual([
      {
        id: 'petrarch-gov',
        words: ['reef keeper', 'reef keepers', 'chief of lagoons', 'chiefs of lagoons'],
        actor: null,
        sector: 'GOV',
        field: 'petrarch',
      },
      {
        id: 'petrarch-cop',
        words: ['lagoon patrol'],
        actor: null,
        sector: 'COP',
        field: 'petrarch',
      },
    ]));
  it('lists the rest', () =>
    expect(left(made)).toEqual([
      '4 in part: of GOVENV only GOV is kept',
      '5: no sector here for the role MUS',
      '6: the marker !MARK! stands for nothing',
      '7: not of the form WORDS [~CODE]',
    ]));
});

const VERBS = `&FISH
+TUNA
+BONITO_
+SEA_BASS

--- FERRY [070] ---
FERRY {FERRIED FERRIES} # a comment
WAFT_OVER [---]
- * &FISH [073]
- * (TO LAGOON) [072]
- * {SACRED SHELL} [050]
- &FISH * BOAT [060:061]
- * AID % [070]
- * HOPE [020]
- * STONE (OVER REEF) (BY NIGHT) [190]
- * &SHELLS [070]
- * NOTHING [---]
- * [:173]

--- RE_OPEN_AGAIN [030] ---
RE_OPEN_AGAIN
`;

describe('a verb dictionary', () => {
  const made = read('mine.verbs.txt', VERBS);
  const frames = (made.files['lexicon/petrarch.json'] ?? []) as Record<string, unknown>[];
  it('gives a frame for each verb and pattern', () => {
    const short = frames.map(
      ({ lemma, particle, object, preposition, within, subject, root, mode }) => ({
        ...{ lemma, root },
        ...Object.fromEntries(
          Object.entries({ particle, object, preposition, within, subject, mode }).filter(
            ([, value]) => value !== undefined,
          ),
        ),
      }),
    );
    const over = { lemma: 'waft', particle: 'over' };
    const ferry = { lemma: 'ferry' };
    const both = (fields: object): object[] => [
      { ...ferry, ...fields },
      { ...over, ...fields },
    ];
    expect(short).toEqual([
      { ...ferry, root: 'AID' },
      ...both({ object: ['tuna', 'bonito'], root: 'AID' }),
      ...both({ preposition: ['to'], within: ['lagoon'], root: 'AID' }),
      ...both({ subject: ['tuna', 'bonito'], object: ['boat'], root: 'COOPERATE' }),
      ...both({ object: ['nothing'], root: null }),
    ]);
    expect(frames[0]).toMatchObject({ id: 'petrarch.ferry.7', example: 'Japan ferries Fiji.' });
  });
  it('lists what a frame cannot ask for', () =>
    expect([...new Set(left(made))]).toEqual([
      '4: a synset of &FISH may hold single words only',
      '11: of "SACRED SHELL" a frame could ask for the last word only',
      '12 in part: the code of the target, 061, is not kept',
      '13: it holds tokens (% or ^) that a frame cannot ask for',
      '14: CAMEO 020 has no root in PLOVER',
      '15: more than one prepositional phrase',
      '16: the synset &SHELLS is not defined, or empty',
      '18: a code for the target alone',
      '21: not one verb, with at most one word after it',
    ]));
  it('counts it by reason, whatever the words of the line', () => {
    const counted = reasonsOf([
      ...made.notCarried,
      ...read('x.txt', '--- X [020] ---\n&BIRDS\n+SEA_GULL\n').notCarried,
    ]);
    const of = (reason: string): number =>
      counted.filter((one) => one.reason === reason).reduce((n, { count }) => n + count, 0);
    expect(of('a synset of &… may hold single words only')).toBe(2);
    expect(of('of "…" a frame could ask for the last word only')).toBeGreaterThan(0);
    expect(counted.reduce((n, { count }) => n + count, 0)).toBeGreaterThan(9);
    expect(counted.map(({ count }) => count)).toEqual(
      counted.map(({ count }) => count).toSorted((a, b) => b - a),
    );
    expect(reasonsOf([])).toEqual([]);
  });
});

it('keeps ours where it says otherwise, and knows what it is given', () => {
  const made = read('x.txt', '--- PRAISE [110] ---\nPRAISE\n');
  expect(made.kinds['x.txt']).toBe('verbs');
  expect(left(made)[0]).toMatch(/^2: ours says SUPPORT/);
  expect(read('Phoenix.discards.txt', 'x').notCarried[0]?.reason).toMatch(/no place here/);
  expect(read('letter.txt', 'Dear all').kinds['letter.txt']).toBe('unknown');
  expect(read('empty.verbs.txt', '').files).toEqual({});
});
