/** Deeds drawn from a known truth, one table of members and partners a ledger. */
import { addDays, type Random } from '../../src/base/index.ts';
import type { Deed, DeedResult } from '../../src/gaps/index.ts';

export const MEMBERS = ['AAA', 'BBB', 'CCC', 'DDD'];
export const PARTNERS = ['WWW', 'XXX', 'YYY', 'ZZZ'];
export const OPTIONS = {
  alliance: 'ALL',
  partners: PARTNERS,
  members: (group: string): string[] => (group === 'ALL' ? MEMBERS : []),
  asOf: '2026-01-01',
} as const;

/** A Poisson number (Knuth's product of uniforms; means here are small). */
export function poisson(random: Random, mean: number): number {
  const limit = Math.exp(-mean);
  let product = random.unit();
  let n = 0;
  while (product > limit) {
    product *= random.unit();
    n++;
  }
  return n;
}

/** A gamma number of whole shape a and mean 1. */
export function gammaOfMeanOne(random: Random, a: number): number {
  let sum = 0;
  for (let k = 0; k < a; k++) sum -= Math.log(1 - random.unit());
  return sum / a;
}

const deedOf = (id: number, document: number, member: string, partner: string): Deed => {
  const documentId = `doc_${String(document).padStart(16, '0')}`;
  return {
    id: `de_${id}`,
    eventIds: [`ev_${id}`],
    documentIds: [documentId],
    clusters: [documentId],
    pages: [],
    primaryDocumentId: documentId,
    official: false,
    coders: ['curated'],
    date: {
      start: addDays('2020-01-01', document),
      end: addDays('2020-01-01', document),
      precision: 'day',
    },
    root: 'COOPERATE',
    mode: null,
    instrument: null,
    domains: [],
    status: 'actual',
    actors: [
      { code: member, viaGroup: null, acts: true, receives: false },
      { code: partner, viaGroup: null, acts: false, receives: true },
    ],
    first: false,
    restatedIn: [],
    ambiguous: false,
    fits: [],
  };
};

/**
 * A ledger of `documents` documents; each reports a Poisson number of deeds of each pair, with the mean
 * that `mean(member, partner)` gives. With `clustering`, a document's means are all multiplied by
 * one gamma number of mean 1 and that shape: some tell much, some little.
 */
export function ledgerOf(
  random: Random,
  documents: number,
  mean: (member: number, partner: number) => number,
  clustering: number | null = null,
): DeedResult {
  const deeds: Deed[] = [];
  for (let d = 0; d < documents; d++) {
    const factor = clustering === null ? 1 : gammaOfMeanOne(random, clustering);
    for (const [i, member] of MEMBERS.entries())
      for (const [j, partner] of PARTNERS.entries())
        for (let k = poisson(random, factor * mean(i, j)); k > 0; k--)
          deeds.push(deedOf(deeds.length, d, member, partner));
  }
  return { deeds, ambiguous: [], merges: [], restatements: [] };
}
