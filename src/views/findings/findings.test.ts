import { describe, expect, it } from 'vitest';
import { engagement, toDeeds } from '../../gaps/index.ts';
import type { CommitmentResult, SummitRow } from '../../gaps/index.ts';
import { quadOf } from '../../model/index.ts';
import type { Document, Event, Mention, Status } from '../../model/index.ts';
import { engagementText } from '../text/engagement.ts';
import { wrap } from '../text/table.ts';
import { dateWords, dayWords, listWords } from '../words.ts';
import { commitmentsFinding, representationFinding } from './others.ts';
import { findings, plain } from './index.ts';
import type { FindingsInput } from './types.ts';

const MEMBERS: Record<string, string[]> = { ALL: ['AAA', 'BBB', 'CCC'], FOUR: ['PPP', 'QQQ'] };
const NAMES: Record<string, string> = {
  ALL: 'The Alliance',
  AAA: 'Aland',
  BBB: 'Bland',
  CCC: 'Cland',
  PPP: 'Pland',
  QQQ: 'Qland',
};
const name = (code: string): string => NAMES[code] ?? code;
const members = (group: string): string[] => MEMBERS[group] ?? [];

const mention = (code: string): Mention => ({
  code,
  name: name(code),
  kind: 'country',
  sector: null,
  person: null,
  text: code,
  start: 0,
  end: 3,
  viaGroup: null,
});
let made = 0;
const event = (actor: string, partner: string, day: string, status: Status = 'actual'): Event => {
  made += 1;
  const quote = `${actor} met ${partner}`;
  return {
    record: 'event',
    id: `ev_${String(made).padStart(16, '0')}`,
    documentId: `doc_${String(made).padStart(16, '0')}`,
    date: { start: day, end: day, precision: 'day', basis: 'stated', text: day },
    actors: [mention(actor)],
    recipients: [mention(partner)],
    reciprocal: false,
    root: 'CONSULT',
    quad: quadOf('CONSULT'),
    mode: 'visit',
    contexts: [],
    instrument: 'visit',
    domains: ['diplomatic'],
    status,
    restated: false,
    first: false,
    speaker: null,
    place: null,
    evidence: { start: 0, end: quote.length, quote, trigger: { start: 4, end: 7, text: 'met' } },
    alsoIn: [],
    confidence: 1,
    coder: 'curated',
  };
};
const documentOf = (
  e: Event,
): Pick<Document, 'id' | 'published' | 'publisher' | 'cluster' | 'sources'> => ({
  id: e.documentId,
  published: { date: e.date.start, precision: 'day', basis: 'given' },
  publisher: { name: 'x', domain: null, kind: 'news', country: null },
  cluster: e.documentId,
  sources: [],
});

const NO_COMMITMENTS = { rows: [] } as unknown as CommitmentResult;
const inputOf = (events: Event[]): FindingsInput => {
  const deeds = toDeeds(events, events.map(documentOf), { members, asOf: '2026-01-01' });
  return {
    engagement: engagement(deeds, {
      alliance: 'ALL',
      partners: 'FOUR',
      members,
      asOf: '2026-01-01',
      name,
      replicates: 50,
    }),
    commitments: NO_COMMITMENTS,
    representation: [],
    documentsRead: events.length,
    deeds: new Map([...deeds.deeds, ...deeds.ambiguous].map((d) => [d.id, d])),
    name,
  };
};
const years = (n: number): string[] => Array.from({ length: n }, (_, i) => `${2010 + i}-05-05`);

describe('findings about engagement', () => {
  const many = [
    ...years(6).map((d) => event('ALL', 'PPP', d)),
    ...years(5).map((d) => event('AAA', 'QQQ', d)),
    event('BBB', 'PPP', '2020-01-01', 'refused'),
  ];

  it('say who engages whom, with the records behind each number', () => {
    const all = findings(inputOf(many), '2026-01-01');
    expect(plain(all[0]!)).toBe(
      'The Alliance itself stands in 6 deeds with the two partners, its 3 members together in 5. For 2 of the 3 we found no act.',
    );
    expect(plain(all[1]!)).toBe(
      'Deeds done or planned with Pland and Qland, in 12 documents read. Most among the members: Aland 5.',
    );
    const numbers = all.flatMap((f) => f.parts).filter((p) => 'number' in p);
    expect(numbers.length).toBeGreaterThan(2);
    const known = new Set(many.map((e) => e.id));
    for (const part of numbers) {
      expect(part.records.length).toBeGreaterThan(0);
      expect(part.records.every((id) => known.has(id))).toBe(true);
    }
    expect(all.map((f) => f.id)).toEqual([
      'engagement',
      'engagement-members',
      'engagement-refused',
      'caution',
    ]);
  });

  it('say that it is too few where it is too few', () => {
    const [few] = findings(inputOf(years(4).map((d) => event('ALL', 'PPP', d))), '2026-01-01');
    expect(plain(few!)).toContain(
      '4 deeds of The Alliance or its members with Pland and Qland found in 4 documents read: too few',
    );
    const [none] = findings(inputOf([]), '2026-01-01');
    expect(plain(none!)).toContain('too few to say who engages whom');
  });

  it('never print a bare 0 for what was not found', () => {
    for (const events of [many, [], many.slice(0, 6)]) {
      for (const finding of findings(inputOf(events), '2026-01-01')) {
        for (const part of finding.parts)
          if ('number' in part) expect(part.number).not.toMatch(/^0\b/);
      }
    }
  });

  it('stand over a table that is no wider than 100 columns, with dashes for what was not found', () => {
    const table = engagementText(inputOf(many).engagement, { name });
    expect(table).toMatch(/^The Alliance itself +6 \[\d+, \d+\] +– +6$/m);
    expect(table).toMatch(/^Bland +– ×1 +– +– ×1$/m);
    expect(table).toContain('No evidence found for 1 more: Cland.');
    for (const line of table.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });
});

describe('findings about promises and summits', () => {
  it('never call broken what was only not found', () => {
    const row = (state: string, due: string | null) => ({
      id: 'co_1',
      recordIds: ['co_1'],
      evidence: [],
      state,
      due,
    });
    const commitments = {
      rows: [
        row('overdue', '2020-01-01'),
        row('unknown', '2021-01-01'),
        row('open', '2030-01-01'),
        row('kept', '2022-01-01'),
      ],
    } as unknown as CommitmentResult;
    const words = plain(commitmentsFinding({ ...inputOf([]), commitments }, '2026-01-01')!);
    expect(words).toContain(
      'Of 3 now due, 1 has evidence of being kept, none of being kept in part, none were refused, for 1 the time after was read and no act was found, and for 1 too little was read to say; 1 is still open.',
    );
    expect(words).not.toContain('broken');
    expect(commitmentsFinding(inputOf([]), '2026-01-01')).toBeNull();
  });

  it('give an interval where a level is not known', () => {
    const summit = (named: string, lo: number, hi: number): SummitRow =>
      ({
        summit: named,
        name: named,
        date: null,
        heads: { lo, hi },
        invited: 4,
        known: 3,
        unknown: hi - lo,
        absent: 0,
        levels: [{ recordIds: ['ev_1'] }],
        mean: { value: null, reason: 'no-level-known' },
      }) as unknown as SummitRow;
    const words = plain(
      representationFinding({
        ...inputOf([]),
        representation: [summit('A 2022', 4, 4), summit('B 2023', 1, 3)],
      })!,
    );
    expect(words).toBe(
      'Heads of state or government of the partners at the summits: 4 of 4 in A 2022 and 1 to 3 of 4 in B 2023.',
    );
    expect(representationFinding(inputOf([]))).toBeNull();
  });
});

describe('words', () => {
  const day = (
    start: string | null,
    end: string | null,
    precision: 'day' | 'month' | 'year' | 'unknown',
  ) => dateWords({ start, end, precision, basis: 'stated', text: null });
  it('keep a partial date partial', () => {
    expect(dayWords('2026-02-10')).toBe('10 Feb 2026');
    expect(dayWords('2026-02')).toBe('Feb 2026');
    expect(dayWords('2026')).toBe('2026');
    expect(day('2012-05-01', '2012-05-31', 'month')).toBe('May 2012');
    expect(day('2012-01-01', '2012-12-31', 'year')).toBe('2012');
    expect(day('2025-06-21', '2025-06-30', 'month')).toBe('21 Jun 2025 to 30 Jun 2025');
    expect(day(null, null, 'unknown')).toBe('date unknown');
  });
  it('list and wrap', () => {
    expect([listWords([]), listWords(['a']), listWords(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a, b and c',
    ]);
    expect(wrap('aa bb cc', 5)).toBe('aa bb\ncc');
  });
});
