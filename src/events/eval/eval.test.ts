import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../knowledge/index.ts';
import { evalDocuments, evalQuads, evalRelations, evalSpans } from '../index.ts';
import { readMarked } from '../model/marked.ts';
import { readTable, scoreClasses } from './scores.ts';
import { readConll } from './spans.ts';

const knowledge = loadKnowledge().value;

describe('relations', () => {
  const gold = [
    'marked_sentence\tgold_root\tgold_quad',
    '<s>Japan</s> signed a treaty with <t>India</t>.\tSUPPORT\t1',
    '<s>Tehran</s> freed the prisoners of <t>France</t>.\tYIELD\t2',
    '<s>Japan</s> imposed sanctions on <t>Russia</t>.\tSANCTION\t4',
    '<s>China</s> and <t>Japan</t> xyzzied.\tACCUSE\t3',
  ].join('\n');
  it('scores roots and quads in the gold’s own map', () => {
    const { n, root, quad, coverage } = evalRelations(gold, knowledge, { models: false });
    expect(n).toBe(4);
    expect(root.perClass['SUPPORT']).toEqual({ precision: 1, recall: 1, f1: 1, support: 1 });
    expect(root.perClass['YIELD']?.recall).toBe(1);
    expect(quad.accuracy).toBe(1);
    expect(coverage).toBe(1);
  });
  it('leaves out what it does not know where it may abstain', () => {
    const { n, coverage, root } = evalRelations(gold, knowledge, {
      abstain: true,
      models: false,
    });
    expect(n).toBe(4);
    expect(coverage).toBeLessThan(1);
    expect(root.accuracy).toBe(1);
  });
  it('compares with the rules alone, row by row', () => {
    const { root, against, calibration } = evalRelations(gold, knowledge, {
      against: { name: 'rules', labels: null },
    });
    const rules = evalRelations(gold, knowledge, { models: false });
    expect(against?.root.macroF1).toBeCloseTo(rules.root.macroF1);
    expect(against?.root.difference.value).toBeCloseTo(root.macroF1 - rules.root.macroF1);
    expect(calibration.bins.reduce((sum, b) => sum + b.n, 0)).toBe(4);
  });
  it('compares with the answers of another', () => {
    const { against } = evalRelations(gold, knowledge, {
      models: false,
      against: { name: 'file', labels: ['SUPPORT', 'AID', 'SANCTION', null] },
    });
    expect(against?.root).toMatchObject({ onlyFirst: 2, onlySecond: 0, p: 0.5 });
  });
  it('tells which class was taken for which', () => {
    const { root } = evalRelations(gold, knowledge, { models: false });
    expect(root.confusion['YIELD']).toEqual({ YIELD: 1 });
  });
  it('reads marks', () => {
    const { text, spans } = readMarked('<s>Japan</s> met <t>Korea</t>');
    expect(text).toBe('Japan met Korea');
    expect(spans.map((s) => `${s.as} ${text.slice(s.start, s.end)}`)).toEqual([
      'SOURCE Japan',
      'TARGET Korea',
    ]);
  });
  it('gives the same figures twice', () => {
    const { sentencesPerSecond: _, ...first } = evalRelations(gold, knowledge);
    const { sentencesPerSecond: __, ...second } = evalRelations(gold, knowledge);
    expect(second).toEqual(first);
  });
});

describe('spans', () => {
  const lines = (pairs: string): string =>
    pairs
      .split(' ')
      .map((p) => p.replace('/', '\t'))
      .join('\n');
  const gold = [
    lines('Japan/B-S criticised/O China/B-T ./O'),
    lines('Japan/B-R and/O India/B-R held/O talks/O ./O'),
  ].join('\n\n');
  it('reads sources, targets and both at once', () => {
    expect(readConll(gold).map(({ spans }) => spans.map((s) => s.kind).join(''))).toEqual([
      'ST',
      'RR',
    ]);
    expect(readConll('a\tB-S\nb\tI-S\nc\tO')[0]?.spans).toEqual([{ kind: 'S', first: 0, last: 1 }]);
  });
  it('scores them', () => {
    const scores = evalSpans(gold, knowledge, { models: false });
    expect(scores.n).toBe(2);
    for (const key of ['source', 'target', 'both', 'all'] as const)
      expect(scores[key].exact, key).toEqual({ precision: 1, recall: 1, f1: 1 });
  });
  it('counts an overlap where the tokens differ', () => {
    const { source } = evalSpans(lines('The/B-S Japan/I-S criticised/O China/B-T ./O'), knowledge);
    expect(source.overlap.f1).toBe(1);
  });
});

describe('quads', () =>
  it('counts a sentence without an act as 0', () => {
    const gold = [
      'sentence\tgold_quad',
      'Japan criticised China.\t3',
      'The sun rose over the hills.\t0',
      'Iran freed the American prisoners.\t2',
    ].join('\n');
    const { n, accuracy, perClass } = evalQuads(gold, knowledge, { models: false });
    expect(n).toBe(3);
    expect(accuracy).toBe(1);
    expect(Object.keys(perClass)).toEqual(['0', '2', '3']);
  }));

describe('documents', () => {
  const text = 'Japan criticised China. Australia pledged 10 million euros to Ukraine.';
  const gold = (events: unknown[], commitments: unknown[] = []): string =>
    JSON.stringify({ documents: [{ text, published: '2024-05-10', events, commitments }] });
  it('meets expected records by anchor and root', () => {
    const scores = evalDocuments(
      gold(
        [
          { anchor: 'criticised China', root: 'ACCUSE', status: 'actual', actors: ['JPN'] },
          { anchor: 'pledged', root: 'AGREE', status: 'planned', actors: ['AUS'] },
        ],
        [{ anchor: '10 million' }],
      ),
      knowledge,
    );
    expect(scores).toMatchObject({
      n: 1,
      events: { precision: 1, recall: 1, f1: 1 },
      status: { n: 2, accuracy: 0.5 },
      actors: { n: 2, accuracy: 1 },
      commitments: { precision: 1, recall: 1 },
      falsePerDocument: 0,
    });
  });
  it('counts what is missed and what is false', () => {
    const { events, falsePerDocument, dates } = evalDocuments(
      gold([{ anchor: 'criticised', root: 'ASSAULT' }]),
      knowledge,
    );
    expect(events).toEqual({ precision: 0, recall: 0, f1: 0 });
    expect(falsePerDocument).toBe(2);
    expect(dates).toEqual({ n: 0, accuracy: null });
  });
  it('refuses another form', () =>
    expect(() => evalDocuments('{"documents": 3}', knowledge)).toThrow(RangeError));
});

describe('scores', () => {
  it('are macro means over the gold’s classes', () => {
    const pairs = [
      { gold: 'a', predicted: 'a' },
      { gold: 'a', predicted: 'b' },
      { gold: 'b', predicted: 'b' },
      { gold: 'b', predicted: null },
    ];
    const { macroF1, accuracy, ci95 } = scoreClasses(pairs, 'test');
    expect(accuracy).toBe(0.5);
    expect(macroF1).toBeCloseTo((2 / 3 + 0.5) / 2, 10);
    expect(ci95[0]).toBeLessThanOrEqual(macroF1);
    expect(ci95[1]).toBeGreaterThanOrEqual(macroF1);
  });
  it('are 0 over nothing', () =>
    expect(scoreClasses([], 'none')).toMatchObject({ macroF1: 0, accuracy: 0, ci95: [0, 0] }));
  it('read a table by its first line', () =>
    expect(readTable('a\tb\r\n1\t2\r\n')).toEqual([{ a: '1', b: '2' }]));
});
