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

const read = (by: Wink, chunks: readonly string[]) => {
  const pieces = chunks.flatMap((chunk) => by.piecesOf(chunk));
  return { values: pieces.map(({ value }) => value), ...by.read(pieces) };
};

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
  expect(read(wink, text.split(/ +/))).toEqual(byDoor(text));
});

test('what came before changes no answer', () => {
  const text = 'The zorbling was a zorble-like Zorbling'.split(' ');
  const fresh = read(new Wink(), text);
  const used = new Wink();
  for (const word of ['Zorbling', 'zorble', 'zorbling', 'like']) read(used, [word]);
  expect(read(used, text)).toEqual(fresh);
});

test('nothing gives nothing', () => {
  expect(wink.read([])).toEqual({ tags: [], lemmas: [] });
});
