import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../language/index.ts';
import type { EventDate } from '../../model/index.ts';
import { eventDate, evalDates, findDates, publishedRange } from './index.ts';
import type { FoundDate } from './index.ts';

const analyser = createAnalyser();

/** Dates of a text published on Friday 27 June 2025 unless told otherwise, as "wording = from..to". */
function dates(
  text: string,
  published: string | null = '2025-06-27',
  anchored: EventDate | null = null,
): FoundDate[] {
  let anchor = anchored;
  const found: FoundDate[] = [];
  for (const sentence of analyser.analyseText(text))
    for (const one of findDates(sentence, text, {
      published: publishedRange({ date: published }),
      anchor,
    })) {
      expect(text.slice(one.start, one.end)).toBe(one.date.text);
      found.push(one);
      if (one.role === 'point' && one.date.start !== null) anchor = one.date;
    }
  return found;
}
const shown = (found: FoundDate[]): string =>
  found
    .filter(({ role }) => role === 'point' || role === 'deadline')
    .map(
      ({ date }) =>
        `${date.text} = ${date.start === date.end ? date.start : `${date.start}..${date.end}`}`,
    )
    .join('; ');

describe('timetables, relative years, weekdays with a day', () => {
  it.each([
    ['The exercise begins in late September.', 'late September = 2025-09-21..2025-09-30'],
    ['The ban takes effect in September.', 'September = 2025-09-01..2025-09-30'],
    ['The exercise began in late September.', 'late September = 2024-09-21..2024-09-30'],
    ['The exercise has begun in March.', 'March = 2025-03-01..2025-03-31'],
    [
      'It was agreed on June 20. Two days later the text came out.',
      'June 20 = 2025-06-20; Two days later = 2025-06-22',
    ],
    ['It was agreed on June 20, two days later than planned.', 'June 20 = 2025-06-20'],
    ['The deal expired on 31 March this year.', '31 March this year = 2025-03-31'],
    ['It was signed on March 31 of last year.', 'March 31 of last year = 2024-03-31'],
    ['Parliament votes on Thursday, July 17.', 'Thursday, July 17 = 2025-07-17'],
    ['They met on Wednesday, July 17.', 'Wednesday, July 17 = 2024-07-17'],
    ['The deadline of 15 March passed.', '15 March = 2025-03-15'],
    ['They set a deadline of 15 March.', '15 March = 2026-03-15'],
  ])('%s', (text, wanted) => expect(shown(dates(text))).toBe(wanted));
});

describe('dates that the text states', () => {
  it.each([
    ['The treaty was signed on 24 June 2025.', '24 June 2025 = 2025-06-24'],
    ['Leaders met on June 24, 2025, in The Hague.', 'June 24, 2025 = 2025-06-24'],
    ['On Tuesday, 24 June 2025, they met.', 'Tuesday, 24 June 2025 = 2025-06-24'],
    ['They met on the 24th of June 2025.', '24th of June 2025 = 2025-06-24'],
    ['The record is dated 2025-06-24.', '2025-06-24 = 2025-06-24'],
    ['It took effect on 24.06.2025.', '24.06.2025 = 2025-06-24'],
    ['The summit took place on 24-25 June 2025.', '24-25 June 2025 = 2025-06-24..2025-06-25'],
    ['The summit took place on 24–25 June 2025.', '24–25 June 2025 = 2025-06-24..2025-06-25'],
    ['The summit took place on June 24-25, 2025.', 'June 24-25, 2025 = 2025-06-24..2025-06-25'],
    ['Ministers met on 24 and 25 June 2025.', '24 and 25 June 2025 = 2025-06-24..2025-06-25'],
    [
      'The drill ran from 30 June to 2 July 2024.',
      '30 June to 2 July 2024 = 2024-06-30..2024-07-02',
    ],
    [
      'The drill ran from 28 December 2023 to 3 January 2024.',
      '28 December 2023 to 3 January 2024 = 2023-12-28..2024-01-03',
    ],
    ['The office opened in June 2025.', 'June 2025 = 2025-06-01..2025-06-30'],
    ['The office opened in Sept. 2024.', 'Sept. 2024 = 2024-09-01..2024-09-30'],
    ['In late June 2025 the leaders met.', 'late June 2025 = 2025-06-21..2025-06-30'],
    ['They agreed in early March 2023.', 'early March 2023 = 2023-03-01..2023-03-10'],
    ['Talks began in mid-May 2024.', 'mid-May 2024 = 2024-05-11..2024-05-20'],
    ['They met between June and August 2024.', 'June and August 2024 = 2024-06-01..2024-08-31'],
    ['Alignment grew from March to May 2022.', 'March to May 2022 = 2022-03-01..2022-05-31'],
    ['In 2022 the concept named China.', '2022 = 2022-01-01..2022-12-31'],
    ['Partnerships have grown since 2022.', '2022 = 2022-01-01..2022-12-31'],
    ['The plan covers the years from 2023 to 2026.', '2023 to 2026 = 2023-01-01..2026-12-31'],
    ['Spending rose between 2020 and 2024.', '2020 and 2024 = 2020-01-01..2024-12-31'],
    ['The 2023–2026 programme was tailored.', '2023–2026 = 2023-01-01..2026-12-31'],
    ['In early 2023 Japan applied.', 'early 2023 = 2023-01-01..2023-04-30'],
    ['Late in 2021 the pact was announced.', 'Late in 2021 = 2021-09-01..2021-12-31'],
    ['It will be ready by the end of 2027.', 'the end of 2027 = 2027-10-01..2027-12-31'],
    ['Exports fell in Q2 2023.', 'Q2 2023 = 2023-04-01..2023-06-30'],
    [
      'Exports fell in the second quarter of 2023.',
      'the second quarter of 2023 = 2023-04-01..2023-06-30',
    ],
    ['Exports fell in the first half of 2024.', 'the first half of 2024 = 2024-01-01..2024-06-30'],
    ['The ship sails in spring 2026.', 'spring 2026 = 2026-03-01..2026-05-31'],
    ['They met in the summer of 2023.', 'the summer of 2023 = 2023-06-01..2023-08-31'],
    ['Congress funded it in fiscal year 2025.', 'fiscal year 2025 = 2024-10-01..2025-09-30'],
    ['Japan raised its budget for fiscal 2024.', 'fiscal 2024 = 2024-04-01..2025-03-31'],
    [
      'Canberra spent more in the 2024-25 financial year.',
      '2024-25 financial year = 2024-07-01..2025-06-30',
    ],
    ['Ties soured in the 1990s.', 'the 1990s = 1990-01-01..1999-12-31'],
    ['Ties soured in the late 1990s.', 'the late 1990s = 1997-01-01..1999-12-31'],
    ['The task of the 21st century is peace.', 'the 21st century = 2001-01-01..2100-12-31'],
    ['It began after the September 11 attacks.', 'September 11 = 2001-09-11'],
    ['Thanksgiving 2023 passed quietly.', 'Thanksgiving 2023 = 2023-11-23'],
    ['Easter 2024 passed quietly.', 'Easter 2024 = 2024-03-31'],
    ['The war of 1939-45 changed Europe.', '1939-45 = 1939-01-01..1945-12-31'],
  ])('%s', (text, expected) => {
    const found = dates(text, null);
    expect(shown(found)).toBe(expected);
    expect(found[0]!.date.basis).toBe('stated');
  });
});

describe('dates that lean on publication (Friday 27 June 2025)', () => {
  it.each([
    ['The summit in The Hague in late June ended well.', 'late June = 2025-06-21..2025-06-30'],
    ['In March Japan signed.', 'March = 2025-03-01..2025-03-31'],
    ['In October Japan signed.', 'October = 2024-10-01..2024-10-31'],
    ['Japan will sign in October.', 'October = 2025-10-01..2025-10-31'],
    ['Japan plans to sign in March.', 'March = 2026-03-01..2026-03-31'],
    ['They met on 25 June.', '25 June = 2025-06-25'],
    ['They met on July 3.', 'July 3 = 2024-07-03'],
    ['They will meet on July 3.', 'July 3 = 2025-07-03'],
    ['They met on June 24 and 25.', 'June 24 and 25 = 2025-06-24..2025-06-25'],
    ['The minister arrived on Wednesday.', 'Wednesday = 2025-06-25'],
    ['The minister arrived Friday.', 'Friday = 2025-06-27'],
    ['The minister will arrive on Wednesday.', 'Wednesday = 2025-07-02'],
    ['The ministers are due to meet on Monday.', 'Monday = 2025-06-30'],
    ['The ministers met last Friday.', 'last Friday = 2025-06-20'],
    ['The ministers meet next Monday.', 'next Monday = 2025-06-30'],
    ['He spoke yesterday.', 'yesterday = 2025-06-26'],
    ['He spoke today in Brussels.', 'today = 2025-06-27'],
    ['He speaks tomorrow.', 'tomorrow = 2025-06-28'],
    ['The deal was struck last week.', 'last week = 2025-06-16..2025-06-22'],
    ['The deal was struck this week.', 'this week = 2025-06-23..2025-06-29'],
    ['The deal is due next week.', 'next week = 2025-06-30..2025-07-06'],
    ['The deal was struck last month.', 'last month = 2025-05-01..2025-05-31'],
    ['The deal was struck last year.', 'last year = 2024-01-01..2024-12-31'],
    ['Japan joins next year.', 'next year = 2026-01-01..2026-12-31'],
    ['Earlier this year Japan joined.', 'Earlier this year = 2025-01-01..2025-06-27'],
    ['Japan will join later this year.', 'later this year = 2025-06-27..2025-12-31'],
    ['It will report by the end of the year.', 'the end of the year = 2025-10-01..2025-12-31'],
    ['It will report by the end of next month.', 'the end of next month = 2025-07-21..2025-07-31'],
    ['The war began two years ago.', 'two years ago = 2023-01-01..2023-12-31'],
    ['Talks began three months ago.', 'three months ago = 2025-03-01..2025-03-31'],
    ['Talks began three days ago.', 'three days ago = 2025-06-24'],
    ['Talks began a week ago.', 'a week ago = 2025-06-16..2025-06-22'],
    [
      'Spending will double in the next five years.',
      'the next five years = 2025-06-27..2030-06-27',
    ],
    ['Ties have grown over the past two decades.', 'the past two decades = 2005-06-27..2025-06-27'],
    ['Ties have grown over the past year.', 'the past year = 2024-06-27..2025-06-27'],
    ['Ties grew in the last 24 hours.', 'the last 24 hours = 2025-06-26..2025-06-27'],
    ['They met over the weekend.', 'the weekend = 2025-06-21..2025-06-22'],
    ['Exports fell in the first quarter.', 'the first quarter = 2025-01-01..2025-03-31'],
    [
      'Exports fell in the fourth quarter of last year.',
      'the fourth quarter of last year = 2024-10-01..2024-12-31',
    ],
    ['They met last summer.', 'last summer = 2024-06-01..2024-08-31'],
    ['They will meet next spring.', 'next spring = 2026-03-01..2026-05-31'],
    ['A truce was called at Christmas.', 'Christmas = 2024-12-25'],
    ['They met last May.', 'last May = 2025-05-01..2025-05-31'],
    ['The May summit was short.', 'May = 2025-05-01..2025-05-31'],
    ['It was agreed a day earlier.', 'a day earlier = 2025-06-26'],
    ['Talks resume in two weeks’ time.', 'two weeks’ time = 2025-07-07..2025-07-13'],
  ])('%s', (text, expected) => {
    const found = dates(text);
    expect(shown(found)).toBe(expected);
    expect(found[0]!.date.basis).toBe('anchored');
  });
});

describe('dates that lean on an earlier date', () => {
  it.each([
    [
      'The concept came out in 2022. That year the leaders were invited.',
      '2022 = 2022-01-01..2022-12-31; That year = 2022-01-01..2022-12-31',
    ],
    [
      'They met on 24 June 2023. The following day they signed.',
      '24 June 2023 = 2023-06-24; The following day = 2023-06-25',
    ],
    [
      'They met on 24 June 2023. The same day they signed.',
      '24 June 2023 = 2023-06-24; The same day = 2023-06-24',
    ],
    ['They signed on 24 June 2023, a day earlier than planned.', '24 June 2023 = 2023-06-24'],
    [
      'They signed on 24 June 2023. The text was agreed a day earlier.',
      '24 June 2023 = 2023-06-24; a day earlier = 2023-06-23',
    ],
    [
      'Japan joined in 2022; Korea had joined the previous year.',
      '2022 = 2022-01-01..2022-12-31; the previous year = 2021-01-01..2021-12-31',
    ],
    [
      'Japan joined in May 2022. Two months later Korea followed.',
      'May 2022 = 2022-05-01..2022-05-31; Two months later = 2022-07-01..2022-07-31',
    ],
    [
      'Japan joined in May 2022. Later that year Korea followed.',
      'May 2022 = 2022-05-01..2022-05-31; Later that year = 2022-05-31..2022-12-31',
    ],
    [
      'Japan joined in May 2022. In June of that year Korea followed.',
      'May 2022 = 2022-05-01..2022-05-31; June of that year = 2022-06-01..2022-06-30',
    ],
    [
      'Japan joined in 2022. Two years later Korea followed.',
      '2022 = 2022-01-01..2022-12-31; Two years later = 2024-01-01..2024-12-31',
    ],
  ])('%s', (text, expected) => {
    expect(shown(dates(text, null))).toBe(expected);
  });
});

describe('what is not known stays unknown', () => {
  it.each([
    'In late June the leaders met.',
    'They met on Wednesday.',
    'They met yesterday.',
    'Last month they met.',
    'That year they met.',
    'They met on 3 July.',
    'The following day they left.',
    'Two years ago it began.',
  ])('%s', (text) => {
    const [found] = dates(text, null);
    expect(found!.date).toMatchObject({
      start: null,
      end: null,
      precision: 'unknown',
      basis: 'unknown',
    });
    expect(found!.date.text).not.toBeNull();
  });
  it('leaves days open where only the month of publication is known', () => {
    expect(dates('They met yesterday.', '2025-06')[0]!.date.start).toBeNull();
    expect(shown(dates('They met last month.', '2025-06'))).toBe(
      'last month = 2025-05-01..2025-05-31',
    );
    expect(shown(dates('They met last year.', '2025'))).toBe('last year = 2024-01-01..2024-12-31');
    expect(dates('They met last month.', '2025')[0]!.date.start).toBeNull();
  });
});

describe('roles', () => {
  it.each([
    ['Allies will spend 5 percent by 2035.', '2035', 'deadline'],
    ['The ban holds until March 2026.', 'March 2026', 'deadline'],
    ['He left before 24 June 2025.', '24 June 2025', 'deadline'],
    ['A two-day visit followed.', 'two-day', 'duration'],
    ['The mission lasted for three years.', 'three years', 'duration'],
    ['A 61-year-old diplomat resigned.', '61-year-old', 'duration'],
    ['They meet every year.', 'every year', 'frequency'],
    ['They meet on Mondays.', 'Mondays', 'frequency'],
    ['The report is published annually.', 'annually', 'frequency'],
    ['The truce held for 48 hours.', '48 hours', 'duration'],
  ])('%s', (text, words, role) => {
    const found = dates(text).find(({ date }) => date.text === words);
    expect(found?.role).toBe(role);
    if (role === 'duration' || role === 'frequency') expect(found!.date.start).toBeNull();
  });
});

describe('no dates', () => {
  it.each([
    'Japan may sign the pact.',
    'May I ask what the minister said?',
    'Theresa May met the delegation.',
    'Protesters march on the capital.',
    'March on, he told them.',
    'The sun rose over the bay.',
    'He is now the second man in the state.',
    'The second quarter-final was lost.',
    'Some 2000 troops were sent.',
    'At least 1990 people fled.',
    'Resolution 1973 was adopted.',
    'The aid is worth $2020.',
    'The 2030 Agenda was praised.',
    'Article 5 was invoked.',
    'August company was present at the ceremony.',
    'The fall of Kabul shocked the allies.',
    'April Lee chaired the meeting.',
    'They sat down together for the second time.',
    'It is the first of its kind.',
    'Wed to the idea, they signed.',
    'He has no time to lose at present.',
    'The road is 2000 km long.',
    'In recent years ties have grown.',
  ])('%s', (text) => {
    expect(shown(dates(text))).toBe('');
  });
});

const choose = (text: string, verb: string): string | null => {
  const sentence = analyser.analyseText(text)[0]!;
  const context = { published: publishedRange({ date: '2025-06-27' }), anchor: null };
  const clause = sentence.clauses.find(({ verb: at }) => sentence.tokens[at]!.text === verb)!;
  return eventDate(sentence, clause, findDates(sentence, text, context), context).text;
};

describe('the date of a clause', () => {
  it.each([
    ['In 2022 Japan joined, and Korea followed in 2023.', 'joined', '2022'],
    ['In 2022 Japan joined, and Korea followed in 2023.', 'followed', '2023'],
    ['Japan agreed on Monday to sign the pact in October.', 'agreed', 'Monday'],
    ['Japan agreed on Monday to sign the pact in October.', 'sign', 'October'],
    ['The leaders endorsed the 2022 Strategic Concept.', 'endorsed', null],
    ['On 24 June the leaders met and signed a pact.', 'signed', '24 June'],
    ['Allies pledged to spend more by 2035.', 'pledged', null],
    ['The leaders who met in 2019 returned.', 'returned', null],
  ])('%s (%s)', (text, verb, expected) => {
    expect(choose(text, verb)).toBe(expected);
  });
});

describe('evalDates', () => {
  it('scores spans, overlaps and values', () => {
    const text = 'Leaders met on 24 June 2025 and again last month.';
    const line = JSON.stringify({
      id: 'a',
      published: '2025-06-27',
      text,
      dates: [
        { start: 15, end: 27, from: '2025-06-24', to: '2025-06-24' },
        { start: 43, end: 48, from: '2025-05-01', to: '2025-05-31' },
      ],
    });
    expect(evalDates([line, '', 'no json'])).toEqual({
      n: 1,
      span: { precision: 0.5, recall: 0.5, f1: 0.5 },
      relaxed: { precision: 1, recall: 1, f1: 1 },
      value: { precision: 1, recall: 1, f1: 1 },
    });
  });
});
