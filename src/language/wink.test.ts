import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItsFunction } from 'wink-nlp';
import { expect, test } from 'vitest';
import { Wink } from './wink.ts';

const nlp = winkNLP(model, ['pos']);

/** The same by wink's own door. */
function byDoor(text: string): { values: string[]; tags: string[]; lemmas: string[] } {
  const tokens = nlp.readDoc(text).tokens();
  return {
    values: tokens.out(),
    // oxlint-disable-next-line typescript/unbound-method
    tags: tokens.out(nlp.its.pos),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion, typescript/unbound-method
    lemmas: tokens.out(nlp.its.lemma as ItsFunction<string>),
  };
}

const wink = new Wink();

test.each([
  'The alliance has agreed to establish a liaison office in Tokyo .',
  "Ministers hadn't met since 2019 , and they won't meet again .",
  'South Korean President Yoon Suk Yeol met NATO Secretary General Jens Stoltenberg in Vilnius on July 11 , 2023 .',
  'It can not be that Kyiv’s partners are “ tired ” of the war , said Zelenskyy .',
  'Australia pledged A$ 50 million and 3.5 percent of GDP ; the U.S.-led drill began at 10:30 a.m.',
  'Wolves ate the men better than the boxes did ; she was leaving and left .',
  '•  12. ( a ) @entente #NATO thing — … ??? 北京 naïve 3rd co-operation',
  "I'd've thought we'd ours .",
  'Grzegorzewska , Qwxyz and qwxyzing people formalized interoperabilities .',
])('%s', (text) => {
  const { values, tags, lemmas, counts } = wink.read(text.split(/ +/));
  expect({ values, tags, lemmas }).toEqual(byDoor(text));
  expect(counts.reduce((sum, n) => sum + n, 0)).toBe(values.length);
});

test('what came before changes no answer', () => {
  const text = 'The zorbling was a zorble-like Zorbling'.split(' ');
  const fresh = new Wink().read(text);
  const used = new Wink();
  for (const word of ['Zorbling', 'zorble', 'zorbling', 'like']) used.read([word]);
  expect(used.read(text)).toEqual(fresh);
});

test('nothing gives nothing', () => {
  expect(wink.read([])).toEqual({ values: [], tags: [], lemmas: [], counts: [] });
});
