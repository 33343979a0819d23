/** Documents and records made from a number: the same ones in every process. */
import { addDays, sha256, stableId } from '../../src/base/index.ts';
import type { Coded } from '../../src/ledger/index.ts';
import {
  DOMAINS,
  ROOTS,
  STATUSES,
  quadOf,
  type Commitment,
  type Document,
  type Event,
  type EventDate,
  type Mention,
  type Position,
} from '../../src/model/index.ts';

const ACTORS = [
  ['JPN', 'Japan'],
  ['KOR', 'South Korea'],
  ['AUS', 'Australia'],
  ['NZL', 'New Zealand'],
  ['NATO', 'NATO'],
  ['TUR', 'Türkiye'],
] as const;
const VERBS = ['met', 'thanked', 'warned', 'assured', 'joined', 'pressed'];

const pick = <T>(list: readonly T[], i: number): T => {
  const item = list[i % list.length];
  if (item === undefined) throw new Error('missing item');
  return item;
};

/** The sentence `k` of document `i`. */
const sentence = (i: number, k: number): string =>
  `${pick(ACTORS, i + k)[1]} ${pick(VERBS, i * 3 + k)} ${pick(ACTORS, i + k + 1)[1]} on topic ${i * 7 + k}. `;

const SENTENCES = 6;

export function sampleDocument(i: number): Document {
  const text = Array.from({ length: SENTENCES }, (_, k) => sentence(i, k)).join('');
  const id = stableId('doc', text, 'example.org');
  return {
    record: 'document',
    id,
    uri: `https://example.org/${i}`,
    title: i % 5 === 0 ? null : `Report ${i} on ${pick(ACTORS, i)[1]} 🤝`,
    publisher: { name: 'Example', domain: 'example.org', kind: 'news', country: null },
    authors: ['A. Author'],
    published: { date: addDays('2022-01-01', i % 900), precision: 'day', basis: 'metadata' },
    language: 'en',
    kind: 'news',
    text,
    paragraphs: [{ start: 0, end: text.length, prose: true, kind: 'text' }],
    complete: i % 3 === 0 ? 'unknown' : i % 3 === 1,
    truncatedAt: null,
    cluster: id,
    sources: [],
    source: {
      mediaType: 'text/plain',
      charset: 'utf-8',
      bytes: Buffer.byteLength(text),
      sha256: sha256(text),
    },
    diagnostics: [],
  };
}

const mention = (document: Document, actor: readonly [string, string], from: number): Mention => {
  const start = document.text.indexOf(actor[1], from);
  return {
    code: actor[0],
    name: actor[1],
    kind: actor[0] === 'NATO' ? 'organisation' : 'country',
    sector: 'GOV',
    person: start % 4 === 0 ? { name: null, office: 'prime minister' } : null,
    text: actor[1],
    start,
    end: start + actor[1].length,
    viaGroup: null,
  };
};

/** The records of sample document `i`: an event a sentence, a commitment, and a position. */
export function sampleRecords(
  i: number,
  coder: string,
): Required<Omit<Coded, 'diagnostics' | 'lost'>> {
  const document = sampleDocument(i);
  const events: Event[] = [];
  const day = document.published.date;
  const date: EventDate = {
    start: day,
    end: day,
    precision: 'day',
    basis: 'published',
    text: null,
  };
  let start = 0;
  for (let k = 0; k < SENTENCES; k += 1) {
    const quote = sentence(i, k).trimEnd();
    const root = pick(ROOTS, i + k);
    const verb = pick(VERBS, i * 3 + k);
    const at = document.text.indexOf(verb, start);
    events.push({
      record: 'event',
      id: stableId('ev', document.id, start, root),
      documentId: document.id,
      date,
      actors: [mention(document, pick(ACTORS, i + k), start)],
      recipients: [mention(document, pick(ACTORS, i + k + 1), at)],
      reciprocal: false,
      root,
      quad: quadOf(root),
      mode: null,
      contexts: ['diplomatic'],
      instrument: 'meeting',
      domains: [pick(DOMAINS, i + k)],
      status: pick(STATUSES, i + k),
      restated: k % 2 === 0,
      first: false,
      speaker: null,
      place:
        k === 0
          ? { name: 'Vilnius', country: 'LTU', lat: 54.69, lon: 25.28, geonameId: null }
          : null,
      evidence: {
        start,
        end: start + quote.length,
        quote,
        trigger: { start: at, end: at + verb.length, text: verb },
      },
      alsoIn: [],
      confidence: ((i * 13 + k * 7) % 100) / 100,
      coder,
    });
    start += sentence(i, k).length;
  }
  const [first, second] = events;
  if (!first || !second) throw new Error('missing event');
  const { evidence, confidence, actors, recipients, documentId } = first;
  const commitment: Commitment = {
    record: 'commitment',
    id: stableId('co', documentId),
    documentId,
    date,
    by: actors,
    to: recipients,
    promise: evidence.quote,
    quantities: [{ value: 0.1 * i, unit: 'percent', of: 'GDP', bound: 'floor' }],
    due: null,
    review: date,
    force: 'pledge',
    restated: false,
    domains: first.domains,
    status: first.status,
    evidence,
    confidence,
    coder,
    eventId: first.id,
  };
  const position: Position = {
    record: 'position',
    id: stableId('po', documentId),
    documentId,
    by: second.actors,
    about: { mention: second.recipients[0] ?? null, topic: null },
    term: 'systemic challenges',
    quoted: true,
    stance: -1,
    issue: null,
    date,
    evidence: second.evidence,
    confidence,
    coder,
  };
  return { events, commitments: [commitment], positions: [position] };
}

/** A coder for sample documents. */
export const sampleCoder =
  (coder: string) =>
  (documents: readonly Document[]): Coded => {
    const all = documents.map((document) =>
      sampleRecords(Number(document.uri.split('/').at(-1)), coder),
    );
    return {
      events: all.flatMap((one) => one.events),
      commitments: all.flatMap((one) => one.commitments),
      positions: all.flatMap((one) => one.positions),
    };
  };

export const sampleDocuments = (from: number, to: number): Document[] =>
  Array.from({ length: to - from }, (_, i) => sampleDocument(from + i));
