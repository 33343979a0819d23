import {
  ROOTS,
  STATUSES,
  type Domain,
  type Instrument,
  type Root,
  type Status,
} from '../../model/index.ts';
import { byText, distinct } from '../common.ts';
import type { Deed, DeedActor } from './deed.ts';
import { type DeedTable, FIRST, MACHINE, OFFICIAL } from './table.ts';

export const deedId = (eventId: string): string =>
  eventId.startsWith('ev_') ? `de_${eventId.slice(3)}` : eventId;

/**
 * A deed of a table. It holds no more than its place: what it says is looked up when it is asked for,
 * so that a million of them are small.
 */
export class DeedRow implements Deed {
  readonly table: DeedTable;
  readonly at: number;

  constructor(table: DeedTable, at: number) {
    this.table = table;
    this.at = at;
  }

  #reports(): Int32Array {
    const { starts, reports } = this.table.deeds;
    return reports.subarray(starts[this.at], starts[this.at + 1]);
  }
  #documents(): number[] {
    const { document } = this.table.records.events;
    return [...new Set(Array.from(this.#reports(), (i) => document[i]!))];
  }

  get id(): string {
    const { starts, reports } = this.table.deeds;
    return deedId(this.table.records.events.ids.at(reports[starts[this.at]!]!));
  }
  get eventIds(): string[] {
    const { ids } = this.table.records.events;
    return Array.from(this.#reports(), (i) => ids.at(i));
  }
  get documentIds(): string[] {
    const { ids } = this.table.records.documents;
    return this.#documents()
      .map((place) => ids.at(place))
      .sort(byText);
  }
  get clusters(): string[] {
    const { family, families } = this.table.records.documents;
    return distinct(this.#documents().map((place) => families.at(family[place]!)));
  }
  get pages(): string[] {
    const { sources, pages } = this.table.records.documents;
    return distinct(this.#documents().flatMap((place) => pages[sources[place]!]!));
  }
  get primaryDocumentId(): string {
    return this.table.records.documents.ids.at(this.table.deeds.primary[this.at]!);
  }
  get official(): boolean {
    return (this.table.deeds.flags[this.at]! & OFFICIAL) !== 0;
  }
  get coders(): string[] {
    const { category, categories } = this.table.records.events;
    return distinct(Array.from(this.#reports(), (i) => categories[category[i]!]!.coder));
  }
  get date(): Deed['date'] {
    return this.table.words.dates[this.table.deeds.date[this.at]!]!;
  }
  get root(): Root {
    return ROOTS[this.table.deeds.root[this.at]!]!;
  }
  get mode(): string | null {
    return this.table.words.modes[this.table.deeds.mode[this.at]!]!;
  }
  get instrument(): Instrument | null {
    return this.table.words.instruments[this.table.deeds.instrument[this.at]!]!;
  }
  get domains(): Domain[] {
    return this.table.words.domains[this.table.deeds.domains[this.at]!]!;
  }
  get status(): Status {
    return STATUSES[this.table.deeds.status[this.at]!]!;
  }
  get actors(): readonly DeedActor[] {
    return this.table.words.actors[this.table.deeds.actors[this.at]!]!;
  }
  get first(): boolean {
    return (this.table.deeds.flags[this.at]! & FIRST) !== 0;
  }
  get restatedIn(): string[] {
    const { repeatStarts, repeats } = this.table.deeds;
    const { ids } = this.table.records.events;
    return Array.from(repeats.subarray(repeatStarts[this.at], repeatStarts[this.at + 1]), (i) =>
      ids.at(i),
    );
  }
  get ambiguous(): boolean {
    return this.at >= this.table.certain;
  }
  get fits(): string[] {
    const { fitStarts, fits } = this.table.deeds;
    return Array.from(
      fits.subarray(fitStarts[this.at], fitStarts[this.at + 1]),
      (other) => new DeedRow(this.table, other).id,
    ).sort(byText);
  }

  /** Whether no person has coded or curated any of its records. */
  get machineOnly(): boolean {
    return (this.table.deeds.flags[this.at]! & MACHINE) !== 0;
  }
  /** The families of copies of its documents, as numbers of the table. */
  familyNumbers(): readonly number[] {
    const { starts, reports } = this.table.deeds;
    const { document } = this.table.records.events;
    const { family } = this.table.records.documents;
    const from = starts[this.at]!;
    const to = starts[this.at + 1]!;
    if (to - from === 1) return [family[document[reports[from]!]!]!];
    const found: number[] = [];
    for (let k = from; k < to; k++) {
      const own = family[document[reports[k]!]!]!;
      if (!found.includes(own)) found.push(own);
    }
    return found;
  }

  /** The same as a plain object. */
  toJSON(): Deed {
    const { id, eventIds, documentIds, clusters, pages, primaryDocumentId, official } = this;
    const { coders, date, root, mode, instrument, domains, status, actors, first } = this;
    const { restatedIn, ambiguous, fits } = this;
    return {
      ...{ id, eventIds, documentIds, clusters, pages, primaryDocumentId, official, coders, date },
      ...{ root, mode, instrument, domains, status, actors, first, restatedIn, ambiguous, fits },
    };
  }
}
