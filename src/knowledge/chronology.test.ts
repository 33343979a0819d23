import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  commitmentSchema,
  documentSchema,
  eventSchema,
  positionSchema,
  quadOf,
  type Mention,
} from '../model/index.ts';
import {
  chronologyAttendance,
  chronologyContradictions,
  chronologyEntrySchema,
  chronologyFileSchema,
  chronologyRecords,
  chronologyUnknownSchema,
  type ChronologyEntry,
} from './chronology.ts';
import type { ActorOf } from './chronology-reader.ts';
import { loadKnowledge } from './load.ts';

const folder = new URL('../../knowledge/chronology/', import.meta.url);
const json = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.json') && file !== 'unknown.json')
  .sort();
const entries = files.flatMap((file) => chronologyFileSchema.parse(json(file)).entries);
const { value: knowledge } = loadKnowledge();
const names: ActorOf = (code) => {
  const actor = knowledge.actor(code);
  return actor && { kind: actor.kind, name: `name of ${code}` };
};
const { value: records, diagnostics } = chronologyRecords(entries, names);
const texts = new Map(records.documents.map((document) => [document.id, document.text]));
const byId = new Map(entries.map((entry) => [entry.id, entry]));
const eventsOf = (id: string) => {
  const document = records.documents.find((d) => d.uri === `entente:chronology/${id}`);
  return records.events.filter((event) => event.documentId === document?.id);
};

describe('the chronology as data', () => {
  it('is found whole and has no faults', () => {
    expect(diagnostics).toEqual([]);
    expect(entries.length).toBeGreaterThanOrEqual(300);
    expect(byId.size).toBe(entries.length);
    expect(new Set(entries.map((entry) => entry.text)).size).toBe(entries.length);
  });

  it('keeps every entry in the file of its period, in order', () => {
    for (const file of files) {
      const [from = '', to = from] = file.replace('.json', '').split('-');
      const own = chronologyFileSchema.parse(json(file)).entries;
      for (const entry of own) {
        expect(entry.date.slice(0, 4) >= from, entry.id).toBe(true);
        expect(entry.date.slice(0, 4) <= to, entry.id).toBe(true);
      }
      expect(own.map((entry) => entry.id)).toEqual(own.map((entry) => entry.id).sort());
    }
  });

  it('names a public page for each entry', () => {
    for (const entry of entries)
      expect(
        entry.sources.some((source) => /^https?:\/\/[^/]+\.[a-z]+(\/|$)/.test(source)),
        entry.id,
      ).toBe(true);
  });

  it('has contradictions that go both ways', () => {
    const pairs = entries.flatMap((entry) =>
      entry.contradicts.map((other) => [entry.id, other] as const),
    );
    expect(pairs).toContainEqual(['F161', 'F162']);
    expect(chronologyContradictions(entries)).toContainEqual([
      'entente:chronology/F161',
      'entente:chronology/F162',
    ]);
    expect(chronologyContradictions(entries)).toHaveLength(pairs.length / 2);
    for (const [one, other] of pairs) expect(byId.get(other)?.contradicts).toContain(one);
  });

  it('explains entries without any act', () => {
    for (const entry of entries)
      if (entry.events.length === 0)
        expect(entry.positions.length > 0 || entry.note !== undefined, entry.id).toBe(true);
  });

  it('lists what it does not know, and points at entries that exist', () => {
    const { unknown } = chronologyUnknownSchema.parse(json('unknown.json'));
    for (const gap of unknown) for (const id of gap.bearsOn) expect(byId.has(id), id).toBe(true);
    expect(unknown.some((gap) => gap.summit === 'ankara-2026')).toBe(true);
  });
});

describe('the chronology as records', () => {
  it('fits the schemas', () => {
    expect(records.documents).toHaveLength(entries.length);
    for (const record of records.documents) documentSchema.parse(record);
    for (const record of records.events) eventSchema.parse(record);
    for (const record of records.commitments) commitmentSchema.parse(record);
    for (const record of records.positions) positionSchema.parse(record);
  });

  it('has ids of its own for all records', () => {
    const all = [
      ...records.documents,
      ...records.events,
      ...records.commitments,
      ...records.positions,
    ];
    expect(new Set(all.map((record) => record.id)).size).toBe(all.length);
  });

  it('has spans that are the text', () => {
    for (const record of [...records.events, ...records.commitments, ...records.positions]) {
      const text = texts.get(record.documentId) ?? '';
      const { evidence } = record;
      expect(text.slice(evidence.start, evidence.end)).toBe(evidence.quote);
      expect(text.slice(evidence.trigger.start, evidence.trigger.end)).toBe(evidence.trigger.text);
      expect(evidence.trigger.start).toBeGreaterThanOrEqual(evidence.start);
      expect(evidence.trigger.end).toBeLessThanOrEqual(evidence.end);
      const mentions: (Mention | null)[] =
        record.record === 'event'
          ? [...record.actors, ...record.recipients, record.speaker]
          : record.record === 'commitment'
            ? [...record.by, ...record.to]
            : [...record.by, record.about.mention];
      for (const mention of mentions)
        if (mention) expect(text.slice(mention.start, mention.end)).toBe(mention.text);
      if (record.date.text !== null) expect(text).toContain(record.date.text);
      if (record.record === 'commitment') expect(text).toContain(record.promise);
    }
  });

  it('has actors in every event, recipients where the root needs them, and the right quad', () => {
    for (const event of records.events) {
      expect(event.actors.length).toBeGreaterThan(0);
      expect(event.quad).toBe(quadOf(event.root));
      if (['COOPERATE', 'AID', 'SANCTION'].includes(event.root))
        expect(event.recipients.length, event.evidence.quote).toBeGreaterThan(0);
      if (event.reciprocal) expect(event.recipients).toEqual(event.actors);
      if (event.root === 'CONSULT') expect(event.instrument).not.toBeNull();
    }
  });

  it('keeps places that the text names', () => {
    for (const event of records.events)
      if (event.place) expect(texts.get(event.documentId)).toContain(event.place.name);
  });

  it('ties commitments to events of the same document', () => {
    const events = new Map(records.events.map((event) => [event.id, event]));
    for (const commitment of records.commitments)
      if (commitment.eventId !== null)
        expect(events.get(commitment.eventId)?.documentId).toBe(commitment.documentId);
  });

  it('is the same every time', () => {
    expect(JSON.stringify(chronologyRecords(entries, names))).toBe(
      JSON.stringify({ value: records, diagnostics }),
    );
    const rawFile = z.object({ entries: z.array(z.record(z.string(), z.unknown())) });
    const raw = files.flatMap((file) => rawFile.parse(json(file)).entries);
    expect(chronologyRecords(raw, names).value).toEqual(records);
  });
});

describe('how difficult entries are coded', () => {
  it.each([
    ['F003', 'SUPPORT', 'framework-agreement', 'actual', 'NZL+NATO'],
    ['F029', 'CONSULT', 'attendance', 'actual', 'AUS+JPN+NZL+KOR'],
    ['F032', 'CONSULT', 'attendance', 'actual', 'AUS+JPN+NZL+KOR'],
    ['F035', 'SANCTION', null, 'actual', 'NZL'],
    ['F053', 'SUPPORT', 'framework-agreement', 'negated', 'NZL+NATO'],
    ['F055', 'SUPPORT', 'framework-agreement', 'actual', 'NATO+IP4'],
    ['F084', 'CONSULT', 'attendance', 'refused', 'AUS'],
    ['F126', 'CONSULT', 'attendance', 'negated', 'JPN+AUS+KOR'],
    ['F128', 'CONSULT', 'meeting', 'cancelled', 'IP4+USA+NATO'],
    ['F161', 'COOPERATE', 'accession', 'planned', 'JPN'],
    ['F162', 'AGREE', 'project', 'negated', 'JPN+NATO'],
  ])('%s is %s by %s, %s, of %s', (id, root, instrument, status, actors) => {
    expect(
      eventsOf(id).map((event) => [
        event.root,
        event.instrument,
        event.status,
        event.actors.map((actor) => actor.code).join('+'),
      ]),
    ).toContainEqual([root, instrument, status, actors]);
  });

  it('lets no analyst act for the alliance or a state', () => {
    for (const id of ['F107', 'F138'])
      for (const event of eventsOf(id))
        expect(event.actors.map((actor) => [actor.code, actor.kind])).toEqual([[null, 'person']]);
  });

  it('leaves a group a group', () => {
    const mentions = records.events.flatMap((event) => event.actors.concat(event.recipients));
    const groups = mentions.filter((mention) => mention.code === 'IP4');
    expect(groups.length).toBeGreaterThan(0);
    for (const group of groups) expect([group.kind, group.viaGroup]).toEqual(['group', null]);
  });

  it('gives the four a level at each summit whose guests are known, and none at Ankara', () => {
    const attendance = chronologyAttendance(entries);
    for (const summit of ['madrid-2022', 'vilnius-2023', 'washington-2024', 'the-hague-2025'])
      expect(
        attendance
          .filter((one) => one.summit === summit)
          .map((one) => one.actor)
          .sort(),
      ).toEqual(['AUS', 'JPN', 'KOR', 'NZL']);
    expect(attendance.some((one) => one.summit === 'ankara-2026')).toBe(false);
  });
});

describe('faults of an editor', () => {
  const entry: ChronologyEntry = chronologyEntrySchema.parse({
    id: 'F900',
    date: '2025-06-25',
    precision: 'day',
    title: 'A case',
    text: 'On 25 June 2025 Japan and NATO signed a note. Japanese aid is due.',
    sources: ['https://example.org/page'],
    confidence: 'high',
    events: [
      {
        root: 'SUPPORT',
        trigger: 'signed',
        actors: [
          { code: 'JPN', text: 'Japan' },
          { code: 'NATO', text: 'NATO' },
        ],
        reciprocal: true,
      },
    ],
  });
  const [event] = entry.events;
  if (!event) throw new Error('missing event');
  const codesOf = (changed: object) =>
    chronologyRecords([{ ...entry, ...changed }], names).diagnostics.map((d) => d.code);

  it.each([
    ['nothing', {}, []],
    [
      'a trigger that is not there',
      { events: [{ ...event, trigger: 'sealed' }] },
      ['knowledge/word-not-in-text'],
    ],
    [
      'a trigger of another sentence',
      { events: [{ ...event, trigger: 'aid' }] },
      ['knowledge/word-not-in-text'],
    ],
    [
      'part of a word',
      { events: [{ ...event, actors: [{ code: 'JPN', text: 'Japanes' }] }] },
      ['knowledge/word-not-in-text'],
    ],
    [
      'a sentence too many',
      { events: [{ ...event, sentence: 2 }] },
      ['knowledge/no-such-sentence'],
    ],
    [
      'a day that is none',
      { events: [{ ...event, date: '2025-02-30' }] },
      ['knowledge/invalid-date'],
    ],
    ['a field that is none', { evnts: [] }, ['knowledge/invalid-entry']],
    ['a lone contradiction', { contradicts: ['F901'] }, ['knowledge/one-sided-contradiction']],
  ])('tells of %s', (_, changed, codes) => {
    expect(codesOf(changed)).toEqual(codes);
  });

  it('tells of an id used twice', () => {
    const { diagnostics: found } = chronologyRecords([entry, entry], names);
    expect(found.map((d) => [d.code, d.message])).toEqual([
      ['knowledge/repeated-id', 'F900: repeated id: F900'],
    ]);
  });

  it('leaves out the record and keeps the document', () => {
    const { value } = chronologyRecords(
      [{ ...entry, events: [{ ...event, trigger: 'sealed' }] }],
      names,
    );
    expect([value.documents.length, value.events.length]).toEqual([1, 0]);
    expect(value.documents[0]?.diagnostics).toHaveLength(1);
  });
});
