import { describe, expect, it } from 'vitest';
import { partialDate } from '../base/index.ts';
import { foldName, loadKnowledge, type Holder } from './index.ts';

const { value: knowledge } = loadKnowledge();

describe('foldName', () => {
  const CASES: [name: string, folded: string][] = [
    ['Yoon Suk-yeol', 'yoon suk yeol'],
    ['Erdoğan', 'erdogan'],
    ['Støre', 'store'],
    ['Sikorski, Radosław', 'sikorski, radoslaw'],
    ['J.D. Vance', 'j d vance'],
    ['Geoană', 'geoana'],
    ['O’Brien', "o'brien"],
  ];
  for (const [name, folded] of CASES)
    it(`${name} -> ${folded}`, () => expect(foldName(name)).toBe(folded));
});

describe('names of holders', () => {
  const SPELLINGS: [spelling: string, day: string, name: string][] = [
    ['Yoon Suk-yeol', '2023-07-11', 'Yoon Suk Yeol'],
    ['Kishida Fumio', '2023-07-12', 'Fumio Kishida'],
    ['ERDOGAN', '2024-07-10', 'Recep Tayyip Erdoğan'],
    ['von der Leyen', '2024-07-10', 'Ursula von der Leyen'],
    ['Zelensky', '2023-07-12', 'Volodymyr Zelenskyy'],
    ['Lee Jae Myung', '2025-06-24', 'Lee Jae-myung'],
  ];
  for (const [spelling, day, name] of SPELLINGS)
    it(`${spelling} is ${name}`, () =>
      expect(knowledge.holder(spelling, day).map((h) => h.name)).toContain(name));

  it('gives both offices on the day of a handover, and all terms where no day is given', () => {
    const onDay = knowledge.holder('Stoltenberg', '2013-10-16').map((h) => h.actor);
    expect(onDay).toEqual(['NOR']);
    expect(knowledge.holder('Stoltenberg', null).map((h) => h.actor)).toEqual(['NOR', 'NATO']);
    expect(knowledge.holder('Trump', null).length).toBe(2);
  });

  it('gives everybody of one surname, higher offices first', () => {
    const kims = knowledge.holder('Kim', '2024-10-15').map((h) => h.office);
    expect(kims[0]).toBe('paramount leader');
    expect(kims).toContain('defence minister');
  });
});

/** Offices that more than one person may hold at once. */
const SHARED = new Set(['other', 'acting head of state']);
/** Two terms of one office that stand side by side, with the reason. */
const ALLOWED = new Set([
  // The last president of the Soviet Union beside the first of Russia.
  'RUS head of state: Mikhail Gorbachev, Boris Yeltsin',
]);

/** The days that a term certainly covers: a partial start or end may lie anywhere in its month. */
const certain = (h: Holder): { from: string; to: string } => ({
  from: partialDate(h.start)?.end ?? h.start,
  to: h.end === null ? '9999-12-31' : (partialDate(h.end)?.start ?? h.end),
});

describe('terms', () => {
  it('of one office of one actor do not overlap, but for the day of the handover', () => {
    const overlaps: string[] = [];
    for (const [i, a] of knowledge.holders.entries())
      for (const b of knowledge.holders.slice(i + 1)) {
        if (a.actor !== b.actor || a.office !== b.office || SHARED.has(a.office)) continue;
        const [one, two] = [certain(a), certain(b)];
        const name = `${a.actor} ${a.office}: ${a.name}, ${b.name}`;
        const sameTitle = a.office !== 'military commander' || a.title === b.title;
        if (sameTitle && one.from < two.to && two.from < one.to && !ALLOWED.has(name))
          overlaps.push(name);
      }
    expect(overlaps).toEqual([]);
  });

  it('that are open say when the person was last seen in office', () => {
    for (const h of knowledge.holders)
      expect(h.end !== null || h.lastSeen !== undefined, `${h.name} ${h.office}`).toBe(true);
  });

  it('of the heads of NATO, the EU and the four partners leave no gap from 2012 on', () => {
    const OFFICES: [actor: string, office: RegExp][] = [
      ['NATO', /^secretary general$/],
      ['EU', /^commission president$/],
      ['JPN', /^head of government$/],
      ['KOR', /^(acting )?head of state/],
      ['AUS', /^head of government$/],
      ['NZL', /^head of government$/],
      ['USA', /^head of state and government$/],
    ];
    for (const [actor, office] of OFFICES) {
      const terms = knowledge.holders.filter((h) => h.actor === actor && office.test(h.office));
      for (let month = 0; month < 12 * 14; month++) {
        const day = new Date(Date.UTC(2012, month, 15)).toISOString().slice(0, 10);
        const held = terms.some((h) => h.start <= day && (h.end === null || day <= h.end));
        expect(held, `${actor} on ${day}`).toBe(true);
      }
    }
  });
});

describe('names of countries', () => {
  it('that two of them share are marked as ambiguous in both', () => {
    const owners = new Map<string, string[]>();
    for (const actor of knowledge.actors.filter((a) => a.kind === 'country'))
      for (const name of new Set([
        actor.name,
        ...actor.otherNames,
        ...actor.adjectives,
        ...actor.people,
        ...actor.capitals,
        ...actor.metonyms,
      ]))
        if (!actor.ambiguous.includes(name))
          owners.set(name, [...(owners.get(name) ?? []), actor.code]);
    expect([...owners].filter(([, codes]) => codes.length > 1)).toEqual([]);
  });
});
