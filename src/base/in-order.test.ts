import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inOrder } from './in-order.ts';

const later = (turns: number): Promise<void> =>
  turns <= 0 ? Promise.resolve() : Promise.resolve().then(() => later(turns - 1));

it('gives results in order, and never runs more than the limit', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(20), { maxLength: 30 }),
      fc.integer({ min: 1, max: 6 }),
      async (turns, limit) => {
        let running = 0;
        let most = 0;
        const out: number[] = [];
        const results = inOrder(turns.entries(), limit, async ([i, n]) => {
          running += 1;
          most = Math.max(most, running);
          await later(n);
          running -= 1;
          return i;
        });
        for await (const one of results) out.push(one);
        expect(out).toEqual(turns.map((_, i) => i));
        expect(most).toBeLessThanOrEqual(limit);
      },
    ),
  );
});

it('reads no further ahead than the limit', async () => {
  let read = 0;
  const source = function* (): Generator<number> {
    for (;;) yield (read += 1);
  };
  const results = inOrder(source(), 3, (n) => Promise.resolve(n));
  await results.next();
  expect(read).toBe(3);
  await results.return(undefined);
});

it('fails in its turn', async () => {
  const out: number[] = [];
  const run = async (): Promise<void> => {
    const task = (n: number): Promise<number> =>
      n === 2 ? Promise.reject(new Error('two')) : Promise.resolve(n);
    for await (const one of inOrder([1, 2, 3], 3, task)) out.push(one);
  };
  await expect(run()).rejects.toThrow('two');
  expect(out).toEqual([1]);
});
