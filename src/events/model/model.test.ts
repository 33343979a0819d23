import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitCrf, tagSequence } from './crf.ts';
import { Index, namesOf, Numbers } from './features.ts';
import { fit } from './fit.ts';
import { minimise } from './lbfgs.ts';
import { createLinear, softmax, type LinearFile } from './linear.ts';
import { createTagger, spansOf } from './tagger.ts';

const file = (
  classes: string[],
  weights: Record<string, number[]>,
  moves?: number[][],
): LinearFile => ({
  about: '',
  source: '',
  licence: '',
  trainedOn: [],
  classes,
  sharpness: 1,
  weights,
  ...(moves ? { moves } : {}),
});

test('minimise finds the bottom of a bowl', () => {
  const at = minimise(
    2,
    (w, g) => {
      g[0] = 2 * (w[0]! - 3);
      g[1] = 8 * (w[1]! + 1);
      return (w[0]! - 3) ** 2 + 4 * (w[1]! + 1) ** 2;
    },
    { tolerance: 1e-12 },
  );
  expect(at[0]).toBeCloseTo(3, 4);
  expect(at[1]).toBeCloseTo(-1, 4);
});

describe('fit', () => {
  const rows = [
    { features: [0, 1], values: [1, 1], label: 0 },
    { features: [0, 1], values: [1, 1], label: 0 },
    { features: [0, 1], values: [1, 1], label: 1 },
    { features: [0, 2], values: [1, 1], label: 1 },
  ];
  const options = { classes: 2, features: 3, l2: 0.01 };

  test('learns which feature speaks for which class', () => {
    const w = fit(rows, options);
    expect(w[1 * 2]!).toBeGreaterThan(w[1 * 2 + 1]!);
    expect(w[2 * 2 + 1]!).toBeGreaterThan(w[2 * 2]!);
  });

  test('gives the same weights again', () => {
    expect([...fit(rows, options)]).toEqual([...fit(rows, options)]);
  });

  test('a row of weight 2 is that row twice', () => {
    const twice = fit(
      [rows[0]!, ...rows.slice(2)].map((r, i) => ({ ...r, weight: i === 0 ? 2 : 1 })),
      options,
    );
    const once = fit(rows, options);
    for (const [i, w] of once.entries()) expect(twice[i]).toBeCloseTo(w, 2);
  });
});

describe('features', () => {
  const word = fc.stringMatching(/^[a-z.=: ]{0,6}$/);
  const told = fc.tuple(
    fc.constantFrom('w:', 'bg:', 's.role=', 'n+='),
    word,
    fc.option(word, { nil: undefined }),
  );

  test('a number is that of the name, however it is told', () => {
    fc.assert(
      fc.property(
        fc.array(told, { maxLength: 30 }),
        fc.array(told, { maxLength: 30 }),
        (some, more) => {
          const names = namesOf((out) => some.forEach(([t, a, b]) => out.add(t, a, b)));
          const index = new Index(names);
          const numbers = new Numbers(index);
          numbers.start();
          for (const [t, a, b] of [...more, ...some]) numbers.add(t, a, b);
          const all = namesOf((out) => [...more, ...some].forEach(([t, a, b]) => out.add(t, a, b)));
          expect(numbers.list().map((id) => names[id])).toEqual(
            all.filter((name) => names.includes(name)),
          );
          for (const [id, name] of names.entries()) expect(index.find(name)).toBe(id);
        },
      ),
    );
  });

  test('starts anew and leaves what it gave', () => {
    const numbers = new Numbers(new Index(['a', 'b']));
    numbers.start();
    numbers.add('a');
    const before = numbers.list();
    numbers.start();
    numbers.add('b');
    numbers.add('b');
    expect([before, numbers.list()]).toEqual([[0], [1]]);
  });
});

describe('linear', () => {
  const model = createLinear(file(['a', 'b'], { x: [2, 0], y: [0, 1] }));

  test('probabilities add up to 1 and follow the features', () => {
    const p = model.probabilities(['x', 'unknown']);
    expect(p[0]! + p[1]!).toBeCloseTo(1);
    expect(p[0]).toBeGreaterThan(0.8);
    expect(model.probabilities([])).toEqual([0.5, 0.5]);
  });

  test('reasons name what spoke for the class', () => {
    expect(model.reasons(['x', 'y'], 'a').map((r) => r.feature)).toEqual(['x']);
    expect(model.reasons(['x', 'y'], 'c')).toEqual([]);
  });

  test('softmax never gives NaN', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 9 }),
        (scores) => {
          const p = softmax(scores, 1);
          expect(p.every((x) => x >= 0 && x <= 1)).toBe(true);
          expect(p.reduce((a, b) => a + b, 0)).toBeCloseTo(1);
        },
      ),
    );
  });
});

describe('crf', () => {
  // A capital letter begins a name (1), a small one after "of" goes on with it (2).
  const sequences = [
    { features: [[0], [1], [2], [0]], tags: [0, 1, 2, 0] },
    { features: [[1], [2], [0]], tags: [1, 2, 0] },
    { features: [[0], [0], [1]], tags: [0, 0, 1] },
  ];
  const crf = fitCrf(sequences, { tags: 3, features: 3, l2: 0.01 });

  test('tags what it learned', () => {
    for (const { features, tags } of sequences) expect(tagSequence(crf, features)).toEqual(tags);
    expect(tagSequence(crf, [])).toEqual([]);
  });

  test('moves count: no inside without a beginning', () => {
    expect(crf.move[1 * 3 + 2]!).toBeGreaterThan(crf.move[2]!);
  });

  test('likeliest of all ways, by trying them all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 2 }), {
          minLength: 1,
          maxLength: 5,
        }),
        (features) => {
          const score = (tags: readonly number[]): number =>
            tags.reduce(
              (sum, y, i) =>
                sum +
                features[i]!.reduce((s, f) => s + crf.emit[f * 3 + y]!, 0) +
                (i > 0 ? crf.move[tags[i - 1]! * 3 + y]! : 0),
              0,
            );
          let best = -Infinity;
          for (let n = 0; n < 3 ** features.length; n++)
            best = Math.max(best, score(features.map((_, i) => Math.floor(n / 3 ** i) % 3)));
          expect(score(tagSequence(crf, features))).toBeCloseTo(best, 6);
        },
      ),
    );
  });
});

describe('tagger', () => {
  test.each([
    [['O', 'B-S', 'I-S', 'O', 'B-T'], 'S1-2 T4-4'],
    [['B-S', 'B-S', 'I-T'], 'S0-0 S1-1 T2-2'],
    [['I-R', 'I-R', 'O', 'I-R'], 'R0-1 R3-3'],
    [['O'], ''],
    [[], ''],
  ])('%j', (tags, told) => {
    expect(
      spansOf(tags)
        .map((s) => `${s.kind}${s.first}-${s.last}`)
        .join(' '),
    ).toBe(told);
  });

  test('reads its file', () => {
    const tagger = createTagger(
      file(['O', 'B-S', 'I-S'], { name: [0, 2, 1.5], other: [1, 0, 0] }, [
        [0, 0, -9],
        [0, 0, 1],
        [0, 0, 0],
      ]),
    );
    const spans = tagger.spans(4, (out) => {
      for (const [i, name] of ['other', 'name', 'name', 'other'].entries()) out.add(i, name);
    });
    expect(spans).toEqual([{ kind: 'S', first: 1, last: 2 }]);
  });
});
