/**
 * Coverage of intervals over a known truth. A short run here; `ENTENTE_LEDGERS=400 npx vitest run
 * test/simulation` makes the table of docs/measurements.md.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { SIMULATIONS, coverage, falseAlarms } from './measures.ts';

const LONG = Number(process.env['ENTENTE_LEDGERS'] ?? 0);
const LEDGERS = LONG > 0 ? LONG : 40;
const rows: string[] = [];
const percent = (share: number): string => (100 * share).toFixed(1);

describe.each(SIMULATIONS)('$measure: $truth', (simulation) => {
  test.each(simulation.levels)('holds the truth at %d', { timeout: 480_000 }, (level) => {
    const { share, intervals, refused } = coverage(simulation, level, LEDGERS);
    rows.push(
      `| ${simulation.measure} | ${simulation.truth} | ${100 * level} % | ${percent(share)} % | ${intervals} | ${refused} |`,
    );
    expect(intervals).toBeGreaterThanOrEqual(LEDGERS / 2);
    // Four standard errors of the share itself, beside the three points that are asked for.
    const chance = 4 * Math.sqrt((level * (1 - level)) / LEDGERS);
    expect(share).toBeGreaterThan(level - 0.03 - chance);
  });
});

test('finds nothing where there is nothing', { timeout: 480_000 }, () => {
  for (const { what, share, nominal } of falseAlarms(LEDGERS)) {
    rows.push(`| ${what} | no effect | ${100 * nominal} % | ${percent(share)} % | ${LEDGERS} | |`);
    expect(share).toBeLessThan(nominal + 4 * Math.sqrt((nominal * (1 - nominal)) / LEDGERS));
  }
});

// Also where only some of the tests were asked for (`-t dependence`).
afterAll(() => {
  if (LONG > 0) console.log(rows.join('\n'));
});
