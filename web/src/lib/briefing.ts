import type { BriefState, FindingView } from './api.ts';

export type Draft = BriefState['draft'];
export type DraftStatement = Draft['sections'][number]['statements'][number];
export type State = BriefState['check']['states'][number][number];

export const textOf = ({ pieces }: DraftStatement): string =>
  pieces.map(({ text }) => text).join('');
export const recordsOf = ({ pieces }: DraftStatement): string[] => [
  ...new Set(pieces.flatMap(({ recordIds }) => recordIds ?? [])),
];

/** A statement with other words: it then rests as a whole on the records it rested on. */
export function reworded(statement: DraftStatement, text: string): DraftStatement {
  if (text === textOf(statement)) return statement;
  const recordIds = recordsOf(statement);
  return { ...statement, pieces: recordIds.length === 0 ? [{ text }] : [{ text, recordIds }] };
}

/** A statement with other records behind it; words and numbers of its own keep theirs where they can. */
export function resting(statement: DraftStatement, ids: readonly string[]): DraftStatement {
  const before = recordsOf(statement);
  const added = ids.filter((id) => !before.includes(id));
  if (added.length === 0) {
    const pieces = statement.pieces.map(({ text, recordIds }) => {
      const left = recordIds?.filter((id) => ids.includes(id)) ?? [];
      return left.length === 0 ? { text } : { text, recordIds: left };
    });
    return { ...statement, pieces };
  }
  const text = textOf(statement);
  return { ...statement, pieces: [{ text, recordIds: [...ids] }] };
}

export const moved = <T>(list: readonly T[], from: number, by: number): T[] => {
  const out = [...list];
  const to = from + by;
  if (to < 0 || to >= out.length) return out;
  const [one] = out.splice(from, 1);
  if (one !== undefined) out.splice(to, 0, one);
  return out;
};

/** The number of each record in the order of use, as the printed notes have it. */
export function noteNumbers(draft: Draft): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const { statements } of draft.sections)
    for (const { pieces } of statements)
      for (const { recordIds } of pieces)
        for (const id of recordIds ?? []) if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
  return numbers;
}

/** A finding as plain words. */
export const plain = ({ parts }: FindingView): string =>
  parts.map((part) => ('text' in part ? part.text : part.number)).join('');
