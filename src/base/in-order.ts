/**
 * Runs a task for each item of a source, up to `limit` at a time, and gives the results in the order
 * of the items. It reads no further than `limit` items ahead of what was taken, so that memory stays
 * bounded however long the source is. A task that fails ends the run where its result would stand.
 */
export async function* inOrder<T, R>(
  source: AsyncIterable<T> | Iterable<T>,
  limit: number,
  task: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const pending: Promise<R>[] = [];
  for await (const item of source) {
    const result = task(item);
    // It is awaited below, in its turn; until then a failure must not count as unhandled.
    result.catch(() => undefined);
    pending.push(result);
    if (pending.length >= limit) yield await pending.shift()!;
  }
  for (const result of pending) yield await result;
}
