import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { entente, root } from './cli/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-pipeline-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Spanned {
  start: number;
  end: number;
  text: string;
}
interface Evidence {
  start: number;
  end: number;
  quote: string;
  trigger: Spanned;
}

describe('the bundled examples, end to end', () => {
  const ran = entente(['code', join(root, 'examples'), '--quiet']);
  const records = ran.json();

  it('are read and coded without a problem', () => {
    expect(ran.status, ran.err).toBe(0);
    const documents = records.filter((r) => r['record'] === 'document');
    expect(documents.length).toBeGreaterThanOrEqual(30);
    expect(records.filter((r) => r['record'] === 'event').length).toBeGreaterThan(100);
    expect(records.filter((r) => r['record'] === 'commitment').length).toBeGreaterThan(10);
  });

  it('give only records whose every span is exact text', () => {
    const texts = new Map(
      records.filter((r) => r['record'] === 'document').map((d) => [d['id'], String(d['text'])]),
    );
    let spans = 0;
    for (const record of records) {
      const text = texts.get(record['documentId']);
      if (text === undefined) continue;
      const evidence = [
        record['evidence'],
        ...((record['alsoIn'] as Evidence[] | undefined) ?? []),
      ] as (Evidence | undefined)[];
      for (const e of evidence) {
        if (!e) continue;
        expect(text.slice(e.start, e.end)).toBe(e.quote);
        expect(text.slice(e.trigger.start, e.trigger.end)).toBe(e.trigger.text);
        spans += 2;
      }
      for (const key of ['actors', 'recipients', 'by', 'to']) {
        for (const m of (record[key] as Spanned[] | undefined) ?? []) {
          expect(text.slice(m.start, m.end)).toBe(m.text);
          spans += 1;
        }
      }
    }
    expect(spans).toBeGreaterThan(500);
  });

  it('never give one record twice', () => {
    const ids = records.map((r) => r['id']).filter((id) => id !== undefined);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('same input, same bytes', () => {
  it('of records', () => {
    const [first, second] = [1, 2].map(
      () => entente(['code', join(root, 'examples'), '--explain', '--quiet']).out,
    );
    expect(first!.length).toBeGreaterThan(10_000);
    expect(second).toBe(first);
  });

  it('of the ledger and the brief', () => {
    const made = ['a', 'b'].map((name) => {
      const ledger = join(folder, name);
      expect(entente(['start', '--no-serve', '--quiet', '--ledger', ledger]).status).toBe(0);
      const briefs = ['brief.md', 'brief.html'].map((file) => {
        const out = join(folder, `${name}-${file}`);
        expect(
          entente(['brief', '--ledger', ledger, '--out', out, '--as-of', '2026-11-24', '--quiet'])
            .status,
        ).toBe(0);
        return readFileSync(out, 'utf8');
      });
      const parquet = readdirSync(join(ledger, 'segments'))
        .sort()
        .flatMap((segment) =>
          readdirSync(join(ledger, 'segments', segment))
            .sort()
            .map((file) => [
              segment,
              file,
              readFileSync(join(ledger, 'segments', segment, file)).toString('base64'),
            ]),
        );
      return { briefs, parquet };
    });
    expect(made[0]!.parquet.length).toBeGreaterThan(4);
    expect(made[1]).toEqual(made[0]);
  });
});
