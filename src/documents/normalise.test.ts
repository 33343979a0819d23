import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise, plain } from './normalise.ts';

describe('normalise', () => {
  it.each([
    ['line ends', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['spaces one for one', 'a\u00a0b\u2009c\u3000d\te', 'a b c d e'],
    ['zero-width space and soft hyphen inside words', 'mini\u200bst\u00aders', 'ministers'],
    ['a joiner between letters', 'mini\u200dsters', 'ministers'],
    ['marks that turn the direction', 'a\u202egpj.exe\u202c', 'agpj.exe'],
    ['byte order mark and NUL', '\ufeffa\u0000b', 'ab'],
    ['a lone surrogate', 'a\ud83db', 'a\ufffdb'],
    ['normal form C', 'cafe\u0301', 'café'],
  ])('%s', (_, raw, text) => {
    expect(normalise(raw).text).toBe(text);
  });

  it.each([
    ['joiners in emoji', '👩\u200d🚀'],
    ['joiners in Persian', 'می\u200cخواهم'],
    ['surrogate pairs', '🇯🇵'],
  ])('keeps %s', (_, text) => {
    expect(normalise(text).text).toBe(text);
  });

  it('counts what it mends', () => {
    expect(normalise('a\u0000\u0001\ud800')).toEqual({
      text: 'a\ufffd',
      controls: 2,
      surrogates: 1,
    });
  });

  it('gives the same when run twice, and survives UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (raw) => {
        const once = normalise(raw).text;
        expect(normalise(once).text).toBe(once);
        expect(
          new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(once)),
        ).toBe(once);
        expect(plain(raw)).toBe(plain(plain(raw)));
      }),
    );
  });
});
