import { describe, expect, it } from 'vitest';
import { readBytes } from '../documents/index.ts';
import type { Document } from '../model/index.ts';
import { inEnglish } from './languages.ts';

const ENGLISH =
  'The foreign ministers of the two countries met on Wednesday, and agreed to hold consultations on the use of ports in late June.';
const GERMAN =
  'Die Außenminister der beiden Länder trafen sich am Mittwoch und vereinbarten, Ende Juni Gespräche über die Nutzung der Häfen zu führen.';

const read = (text: string, language?: string): Document => {
  const given = { language };
  return readBytes(new TextEncoder().encode(text), { uri: 'a.txt', given }).value[0]!;
};

describe('inEnglish', () => {
  it('leaves a text in English as it is', () => {
    const document = read([ENGLISH, ENGLISH.replace('Wednesday', 'Friday')].join('\n\n'));
    const { parts, diagnostics } = inEnglish(document);
    expect(parts.paragraphs).toEqual(document.paragraphs);
    expect(diagnostics).toEqual([]);
  });
  it('takes a paragraph of another language out, and says so with its place', () => {
    const document = read(
      [ENGLISH, GERMAN, ENGLISH.replace('June', 'May'), ENGLISH.replace('two', 'three')].join(
        '\n\n',
      ),
      'en',
    );
    expect(document.language).toBe('en');
    expect(document.paragraphs.map((p) => p.language)).toEqual([
      undefined,
      'de',
      undefined,
      undefined,
    ]);
    const { parts, diagnostics } = inEnglish(document);
    expect(parts.paragraphs.map((p) => p.prose)).toEqual([true, false, true, true]);
    expect(diagnostics).toMatchObject([
      { code: 'coding/unsupported-language', start: document.paragraphs[1]!.start },
    ]);
  });
  it('keeps what is English in a text of another language', () => {
    const document = read(
      [GERMAN, GERMAN.replace('Mittwoch', 'Freitag'), ENGLISH, GERMAN.replace('Juni', 'Mai')].join(
        '\n\n',
      ),
    );
    expect(document.language).toBe('de');
    expect(inEnglish(document).parts.paragraphs.map((p) => p.prose)).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });
});
