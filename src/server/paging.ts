import { z } from '@hono/zod-openapi';

/** What a list takes: how many, and where the last page ended. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().max(400).optional(),
};

/** A page of a list: `nextCursor` is null on the last one; `total` counts the whole list. */
export interface Page<T> {
  items: T[];
  total: number;
  nextCursor: string | null;
}

export const pageSchema = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), total: z.int(), nextCursor: z.string().nullable() });

const encode = (key: string): string => Buffer.from(key, 'utf8').toString('base64url');
const decode = (cursor: string): string => Buffer.from(cursor, 'base64url').toString('utf8');

/**
 * The page of a list that is sorted by `key` (unique, code-unit order, ascending) after a cursor. The
 * cursor is the key of the last item seen, so a list that grew in between neither repeats nor skips.
 */
export function pageOf<T>(
  sorted: readonly T[],
  key: (item: T) => string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Page<T> {
  const after = cursor === undefined ? null : decode(cursor);
  let from = 0;
  if (after !== null) {
    let high = sorted.length;
    while (from < high) {
      const middle = (from + high) >>> 1;
      if (key(sorted[middle]!) <= after) from = middle + 1;
      else high = middle;
    }
  }
  const items = sorted.slice(from, from + limit);
  const last = items.at(-1);
  const more = from + limit < sorted.length && last !== undefined;
  return { items, total: sorted.length, nextCursor: more ? encode(key(last)) : null };
}

/** Newest first as an ascending key: digits of the day are turned round, an unknown day comes last. */
export function newestFirstKey(day: string | null, id: string): string {
  const turned = day === null ? '~' : day.replace(/\d/g, (digit) => String(9 - Number(digit)));
  return `${turned} ${id}`;
}
