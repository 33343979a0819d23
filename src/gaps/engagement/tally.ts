import { once, startsOf } from '../../base/index.ts';
import { type Measured, missing, STATUSES } from '../../model/index.ts';
import { type Deed, type DeedFacts, MACHINE } from '../deeds/index.ts';
import type { Placement } from './placed.ts';
import type { Sides } from './sides.ts';
import type { Basis, EngagementCell, EngagementTotal, StatusCounts } from './types.ts';

/** Done or planned: what counts as engagement. */
export const engages = (deed: Pick<Deed, 'status'>): boolean =>
  deed.status === 'actual' || deed.status === 'planned';
/** On record as turned down, called off, or said not to have happened. */
export const declines = (deed: Pick<Deed, 'status'>): boolean =>
  deed.status === 'refused' || deed.status === 'cancelled' || deed.status === 'negated';

export interface Tally extends StatusCounts, Basis {
  deeds: Measured;
  fractional: number;
}

/** A part of a table (a cell, a row, the whole): kinds of sides, with the share of a deed of each. */
export class Part {
  readonly kinds: number[] = [];
  readonly shares: number[] = [];

  add(kind: number, share: number): void {
    this.kinds.push(kind);
    this.shares.push(share);
  }
}

const STATUS_OF = ['actual', 'planned', 'refused', 'cancelled', 'negated'] as const;
/** Place in STATUS_OF of each status; -1 for those that no tally counts. */
const CODE_OF = Int8Array.from(STATUSES, (status) => STATUS_OF.findIndex((one) => one === status));

/** Deeds of a table by who stands on which side of them, to be counted by parts. */
export class Placed {
  readonly kinds: readonly Sides[];
  readonly #facts: DeedFacts;
  /** Deeds of a kind of sides, in order: those from its start to the next one's. */
  readonly #starts: Int32Array;
  readonly #own: Int32Array;
  /** For each family of copies, the last tally that met it. */
  readonly #met: Int32Array;
  #tallies = 0;

  constructor({ facts, kindOf, kinds }: Placement, places: Int32Array) {
    this.kinds = kinds;
    this.#facts = facts;
    this.#starts = startsOf(
      places.map((at) => kindOf[at]!),
      kinds.length,
    );
    this.#own = new Int32Array(places.length);
    const next = this.#starts.slice();
    for (const at of places) this.#own[next[kindOf[at]!]!++] = at;
    this.#met = new Int32Array(facts.familyCount());
  }

  /** Places of a kind's deeds. */
  of(kind: number): Int32Array {
    return this.#own.subarray(this.#starts[kind], this.#starts[kind + 1]);
  }

  /** How many deeds of a kind of sides are done or planned, and certain. */
  certainOf(kind: number): number {
    let n = 0;
    for (const at of this.of(kind)) if (this.isCertain(at)) n++;
    return n;
  }

  /** Done or planned, and no other deed. */
  isCertain(at: number): boolean {
    const code = CODE_OF[this.#facts.status[at]!]!;
    return at < this.#facts.certain && code >= 0 && code < 2;
  }

  /**
   * Counts deeds of one part of a table. `reason` says why there is no number where nothing was
   * found; ambiguous deeds only raise the upper bound. The ids are gathered when they are asked for.
   */
  tally(part: Part, reason: 'no-evidence-found' | 'not-read' | 'structural-zero'): Tally {
    const { certain, status, flags, families, deed } = this.#facts;
    const { starts, values } = families();
    const met = this.#met;
    const tally = ++this.#tallies;
    const counts = new Int32Array(STATUS_OF.length);
    let possible = 0;
    let machine = 0;
    let documents = 0;
    let fractional = 0;
    for (const [k, kind] of part.kinds.entries()) {
      const own = this.of(kind);
      let engaged = 0;
      for (let i = 0; i < own.length; i++) {
        const at = own[i]!;
        const code = CODE_OF[status[at]!]!;
        if (at >= certain) {
          if (code < 2) possible++;
          continue;
        }
        counts[code]!++;
        if (code >= 2) continue;
        engaged++;
        if ((flags[at]! & MACHINE) !== 0) machine++;
        for (let f = starts[at]!; f < starts[at + 1]!; f++) {
          const family = values[f]!;
          if (met[family] === tally) continue;
          met[family] = tally;
          documents++;
        }
      }
      fractional += engaged * part.shares[k]!;
    }
    const [done = 0, planned = 0, refused = 0, cancelled = 0, negated = 0] = counts;
    const value = done + planned;
    const where = (wanted: (code: number) => boolean): Deed[] =>
      part.kinds
        .flatMap((kind) => [...this.of(kind)])
        .sort((a, b) => a - b)
        .filter((at) => at < certain && wanted(CODE_OF[status[at]!]!))
        .map(deed);
    const engaged = once(() => where((code) => code < 2));
    const declined = once(() => where((code) => code >= 2));
    const deedIds = once(() => engaged().map(({ id }) => id));
    const refusedIds = once(() => declined().map(({ id }) => id));
    const recordIds = once(() => [...engaged(), ...declined()].flatMap((one) => one.eventIds));
    return {
      deeds:
        value === 0 && possible === 0
          ? missing(reason)
          : { value, lo: value, hi: value + possible, n: documents },
      done,
      planned,
      refused,
      cancelled,
      negated,
      get deedIds() {
        return deedIds();
      },
      get refusedIds() {
        return refusedIds();
      },
      get recordIds() {
        return recordIds();
      },
      documents,
      machineOnly: value === 0 ? null : machine / value,
      fractional,
    };
  }
}

/** A tally under a code. What is gathered on demand stays so: a spread would gather it. */
export const totalOf = (code: string, tally: Tally): EngagementTotal => ({
  code,
  deeds: tally.deeds,
  done: tally.done,
  planned: tally.planned,
  refused: tally.refused,
  cancelled: tally.cancelled,
  negated: tally.negated,
  get deedIds() {
    return tally.deedIds;
  },
  get refusedIds() {
    return tally.refusedIds;
  },
  get recordIds() {
    return tally.recordIds;
  },
  documents: tally.documents,
  machineOnly: tally.machineOnly,
  fractional: tally.fractional,
});

/** A tally of a pair, likewise. */
export const cellOf = (
  { member, partner, mirrors }: Pick<EngagementCell, 'member' | 'partner' | 'mirrors'>,
  tally: Tally,
  { bootstrap, viaGroup }: Pick<EngagementCell, 'bootstrap' | 'viaGroup'>,
): EngagementCell => ({
  member,
  partner,
  mirrors,
  deeds: tally.deeds,
  done: tally.done,
  planned: tally.planned,
  refused: tally.refused,
  cancelled: tally.cancelled,
  negated: tally.negated,
  get deedIds() {
    return tally.deedIds;
  },
  get refusedIds() {
    return tally.refusedIds;
  },
  get recordIds() {
    return tally.recordIds;
  },
  documents: tally.documents,
  machineOnly: tally.machineOnly,
  fractional: tally.fractional,
  bootstrap,
  viaGroup,
});
