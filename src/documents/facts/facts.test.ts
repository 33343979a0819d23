import { describe, expect, it } from 'vitest';
import { bylineAuthors, isCredit } from './credits.ts';
import { parseStated } from './date-values.ts';
import { datelines } from './dates.ts';
import { kindOf } from './kind.ts';
import { languageOf } from './language.ts';
import { choosePublished } from './published.ts';
import { completePublisher, domainOf, publisherNamed } from './publishers.ts';

describe('parseStated', () => {
  it.each([
    ['2025-07-11', '2025-07-11'],
    ['2025-07-11T23:30:00+09:00', '2025-07-11'],
    ['20250711', '2025-07-11'],
    ['11 July 2025', '2025-07-11'],
    ['July 11, 2025', '2025-07-11'],
    ['Sept. 3, 2024', '2024-09-03'],
    ['Fri, 11 Jul 2025 09:00:00 GMT', '2025-07-11'],
    ['25/12/2024', '2024-12-25'],
    ['12/25/2024', '2024-12-25'],
    ['2025年7月11日', '2025-07-11'],
    ['July 2025', '2025-07'],
    ['2025', '2025'],
  ])('%s', (value, date) => {
    expect(parseStated(value)).toEqual({ date });
  });

  it.each([
    ['2024-13-45', 'invalid'],
    ['2023-02-30T25:61:00Z', 'invalid'],
    ['1970-01-01T00:00:00Z', 'invalid'],
    ['2099-01-01', 'invalid'],
    ['03/04/2023', 'ambiguous'],
    ['yesterday', 'invalid'],
    ['', 'invalid'],
  ])('refuses %s as %s', (value, reason) => {
    expect(parseStated(value)).toEqual({ reason });
  });
});

const stated = (value: string, where = 'meta') => ({ value, basis: 'metadata' as const, where });

describe('choosePublished', () => {
  it('takes what is given before all else', () => {
    const { published, diagnostics } = choosePublished([stated('2024-01-01')], '2025-07', 'u');
    expect(published).toEqual({ date: '2025-07', precision: 'month', basis: 'given' });
    expect(diagnostics).toEqual([]);
  });

  it('reports dates that disagree, and dates that are none', () => {
    const { published, diagnostics } = choosePublished(
      [stated('2024-13-45'), stated('2024-05-01'), stated('2024-06-01', 'time element')],
      undefined,
      'u',
    );
    expect(published.date).toBe('2024-05-01');
    expect(diagnostics.map((d) => d.code)).toEqual(['read/invalid-date', 'read/date-conflict']);
  });

  it('finds no conflict in one moment of two time zones, nor in a month and its day', () => {
    const both = [stated('2024-05'), stated('2024-05-01'), stated('2024-05-02')];
    const { published, diagnostics } = choosePublished(both, undefined, 'u');
    expect(published.date).toBe('2024-05-01');
    expect(diagnostics).toEqual([]);
  });

  it('invents nothing', () => {
    expect(choosePublished([], undefined, 'u').published).toEqual({
      date: null,
      precision: 'unknown',
      basis: 'unknown',
    });
  });
});

const found = (text: string): string[] => datelines([{ text, kind: 'text' }]).map((d) => d.value);

describe('datelines', () => {
  it.each([
    ['11 July 2023'],
    ['Vilnius, 11 July 2023'],
    ['Published: July 11, 2023'],
    ['TOKYO, July 11, 2023 (Wire) -- Ministers met.'],
    ['BRUSSELS, 11 July 2023 — Allies agreed.'],
  ])('%s', (text) => {
    expect(found(text)).toHaveLength(1);
    expect(parseStated(found(text)[0] ?? '')).toEqual({ date: '2023-07-11' });
  });
  it.each([
    ['On 11 July 2023, leaders met in Vilnius.'],
    ['The treaty of 4 April 1949 binds its members to help each other.'],
    ['TOKYO, July 11 (Wire) -- Ministers met.'],
  ])('misses %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('credits', () => {
  it.each([
    ['© Example Review'],
    ['Copyright 2025 Example Media'],
    ['(Reporting by Jane Roe; Editing by John Doe)'],
    ['Photo credit: Ministry'],
    ['All rights reserved.'],
  ])('%s', (text) => {
    expect(isCredit(text)).toBe(true);
  });
  it.each([
    [
      'Copyrighted code was at the centre of the talks between both ministries.'.replace(
        'Copyrighted',
        'Protected',
      ),
    ],
    ['Sources said the ministers had agreed.'],
    ['The report was edited by two ministries before it was published in June.'],
  ])('misses %s', (text) => {
    expect(isCredit(text)).toBe(false);
  });
  it('takes names from a byline only', () => {
    expect(bylineAuthors('By Jane Roe and John Doe')).toEqual(['Jane Roe', 'John Doe']);
    expect(bylineAuthors('By 2035 members will spend 5 percent.')).toEqual([]);
    expect(bylineAuthors('By signing the text, Japan agreed')).toEqual([]);
  });
});

describe('publishers', () => {
  it('knows a domain with its subdomains, and governments by shape', () => {
    expect(completePublisher({ domain: 'www.nato.int' })).toMatchObject({
      name: 'NATO',
      kind: 'official',
    });
    expect(completePublisher({ domain: 'news.defence.gov.au' })).toMatchObject({
      kind: 'official',
      country: 'AUS',
    });
    expect(completePublisher({ domain: 'blog.example' })).toMatchObject({
      name: null,
      kind: 'other',
    });
    expect(completePublisher({ name: 'TASS' })).toMatchObject({
      domain: 'tass.com',
      kind: 'state-media',
    });
  });
  it('knows other names, and a list of the user instead of the packaged one', () => {
    expect(completePublisher({ name: 'RUSI' })).toMatchObject({ kind: 'think-tank' });
    const own = [
      { domain: 'wire.example', name: 'Strait Wire', otherNames: [], kind: 'news', country: null },
    ] as const;
    const list = own.map((entry) => ({ ...entry, otherNames: [...entry.otherNames] }));
    expect(completePublisher({ domain: 'en.wire.example' }, list)).toMatchObject({
      name: 'Strait Wire',
      kind: 'news',
    });
    expect(completePublisher({ domain: 'wire.example' }).kind).toBe('other');
  });
  it('lets what is stated win', () => {
    expect(completePublisher({ domain: 'csis.org', kind: 'news' }).kind).toBe('news');
  });
  it('takes a domain from web addresses only', () => {
    expect(domainOf('https://www.example.org/a')).toBe('example.org');
    expect(domainOf('folder/a.example.org.html')).toBeNull();
  });
  it('takes a known name from a copyright line, and no other', () => {
    expect(publisherNamed('© 2025 Foreign Policy')?.domain).toBe('foreignpolicy.com');
    expect(publisherNamed('© 2025 Some Person')).toBeNull();
  });
});

describe('language and kind', () => {
  it('finds the language where none is declared, and mistrusts a wrong declaration', () => {
    const german =
      'Die Außenminister beider Länder trafen sich am Mittwoch und vereinbarten Gespräche. '.repeat(
        8,
      );
    expect(languageOf(german, null)).toBe('de');
    expect(languageOf(german, 'en')).toBe('de');
    expect(languageOf('Short.', 'en-GB')).toBe('en-GB');
    expect(languageOf('Short.', null)).toBeNull();
  });
  it.each([
    ['Vilnius Summit Communiqué', [], 'other', 'communique'],
    ['Remarks at the press point', [], 'other', 'speech'],
    ['An interview with the minister', [], 'news', 'interview'],
    ['Ministers meet', ['TOKYO (Reuters) - Ministers met.'], 'other', 'news'],
    ['Ministers meet', ['Ministers met.'], 'official', 'statement'],
    ['Ministers meet', ['Ministers met.'], 'other', 'other'],
  ] as const)('%s', (title, paragraphs, publisher, kind) => {
    expect(kindOf(title, paragraphs, publisher)).toBe(kind);
  });
});
