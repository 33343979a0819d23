import { describe, expect, it } from 'vitest';
import { readBytes } from '../read.ts';

const read = (text: string) => {
  const document = readBytes(new TextEncoder().encode(text), { uri: 'a.txt' }).value[0];
  if (!document) throw new Error('no document');
  return document;
};
const LEAD = 'The ministers of both countries met on Wednesday and spoke about the sea lanes.\n\n';

describe('a text that breaks off', () => {
  it.each([
    [
      'a run of dots',
      'In 2023 they formalised their ties in Vilnius by signing........',
      'by signing',
    ],
    [
      'dots before a credit line',
      'They formalised their ties by signing....\n\n© Example Review',
      'by signing',
    ],
    ['an ellipsis in brackets', 'They will meet again in [...]', 'again in'],
    ['a counted rest', 'They will meet again … [+1234 chars]', 'meet again'],
    ['a call to read on', 'They will meet again in\n\nContinue reading', 'again in'],
    ['a wall', 'They will meet again.\n\nSubscribe to read the full article', 'meet again.'],
    [
      'the middle of a sentence',
      'The foreign ministers of the two countries met on Wednesday and agreed to hold consulta',
      'hold consulta',
    ],
  ])('%s', (_, end, last) => {
    const document = read(LEAD + end);
    expect(document.complete).toBe(false);
    expect(document.text.slice(0, document.truncatedAt ?? 0).endsWith(last)).toBe(true);
    expect(document.diagnostics.map((d) => d.code)).toContain('read/truncated');
  });

  it.each([
    ['a full stop', 'They will meet again in June.', true],
    ['a closing quotation', 'He said: “We will meet again in June.”', true],
    ['a mark of the end', 'They will meet again in June.\n\nENDS', true],
    ['a credit line', 'They will meet again in June.\n\n(Reporting by Jane Roe)', true],
    ['an ellipsis inside', 'They will ... perhaps ... meet again in June.', true],
    ['an agency behind the last sentence', 'They will meet again in June. PTI', true],
    ['dots behind a closed quotation', 'They read “The sea lanes of June.”...', true],
    ['a rule', 'They will meet again in June.\n\n___', true],
    ['an address of mail', 'They will meet again in June.\n\njane.roe@courier.example', true],
    ['a wire', 'They will meet again in June.\n\nWith Courier wires', true],
    [
      'an address and telephone numbers',
      'They will meet again in June.\n\nStrait Courier 16 Harbour Street, Suite 9 | 202-555-0100 tel | 202-555-0101 fax',
      'unknown',
    ],
    ['a signature', 'They will meet again in June.\n\nJane Roe, Tokyo', 'unknown'],
    ['a link to more', 'They will meet again in June.\n\nRead more: another story', true],
  ])('is not one that ends with %s', (_, end, complete) => {
    expect(read(LEAD + end)).toMatchObject({ complete, truncatedAt: null });
  });
});
