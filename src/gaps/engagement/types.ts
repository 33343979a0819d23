import type { Domain, Measured } from '../../model/index.ts';
import type { Interval } from '../bootstrap.ts';
import type { GapCell } from '../excess/index.ts';
import type { GapReason } from '../common.ts';
import type { MembersOn } from './sides.ts';

export interface EngagementOptions {
  /** The alliance, or a single actor. */
  alliance: string;
  /** A group of partners, or codes. */
  partners: string | readonly string[];
  members: MembersOn;
  /** Today, for whoever asks: memberships of undated deeds, end of an open period. */
  asOf: string;
  /** First and last day, inclusive; a deed counts where its days overlap. */
  from?: string | null;
  to?: string | null;
  domain?: Domain | null;
  without?: string | null;
  /** See `SidesOptions.named`. */
  named?: boolean;
  /** Name of a code, for the order of rows; the code itself unless given. */
  name?: (code: string) => string;
  /** Bootstrap replicates; 0 for none. */
  replicates?: number;
  seed?: number;
}

/** Deeds by what became of them. */
export interface StatusCounts {
  done: number;
  planned: number;
  /** Of the records that say no: turned down, called off, said not to have happened. */
  refused: number;
  cancelled: number;
  negated: number;
}

/** What a number rests on. */
export interface Basis {
  /** Deeds done or planned. */
  deedIds: string[];
  /** Deeds refused, cancelled or negated. */
  refusedIds: string[];
  /** Records of all of these. */
  recordIds: string[];
  /** Distinct documents, copies counted once. */
  documents: number;
  /** Share of the done and planned deeds that no person has coded or curated; null for none. */
  machineOnly: number | null;
}

export interface EngagementCell extends StatusCounts, Basis {
  member: string;
  partner: string;
  /** Ties within a group only: the same pair stands the other way round in another cell. */
  mirrors: boolean;
  /**
   * Deeds done or planned: value with [certain, certain + ambiguous], n documents; or why there is
   * no number: no-evidence-found, not-read, structural-zero.
   */
  deeds: Measured;
  /** Percentile interval over documents; left out where there is no number or no bootstrap. */
  bootstrap: Interval | null;
  /** Deeds divided evenly over their pairs, so that each adds 1 to the whole table. */
  fractional: number;
  /** Deeds in which this pair stands only because a group was named. */
  viaGroup: number;
}

/** A row, a column or the whole table: each deed counted once. */
export interface EngagementTotal extends StatusCounts, Basis {
  code: string;
  deeds: Measured;
  fractional: number;
}

/** One cell of an engagement gap, with names and its interval over documents. */
export interface NamedGapCell extends Omit<GapCell, 'cell'> {
  row: string;
  column: string;
  /** 95 % interval of observed minus expected, the model refitted in each replicate. */
  bootstrap: Interval | null;
}

export type GapTable =
  | {
      value: NamedGapCell[];
      total: number;
      ebA: number;
      ebEdge: 'no-excess-variation' | 'extreme-variation' | null;
      df: number;
      /** Cells called, and cells that are empty but too thin to call. */
      called: number;
      tooThin: number;
      tested: number;
    }
  | { value: null; reason: GapReason; total: number };

export interface EngagementResult {
  alliance: string;
  /** The alliance is itself the group of partners: ties within it, each pair once in the gap. */
  within: boolean;
  /** The alliance itself first (unless it is the group of partners), then members by total, then name. */
  rows: EngagementTotal[];
  columns: EngagementTotal[];
  cells: EngagementCell[];
  total: EngagementTotal;
  /** Acts of the alliance under its own name, and of its members together: each deed once. */
  itself: EngagementTotal;
  allies: EngagementTotal;
  /** Members with no deed found. */
  silent: string[];
  /** Deeds without a date, left out where a period was asked for. */
  undated: number;
  /** Deeds lost with the member that was left out: those it did alone. */
  lost: string[];
  /** Records that may be one of several deeds: in the upper bounds only. */
  ambiguous: number;
  gap: { pairs: GapTable; domains: GapTable };
}
