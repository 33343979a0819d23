import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../knowledge/index.ts';
import { createCoder } from './coder.ts';
import { documentOf } from './eval/sentence.ts';

const coder = createCoder(loadKnowledge().value);

const told = (text: string): string[] =>
  coder.code(documentOf(text, '2024-05-10')).events.map((e) => {
    const codes = (list: typeof e.actors): string => list.map((m) => m.code).join('+');
    return e.reciprocal
      ? `${e.root} ${codes(e.actors)}`
      : `${e.root} ${codes(e.actors)} > ${codes(e.recipients)}`;
  });

// Names that are also those of persons, towns, papers, treaties and things. Written before they were run;
// 32 of 35 were right (not: Neil and Vernon Jordan, Paris Hilton).
describe.each<[string, [string, string | null][]]>([
  [
    'Georgia',
    [
      ['The governor of Georgia met Japanese investors in Atlanta.', null],
      ['Officials from Atlanta, Georgia, visited Tokyo.', null],
      ['Georgia Tech signed an agreement with Japan.', null],
      ['The prime minister of Georgia visited Tokyo.', 'CONSULT GEO > JPN'],
    ],
  ],
  [
    'Wellington',
    [
      ['Troops in Wellington boots attacked the flood.', null],
      ['Beef Wellington was served before Japan met Australia.', 'CONSULT JPN+AUS'],
      ['The Duke of Wellington defeated France.', null],
      ['Wellington signed a treaty with Japan.', 'SUPPORT NZL+JPN'],
    ],
  ],
  [
    'Jordan',
    [
      ['Michael Jordan visited Japan.', null],
      ['Jordan Peterson condemned Canada.', null],
      ['Jordan condemned Israel.', 'ACCUSE JOR > ISR'],
    ],
  ],
  [
    'Turkey',
    [
      ['The turkey was served to Japan.', null],
      ['Turkey Point nuclear plant attacked Florida law.', null],
      ['Americans ate turkey and met Japan.', 'CONSULT USA+JPN'],
      ['Turkey met Sweden in Ankara.', 'CONSULT TUR+SWE'],
      ['Turkey condemned Sweden.', 'ACCUSE TUR > SWE'],
    ],
  ],
  [
    'Paris',
    [
      ['The Paris Agreement condemned no one.', null],
      ['The United States withdrew from the Paris Agreement.', null],
      ['Japan ratified the Paris Agreement.', 'SUPPORT JPN > '],
      ['Paris condemned Moscow.', 'ACCUSE FRA > RUS'],
    ],
  ],
  [
    'Washington',
    [
      ['The Washington Post criticised Japan.', null],
      ['The Washington Post condemned Russia.', null],
      ['George Washington attacked Britain.', null],
      ['Denzel Washington visited Japan.', null],
      ['Washington sanctioned Iran.', 'SANCTION USA > IRN'],
    ],
  ],
  [
    'missions and offices',
    [
      ['NATO opened an office in Japan.', 'SUPPORT NATO > JPN'],
      ['Japan’s mission to NATO met Norwegian diplomats.', 'CONSULT JPN+NOR'],
      ['Japan opened a mission to NATO.', 'SUPPORT JPN > NATO'],
      ['The NATO office in Japan criticised China.', 'ACCUSE NATO > CHN'],
      ['The head of the Japanese mission to NATO visited Norway.', 'CONSULT JPN > NOR'],
    ],
  ],
])('%s', (_, rows) =>
  it.each(rows)('%s', (text, act) => expect(told(text)).toEqual(act === null ? [] : [act])),
);
