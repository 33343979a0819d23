import { once } from '../../base/index.ts';
import { type Measured, missing } from '../../model/index.ts';
import { byMachine } from '../deeds/deed.ts';
import { type Deed, DeedRow } from '../deeds/index.ts';
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
const AMBIGUOUS = 8;
const MACHINE = 16;

/** Deeds of a table, told apart once by what a tally asks of each. */
export class Placed {
  readonly deeds: Deed[] = [];
  readonly sides: Sides[] = [];
  /** Different sides, and the deeds of each: few sides are different. */
  readonly kinds: Sides[] = [];
  readonly #ofKind: number[][] = [];
  readonly #kindOf = new Map<Sides, number>();
  /** Place of the status in STATUS_OF, and two flags. */
  readonly #facts: number[] = [];
  /** Families of the documents of a deed, as numbers: from its start to the next one's. */
  readonly #starts: number[] = [0];
  readonly #families: number[] = [];
  readonly #numbers = new Map<string | number, number>();
  readonly #coders = new Map<string, boolean>();

  add(deed: Deed, sides: Sides): void {
    let kind = this.#kindOf.get(sides);
    if (kind === undefined) {
      this.#kindOf.set(sides, (kind = this.kinds.length));
      this.kinds.push(sides);
      this.#ofKind.push([]);
    }
    this.#ofKind[kind]!.push(this.deeds.length);
    this.deeds.push(deed);
    this.sides.push(sides);
    const status = STATUS_OF.findIndex((one) => one === deed.status);
    const machine =
      deed instanceof DeedRow
        ? deed.machineOnly
        : deed.coders.every((coder) => this.#isMachine(coder));
    this.#facts.push(status | (deed.ambiguous ? AMBIGUOUS : 0) | (machine ? MACHINE : 0));
    for (const family of deed instanceof DeedRow ? deed.familyNumbers() : deed.clusters) {
      let number = this.#numbers.get(family);
      if (number === undefined) this.#numbers.set(family, (number = this.#numbers.size));
      this.#families.push(number);
    }
    this.#starts.push(this.#families.length);
  }

  #isMachine(coder: string): boolean {
    const found = this.#coders.get(coder) ?? byMachine(coder);
    this.#coders.set(coder, found);
    return found;
  }

  /** How many deeds of a kind of sides are done or planned, and certain. */
  certainOf(kind: number): number {
    return this.#ofKind[kind]!.filter((at) => this.isCertain(at)).length;
  }

  /** Done or planned, and no other deed. */
  isCertain(at: number): boolean {
    return (this.#facts[at]! & ~MACHINE) < 2;
  }

  /**
   * Counts deeds of one part of a table. `reason` says why there is no number where nothing was
   * found; ambiguous deeds only raise the upper bound. The ids are gathered when they are asked for.
   */
  tally(part: Part, reason: 'no-evidence-found' | 'not-read' | 'structural-zero'): Tally {
    const counts = STATUS_OF.map(() => 0);
    let possible = 0;
    let machine = 0;
    let documents = 0;
    let fractional = 0;
    const met = new Uint8Array(this.#numbers.size);
    for (const [k, kind] of part.kinds.entries()) {
      const share = part.shares[k]!;
      const own = this.#ofKind[kind]!;
      for (let i = 0; i < own.length; i++) {
        const at = own[i]!;
        const facts = this.#facts[at]!;
        const status = facts & 7;
        if ((facts & AMBIGUOUS) !== 0) {
          if (status < 2) possible++;
          continue;
        }
        counts[status]!++;
        if (status >= 2) continue;
        fractional += share;
        if ((facts & MACHINE) !== 0) machine++;
        for (let f = this.#starts[at]!; f < this.#starts[at + 1]!; f++) {
          const family = this.#families[f]!;
          documents += 1 - met[family]!;
          met[family] = 1;
        }
      }
    }
    const [done = 0, planned = 0, refused = 0, cancelled = 0, negated = 0] = counts;
    const value = done + planned;
    const where = (wanted: (status: number) => boolean): Deed[] =>
      part.kinds
        .flatMap((kind) => this.#ofKind[kind]!)
        .sort((a, b) => a - b)
        .filter((at) => (this.#facts[at]! & AMBIGUOUS) === 0 && wanted(this.#facts[at]! & 7))
        .map((at) => this.deeds[at]!);
    const engaged = once(() => where((status) => status < 2));
    const declined = once(() => where((status) => status >= 2));
    const deedIds = once(() => engaged().map((deed) => deed.id));
    const refusedIds = once(() => declined().map((deed) => deed.id));
    const recordIds = once(() => [...engaged(), ...declined()].flatMap((deed) => deed.eventIds));
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
