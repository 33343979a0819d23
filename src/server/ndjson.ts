/** Whether the reader asks for a stream of records, one a line. */
export const wantsLines = (accept: string | undefined): boolean =>
  (accept ?? '').includes('application/x-ndjson');

/** Records as NDJSON, written as the reader takes them. */
export function ndjson(records: readonly unknown[]): Response {
  const encoder = new TextEncoder();
  let next = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      const lines = records.slice(next, next + 500);
      next += lines.length;
      if (lines.length === 0) return controller.close();
      controller.enqueue(encoder.encode(lines.map((r) => `${JSON.stringify(r)}\n`).join('')));
    },
  });
  return new Response(stream, {
    headers: { 'content-type': 'application/x-ndjson; charset=utf-8' },
  });
}
