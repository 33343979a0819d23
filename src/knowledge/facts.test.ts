import { describe, expect, it } from 'vitest';
import { loadKnowledge } from './index.ts';
import { covers } from './terms.ts';

/** Facts that anyone can look up, and what stands close to them and is wrong. */
const { value: knowledge } = loadKnowledge();

const dayBefore = (day: string): string =>
  new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
const dayAfter = (day: string): string =>
  new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/** From the day on, these belong to the group; on the day before, none of them does. */
type Accession = [day: string, members: string];

const JOINED: Record<string, Accession[]> = {
  NATO: [
    ['1949-04-04', 'BEL CAN DNK FRA GBR ISL ITA LUX NLD NOR PRT USA'],
    ['1952-02-18', 'GRC TUR'],
    ['1955-05-06', 'DEU'],
    ['1982-05-30', 'ESP'],
    ['1999-03-12', 'CZE HUN POL'],
    ['2004-03-29', 'BGR EST LTU LVA ROU SVK SVN'],
    ['2009-04-01', 'ALB HRV'],
    ['2017-06-05', 'MNE'],
    ['2020-03-27', 'MKD'],
    ['2023-04-04', 'FIN'],
    ['2024-03-07', 'SWE'],
  ],
  EU: [
    ['1958-01-01', 'BEL DEU FRA ITA LUX NLD'],
    ['1973-01-01', 'DNK GBR IRL'],
    ['1981-01-01', 'GRC'],
    ['1986-01-01', 'ESP PRT'],
    ['1995-01-01', 'AUT FIN SWE'],
    ['2004-05-01', 'CYP CZE EST HUN LTU LVA MLT POL SVK SVN'],
    ['2007-01-01', 'BGR ROU'],
    ['2013-07-01', 'HRV'],
  ],
  EUROZONE: [
    ['2023-01-01', 'HRV'],
    ['2026-01-01', 'BGR'],
  ],
  ASEAN: [
    ['1967-08-08', 'IDN MYS PHL SGP THA'],
    ['1984-01-07', 'BRN'],
    ['1995-07-28', 'VNM'],
    ['1997-07-23', 'LAO MMR'],
    ['1999-04-30', 'KHM'],
    ['2025-10-26', 'TLS'],
  ],
  AUKUS: [['2021-09-15', 'AUS GBR USA']],
  BRICS: [
    ['2024-01-01', 'ARE EGY ETH IRN'],
    ['2025-01-06', 'IDN'],
  ],
  CPTPP: [['2024-12-15', 'GBR']],
  G20: [['2023-09-09', 'AU']],
  GCAP: [['2022-12-09', 'GBR ITA JPN']],
  JEF: [
    ['2017-06-30', 'FIN SWE'],
    ['2021-04-20', 'ISL'],
  ],
  SCO: [
    ['2001-06-15', 'CHN KAZ KGZ RUS TJK UZB'],
    ['2017-06-09', 'IND PAK'],
    ['2023-07-04', 'IRN'],
    ['2024-07-04', 'BLR'],
  ],
};

const LEFT: [group: string, member: string, lastDay: string][] = [
  ['EU', 'GBR', '2020-01-31'],
  ['COUNCIL-OF-EUROPE', 'RUS', '2022-03-16'],
  ['G8', 'RUS', '2014-03-24'],
  ['CSTO', 'UZB', '2012-12-19'],
  ['OPEC', 'QAT', '2018-12-31'],
  ['OPEC', 'AGO', '2023-12-31'],
  ['OPEC', 'ARE', '2026-04-30'],
  ['ECOWAS', 'MLI', '2025-01-29'],
];

/** The number of members on a day. */
const COUNTED: [group: string, day: string, members: number][] = [
  ['NATO', '1949-04-04', 12],
  ['NATO', '1990-01-01', 16],
  ['NATO', '2003-01-01', 19],
  ['NATO', '2008-01-01', 26],
  ['NATO', '2016-07-08', 28],
  ['NATO', '2022-06-29', 30],
  ['NATO', '2023-07-11', 31],
  ['NATO', '2024-07-10', 32],
  ['EU', '2013-06-30', 27],
  ['EU', '2019-12-31', 28],
  ['EU', '2020-02-01', 27],
  ['G20', '2023-09-08', 20],
  ['G7', '2015-06-07', 7],
  ['G8', '2013-06-17', 8],
  ['ASEAN', '2025-10-25', 10],
  ['ASEAN', '2025-10-27', 11],
  ['COUNCIL-OF-EUROPE', '2021-01-01', 47],
  ['COUNCIL-OF-EUROPE', '2022-03-17', 46],
  ['COMMONWEALTH', '2023-01-01', 56],
  ['COMMONWEALTH', '2022-01-01', 54],
  ['B9', '2024-06-11', 9],
  ['FIVE-EYES', '2020-01-01', 5],
  ['IP4', '2022-06-29', 4],
  ['OECD', '2022-01-01', 38],
  ['OSCE', '2022-01-01', 57],
  ['UNC', '2024-09-10', 18],
];

describe('memberships', () => {
  for (const [group, accessions] of Object.entries(JOINED))
    for (const [day, members] of accessions)
      it(`${group} from ${day}: ${members}`, () => {
        for (const member of members.split(' ')) {
          expect(knowledge.members(group, day), member).toContain(member);
          expect(knowledge.members(group, dayBefore(day)), member).not.toContain(member);
        }
      });

  for (const [group, member, lastDay] of LEFT)
    it(`${member} leaves ${group} after ${lastDay}`, () => {
      expect(knowledge.members(group, lastDay)).toContain(member);
      expect(knowledge.members(group, dayAfter(lastDay))).not.toContain(member);
    });

  for (const [group, day, members] of COUNTED)
    it(`${group} on ${day}: ${String(members)}`, () =>
      expect(knowledge.members(group, day)).toHaveLength(members));

  it('keeps states out of groups that they are near', () => {
    const near: [group: string, state: string][] = [
      ['NATO', 'UKR'],
      ['NATO', 'IRL'],
      ['NATO', 'AUT'],
      ['EU', 'NOR'],
      ['EU', 'CHE'],
      ['EU', 'TUR'],
      ['BRICS', 'SAU'],
      ['BRICS', 'ARG'],
      ['QUAD', 'KOR'],
      ['AUKUS', 'NZL'],
      ['G7', 'KOR'],
      ['SCO', 'TUR'],
      ['JEF', 'DEU'],
      ['B9', 'HRV'],
    ];
    for (const [group, state] of near)
      expect(knowledge.members(group, '2025-06-01'), `${state} in ${group}`).not.toContain(state);
  });
});

const SHORT: Record<string, RegExp> = {
  HS: /^((acting )?head of state|head of state and government)$/,
  HG: /^((acting )?head of government|head of state and government)$/,
  FM: /^foreign minister$/,
  DM: /^defence minister$/,
  SG: /^secretary general$/,
  DSG: /^deputy secretary general$/,
  COM: /^commission president$/,
  COU: /^council president$/,
  HR: /^high representative$/,
  PL: /^paramount leader$/,
  SL: /^supreme leader$/,
};

const inOffice = (actor: string, office: string, day: string): string[] =>
  knowledge.holders
    .filter((h) => h.actor === actor && SHORT[office]?.test(h.office) === true)
    .filter((h) => covers(h.start, h.end, day))
    .map((h) => h.name);

/** Who held an office on a day, alone. */
const HELD: [actor: string, office: string, day: string, name: string][] = [
  ['NATO', 'SG', '2012-05-20', 'Anders Fogh Rasmussen'],
  ['NATO', 'SG', '2014-09-30', 'Anders Fogh Rasmussen'],
  ['NATO', 'SG', '2014-10-02', 'Jens Stoltenberg'],
  ['NATO', 'SG', '2023-07-11', 'Jens Stoltenberg'],
  ['NATO', 'SG', '2024-10-02', 'Mark Rutte'],
  ['NATO', 'DSG', '2015-01-01', 'Alexander Vershbow'],
  ['NATO', 'DSG', '2018-01-01', 'Rose Gottemoeller'],
  ['NATO', 'DSG', '2022-06-29', 'Mircea Geoană'],
  ['NATO', 'DSG', '2025-06-24', 'Radmila Šekerinska'],
  ['UN', 'SG', '2016-12-30', 'Ban Ki-moon'],
  ['UN', 'SG', '2017-01-02', 'António Guterres'],
  ['EU', 'COM', '2019-11-30', 'Jean-Claude Juncker'],
  ['EU', 'COM', '2019-12-02', 'Ursula von der Leyen'],
  ['EU', 'COU', '2015-06-01', 'Donald Tusk'],
  ['EU', 'COU', '2023-07-13', 'Charles Michel'],
  ['EU', 'COU', '2025-01-01', 'António Costa'],
  ['EU', 'HR', '2015-01-01', 'Federica Mogherini'],
  ['EU', 'HR', '2023-01-01', 'Josep Borrell'],
  ['EU', 'HR', '2025-01-01', 'Kaja Kallas'],
  ['NLD', 'HG', '2023-07-11', 'Mark Rutte'],
  ['NLD', 'HG', '2025-01-01', 'Dick Schoof'],
  ['JPN', 'HG', '2020-08-28', 'Shinzo Abe'],
  ['JPN', 'HG', '2021-10-03', 'Yoshihide Suga'],
  ['JPN', 'HG', '2022-06-29', 'Fumio Kishida'],
  ['JPN', 'HG', '2024-09-30', 'Fumio Kishida'],
  ['JPN', 'HG', '2024-10-02', 'Shigeru Ishiba'],
  ['JPN', 'HG', '2025-10-20', 'Shigeru Ishiba'],
  ['JPN', 'HG', '2025-10-22', 'Sanae Takaichi'],
  ['JPN', 'FM', '2016-05-27', 'Fumio Kishida'],
  ['JPN', 'DM', '2017-08-01', 'Fumio Kishida'],
  ['JPN', 'DM', '2011-03-11', 'Toshimi Kitazawa'],
  ['KOR', 'HG', '2016-12-01', 'Park Geun-hye'],
  ['KOR', 'HG', '2022-06-29', 'Yoon Suk Yeol'],
  ['KOR', 'HG', '2025-06-05', 'Lee Jae-myung'],
  ['KOR', 'FM', '2023-01-01', 'Park Jin'],
  ['KOR', 'DM', '2010-11-23', 'Kim Tae-young'],
  ['AUS', 'HG', '2022-05-20', 'Scott Morrison'],
  ['AUS', 'HG', '2022-06-29', 'Anthony Albanese'],
  ['AUS', 'FM', '2021-09-15', 'Marise Payne'],
  ['AUS', 'DM', '2021-09-15', 'Peter Dutton'],
  ['NZL', 'HG', '2022-06-29', 'Jacinda Ardern'],
  ['NZL', 'HG', '2023-07-11', 'Chris Hipkins'],
  ['NZL', 'HG', '2024-07-10', 'Christopher Luxon'],
  ['NZL', 'FM', '2019-01-01', 'Winston Peters'],
  ['GBR', 'HG', '2022-09-01', 'Boris Johnson'],
  ['GBR', 'HG', '2022-10-01', 'Liz Truss'],
  ['GBR', 'HG', '2024-07-04', 'Rishi Sunak'],
  ['GBR', 'HG', '2024-07-10', 'Keir Starmer'],
  ['GBR', 'FM', '2017-01-01', 'Boris Johnson'],
  ['GBR', 'FM', '2024-01-01', 'David Cameron'],
  ['GBR', 'DM', '2022-02-24', 'Ben Wallace'],
  ['GBR', 'HS', '2022-09-07', 'Queen Elizabeth'],
  ['GBR', 'HS', '2022-09-09', 'King Charles'],
  ['USA', 'HS', '2021-01-19', 'Donald Trump'],
  ['USA', 'HS', '2021-01-21', 'Joe Biden'],
  ['USA', 'HS', '2025-01-21', 'Donald Trump'],
  ['USA', 'FM', '2018-04-10', 'John Sullivan'],
  ['USA', 'DM', '2019-06-30', 'Mark Esper'],
  ['USA', 'DM', '2021-01-06', 'Christopher Miller'],
  ['CAN', 'HG', '2015-11-03', 'Stephen Harper'],
  ['CAN', 'HG', '2025-03-15', 'Mark Carney'],
  ['CAN', 'FM', '2016-07-08', 'Stéphane Dion'],
  ['DEU', 'HG', '2021-12-07', 'Angela Merkel'],
  ['DEU', 'HG', '2025-05-05', 'Olaf Scholz'],
  ['DEU', 'HG', '2025-05-07', 'Friedrich Merz'],
  ['DEU', 'DM', '2010-06-01', 'Karl-Theodor zu Guttenberg'],
  ['DEU', 'DM', '2022-02-24', 'Christine Lambrecht'],
  ['FRA', 'HG', '2013-01-01', 'Jean-Marc Ayrault'],
  ['FRA', 'FM', '2022-06-29', 'Catherine Colonna'],
  ['FRA', 'DM', '2019-01-01', 'Florence Parly'],
  ['ITA', 'FM', '2014-09-05', 'Federica Mogherini'],
  ['ITA', 'DM', '2016-07-08', 'Roberta Pinotti'],
  ['ESP', 'HS', '2014-06-18', 'King Juan Carlos'],
  ['ESP', 'FM', '2018-07-11', 'Josep Borrell'],
  ['NOR', 'HG', '2013-01-01', 'Jens Stoltenberg'],
  ['NOR', 'FM', '2018-07-11', 'Ine Eriksen Søreide'],
  ['DNK', 'HS', '2024-01-13', 'Queen Margrethe'],
  ['DNK', 'HS', '2024-01-15', 'King Frederik'],
  ['DNK', 'FM', '2015-01-01', 'Martin Lidegaard'],
  ['ISL', 'FM', '2022-06-29', 'Þórdís Kolbrún R. Gylfadóttir'],
  ['SWE', 'FM', '2022-06-29', 'Ann Linde'],
  ['SWE', 'DM', '2022-06-29', 'Peter Hultqvist'],
  ['FIN', 'HG', '2015-01-01', 'Alexander Stubb'],
  ['FIN', 'HS', '2024-03-02', 'Alexander Stubb'],
  ['FIN', 'FM', '2014-09-05', 'Erkki Tuomioja'],
  ['EST', 'FM', '2016-07-08', 'Marina Kaljurand'],
  ['LVA', 'FM', '2022-06-29', 'Edgars Rinkēvičs'],
  ['LTU', 'FM', '2016-07-08', 'Linas Linkevičius'],
  ['POL', 'FM', '2016-07-08', 'Witold Waszczykowski'],
  ['POL', 'DM', '2023-12-01', 'Mariusz Błaszczak'],
  ['CZE', 'FM', '2013-01-01', 'Karel Schwarzenberg'],
  ['SVK', 'FM', '2018-07-11', 'Miroslav Lajčák'],
  ['HUN', 'DM', '2022-06-29', 'Kristóf Szalay-Bobrovniczky'],
  ['ROU', 'HG', '2018-07-11', 'Viorica Dăncilă'],
  ['BGR', 'DM', '2022-02-01', 'Stefan Yanev'],
  ['GRC', 'DM', '2016-07-08', 'Panos Kammenos'],
  ['TUR', 'FM', '2022-06-29', 'Mevlüt Çavuşoğlu'],
  ['TUR', 'FM', '2015-10-01', 'Feridun Sinirlioğlu'],
  ['TUR', 'FM', '2024-07-10', 'Hakan Fidan'],
  ['UKR', 'HG', '2012-01-01', 'Mykola Azarov'],
  ['UKR', 'FM', '2017-01-01', 'Pavlo Klimkin'],
  ['UKR', 'DM', '2023-07-11', 'Oleksii Reznikov'],
  ['RUS', 'FM', '2014-03-18', 'Sergey Lavrov'],
  ['RUS', 'HS', '2011-01-01', 'Dmitry Medvedev'],
  ['RUS', 'DM', '2022-02-24', 'Sergei Shoigu'],
  ['RUS', 'DM', '2024-06-01', 'Andrei Belousov'],
  ['CHN', 'FM', '2023-07-01', 'Qin Gang'],
  ['CHN', 'DM', '2017-01-01', 'Chang Wanquan'],
  ['CHN', 'PL', '2024-07-10', 'Xi Jinping'],
  ['PRK', 'PL', '2011-12-18', 'Kim Jong Un'],
  ['PRK', 'FM', '2018-06-12', 'Ri Yong Ho'],
  ['IRN', 'FM', '2015-07-14', 'Mohammad Javad Zarif'],
  ['IRN', 'SL', '2022-01-01', 'Ali Khamenei'],
  ['IND', 'FM', '2013-01-01', 'Salman Khurshid'],
  ['IND', 'DM', '2018-01-01', 'Nirmala Sitharaman'],
  ['BLR', 'FM', '2022-02-24', 'Vladimir Makei'],
  ['ROU', 'DM', '2025-12-10', 'Radu Miruță'],
  ['SVN', 'DM', '2024-08-15', 'Robert Golob'],
  ['IRN', 'DM', '2026-02-27', 'Aziz Nasirzadeh'],
];

/** Who did not hold an office on a day, though the name stands near it. */
const NOT_HELD: [actor: string, office: string, day: string, name: string][] = [
  ['NATO', 'SG', '2024-09-30', 'Mark Rutte'],
  ['NLD', 'HG', '2024-07-10', 'Mark Rutte'],
  ['NATO', 'SG', '2014-09-05', 'Jens Stoltenberg'],
  ['NOR', 'HG', '2014-09-05', 'Jens Stoltenberg'],
  ['JPN', 'HG', '2025-10-20', 'Sanae Takaichi'],
  ['JPN', 'HG', '2024-10-10', 'Fumio Kishida'],
  ['JPN', 'FM', '2022-06-29', 'Fumio Kishida'],
  ['KOR', 'HG', '2025-06-03', 'Lee Jae-myung'],
  ['KOR', 'HG', '2025-04-05', 'Yoon Suk Yeol'],
  ['KOR', 'HS', '2025-06-04', 'Han Duck-soo'],
  ['EU', 'HR', '2024-07-10', 'Kaja Kallas'],
  ['EST', 'HG', '2024-12-02', 'Kaja Kallas'],
  ['EU', 'COU', '2024-07-10', 'António Costa'],
  ['DEU', 'DM', '2019-12-02', 'Ursula von der Leyen'],
  ['GBR', 'HG', '2024-07-10', 'Rishi Sunak'],
  ['GBR', 'FM', '2018-07-11', 'Boris Johnson'],
  ['CHN', 'FM', '2023-08-01', 'Qin Gang'],
  ['UKR', 'DM', '2023-09-10', 'Oleksii Reznikov'],
  ['RUS', 'DM', '2024-06-01', 'Sergei Shoigu'],
  ['LVA', 'FM', '2023-07-11', 'Edgars Rinkēvičs'],
];

/** South Korea's acting heads between two presidents. */
const ACTING: [day: string, name: string][] = [
  ['2024-12-20', 'Han Duck-soo'],
  ['2025-01-15', 'Choi Sang-mok'],
  ['2025-04-10', 'Han Duck-soo'],
  ['2025-05-20', 'Lee Ju-ho'],
];

describe('offices', () => {
  for (const [actor, office, day, name] of HELD)
    it(`${actor} ${office} on ${day}: ${name}`, () =>
      expect(inOffice(actor, office, day)).toEqual([name]));

  for (const [actor, office, day, name] of NOT_HELD)
    it(`${actor} ${office} on ${day}: not ${name}`, () =>
      expect(inOffice(actor, office, day)).not.toContain(name));

  for (const [day, name] of ACTING)
    it(`KOR acting on ${day}: ${name}`, () => {
      const acting = knowledge.holders.filter(
        (h) =>
          h.actor === 'KOR' && h.office === 'acting head of state' && covers(h.start, h.end, day),
      );
      expect(acting.map((h) => h.name)).toEqual([name]);
    });

  it('have a source wherever the check names one', () => {
    for (const h of knowledge.holders)
      expect(h.sources.length > 0, `${h.name} ${h.office} ${h.start}`).toBe(
        h.check !== 'to be verified',
      );
  });
});

describe('names by their dates', () => {
  const NAMES: [spelling: string, day: string, name: string][] = [
    ['Takaichi Sanae', '2026-01-15', 'Sanae Takaichi'],
    ['Szijjártó Péter', '2020-01-01', 'Péter Szijjártó'],
    ['Szijjarto', '2020-01-01', 'Péter Szijjártó'],
    ['Cavusoglu', '2022-06-29', 'Mevlüt Çavuşoğlu'],
    ['Shekerinska', '2025-06-24', 'Radmila Šekerinska'],
    ['Kang Kyung-wha', '2019-06-30', 'Kang Kyung-wha'],
    ['Soreide', '2018-07-11', 'Ine Eriksen Søreide'],
    ['Linkevicius', '2016-07-08', 'Linas Linkevičius'],
    ['Willem-Alexander', '2025-06-24', 'King Willem-Alexander'],
  ];
  for (const [spelling, day, name] of NAMES)
    it(`${spelling} on ${day} is ${name}`, () =>
      expect(knowledge.holder(spelling, day).map((h) => h.name)).toContain(name));

  it('puts the ruler before others of the surname', () =>
    expect(knowledge.holder('Kim', '2024-10-15')[0]?.name).toBe('Kim Jong Un'));
});

describe('codes', () => {
  const CODES: [code: string, scheme: 'cow' | 'cown' | 'gw' | 'cameo', value: string | number][] = [
    ['USA', 'cown', 2],
    ['GBR', 'cow', 'UKG'],
    ['DEU', 'cown', 255],
    ['DEU', 'gw', 260],
    ['SRB', 'gw', 340],
    ['YEM', 'cown', 679],
    ['YEM', 'gw', 678],
    ['KOR', 'cow', 'ROK'],
    ['JPN', 'cown', 740],
    ['XKX', 'cown', 347],
    ['ROU', 'cameo', 'ROM'],
    ['MNE', 'cameo', 'MTN'],
    ['TLS', 'cameo', 'TMP'],
    ['NATO', 'cameo', 'NAT'],
    ['EU', 'cameo', 'EEC'],
  ];
  for (const [code, scheme, value] of CODES)
    it(`${code} ${scheme}: ${String(value)}`, () =>
      expect(knowledge.actors.find((a) => a.code === code)?.codes?.[scheme]).toBe(value));
});
