/** A small case in memory: texts written for the tests, with records that rest on their sentences. */
import { sha256, stableId } from '../../../src/base/index.ts';
import {
  quadOf,
  UNKNOWN_DATE,
  type Commitment,
  type Document,
  type Event,
  type EventDate,
  type Mention,
  type Position,
} from '../../../src/model/index.ts';
import type { MemoryRecords, NameSource } from '../../../src/server/index.ts';

const NAMES: Readonly<Record<string, readonly [name: string, kind: Mention['kind']]>> = {
  NATO: ['NATO', 'organisation'],
  EU: ['European Union', 'organisation'],
  IP4: ['Indo-Pacific Four', 'group'],
  AUS: ['Australia', 'country'],
  JPN: ['Japan', 'country'],
  NZL: ['New Zealand', 'country'],
  KOR: ['South Korea', 'country'],
  CHN: ['China', 'country'],
  USA: ['United States', 'country'],
  GBR: ['United Kingdom', 'country'],
  FRA: ['France', 'country'],
  DEU: ['Germany', 'country'],
  POL: ['Poland', 'country'],
  ITA: ['Italy', 'country'],
  EST: ['Estonia', 'country'],
};
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  NATO: ['DEU', 'EST', 'FRA', 'GBR', 'ITA', 'POL', 'USA'],
  IP4: ['AUS', 'JPN', 'KOR', 'NZL'],
};

export const testNames: NameSource = {
  actor: (code) => {
    const entry = NAMES[code];
    return entry === undefined ? null : { code, name: entry[0], kind: entry[1] };
  },
  actors: Object.keys(NAMES).map((code) => ({ code })),
  isOwn: () => false,
  cases: [
    {
      ...{ label: 'NATO and the Indo-Pacific Four', alliance: 'NATO', partners: ['IP4'] },
      ...{ rivals: ['CRINK'], leftOut: 'USA' },
    },
  ],
  defaultCase: () => testNames.cases[0]!,
  fingerprint: '',
  members: (group) => MEMBERS[group] ?? [],
  domains: [
    { id: 'cyber', label: 'Cyber' },
    { id: 'defence-industry', label: 'Defence industry' },
    { id: 'ukraine-support', label: 'Ukraine support' },
  ],
  chronology: [],
};

const day = (iso: string, text: string | null = null): EventDate => ({
  start: iso,
  end: iso,
  precision: 'day',
  basis: text === null ? 'published' : 'stated',
  text,
});

interface DocumentFields {
  title: string | null;
  domain: string;
  kind?: Document['publisher']['kind'];
  published: string | null;
  paragraphs: readonly string[];
  truncated?: boolean;
  sources?: readonly string[];
}

function makeDocument(fields: DocumentFields): Document {
  const text = fields.paragraphs.join('\n\n');
  let at = 0;
  const paragraphs = fields.paragraphs.map((paragraph, i) => {
    const start = at;
    at += paragraph.length + 2;
    const first = fields.paragraphs.indexOf(paragraph);
    return {
      ...{ start, end: start + paragraph.length, prose: true, kind: 'text' as const },
      ...(first < i ? { duplicateOf: first } : {}),
    };
  });
  const id = stableId('doc', text, fields.domain);
  return {
    record: 'document',
    id,
    uri: `https://${fields.domain}/${id.slice(4, 10)}`,
    title: fields.title,
    publisher: {
      name: fields.domain,
      domain: fields.domain,
      kind: fields.kind ?? 'news',
      country: null,
    },
    authors: [],
    published: {
      date: fields.published,
      precision: fields.published === null ? 'unknown' : 'day',
      basis: fields.published === null ? 'unknown' : 'metadata',
    },
    language: 'en',
    kind: 'news',
    text,
    paragraphs,
    complete: fields.truncated !== true,
    truncatedAt: fields.truncated === true ? text.length : null,
    cluster: id,
    sources: [...(fields.sources ?? [])],
    source: { mediaType: 'text/plain', charset: 'utf-8', bytes: text.length, sha256: sha256(text) },
    diagnostics: [],
  };
}

interface EventFields {
  document: Document;
  quote: string;
  who: readonly (readonly [code: string, text: string])[];
  whom: readonly (readonly [code: string, text: string])[];
  act: string;
  root: Event['root'];
  date: EventDate;
  status?: Event['status'];
  domains?: Event['domains'];
  reciprocal?: boolean;
  coder?: string;
  confidence?: number;
}

const find = (document: Document, text: string, from = 0): number => {
  const at = document.text.indexOf(text, from);
  if (at < 0) throw new Error(`missing in the test document: ${text}`);
  return at;
};

function mention(document: Document, code: string, text: string, from: number): Mention {
  const [name, kind] = NAMES[code] ?? [code, 'other'];
  const start = find(document, text, from);
  return {
    ...{ code, name, kind, sector: null, person: null, text, start, end: start + text.length },
    viaGroup: null,
  };
}

function makeEvent(fields: EventFields): Event {
  const { document, quote, root } = fields;
  const start = find(document, quote);
  const act = find(document, fields.act, start);
  const who = fields.who.map(([code, text]) => mention(document, code, text, start));
  const whom = fields.whom.map(([code, text]) => mention(document, code, text, start));
  const both = fields.reciprocal === true;
  return {
    record: 'event',
    id: stableId('ev', document.id, start, quote.length, root),
    documentId: document.id,
    date: fields.date,
    actors: both ? [...who, ...whom] : who,
    recipients: both ? [...who, ...whom] : whom,
    reciprocal: both,
    root,
    quad: quadOf(root),
    mode: null,
    contexts: [],
    instrument: null,
    domains: fields.domains ?? [],
    status: fields.status ?? 'actual',
    restated: false,
    first: false,
    speaker: null,
    place: null,
    evidence: {
      ...{ start, end: start + quote.length, quote },
      trigger: { start: act, end: act + fields.act.length, text: fields.act },
    },
    alsoIn: [],
    confidence: fields.confidence ?? 0.8,
    coder: fields.coder ?? 'entente/0.1.0',
  };
}

const talks = makeDocument({
  title: 'Tokyo and the alliance open a line on cyber defence',
  domain: 'harbour-wire.example',
  published: '2025-04-09',
  paragraphs: [
    'TOKYO — Japan and NATO signed an arrangement on cyber defence on 9 April 2025, “the first of its kind”, officials said 🇯🇵.',
    'The United States held talks with South Korea on cyber incidents on 8 April 2025. A spokesman gave no detail.',
    'TOKYO — Japan and NATO signed an arrangement on cyber defence on 9 April 2025, “the first of its kind”, officials said 🇯🇵.',
  ],
});
const refusal = makeDocument({
  title: 'Asked about the list, Tokyo says there is no agreement',
  domain: 'evening-post.example',
  published: '2026-02-10',
  paragraphs: [
    'Japan was reported to be preparing to join a list under which partners pay for arms for Ukraine.',
    'The chief cabinet secretary said that Japan had reached no agreement with NATO on taking part.',
    'Britain and Australia will build frigates together, the two governments announced on 10 February 2026.',
  ],
});
const cut = makeDocument({
  title: 'The alliance looks east',
  domain: 'quarterly.example',
  kind: 'think-tank',
  published: null,
  truncated: true,
  paragraphs: [
    'In 2023 South Korea and NATO agreed on a programme of cooperation at Vilnius.',
    'In the same year the alliance went on to formalise its ties by',
  ],
});
/** A text that would run if it were ever taken for markup. */
export const hostile = makeDocument({
  title: '<img src=x onerror="window.hostile=1"> New Zealand sends aid',
  domain: 'hostile.example',
  published: '2025-12-04',
  sources: ['javascript:window.hostile=1', 'https://hostile.example/a'],
  paragraphs: [
    '<script>window.hostile=1</script> New Zealand pledged money to NATO for Ukraine <img src=x onerror="window.hostile=1"> on 4 December 2025.',
  ],
});
const entry = makeDocument({
  title: null,
  domain: 'nato.example',
  kind: 'official',
  published: '2022-06-29',
  sources: ['https://nato.example/madrid'],
  paragraphs: ['The leaders of Australia and Japan attended the NATO summit in Madrid.'],
});

const documents = [talks, refusal, cut, hostile, entry];
const events: Event[] = [
  makeEvent({
    document: talks,
    quote: talks.text.slice(0, talks.paragraphs[0]!.end),
    who: [['JPN', 'Japan']],
    whom: [['NATO', 'NATO']],
    act: 'signed',
    root: 'AGREE',
    reciprocal: true,
    date: day('2025-04-09', '9 April 2025'),
    domains: ['cyber'],
    confidence: 0.91,
  }),
  makeEvent({
    document: talks,
    quote: 'The United States held talks with South Korea on cyber incidents on 8 April 2025.',
    who: [['USA', 'The United States']],
    whom: [['KOR', 'South Korea']],
    act: 'held talks',
    root: 'CONSULT',
    reciprocal: true,
    date: day('2025-04-08', '8 April 2025'),
    domains: ['cyber'],
  }),
  makeEvent({
    document: refusal,
    quote: refusal.text.slice(refusal.paragraphs[1]!.start, refusal.paragraphs[1]!.end),
    who: [['JPN', 'Japan']],
    whom: [['NATO', 'NATO']],
    act: 'reached no agreement',
    root: 'AGREE',
    status: 'refused',
    date: day('2026-02-10'),
    domains: ['ukraine-support'],
    confidence: 0.55,
  }),
  makeEvent({
    document: refusal,
    quote: refusal.text.slice(refusal.paragraphs[2]!.start, refusal.paragraphs[2]!.end),
    who: [['GBR', 'Britain']],
    whom: [['AUS', 'Australia']],
    act: 'will build frigates',
    root: 'COOPERATE',
    status: 'planned',
    reciprocal: true,
    date: day('2026-02-10', '10 February 2026'),
    domains: ['defence-industry'],
  }),
  makeEvent({
    document: cut,
    quote: cut.text.slice(0, cut.paragraphs[0]!.end),
    who: [['KOR', 'South Korea']],
    whom: [['NATO', 'NATO']],
    act: 'agreed',
    root: 'AGREE',
    reciprocal: true,
    date: {
      start: '2023-01-01',
      end: '2023-12-31',
      precision: 'year',
      basis: 'stated',
      text: '2023',
    },
    domains: ['diplomatic'],
  }),
  makeEvent({
    document: hostile,
    quote: hostile.text,
    who: [['NZL', 'New Zealand']],
    whom: [['NATO', 'NATO']],
    act: 'pledged',
    root: 'AID',
    date: day('2025-12-04', '4 December 2025'),
    domains: ['ukraine-support'],
  }),
  makeEvent({
    document: entry,
    quote: entry.text,
    who: [
      ['AUS', 'Australia'],
      ['JPN', 'Japan'],
    ],
    whom: [['NATO', 'NATO']],
    act: 'attended',
    root: 'CONSULT',
    date: day('2022-06-29'),
    domains: ['diplomatic'],
    coder: 'curated',
    confidence: 0.95,
  }),
];

const pledge: Commitment = {
  record: 'commitment',
  id: stableId('co', hostile.id, 'pledge'),
  documentId: hostile.id,
  date: day('2025-12-04'),
  by: [mention(hostile, 'NZL', 'New Zealand', 0)],
  to: [mention(hostile, 'NATO', 'NATO', 0)],
  promise: 'New Zealand pledged money to NATO for Ukraine',
  quantities: [{ value: 15_000_000, unit: 'NZD', of: null, bound: 'exact' }],
  due: day('2026-12-31', 'by the end of 2026'),
  review: null,
  force: 'pledge',
  restated: false,
  domains: ['ukraine-support'],
  status: 'actual',
  evidence: events[5]!.evidence,
  confidence: 0.7,
  coder: 'entente/0.1.0',
  eventId: events[5]!.id,
};
const position: Position = {
  record: 'position',
  id: stableId('po', refusal.id, 'list'),
  documentId: refusal.id,
  by: [mention(refusal, 'JPN', 'Japan', 0)],
  about: { mention: null, topic: 'the list' },
  term: 'no agreement',
  quoted: false,
  stance: -1,
  issue: null,
  date: UNKNOWN_DATE,
  evidence: events[2]!.evidence,
  confidence: 0.5,
  coder: 'entente/0.1.0',
};

export const testCase: MemoryRecords = {
  documents,
  events,
  commitments: [pledge],
  positions: [position],
};
