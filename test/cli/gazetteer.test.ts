import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { entente } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-gazetteer-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// A town that no list of ours has, as GeoNames writes it.
const row = [1, 'Poppelford', 'Poppelford', '', '52.1', '9.2', 'P', 'PPL', 'DE', '', '06'];
const gazetteer = join(folder, 'towns.txt');
writeFileSync(
  gazetteer,
  [...row, '', '', '', '60000', '', '10', 'Europe/Berlin', '2020-01-01'].join('\t'),
);
const text = join(folder, 'story.txt');
writeFileSync(
  text,
  'The foreign ministers of Japan and Germany met in Poppelford on 3 May 2024.\n',
);

describe('entente code --gazetteer', () => {
  it('knows the towns of the file, and only with it', () => {
    const without = entente(['code', text]);
    expect(without.out).toContain('"place":null');
    const result = entente(['code', text, '--gazetteer', gazetteer]);
    expect(result.out).toContain('"name":"Poppelford","country":"DEU","lat":52.1,"lon":9.2');
  });

  it('refuses a file that is not there', () => {
    const result = entente(['code', text, '--gazetteer', join(folder, 'nowhere.txt')]);
    expect(result.status).toBe(2);
    expect(result.err).toContain('cannot read the gazetteer');
  });
});
