import { DEFAULT_SEED, type Random, quantileSorted, stream } from '../base/index.ts';
import type { Position } from '../model/index.ts';
import { type Alignment, type Stance, alignment } from './alignment.ts';
import { type Interval, resampleCells } from './bootstrap.ts';
import { multinomialDraw } from './draws.ts';
import { byText, distinct } from './common.ts';

/** An actor's stand on an object, from a position on record or a vote. */
export interface Stand {
  actor: string;
  /** What it is about: the issue, or else the actor or topic spoken of. */
  object: string;
  stance: -1 | 0 | 1;
  /** ISO day; null where it is not known. */
  date: string | null;
  /** The record, or "" for a vote that was given in a file. */
  recordId: string;
}

/** Two stands of one actor on one object on the same latest day that differ. */
export interface StandConflict {
  actor: string;
  object: string;
  recordIds: string[];
}

export interface AlignmentCell {
  member: string;
  partner: string;
  result: Alignment;
  /** 95 % interval of S over objects; null where there is no S. */
  interval: Interval | null;
  /** (1 - S) / 2: 0 the same on everything, 1 opposed on everything; null where S is. */
  gap: number | null;
  /** Objects on which both have a known stand. */
  shared: string[];
  recordIds: string[];
}

export interface AlignmentResult {
  members: string[];
  partners: string[];
  cells: AlignmentCell[];
  /** Objects with a stand of anybody in the question. */
  objects: string[];
  /** Stands counted, of each actor. */
  stands: Record<string, number>;
  conflicts: StandConflict[];
}

/**
 * Positions as stands. A mention of a group listed in `expand` speaks for each of its members; a
 * position that names no issue is about the actor or topic it speaks of.
 */
export function standsOf(
  positions: readonly Position[],
  options: {
    dateOf: (position: Position) => string | null;
    expand: (code: string, on: string | null) => readonly string[];
  },
): Stand[] {
  return positions.flatMap((position) => {
    const object =
      position.issue ?? position.about.mention?.code?.toLowerCase() ?? position.about.topic;
    if (object === null || object === undefined) return [];
    const date = options.dateOf(position);
    const actors = distinct(
      position.by.flatMap(({ code }) => {
        if (code === null) return [];
        const members = options.expand(code, date);
        return members.length > 0 ? [...members] : [code];
      }),
    );
    return actors.map((actor) => ({
      actor,
      object,
      stance: position.stance,
      date,
      recordId: position.id,
    }));
  });
}

/** The latest stand of an actor on each object; null where stands of that day differ. */
function latest(stands: readonly Stand[]): {
  of: Map<string, { stance: Stance; recordIds: string[] }>;
  conflicts: StandConflict[];
} {
  const groups = new Map<string, Stand[]>();
  for (const stand of stands)
    groups.set(stand.object, [...(groups.get(stand.object) ?? []), stand]);
  const of = new Map<string, { stance: Stance; recordIds: string[] }>();
  const conflicts: StandConflict[] = [];
  for (const [object, group] of groups) {
    const day = group.reduce((last, { date }) => (byText(date ?? '', last) > 0 ? date! : last), '');
    const here = group.filter(({ date }) => (date ?? '') === day);
    const stances = new Set(here.map(({ stance }) => stance));
    const recordIds = distinct(here.map(({ recordId }) => recordId).filter((id) => id !== ''));
    if (stances.size > 1) conflicts.push({ actor: here[0]!.actor, object, recordIds });
    of.set(object, { stance: stances.size > 1 ? null : here[0]!.stance, recordIds });
  }
  return { of, conflicts };
}

/**
 * How alike the stands of each member and each partner are, over the objects on which both have one.
 * An object on which one of them is not on record is left out, never taken for neutral.
 */
export function alignmentOf(
  stands: readonly Stand[],
  options: {
    members: readonly string[];
    partners: readonly string[];
    minShared?: number;
    replicates?: number;
    seed?: number;
  },
): AlignmentResult {
  const { minShared = 5, replicates = 1000, seed = DEFAULT_SEED } = options;
  const actors = distinct([...options.members, ...options.partners]);
  const known = new Map(
    actors.map((actor) => [actor, latest(stands.filter((stand) => stand.actor === actor))]),
  );
  const objects = distinct([...known.values()].flatMap(({ of }) => [...of.keys()]));
  const stancesOf = (actor: string): Stance[] =>
    objects.map((object) => known.get(actor)?.of.get(object)?.stance ?? null);
  const within = options.members.every((code) => options.partners.includes(code));
  const cells = options.members.flatMap((member, i) =>
    options.partners.flatMap((partner): AlignmentCell[] => {
      // Within one group each pair once.
      if (member === partner || (within && options.partners.indexOf(partner) < i)) return [];
      const [a, b] = [stancesOf(member), stancesOf(partner)];
      const result = alignment(a, b, minShared);
      const shared = objects.filter((_, k) => a[k] !== null && b[k] !== null);
      const at = objects.flatMap((_, k) => (a[k] !== null && b[k] !== null ? [k] : []));
      const interval =
        'value' in result
          ? null
          : similarityInterval(
              at.map((k) => Math.abs(a[k]! - b[k]!)),
              stream(seed, `alignment ${member} ${partner}`),
              replicates,
            );
      return [
        {
          member,
          partner,
          result,
          interval,
          gap: 'value' in result ? null : (1 - result.S) / 2,
          shared,
          recordIds: distinct(
            [member, partner].flatMap((actor) =>
              shared.flatMap((object) => known.get(actor)?.of.get(object)?.recordIds ?? []),
            ),
          ),
        },
      ];
    }),
  );
  return {
    members: [...options.members],
    partners: [...options.partners],
    cells,
    objects,
    stands: Object.fromEntries(actors.map((actor) => [actor, known.get(actor)?.of.size ?? 0])),
    conflicts: [...known.values()].flatMap(({ conflicts }) => conflicts),
  };
}

/** Of more objects than this the distances are drawn, not the objects: the same distribution. */
const MANY = 500;

/**
 * 95 % interval of S over objects. S is one less the mean distance of two stands, which is 0, 1 or 2, so
 * that a replicate needs no more than how often each is drawn.
 */
function similarityInterval(
  distances: readonly number[],
  random: Random,
  replicates: number,
): Interval {
  const n = distances.length;
  if (n < 2) return { value: null, reason: 'single-cluster' };
  const values = new Float64Array(replicates);
  if (n > MANY) {
    const times = [0, 1, 2].map((far) => distances.filter((one) => one === far).length);
    for (let b = 0; b < replicates; b++) {
      const [, near = 0, opposed = 0] = multinomialDraw(random, n, times);
      values[b] = 1 - (near + 2 * opposed) / n;
    }
  } else {
    const unit = distances.flatMap((far, i) => Array.from({ length: far }, () => i));
    resampleCells(
      { units: n, cells: 1, unit: Int32Array.from(unit), cell: new Int32Array(unit.length) },
      replicates,
      random,
      ([sum = 0], b) => {
        values[b] = 1 - sum / n;
      },
    );
  }
  values.sort();
  return {
    lo: quantileSorted(values, 0.025)!,
    hi: quantileSorted(values, 0.975)!,
    B: replicates,
    failed: 0,
  };
}
