import { describe, expect, it, test } from 'vitest';
import { loadKnowledge } from '../../knowledge/index.ts';
import { evalPlaces, kilometres } from './eval.ts';
import { createPlaceFinder } from './find.ts';
import { readGazetteer } from './gazetteer.ts';
import { indexPlaces } from './names.ts';
import { findPlaces } from './resolve.ts';

const knowledge = loadKnowledge().value;
const names = indexPlaces(knowledge);
const told = (text: string, among = names): string =>
  findPlaces(among, text, 0, text.length)
    .map(({ start, end, place }) => {
      const region = place.region ?? (place.kind === 'region' ? 'region' : null);
      return `${text.slice(start, end)} ${place.country}${region === null ? '' : `/${region}`}`;
    })
    .join('; ');

describe('places by name', () => {
  it.each([
    ['Ministers met in Tokyo and flew to Seoul.', 'Tokyo JPN; Seoul KOR'],
    ['The U.S. and the UK sent ships to Japan.', 'U.S. USA; UK GBR; Japan JPN'],
    ['Shelling hit Kharkiv and Kherson.', 'Kharkiv UKR; Kherson UKR'],
    ['Talks in Georgia ended in Tbilisi.', 'Georgia GEO; Tbilisi GEO'],
    [
      'Voters in Georgia and Florida, Republicans say, decide.',
      'Georgia USA/region; Florida USA/region',
    ],
    ['The governor spoke in Atlanta, Georgia.', 'Atlanta USA; Georgia USA/region'],
    ['He was born in Paris, Texas.', 'Paris USA/Texas; Texas USA/region'],
    ['He was born in Paris, France.', 'Paris FRA; France FRA'],
    ['The plant in London, Ontario, closed.', 'London CAN/Ontario; Ontario CAN/region'],
    ['The plant in London closed.', 'London GBR'],
    ['The frigate left Wellington on Monday.', 'Wellington NZL'],
    ['Jordan and Israel signed.', 'Jordan JOR; Israel ISR'],
    ['They met in Amman, Jordan.', 'Amman JOR; Jordan JOR'],
    ['The mayor of Athens, Georgia, resigned.', 'Athens USA/Georgia; Georgia USA/region'],
    ['Chad and Niger left the force.', 'Chad TCD; Niger NER'],
    ['Leaders gathered in New York.', 'New York USA'],
    ['The Hague hosted the summit.', 'The Hague NLD'],
    ['Protests spread from Nice to Lyon.', 'Nice FRA; Lyon FRA'],
    ['A drill off South Korea', 'South Korea KOR'],
    ['Ships left Sydney, Nova Scotia.', 'Sydney CAN/Nova Scotia; Nova Scotia CAN/region'],
    ['Moscow, Idaho, is a town.', 'Moscow USA/Idaho; Idaho USA/region'],
    ['Fighting near Tripoli, Libya, went on.', 'Tripoli LBY; Libya LBY'],
  ])('%s', (text, wanted) => {
    expect(told(text)).toBe(wanted);
  });

  it.each([
    'He wore Wellington boots.',
    'The Duke of Wellington won.',
    'Michael Jordan retired.',
    'Jordan Smith said so.',
    'The Paris Agreement holds.',
    'The Washington Post reported it.',
    'They gave us a chance.',
    'Nice people came; they split the bill.',
    'Senator Jordan objected.',
    'Victoria Nuland spoke.',
    'Charlotte Jones and Sydney Brown left.',
    'The Kyoto Protocol and the Abraham Accords',
    'The Warsaw Pact ended.',
    'Lord Kingston rose.',
  ])('no place: %s', (text) => {
    expect(told(text)).toBe('');
  });

  test('a town of a region whose point is not known has none', () => {
    const [found] = findPlaces(names, 'in Rome, Ohio', 0, 13);
    expect(found?.place).toMatchObject({ country: 'USA', region: 'Ohio', lat: null, lon: null });
  });
});

test('every state and every capital has a point, and the two lie together', () => {
  for (const actor of knowledge.actors) {
    if (actor.kind !== 'country') continue;
    const at = (kind: string, name?: string): { lat: number; lon: number } | undefined =>
      knowledge.places.find(
        (p) =>
          p.kind === kind &&
          p.country === actor.code &&
          (name === undefined || p.names.includes(name)),
      );
    const land = at('country');
    expect(land, actor.code).toBeDefined();
    for (const capital of actor.capitals) {
      const town = at('capital', capital);
      expect(town, `${actor.code} ${capital}`).toBeDefined();
      // Wide states apart, a capital lies within 2,000 km of its state's middle.
      if (!/^(?:RUS|USA|CAN|CHN|AUS|BRA|KIR|CHL|IDN|FSM|ARG)$/.test(actor.code))
        expect(kilometres(land!, town!), `${actor.code} ${capital}`).toBeLessThan(2000);
    }
  }
});

describe('where an act took place', () => {
  const place = createPlaceFinder(names);
  it.each([
    ['met in Tokyo', 'Tokyo', 35.69],
    ['at the Vilnius summit', 'Vilnius', 54.69],
    ['trained in Japan near Yokosuka', 'Yokosuka', 35.28],
    ['trained in Japan', 'Japan', 35.69],
  ])('%s', (text, name, lat) => {
    expect(place(text, 0, text.length)).toMatchObject({ name, lat });
  });
  it.each(['Japan met Korea', 'flew to Seoul', 'Tokyo agreed'])('nowhere: %s', (text) => {
    expect(place(text, 0, text.length)).toBeNull();
  });
});

describe('gazetteer', () => {
  const line = (fields: Record<number, string>): string =>
    Array.from({ length: 19 }, (_, i) => fields[i] ?? '').join('\t');
  const rows = readGazetteer(
    [
      line({
        0: '1',
        1: 'Exville',
        2: 'Exville',
        3: 'Иксвиль,Ixville',
        4: '10',
        5: '20',
        8: 'FR',
        14: '900',
      }),
      line({ 0: '2', 1: 'Exville', 2: 'Exville', 4: '40', 5: '-100', 8: 'US', 14: '50000' }),
      line({ 0: '3', 1: 'Paris', 2: 'Paris', 4: '33.66', 5: '-95.55', 8: 'US', 14: '25000' }),
      'not\ta\tgazetteer',
      line({ 0: 'x', 1: 'Bad', 4: '1', 5: '1', 8: 'FR' }),
      line({ 0: '4', 1: 'Nowhere', 8: 'FR' }),
      '',
    ].join('\n'),
  );
  const among = indexPlaces(knowledge, rows);

  test('reads its lines and leaves out what is none', () => {
    expect(rows.map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(rows[0]).toMatchObject({ otherNames: ['Ixville'], iso2: 'FR', population: 900 });
  });
  it.each([
    ['in Exville', 2],
    ['in Exville, France', 1],
    ['in Ixville', 1],
    ['in Paris', null],
    ['in Paris, Oklahoma', 3],
  ])('%s is %s', (text, id) => {
    expect(findPlaces(among, text, 0, text.length)[0]?.place.geonameId).toBe(id);
  });
});

test('scores: right, too far, not found, not expected', () => {
  const text = 'Tokyo and Paris and Atlantis and Seoul';
  const gold = {
    id: 1,
    text,
    places: [
      { start: 0, end: 5, lat: 35.7, lon: 139.7 },
      { start: 10, end: 15, lat: 33.66, lon: -95.56 },
      { start: 20, end: 28, lat: 0, lon: 0 },
    ],
  };
  const scores = evalPlaces([JSON.stringify(gold), 'no JSON', ''], knowledge);
  expect(scores).toMatchObject({
    n: 1,
    places: 3,
    accuracy: 1 / 3,
    ci95: [1 / 3, 1 / 3],
    found: { share: 2 / 3, accuracy: 1 / 2 },
    unexpected: 1 / 3,
  });
  expect(evalPlaces([], knowledge)).toMatchObject({ n: 0, accuracy: 0 });
});

test('kilometres', () => {
  expect(kilometres({ lat: 0, lon: 0 }, { lat: 0, lon: 1 })).toBeCloseTo(111.2, 1);
  expect(kilometres({ lat: 0, lon: 179 }, { lat: 0, lon: -179 })).toBeCloseTo(222.4, 1);
});
