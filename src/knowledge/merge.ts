/**
 * Lays a user's entry over the packaged one of the same key. Fields that the user's file names
 * replace; lists are added to, without repeats. `{"replace": true}` in the entry drops the packaged
 * entry instead.
 */
export function overlay(packaged: object, given: object): Record<string, unknown> {
  const out: Record<string, unknown> = { ...packaged };
  for (const [field, value] of Object.entries(given)) {
    if (field === 'replace' || field === 'remove') continue;
    const before = out[field];
    out[field] = Array.isArray(before) && Array.isArray(value) ? union(before, value) : value;
  }
  return out;
}

/** What makes two list items the same: for terms of membership the member and the first day. */
const identity = (item: unknown): string => {
  if (typeof item === 'object' && item !== null && 'code' in item && 'from' in item)
    return JSON.stringify([item.code, item.from]);
  return JSON.stringify(item);
};

function union(before: readonly unknown[], added: readonly unknown[]): unknown[] {
  const items = new Map(before.map((item) => [identity(item), item]));
  for (const item of added) items.set(identity(item), item);
  return [...items.values()];
}
