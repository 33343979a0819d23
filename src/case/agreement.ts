import type { Case } from '../case.ts';
import { agreementOf, type AgreementResult, type Coding } from '../gaps/index.ts';
import type { Event, Review } from '../model/index.ts';

/** What of a ledger the agreement of coders needs beside its records. */
export interface CodingSource {
  reviews(): Promise<Review[]>;
  coders(): Promise<string[]>;
  events(filter: { coder?: string; reviews: boolean }): Promise<Event[]>;
}

const isMachine = (coder: string): boolean => coder !== 'curated' && !coder.startsWith('human/');

/**
 * How far the coders of a ledger agree: reviewers, the other machine coders and people of the ledger,
 * and a coding from outside (a gold coding) where one is given.
 */
export async function agreementFor(
  kase: Case,
  ledger: CodingSource,
  gold: Coding | null,
): Promise<AgreementResult> {
  const { question, inside } = kase;
  const asked = (event: Event): boolean =>
    inside(event.date.start) &&
    (question.domain === null || event.domains.includes(question.domain));
  const coders = await ledger.coders();
  const newest = coders.find(isMachine);
  const codings = new Map<string, Event[]>();
  for (const coder of coders) {
    const events = await ledger.events({ coder, reviews: false });
    codings.set(
      coder,
      events.filter((event) => event.coder === coder && asked(event)),
    );
  }
  const others = [...codings]
    .filter(([coder]) => coder !== newest && coder !== 'curated')
    .map(([coder, events]) => ({ coder, events }));
  return agreementOf({
    coded: newest === undefined ? [] : (codings.get(newest) ?? []),
    reviews: await ledger.reviews(),
    others: gold === null ? others : [...others, { ...gold, gold: true }],
  });
}
