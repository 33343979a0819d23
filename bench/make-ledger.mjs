// A ledger of a wanted size, made from a seed: `node bench/make-ledger.mjs DIR [events] [documents] [batch]`.
// Needs a built dist/. The same arguments give the same bytes. What it imitates: most records are of
// two parties, few pairs do much of the work, a third of the documents reprint another one, some
// deeds are reported two or three times, one date in eight is only a month, one in twenty-five a year.
import { addDays, monthRange, stableId, stream, yearRange } from '../dist/base/index.js';
import { openLedger } from '../dist/ledger/index.js';
import { DOMAINS, FORCES, quadOf } from '../dist/model/index.js';

const [dir, wantedEvents = '1000000', wantedDocuments = '200000', batchSize = '1000'] =
  process.argv.slice(2);
if (!dir) {
  console.error('usage: node bench/make-ledger.mjs DIR [events] [documents] [documents a segment]');
  process.exit(2);
}
const EVENTS = Number(wantedEvents);
const DOCUMENTS = Number(wantedDocuments);
const BATCH = Number(batchSize);
const CODER = 'generated/1';

const ALLIES =
  'USA GBR FRA DEU POL CAN ITA NLD TUR NOR ESP ROU EST LVA LTU CZE DNK BEL GRC PRT HUN SVK BGR HRV SVN ALB MNE MKD ISL LUX FIN SWE'.split(
    ' ',
  );
const PARTNERS = ['JPN', 'KOR', 'AUS', 'NZL'];
const OTHERS = 'UKR RUS CHN PRK IND EU UN IRN ISR TWN PHL VNM'.split(' ');
const COOPERATION = ['AGREE', 'CONSULT', 'SUPPORT', 'COOPERATE', 'AID'];
const OTHER_ROOTS =
  'CONCEDE RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT'.split(
    ' ',
  );
const INSTRUMENTS =
  'statement attendance meeting visit call framework-agreement exercise project aid procurement deployment'.split(
    ' ',
  );

const random = stream(20260101, 'make-ledger');
const pick = (list) => list[random.below(list.length)];
/** Low indices far more often: few pairs do much of the work. */
const skewed = (list) => list[Math.floor(list.length * random.unit() ** 2.2)];
const chance = (p) => random.unit() < p;

const mention = (code, start) => ({
  code,
  name: code,
  kind: code === 'NATO' || code === 'EU' || code === 'UN' ? 'organisation' : 'country',
  sector: null,
  person: null,
  text: code,
  start,
  end: start + code.length,
  viaGroup: null,
});

const FIRST_DAY = '2012-01-01';
const SPAN = 5113; // days, to the end of 2025

function dateOf(day) {
  const draw = random.unit();
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  if (draw < 0.04)
    return { ...yearRange(year), precision: 'year', basis: 'stated', text: String(year) };
  if (draw < 0.165)
    return {
      ...monthRange(year, month),
      precision: 'month',
      basis: 'stated',
      text: day.slice(0, 7),
    };
  if (draw < 0.175)
    return { start: null, end: null, precision: 'unknown', basis: 'unknown', text: null };
  return { start: day, end: day, precision: 'day', basis: 'stated', text: day };
}

function newDeed(day) {
  const draw = random.unit();
  const left = draw < 0.25 ? 'NATO' : draw < 0.75 ? skewed(ALLIES) : pick(OTHERS);
  let right = random.unit() < 0.7 ? skewed(PARTNERS) : chance(0.5) ? skewed(ALLIES) : pick(OTHERS);
  if (left === 'NATO' && chance(0.08)) right = 'IP4';
  if (right === left) right = 'UKR';
  const root = chance(0.8) ? skewed(COOPERATION) : pick(OTHER_ROOTS);
  const status = chance(0.86)
    ? 'actual'
    : chance(0.6)
      ? 'planned'
      : pick(['refused', 'cancelled', 'negated']);
  return {
    day,
    actors: chance(0.06) && left !== 'NATO' ? [left, pick(ALLIES)] : [left],
    recipients: chance(0.05) ? [right, pick(OTHERS)] : [right],
    root,
    instrument: quadOf(root) <= 2 ? (chance(0.8) ? skewed(INSTRUMENTS) : null) : null,
    domains: chance(0.75) ? [skewed(DOMAINS)] : chance(0.5) ? [] : [pick(DOMAINS), pick(DOMAINS)],
    status,
    reciprocal: chance(0.3),
  };
}

const recent = [];
/** A new deed, or one of the last few hundred told again. */
function nextDeed(day) {
  if (recent.length > 50 && chance(0.22)) {
    const old = recent[random.below(recent.length)];
    return { ...old, day: chance(0.8) ? old.day : addDays(old.day, 1) };
  }
  const deed = newDeed(day);
  if (recent.length < 400) recent.push(deed);
  else recent[random.below(400)] = deed;
  return deed;
}

const opened = await openLedger(dir, { create: true, created: { by: 'bench/make-ledger' } });
if (!opened.value) {
  console.error(opened.diagnostics);
  process.exit(1);
}
const ledger = opened.value;
let written = 0;
let batch = { coder: CODER, documents: [], events: [], commitments: [] };
let lastFamily = null;

for (let i = 0; i < DOCUMENTS; i += 1) {
  const day = addDays(FIRST_DAY, Math.floor((i * SPAN) / DOCUMENTS));
  const wanted =
    i === DOCUMENTS - 1
      ? EVENTS - written
      : Math.min(
          EVENTS - written,
          Math.round(((i + 1) * EVENTS) / DOCUMENTS) -
            written +
            (chance(0.5) ? random.below(3) - 1 : 0),
        );
  const sentences = [];
  let text = `Report ${i} of ${day}.\n\n`;
  for (let k = 0; k < wanted; k += 1) {
    const deed = nextDeed(day);
    const start = text.length;
    const quote = `${deed.actors.join(' and ')} ${deed.root.toLowerCase()} ${deed.recipients.join(' and ')} on ${deed.domains.join(', ') || 'other matters'} (${i}.${k}).`;
    text += `${quote} `;
    sentences.push({ deed, start, quote });
  }
  const id = stableId('doc', text, 'example.org');
  const reprint = lastFamily !== null && chance(0.33);
  if (!reprint) lastFamily = id;
  batch.documents.push({
    record: 'document',
    id,
    uri: `https://example.org/${i}`,
    title: `Report ${i}`,
    publisher: {
      name: `Paper ${i % 40}`,
      domain: `paper${i % 40}.example.org`,
      kind: chance(0.3) ? 'official' : 'news',
      country: null,
    },
    authors: [],
    published: { date: day, precision: 'day', basis: 'metadata' },
    language: 'en',
    kind: 'news',
    text,
    paragraphs: [{ start: 0, end: text.length, prose: true, kind: 'text' }],
    complete: chance(0.7),
    truncatedAt: null,
    cluster: reprint ? lastFamily : id,
    sources: [],
    source: {
      mediaType: 'text/plain',
      charset: 'utf-8',
      bytes: text.length,
      sha256: '0'.repeat(64),
    },
    diagnostics: [],
  });
  for (const { deed, start, quote } of sentences) {
    const evidence = {
      start,
      end: start + quote.length,
      quote,
      trigger: { start, end: start + 1, text: quote.slice(0, 1) },
    };
    const date = dateOf(deed.day);
    const eventId = stableId('ev', id, String(start));
    batch.events.push({
      record: 'event',
      id: eventId,
      documentId: id,
      date,
      actors: deed.actors.map((code) => mention(code, start)),
      recipients: deed.recipients.map((code) => mention(code, start)),
      reciprocal: deed.reciprocal,
      root: deed.root,
      quad: quadOf(deed.root),
      mode: null,
      contexts: [],
      instrument: deed.instrument,
      domains: [...new Set(deed.domains)],
      status: deed.status,
      restated: chance(0.04),
      first: chance(0.005),
      speaker: null,
      place: null,
      evidence,
      alsoIn: [],
      confidence: 0.5 + random.unit() / 2,
      coder: CODER,
    });
    // One record in fifty promises something.
    if (chance(0.02) && date.start !== null)
      batch.commitments.push({
        record: 'commitment',
        id: stableId('co', id, String(start)),
        documentId: id,
        date,
        by: [mention(deed.actors[0], start)],
        to: deed.recipients.map((code) => mention(code, start)),
        promise: quote,
        quantities: [],
        due: chance(0.5)
          ? {
              ...yearRange(Number(day.slice(0, 4)) + 1 + random.below(6)),
              precision: 'year',
              basis: 'stated',
              text: null,
            }
          : null,
        review: null,
        force: pick(FORCES),
        restated: false,
        domains: [...new Set(deed.domains)],
        status: 'planned',
        evidence,
        confidence: 0.8,
        coder: CODER,
        eventId,
      });
  }
  written += wanted;
  if (batch.documents.length === BATCH || i === DOCUMENTS - 1) {
    const { diagnostics } = await ledger.add(batch);
    if (diagnostics.length > 0) {
      console.error(diagnostics.slice(0, 3));
      process.exit(1);
    }
    batch = { coder: CODER, documents: [], events: [], commitments: [] };
  }
}
await ledger.close();
console.log(`${DOCUMENTS} documents, ${written} events in ${dir}`);
