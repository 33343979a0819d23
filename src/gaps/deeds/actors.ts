import { Numbering } from '../../base/index.ts';
import { type EventColumns, type PartyFacts, NO_DAY } from '../../model/index.ts';
import { isoDayOf } from '../../base/index.ts';
import { byText } from '../common.ts';
import type { DeedActor, DeedOptions } from './deed.ts';

/** Arrays of actors, each once, so that what is computed of one can be remembered by it. */
export class ActorSets {
  readonly #numbers = new Numbering<readonly DeedActor[]>();
  readonly #codes = new Numbering<readonly number[]>();
  readonly #code = new Numbering<string>();
  /** The set of codes of each array of actors, as a place in `codes`. */
  readonly codesOf: number[] = [];

  get values(): readonly (readonly DeedActor[])[] {
    return this.#numbers.values;
  }
  /** Sorted sets of numbers, one for each set of codes. */
  get codes(): readonly (readonly number[])[] {
    return this.#codes.values;
  }

  /** The place of an array of actors in the order of their codes. */
  of(actors: readonly DeedActor[]): number {
    const text = actors
      .map((a) => `${a.code} ${a.viaGroup ?? ''} ${Number(a.acts)}${Number(a.receives)}`)
      .join('\u001f');
    return this.#numbers.of(text, () => {
      const own = actors.map(({ code }) => this.#code.of(code, () => code)).sort((a, b) => a - b);
      this.codesOf.push(this.#codes.of(own.join(' '), () => own));
      return actors;
    });
  }
}

/** Actors by code; a mention without a code (an analyst, an unknown body) is left out. */
function actorsIn(
  actors: readonly PartyFacts[],
  recipients: readonly PartyFacts[],
  membersOf: (code: string) => readonly string[],
): DeedActor[] {
  const found = new Map<string, DeedActor>();
  const add = (code: string, viaGroup: string | null, acts: boolean): void => {
    const known = found.get(code);
    if (!known) {
      found.set(code, { code, viaGroup, acts, receives: !acts });
      return;
    }
    if (viaGroup === null) known.viaGroup = null;
    if (acts) known.acts = true;
    else known.receives = true;
  };
  for (const [side, acts] of [
    [actors, true],
    [recipients, false],
  ] as const)
    for (const { code, viaGroup } of side) {
      if (code === null) continue;
      const members = membersOf(code);
      if (members.length === 0) add(code, viaGroup, acts);
      else for (const member of members) add(member, code, acts);
    }
  return [...found.values()].sort((a, b) => byText(a.code, b.code));
}

/** The actors of each event as a place in `sets`; -1 where none has a code. */
export function actorsOfEvents(
  { actors, recipients, start, parties }: EventColumns,
  sets: ActorSets,
  { expand = [], members, asOf }: DeedOptions,
): Int32Array {
  const expands = parties.map((list) =>
    list.some(({ code }) => code !== null && expand.includes(code)),
  );
  const known = new Map<number | string, number>();
  return Int32Array.from(actors, (a, i) => {
    const r = recipients[i]!;
    const pair = a * parties.length + r;
    // The members of a group depend on the day.
    const grouped = expands[a] === true || expands[r] === true;
    const on = start[i] === NO_DAY ? asOf : isoDayOf(start[i]!);
    const key = grouped ? `${pair} ${on}` : pair;
    let found = known.get(key);
    if (found === undefined) {
      const membersOf = (code: string): readonly string[] =>
        expand.includes(code) && on !== undefined ? (members?.(code, on) ?? []) : [];
      const own = actorsIn(parties[a]!, parties[r]!, membersOf);
      known.set(key, (found = own.length === 0 ? -1 : sets.of(own)));
    }
    return found;
  });
}

/** One entry a code; named itself in any report goes before named through a group. */
export function unite(actors: readonly DeedActor[]): DeedActor[] {
  const found = new Map<string, DeedActor>();
  for (const actor of actors) {
    const known = found.get(actor.code);
    if (!known) {
      found.set(actor.code, { ...actor });
      continue;
    }
    if (actor.viaGroup === null) known.viaGroup = null;
    known.acts ||= actor.acts;
    known.receives ||= actor.receives;
  }
  return [...found.values()].sort((a, b) => byText(a.code, b.code));
}
