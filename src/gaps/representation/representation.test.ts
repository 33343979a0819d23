import { describe, expect, it } from 'vitest';
import type { Event } from '../../model/index.ts';
import { event, members } from '../fixtures.ts';
import {
  attendanceOf,
  representation,
  statedAttendance,
  type Attendance,
  type SummitRow,
} from './index.ts';
import { rankOf } from './rank.ts';

const place = (name: string) => ({ name, country: null, lat: null, lon: null, geonameId: null });
const came = (
  name: string,
  where: string,
  date: string,
  actors: string[],
  given: Parameters<typeof event>[4] = {},
): Event =>
  event(name, date, actors, ['NATO'], {
    mode: 'multilateral',
    instrument: 'attendance',
    place: place(where),
    quote: 'They attended the NATO summit.',
    ...given,
  });
/** A mention where it stands in its sentence. */
const inQuote = (e: Event): Event => ({
  ...e,
  actors: e.actors.map((m) => {
    const start = e.evidence.quote.indexOf(m.text);
    return { ...m, start, end: start + m.text.length };
  }),
});
const rows = (events: Event[], extra: Attendance[] = []): SummitRow[] =>
  representation([...attendanceOf(events, { alliance: 'NATO', members }), ...extra], {
    partners: ['AUS', 'JPN', 'KOR', 'NZL'],
  });
const level = (row: SummitRow, actor: string) => row.levels.find((l) => l.actor === actor)!;

it.each([
  ['Prime Minister', 3],
  ['President', 3],
  ['Deputy Prime Minister and Minister of Defence', 2],
  ['foreign minister', 2],
  ['national security adviser', 1],
  ['ambassador to NATO', 1],
  ['head of government', 3],
  ['singer', null],
])('%s is of level %j', (office, expected) => expect(rankOf(office)).toBe(expected));

describe('representation', () => {
  it('reads the level from the office of the person', () => {
    const [row] = rows([
      came('a', 'The Hague', '2025-06-24', ['NZL@Prime Minister']),
      came('b', 'The Hague', '2025-06-24', ['JPN@Foreign Minister']),
    ]);
    expect(row!.name).toBe('The Hague 2025');
    expect(level(row!, 'NZL').level).toEqual({ lo: 3, hi: 3 });
    expect(level(row!, 'JPN').level).toEqual({ lo: 2, hi: 2 });
    expect(level(row!, 'AUS').level).toEqual({ value: null, reason: 'no-evidence-found' });
    expect(row).toMatchObject({ heads: { lo: 1, hi: 3 }, known: 2, unknown: 2, invited: 4 });
    expect(row!.mean).toEqual({ value: null, reason: 'no-level-known' });
  });

  it.each([
    ['The leaders of AUS and JPN attended the summit.', 'AUS', 3],
    ['The leaders of AUS and JPN attended the summit.', 'JPN', 3],
    ['JPN and KOR sent their leaders and AUS its deputy prime minister to the summit.', 'KOR', 3],
    ['JPN and KOR sent their leaders and AUS its deputy prime minister to the summit.', 'AUS', 2],
    ['The ambassadors of JPN and AUS came to the summit.', 'AUS', 1],
  ])('"%s": %s came at level %d', (quote, actor, expected) => {
    const one = inQuote(came('a', 'Madrid', '2022-06-29', [actor], { quote }));
    expect(level(rows([one])[0]!, actor).level).toEqual({ lo: expected, hi: expected });
  });

  it('a country without a person came at some level', () => {
    const [row] = rows([came('a', 'Chicago', '2012-05-20', ['NZL'])]);
    expect(level(row!, 'NZL').level).toEqual({ lo: 1, hi: 3 });
  });

  it('a head who stayed away leaves the lower levels; a country that stayed away is absent', () => {
    const [row] = rows([
      came('a', 'The Hague', '2025-06-24', ['JPN@Prime Minister'], { status: 'negated' }),
      came('b', 'The Hague', '2025-06-24', ['KOR'], { status: 'negated' }),
      came('c', 'The Hague', '2025-06-20', ['AUS@Prime Minister'], { status: 'refused' }),
      came('d', 'The Hague', '2025-06-20', ['AUS@Deputy Prime Minister'], { status: 'planned' }),
    ]);
    expect(level(row!, 'JPN').level).toEqual({ lo: 0, hi: 2 });
    expect(level(row!, 'KOR').level).toEqual({ lo: 0, hi: 0 });
    expect(level(row!, 'AUS')).toMatchObject({ level: { lo: 2, hi: 2 }, announced: true });
    expect(level(row!, 'AUS').refusalIds).toHaveLength(1);
    expect(row!.absent).toBe(1);
  });

  it('two accounts that cannot both hold are shown as such', () => {
    const [row] = rows([
      came('a', 'Washington', '2024-07-11', ['AUS@Prime Minister']),
      came('b', 'Washington', '2024-07-11', ['AUS@Defence Minister']),
    ]);
    expect(level(row!, 'AUS')).toMatchObject({ level: { lo: 2, hi: 3 }, contradictory: true });
  });

  it('an announcement gives way to what happened', () => {
    const [row] = rows([
      came('a', 'Washington', '2024-07', ['AUS@Prime Minister'], { status: 'planned' }),
      came('b', 'Washington', '2024-07-11', ['AUS@Defence Minister']),
    ]);
    expect(level(row!, 'AUS')).toMatchObject({ level: { lo: 2, hi: 2 }, contradictory: false });
  });

  it('changes and gaps are intervals where levels are', () => {
    const found = rows([
      came('a', 'Madrid', '2022-06-29', ['JPN@Prime Minister']),
      came('b', 'Vilnius', '2023-07-12', ['JPN@Prime Minister']),
      came('c', 'Washington', '2024-07-11', ['JPN@Prime Minister']),
      came('d', 'The Hague', '2025-06-24', ['JPN@Prime Minister'], { status: 'negated' }),
    ]).map((row) => level(row, 'JPN'));
    expect(found.map((l) => l.change)).toEqual([
      { value: null, reason: 'first' },
      { lo: 0, hi: 0 },
      { lo: 0, hi: 0 },
      { lo: -3, hi: -1 },
    ]);
    expect(found[2]!.gap).toEqual({ value: null, reason: 'fewer-than-3-summits' });
    expect(found[3]!.gap).toEqual({ lo: -3, hi: -1 });
  });

  it('takes a group as its members, and leaves other meetings out', () => {
    const found = rows([
      came('a', 'Madrid', '2022-06-29', ['IP4'], { quote: 'The four attended the summit.' }),
      came('b', 'Brussels', '2022-04-07', ['JPN'], { quote: 'Foreign ministers met.' }),
    ]);
    expect(found).toHaveLength(1);
    expect(found[0]!.known).toBe(4);
  });

  it('takes what a chronology states, not-invited included', () => {
    const stated = statedAttendance(
      [
        { summit: 'ankara-2026', actor: 'AUS', level: 'not-invited' },
        { summit: 'ankara-2026', actor: 'KOR', level: 'official', highest: 'minister' },
        { summit: 'ankara-2026', actor: 'JPN', level: 'unknown' },
      ],
      () => 'doc',
    );
    const [row] = rows([], stated);
    expect(level(row!, 'AUS').level).toEqual({ value: null, reason: 'not-invited' });
    expect(level(row!, 'KOR').level).toEqual({ lo: 1, hi: 2 });
    expect(row).toMatchObject({ invited: 3, known: 1, unknown: 2 });
  });
});
