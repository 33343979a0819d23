import { describe, expect, it } from 'vitest';
import { withoutFurniture } from './furniture.ts';

const STORY =
  'The ministers of both countries met on Wednesday and spoke about the sea lanes for two hours.';
const kept = (...lines: string[]): string[] =>
  withoutFurniture(lines.map((text) => ({ text, kind: 'text', linked: 0 }))).map(
    (block) => block.text,
  );

describe('withoutFurniture', () => {
  it.each([
    ['Published 4:00 am CST, Wednesday, November 20, 2019'],
    ['The harbour at dawn (Image: Example Agency)'],
    ['Photo: Jane Roe, Example Agency'],
    ['READ MORE: Another story about the harbour'],
    ['Facebook Twitter WhatsApp'],
  ])('takes out "%s"', (line) => {
    expect(kept(STORY, line, STORY)).toEqual([STORY, STORY]);
  });
  it('takes out other stories at the end, and only there', () => {
    expect(kept(STORY, STORY, 'You may also like', 'Ten harbours to see')).toEqual([STORY, STORY]);
    expect(kept('Related stories', STORY, STORY)).toEqual(['Related stories', STORY, STORY]);
  });
  it.each([
    ['Published accounts of the talks differ.'],
    ['More than 40 states signed.'],
    [
      'Related: this is what the minister called the two questions, and he left it there, although reporters asked for more than an hour what he had meant and whether the cabinet shared his view of the matter at all.',
    ],
    ['Japan (photo below) signed.'],
    ['Share the burden, he said.'],
  ])('keeps "%s"', (line) => {
    expect(kept(STORY, line, STORY)).toContain(line);
  });
});
