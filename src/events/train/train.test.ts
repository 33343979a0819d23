import { expect, it } from 'vitest';
import { loadKnowledge } from '../../knowledge/index.ts';
import { readVectors } from '../model/alike.ts';
import { prepare, trainOne, trainRecords } from './all.ts';
import { recordRows } from './records.ts';

const knowledge = loadKnowledge().value;
const words = readVectors(knowledge.model('word-vectors'));
const sentences: [
  text: string,
  source: string | null,
  target: string | null,
  root: string | null,
][] = [
  ['Japan signed a treaty with Fiji on Monday.', 'Japan', 'Fiji', 'SUPPORT'],
  ['Australia signed a pact with Samoa in June.', 'Australia', 'Samoa', 'SUPPORT'],
  ['Iran threatened Israel with missiles again.', 'Iran', 'Israel', 'THREATEN'],
  ['Russia threatened Poland with gas cuts.', 'Russia', 'Poland', 'THREATEN'],
  ['The weather in Japan was fine all week.', null, null, null],
  ['Tourists praised the beaches of Samoa.', null, null, null],
];
const own = [
  sentences
    .map(([text, source, target, root], i) =>
      JSON.stringify({ id: `t${i}`, text, source, target, root }),
    )
    .join('\n'),
];

it('the same sentences give the same weights, to the byte', () => {
  const fitAll = (): string => {
    const rows = prepare({ own }, knowledge);
    const pair = trainOne('pair', rows.pair, words);
    expect(pair.alike?.weights).toHaveLength(4 * words!.size);
    const sentence = trainOne('sentence', rows.sentence);
    const record = trainRecords(
      recordRows({ own, told: [], judgements: [] }, new Map(), knowledge, { pair, sentence }),
    );
    expect(Object.keys(pair.weights).length).toBeGreaterThan(10);
    expect(pair.classes).toEqual(['SUPPORT', 'THREATEN']);
    expect(pair.trainedOn).toEqual(['own: 4']);
    return JSON.stringify([pair, sentence, record]);
  };
  expect(fitAll()).toBe(fitAll());
}, 180_000);
