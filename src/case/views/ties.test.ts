import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { openCase } from '../../case.ts';
import { chronologyRecords, loadKnowledge } from '../../knowledge/index.ts';
import { figureSvg, mapFigure, membersFigure, networkFigure } from '../../views/figures/index.ts';
import type { World } from '../../views/figures/index.ts';
import { drawingPage } from '../../figure/export.ts';
import { sinceView } from './since.ts';
import { gapsView, multiplesView, tiesView } from './ties.ts';

const knowledge = loadKnowledge().value;
const held = chronologyRecords(knowledge.chronology, (code) => knowledge.actor(code)!);
const kase = openCase(held.value, knowledge, {
  ...{ alliance: 'NATO', partners: ['IP4'], from: null, to: null, domain: null, without: null },
  asOf: '2026-11-24',
});

describe('ties over the bundled chronology', () => {
  const ties = tiesView(kase, knowledge.domains);

  test('cells are those of the engagement, with the records behind them', () => {
    const { cells } = kase.engagement();
    expect(ties.cells).toHaveLength(cells.length);
    for (const [i, cell] of cells.entries()) {
      const value = 'value' in cell.deeds ? (cell.deeds.value ?? 0) : 0;
      expect(ties.cells[i]!.n).toBe(value);
      if (value > 0) expect(ties.cells[i]!.records.length).toBeGreaterThan(0);
    }
  });

  test('the counts by domain are those of the gap table, with as many deeds behind them', () => {
    const gaps = gapsView(kase, knowledge.domains);
    const multiples = multiplesView(kase, knowledge.domains);
    expect(gaps.cells).not.toBeNull();
    for (const cell of gaps.cells ?? []) {
      const domain = multiples.domains.find(({ id }) => id === cell.domain);
      const own = domain?.cells.find((c) => c.member === 'NATO' && c.partner === cell.partner);
      expect(own?.n ?? 0, `${cell.partner} ${cell.domain}`).toBe(cell.n);
      expect(cell.records.length >= cell.n).toBe(true);
    }
  });

  test('figures draw every cell with anything found, and the same bytes twice', () => {
    const file = createRequire(import.meta.url).resolve('world-atlas/countries-110m.json');
    const world: World = JSON.parse(readFileSync(file, 'utf8'));
    const options = { page: drawingPage(), link: '/embed/x', about: 'about' };
    for (const figure of [membersFigure(ties), networkFigure(ties), mapFigure(ties, world)]) {
      const svg = figureSvg(figure, options);
      expect(svg).toBe(figureSvg(figure, options));
      expect(svg).not.toMatch(/NaN|undefined|var\(--/);
      expect(figure.marks.length).toBeGreaterThan(10);
    }
  });

  test('what changed since the last summit: inside the span, and counted by kind', () => {
    const since = sinceView(kase, null);
    expect(since.days.map(({ day }) => day)).toContain(since.day);
    for (const one of since.changes) {
      expect(one.on! >= since.day && one.on! <= '2026-11-24').toBe(true);
      expect(one.records.length).toBeGreaterThan(0);
    }
    expect(since.counts.refused).toBeGreaterThan(0);
    for (const cell of since.shift.cells) {
      expect(cell.share!.lo <= cell.share!.value && cell.share!.value <= cell.share!.hi).toBe(true);
      if (cell.say === 'gain' || cell.say === 'loss')
        expect(cell.before + cell.since).toBeGreaterThanOrEqual(5);
    }
  });
});
