import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../knowledge/index.ts';
import type { Commitment, Quantity } from '../../model/index.ts';
import { createCoder } from '../coder.ts';
import { documentOf } from '../eval/sentence.ts';
import { findQuantities } from './find.ts';

const coder = createCoder(loadKnowledge().value);
const promises = (text: string): Commitment[] =>
  coder.code(documentOf(text, '2024-05-10')).commitments;
const shown = ({ bound, value, unit, of }: Quantity): string =>
  `${bound} ${value} ${unit}${of === null ? '' : ` of ${of}`}`;

describe('quantities', () =>
  it.each([
    ['at least 5 percent of GDP', 'floor 5 percent of GDP'],
    ['3.5 per cent of its gross domestic product', 'exact 3.5 percent of GDP'],
    ['0.7 percent of national income', 'exact 0.7 percent of GNI'],
    ['no less than 2% of GDP', 'floor 2 percent of GDP'],
    ['up to 100 million Australian dollars', 'ceiling 100000000 AUD'],
    ['NZ$25.9 million', 'exact 25900000 NZD'],
    ['more than €35 billion', 'floor 35000000000 EUR'],
    ['1,200 soldiers', 'exact 1200 soldiers'],
    ['two frigates and 12 tanks', 'exact 2 frigates; exact 12 tanks'],
    ['a contribution of 40 million yen', 'exact 40000000 JPY'],
    ['from 1 percent to 2 percent of GDP', 'exact 2 percent of GDP'],
    ['under 500 million euros', 'ceiling 500000000 EUR'],
    ['US$6 million', 'exact 6000000 USD'],
    ['30 thousand troops', 'exact 30000 troops'],
    // near misses: years, names, ranks
    ['the summit of 2025', ''],
    ['Article 5 of the treaty', ''],
    ['the IP4 and the G7', ''],
    ['F-16 pilots', ''],
  ])('%s', (text, quantities) =>
    expect(findQuantities(text).map(shown).join('; ')).toBe(quantities),
  ));

describe('promises', () =>
  it.each([
    [
      'NATO members agreed to spend at least 5 percent of GDP on defence by 2035.',
      'pledge NATO: floor 5 percent of GDP, due 2035-12-31',
    ],
    [
      'Australia pledged up to 100 million Australian dollars to Ukraine.',
      'pledge AUS to UKR: ceiling 100000000 AUD',
    ],
    [
      'Canada pledged €25 million and two radars to Ukraine.',
      'pledge CAN to UKR: exact 25000000 EUR, exact 2 radars',
    ],
    ['Norway delivered 10 tanks to Ukraine.', 'delivered NOR to UKR: exact 10 tanks'],
    [
      'Germany will provide 500 million euros to Ukraine, the German chancellor said.',
      'intent DEU to UKR: exact 500000000 EUR',
    ],
    [
      'Japan signed an agreement with Britain to buy 24 missiles.',
      'signed JPN+GBR to JPN+GBR: exact 24 missiles',
    ],
    ['Poland promised no less than 4 percent of GDP.', 'pledge POL: floor 4 percent of GDP'],
    [
      'Japan promised to deliver 12 frigates by the end of 2029.',
      'pledge JPN: exact 12 frigates, due 2029-12-31',
    ],
    // no promise
    ['Japan attended the NATO summit.', ''],
    ['Norway spent 10 million euros.', ''],
    ['China accused NATO of spending 2 percent of GDP.', ''],
  ])('%s', (text, told) => {
    const codes = (list: Commitment['by']): string => list.map((m) => m.code).join('+');
    expect(
      promises(text)
        .map((c) => {
          const to = c.to.length > 0 ? ` to ${codes(c.to)}` : '';
          const due = c.due ? [`due ${c.due.end}`] : [];
          return `${c.force} ${codes(c.by)}${to}: ${[...c.quantities.map(shown), ...due].join(', ')}`;
        })
        .join(' | '),
    ).toBe(told);
  }));

describe('a commitment', () => {
  it('names its review beside its due date', () => {
    const [one] = promises(
      'NATO agreed to spend 3.5 percent of GDP by 2035, with a review in 2029.',
    );
    expect(one?.due?.end).toBe('2035-12-31');
    expect(one?.review?.start).toBe('2029-01-01');
  });
  it.each([
    ['Hungary refused to send 10 tanks to Ukraine.', ['refused']],
    ['Japan denied that it had pledged 10 million euros to Ukraine.', ['negated']],
    ['NATO reaffirmed its commitment to spend 2 percent of GDP.', ['actual']],
  ])('%s has the status of its act', (text, statuses) => {
    for (const c of promises(text)) expect(statuses).toContain(c.status);
  });
  it('tells that it was made before', () => {
    const all = promises('NATO reaffirmed its commitment to Ukraine.');
    expect(all.map((c) => c.restated)).toEqual([true]);
  });
  it('quotes its text', () => {
    const text = 'Australia pledged up to 100 million Australian dollars to Ukraine.';
    expect(text).toContain(promises(text)[0]!.promise);
  });
});
