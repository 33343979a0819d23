import { openCase, type Case, type Held } from '../case.ts';
import { completePublisher } from '../documents/index.ts';
import type { KeptStatus, SourceKind } from './narrowing.ts';
import { mentionedRank, sourceUnits } from '../gaps/index.ts';
import type { Document, Domain, Event, Instrument, PublisherKind, Status } from '../model/index.ts';
import type { OfficeLevel } from './levels.ts';

const RANK: Readonly<Record<OfficeLevel, number>> = { head: 3, minister: 2, official: 1 };

/**
 * A case of only those acts in which somebody of a rank is named, or that were done by one means. A
 * record that names no rank is of no level: it is left out, not taken for the lowest.
 */
export function narrowed(
  kase: Case,
  { level, instrument }: { level: OfficeLevel | null; instrument: Instrument | null },
): Case {
  if (level === null && instrument === null) return kase;
  const fits = (event: Event): boolean =>
    (instrument === null || event.instrument === instrument) &&
    (level === null ||
      [...event.actors, ...event.recipients].some(
        (mention) => mentionedRank(event, mention) === RANK[level],
      ));
  return openCase(
    {
      events: kase.events.filter(fits),
      commitments: kase.commitments,
      documents: kase.documents,
      positions: kase.positions,
    },
    kase.world,
    kase.question,
  );
}

const CHOICE: Readonly<Record<Status, KeptStatus>> = {
  actual: 'done',
  planned: 'planned',
  proposed: 'planned',
  hypothetical: 'planned',
  refused: 'refused',
  cancelled: 'refused',
  negated: 'refused',
};

/** Which records are looked at; [] and null narrow nothing. */
export interface Narrowing {
  /** Any of them. One domain alone is part of the question itself. */
  domains: readonly Domain[];
  statuses: readonly KeptStatus[];
  /** A record stays where one of its sources is of these kinds. */
  kinds: readonly SourceKind[];
  /** In per cent. */
  confidence: number | null;
}

const kindOfHost = (domain: string): PublisherKind | null => {
  const { kind } = completePublisher({ domain });
  return kind === 'other' ? null : kind;
};

/** The kinds of what a document rests on: its own, or those of the pages that a curated entry names. */
export const sourceKindsOf = (document: Document): Set<SourceKind> =>
  new Set(
    sourceUnits([document], kindOfHost).map(({ kind }) => (kind === 'unknown' ? 'other' : kind)),
  );

/** The records that a reader chose to look at; documents stay, since they were read all the same. */
export function narrowHeld(held: Held, narrowing: Narrowing): Held {
  const { domains, statuses, kinds, confidence } = narrowing;
  if (domains.length + statuses.length + kinds.length === 0 && confidence === null) return held;
  const least = (confidence ?? 0) / 100;
  const inKinds =
    kinds.length === 0
      ? null
      : new Set(
          held.documents
            .filter((document) => {
              const own = sourceKindsOf(document);
              return kinds.some((kind) => own.has(kind));
            })
            .map(({ id }) => id),
        );
  const sure = (one: { documentId: string; confidence: number }): boolean =>
    one.confidence >= least && (inKinds === null || inKinds.has(one.documentId));
  const about = (one: { domains: readonly Domain[] }): boolean =>
    domains.length === 0 || one.domains.some((domain) => domains.includes(domain));
  const became = ({ status }: { status: Status }): boolean =>
    statuses.length === 0 || statuses.includes(CHOICE[status]);
  return {
    documents: held.documents,
    events: held.events.filter((one) => sure(one) && about(one) && became(one)),
    // What became of a promise is measured; only a refused one is told apart beforehand.
    commitments: held.commitments.filter((one) => sure(one) && about(one)),
    positions: held.positions.filter(sure),
  };
}
