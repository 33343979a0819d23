import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MEASURES } from '../../src/cli/gaps/list.ts';
import { openLedger } from '../../src/ledger/index.ts';
import type { CodedRecord, Span } from '../../src/model/index.ts';
import { entente } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-measures-'));
const ledger = join(folder, 'ledger');
const gaps = (...args: string[]) =>
  entente(['gaps', ...args, '--ledger', ledger, '--as-of', '2026-11-24']);
const HEAD = 'series,actor,period,value,unit,status,source,uri,retrieved,licence';

beforeAll(() => {
  const { status, err } = entente(['start', '--no-serve', '--ledger', ledger]);
  expect(status, err).toBe(0);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(['trend', 'precedence', 'sources', 'agreement', 'next'])('gaps %s', (measure) => {
  it('prints a finding, a table within 100 columns, and how to look further', () => {
    const { status, out, err } = gaps(measure);
    expect(status, err).toBe(0);
    expect(out).toContain('NATO with Indo-Pacific Four');
    expect(out).toContain('Look further:');
    expect(out).not.toMatch(/NaN|undefined|Infinity|\[object/);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('gives --json whose ids are in the ledger, and --csv of one width', () => {
    const [found] = gaps(measure, '--json', '--evidence').json();
    expect(found).toMatchObject({ measure });
    expect(JSON.stringify(found)).not.toMatch(/NaN|Infinity/);
    const evidence = found!['evidence'] as { id: string; evidence: { quote: string } }[];
    const asked = (found!['result'] as { recordIds?: string[] }).recordIds ?? [];
    const held = new Set(evidence.map((record) => record.id));
    for (const id of asked) expect(held.has(id)).toBe(true);
    for (const record of evidence) expect(record.evidence.quote).not.toBe('');
    const lines = gaps(measure, '--csv').out.trimEnd().split('\n');
    const width = lines[0]!.split(',').length;
    expect(width).toBeGreaterThan(5);
    for (const line of lines.filter((l) => !l.includes('"')))
      expect(line.split(',').length).toBe(width);
  });

  it('says what is not known of a period in which nothing is on record', () => {
    const { status, out, err } = gaps(measure, '--from', '1990', '--to', '1991');
    expect(status, err).toBe(0);
    expect(out).not.toMatch(/NaN|undefined/);
    expect(out.replaceAll('\n', ' ')).toMatch(
      /cannot be said|too few|nothing to compare|no precedents|No tie/,
    );
  });
});

describe('every number walks back', () => {
  let texts: ReadonlyMap<string, string>;
  let known: ReadonlySet<string>;
  beforeAll(async () => {
    const { value } = await openLedger(ledger);
    texts = new Map((await value!.documents()).map(({ id, text }) => [id, text]));
    const records = [
      ...(await value!.events()),
      ...(await value!.commitments()),
      ...(await value!.positions()),
    ];
    known = new Set(records.map(({ id }) => id));
    await value!.close();
  });
  it.each(MEASURES.map(({ name }) => name))('gaps %s', (measure) => {
    const [found] = gaps(measure, '--json', '--evidence').json();
    const records = found!['evidence'] as CodedRecord[];
    const passages = found!['passages'] as (Span & { documentId: string; quote: string })[];
    for (const { id, documentId, evidence } of records) {
      expect(known.has(id), id).toBe(true);
      expect(texts.get(documentId)?.slice(evidence.start, evidence.end)).toBe(evidence.quote);
    }
    for (const { documentId, start, end, quote } of passages)
      expect(texts.get(documentId)?.slice(start, end)).toBe(quote);
    // Ids of records in the result are ids of the ledger, and each has its sentence beside it.
    const shown = new Set(records.map(({ id }) => id));
    const named = JSON.stringify(found!['result']).match(/"(?:ev|co|po)_[0-9a-f]{16}"/g) ?? [];
    for (const text of new Set(named)) {
      expect(known.has(text.slice(1, -1)), text).toBe(true);
      expect(shown.has(text.slice(1, -1)), `${text} without a sentence`).toBe(true);
    }
    // As do deeds, whose ids are those of their first records.
    const deeds = JSON.stringify(found!['result']).match(/"de_[0-9a-f]{16}"/g) ?? [];
    for (const text of new Set(deeds))
      expect(known.has(`ev_${text.slice(4, -1)}`), text).toBe(true);
  });
});

describe('what the measures say of the bundled record', () => {
  it('merging can be undone, and acts given to the members named', () => {
    const deeds = (...args: string[]): number => {
      const [found] = gaps('engagement', '--json', ...args).json();
      return (found!['result'] as { total: { deeds: { value: number } } }).total.deeds.value;
    };
    expect(deeds('--unmerged')).toBeGreaterThan(deeds());
    expect(deeds('--named')).toBe(deeds());
    expect(gaps('dependence').out).toContain('--unmerged counts every record by itself');
  }, 120_000);

  it('no trend, no forecast, no precedence: too thin to say', () => {
    expect(gaps('trend').out).toContain('neither a rise nor a fall stands');
    expect(gaps('next').out).toContain('precedents, no forecast');
    expect(gaps('precedence').out.replaceAll('\n', ' ')).toContain('too few exact days');
    expect(gaps('agreement').out).toContain('there is nothing to compare');
  });

  it('the coder’s errors are in the counts, or the result says why not', () => {
    expect(gaps('engagement').out).toContain('measured errors carried in');
    const [none] = gaps('engagement', '--json', '--reviewed', '5,1,5,1').json();
    const { error } = none!['result'] as { error: { total: unknown } };
    expect(error.total).toEqual({ value: null, reason: 'too-few-reviewed' });
    expect(gaps('engagement', '--reviewed', '5,1').status).toBe(2);
  });

  it('wrong usage ends with 2 and the nearest names', () => {
    const rival = gaps('precedence', '--rivals', 'RUX');
    expect(rival.status).toBe(2);
    expect(rival.err).toContain('RUS');
    expect(gaps('precedence', '--window', '0').status).toBe(2);
    expect(gaps('trend', '--period', 'decade').status).toBe(2);
    expect(gaps('agreement', '--gold', join(folder, 'none.ndjson')).status).toBe(2);
    const indicator = gaps('commitments', '--indicator', 'defense-spending-share');
    expect(indicator.status).toBe(2);
    expect(indicator.err).toContain('defence-spending-share');
  });
});

describe('agreement', () => {
  it('compares the machine with a gold coding of the same texts', () => {
    const coded = entente(['code', 'examples']).json();
    const events = coded.filter((one) => one['record'] === 'event');
    expect(events.length).toBeGreaterThan(50);
    const gold = join(folder, 'gold.ndjson');
    const changed = events
      .map((event, i) => ({
        ...event,
        coder: 'human/gold',
        ...(i % 10 === 0 ? { status: event['status'] === 'actual' ? 'planned' : 'actual' } : {}),
      }))
      .filter((_, i) => i % 9 !== 0);
    writeFileSync(gold, changed.map((one) => JSON.stringify(one)).join('\n'));
    const [found] = gaps('agreement', '--json', '--gold', gold).json();
    const { comparisons } = found!['result'] as {
      comparisons: { by: string; fields: { field: string; alpha: { value: number } }[] }[];
    };
    expect(comparisons.map(({ by }) => by)).toEqual(['gold']);
    const alpha = (field: string) =>
      comparisons[0]!.fields.find((one) => one.field === field)!.alpha.value;
    expect(alpha('root')).toBeGreaterThan(0.6);
    expect(alpha('root')).toBeLessThan(1);
    expect(alpha('status')).toBeLessThan(alpha('date'));
    writeFileSync(gold, '{"record":"event"}');
    expect(gaps('agreement', '--gold', gold).err).toMatch(/line 1: invalid/);
  });
});

describe('import indicator', () => {
  it('prints a template that it reads itself', () => {
    const { out, status } = entente(['import', 'indicator', '--template']);
    expect(status).toBe(0);
    const file = join(folder, 'template.csv');
    writeFileSync(file, out);
    const own = join(folder, 'own');
    const first = entente(['import', 'indicator', file, '--ledger', own]);
    expect(first.out).toContain('2 added, 0 already there; 0 problems');
    expect(entente(['import', 'indicator', file, '--ledger', own]).out).toContain(
      '0 added, 2 already there',
    );
  });

  it('tells of each bad row at its line, keeps the good ones, and ends with 1', () => {
    const file = join(folder, 'bad.csv');
    const row = (actor: string, year: string, value: string): string =>
      `defence-spending-share,${actor},${year},${value},percent of GDP,actual,A,https://a.org,,CC0`;
    writeFileSync(
      file,
      [HEAD, row('USA', '2025', '3.2'), row('USX', '2025', '1'), row('USA', '25', 'x')].join('\n'),
    );
    const { status, out, err } = entente(['import', 'indicator', file, '--ledger', ledger]);
    expect(status).toBe(1);
    expect(out).toContain('1 added');
    expect(err).toMatch(/indicator\/unknown-actor .*line 3.*Near it: USA/);
    expect(err).toMatch(/indicator\/bad-period .*line 4/);
    expect(err).toMatch(/indicator\/not-a-number .*line 4/);
  });

  it('newer figures carry the pledge of 2025', () => {
    const file = join(folder, 'new.csv');
    const lines = [2025, 2026].flatMap((year, i) => [
      `defence-spending-share,POL,${year},${(4.2 + i * 0.2).toFixed(1)},percent of GDP,estimate,A,https://a.org,2026-10-01,CC0`,
      `defence-related-spending-share,POL,${year},1.7,percent of GDP,estimate,A,https://a.org,2026-10-01,CC0`,
      `defence-spending-share,ESP,${year},${(1.3 + i * 0.1).toFixed(1)},percent of GDP,actual,A,https://a.org,2026-10-01,CC0`,
    ]);
    writeFileSync(file, [HEAD, ...lines].join('\n'));
    expect(entente(['import', 'indicator', file, '--ledger', ledger]).status).toBe(0);
    const { out, status, err } = gaps('commitments', '--indicator', 'defence-spending-share');
    expect(status, err).toBe(0);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    // Spain: 1.3 in 2025, so 1.52 is asked for in 2026; 1.4 seen.
    expect(out).toMatch(/Spain \(core\) +1\.30 \(2025\) +1\.40 \(2026\) +1\.52 +0\.12/);
    expect(out).toMatch(/Poland \(core\) +4\.20e \(2025\) +4\.40e \(2026\) +3\.50 +– +reached/);
    expect(out).toMatch(/Poland +5\.70e \(2025\) +5\.90e \(2026\) +5\.00 +– +reached/);
    expect(out).toContain('review 2029');
    const evidence = gaps('commitments', '--indicator', 'defence-spending-share', '--evidence');
    expect(evidence.out).toContain(
      'defence-spending-share of ESP, 2026: 1.4 percent of GDP (actual)',
    );
    const csv = gaps('commitments', '--indicator', 'defence-spending-share', '--csv').out;
    expect(csv).toMatch(/nato-2025,total,ESP,true,,,5,,,,,,,,,part-not-reported/);
  });

  it('a series of which nothing was promised is shown as it is', () => {
    const { out, status } = gaps('commitments', '--indicator', 'un-voting-coincidence-usa');
    expect(status).toBe(0);
    expect(out).toMatch(/Japan +\d+ \(2018\) +\d+ \(2023\)/);
    expect(out).toContain('No figures of United States');
    expect(readFileSync(join(ledger, 'ledger.json'), 'utf8')).toContain('{');
  });
});
