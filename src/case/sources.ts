import type { Case } from '../case.ts';
import { completePublisher } from '../documents/index.ts';
import { sourcesOf, type Contradicting, type SourcesResult } from '../gaps/index.ts';
import { chronologyContradictions } from '../knowledge/index.ts';
import type { PublisherKind } from '../model/index.ts';
import { eventsOfDocuments } from './deeds.ts';
import { placing } from './placing.ts';

/** The kind of a publisher where its domain tells it; null where it does not. */
const kindOfHost = (domain: string): PublisherKind | null => {
  const { kind } = completePublisher({ domain });
  return kind === 'other' ? null : kind;
};

/** What the deeds between the two sides rest on, and what contradicts what. */
export function sourcesFor(kase: Case): SourcesResult {
  const { question, members } = kase;
  const parties = new Set([
    question.alliance,
    ...members(question.alliance, question.asOf),
    ...kase.partnerCodes(),
  ]);
  const promises = kase.commitments.filter(
    (one) =>
      kase.inside(one.date.start) &&
      (question.domain === null || one.domains.includes(question.domain)) &&
      one.by.some((mention) => mention.code !== null && parties.has(mention.code)),
  );
  return sourcesOf(kase.deeds, kase.sources, promises, {
    ...placing(kase),
    kindOfHost,
    curated: curatedPairs(kase),
  });
}

/** Entries of the chronology that its curators marked as contradicting each other, where both are read. */
function curatedPairs(kase: Case): Contradicting[] {
  const pairs = chronologyContradictions(kase.world.chronology);
  const named = new Set(pairs.flat());
  const byUri = new Map(
    kase.sources
      .filter(({ uri }) => named.has(uri))
      .map((document) => [document.uri, { id: document.id, title: document.title }]),
  );
  const recordsOf = eventsOfDocuments(kase, new Set([...byUri.values()].map(({ id }) => id)));
  return pairs.flatMap(([a, b]) => {
    const [one, other] = [byUri.get(a), byUri.get(b)];
    if (!one || !other) return [];
    const [x, y] = [recordsOf.get(one.id) ?? [], recordsOf.get(other.id) ?? []];
    if (![...x, ...y].some(({ start }) => kase.inside(start))) return [];
    return [
      {
        kind: 'curated' as const,
        about: `${one.title ?? a} / ${other.title ?? b}`,
        a: x.map(({ id }) => id),
        b: y.map(({ id }) => id),
      },
    ];
  });
}
