import type { NotCarried } from './index.ts';

/** Why lines were left behind, without what is particular to one line: 'no CAMEO code: …'. */
const kindOf = ({ reason }: NotCarried): string =>
  reason
    .replace(/"[^"]*"/g, '"…"')
    .replace(/&\w+/g, '&…')
    .replace(/(?<=CAMEO )\w+|(?<=: )\S.*$|(?<=target, )[^,]+/g, '…');

/** What was not carried over, or only in part, by reason: the most frequent first. */
export function reasonsOf(
  list: readonly NotCarried[],
): { reason: string; inPart: boolean; count: number }[] {
  const counts = new Map<string, { reason: string; inPart: boolean; count: number }>();
  for (const one of list) {
    const reason = kindOf(one);
    const key = `${reason}\u001f${one.inPart}`;
    const found = counts.get(key) ?? { reason, inPart: one.inPart, count: 0 };
    found.count += 1;
    counts.set(key, found);
  }
  return [...counts.values()].sort(
    (a, b) => b.count - a.count || (a.reason < b.reason ? -1 : a.reason > b.reason ? 1 : 0),
  );
}
