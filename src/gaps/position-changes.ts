import type { Position } from '../model/index.ts';
import { byText } from './common.ts';

/** A position with the day it is known from. */
export interface DatedPosition {
  position: Position;
  /** ISO day; its text's where it has none of its own. */
  date: string;
}

/** Two positions of one actor on one matter, one after the other, that are not the same. */
export interface PositionChange {
  actor: string;
  /** The matter, as it is named in the later position. */
  issue: string;
  before: DatedPosition;
  after: DatedPosition;
  /** The stance turned, or only the words did. */
  kind: 'stance' | 'wording';
}

/** What a position is about: its issue, else its topic, else the actor it speaks of. */
export const matterOf = ({ issue, about }: Position): string | null =>
  issue ?? about.topic ?? about.mention?.name ?? null;

const fold = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, ' ').trim();

/**
 * Where an actor's position on a matter changed: neighbours in time whose stance or wording differ.
 * Nothing is said of what lies between them, nor of matters with one position on record.
 */
export function positionChanges(positions: readonly DatedPosition[]): PositionChange[] {
  const lines = new Map<string, { actor: string; dated: DatedPosition[] }>();
  for (const one of positions) {
    const matter = matterOf(one.position);
    if (matter === null) continue;
    for (const code of new Set(one.position.by.map((mention) => mention.code))) {
      if (code === null) continue;
      const key = `${code}|${fold(matter)}`;
      const line = lines.get(key) ?? { actor: code, dated: [] };
      lines.set(key, line);
      line.dated.push(one);
    }
  }
  const changes: PositionChange[] = [];
  for (const { actor, dated } of lines.values()) {
    const inTime = dated.toSorted(
      (a, b) => byText(a.date, b.date) || byText(a.position.id, b.position.id),
    );
    for (let i = 1; i < inTime.length; i++) {
      const [before, after] = [inTime[i - 1]!, inTime[i]!];
      const turned = before.position.stance !== after.position.stance;
      const reworded = fold(before.position.term) !== fold(after.position.term);
      if (!turned && !reworded) continue;
      changes.push({
        ...{ actor, issue: matterOf(after.position) ?? '', before, after },
        kind: turned ? 'stance' : 'wording',
      });
    }
  }
  return changes.sort(
    (a, b) =>
      byText(b.after.date, a.after.date) ||
      byText(a.actor, b.actor) ||
      byText(a.after.position.id, b.after.position.id),
  );
}
