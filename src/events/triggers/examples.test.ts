import { expect, it } from 'vitest';
import { loadKnowledge } from '../../knowledge/index.ts';
import { createKit, scan } from '../scan.ts';
import { UNCODED } from './uncoded.ts';

const { lexicon } = loadKnowledge().value;
const kit = createKit(loadKnowledge().value);
const frames = lexicon.filter((frame) => frame.root !== null);
const roots = (text: string): (string | null)[] =>
  [...scan(kit, text, kit.analyser.analyseText(text), '2024-06-01')].flatMap(({ drafts }) =>
    drafts.map((draft) => draft.root),
  );
const failing = frames.filter((frame) => !roots(frame.example).includes(frame.root));

it('every frame’s example is coded with its root, but for those listed', () => {
  const share = 1 - failing.length / frames.length;
  console.log(`examples coded: ${(share * 100).toFixed(1)} % of ${frames.length}`);
  expect(failing.map((frame) => frame.id).filter((id) => !UNCODED.has(id))).toEqual([]);
  expect(share).toBeGreaterThan(0.8);
});

it('the list names frames that are there and fail', () => {
  const ids = new Set(failing.map((frame) => frame.id));
  expect([...UNCODED].filter((id) => !ids.has(id))).toEqual([]);
});
