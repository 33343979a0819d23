import type { Command } from 'commander';
import type { Case, HeldKind } from '../../case.ts';
import { mergedIn } from '../../gaps/index.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import type { Ledger } from '../../ledger/index.ts';
import type { Indicator } from '../../model/index.ts';
import type { Finding } from '../../views/index.ts';
import type { CsvTable } from '../../views/index.ts';

/** A passage of a document, for results that rest on whole texts rather than on records. */
export interface Passage {
  documentId: string;
  start: number;
  end: number;
}

/** A result as the command line shows it: the finding, the table, and the way to the sentences. */
export interface Shown {
  /** What `--json` gives. */
  value: unknown;
  findings: readonly Finding[];
  /** At most 100 columns wide. */
  table: string;
  /** What `--csv` gives: numbers in full, a reason in a column of its own where there is none. */
  csv: CsvTable;
  /** Ids of the records behind the result, for `--evidence`. */
  records: () => readonly string[];
  passages?: readonly Passage[];
  /** Figures behind the result, for `--evidence`: they rest on a source and not on a sentence. */
  indicators?: readonly Indicator[];
  /** It counts deeds, so that what merging reports did is worth telling. */
  deeds?: boolean;
  /** Further commands worth a look, without "entente". */
  further?: readonly string[];
}

/** One measure of `entente gaps`: a file in this folder and a line in `list.ts`. */
export interface Measure<Own extends object = object> {
  name: string;
  /** What it asks, for the help. */
  asks: string;
  /** Options that only this measure has. */
  options?: (command: Command) => Command;
  /** Kinds of whole records that it reads; the measures over deeds need none. */
  needs(own: Own): readonly HeldKind[];
  show(kase: Case, own: Own, knowledge: Knowledge, ledger: Ledger): Promise<Shown>;
}

/** The records of deeds, as a finding takes them. */
export const eventsOf =
  (kase: Case) =>
  (deedIds: readonly string[]): string[] => {
    const deeds = kase.deedById();
    return [...new Set(deedIds.flatMap((id) => deeds.get(id)?.eventIds ?? []))];
  };

/** What bringing reports together did, in a sentence; null where it did nothing. */
export function mergingWords({ question, deeds: found }: Case): string | null {
  if (question.unmerged === true) return null;
  const { deeds, merged, records } = mergedIn(found);
  if (merged === 0) return null;
  return `Merging: ${merged} of the ${deeds} deeds of the ledger bring together ${records} records that may tell of one act each. The same with --unmerged counts every record by itself.`;
}
