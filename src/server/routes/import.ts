import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { ServerContext } from '../context.ts';
import { problemResponse, problemResponses } from '../problem.ts';
import type { ImportEvent, ImportSource } from '../import-types.ts';

const lines = {
  200: {
    description:
      'NDJSON as it goes: {"type": "waiting" | "progress" | "diagnostic" | "done" | "failed", …}',
    content: { 'application/x-ndjson': { schema: z.string() } },
  },
  413: { description: 'The file is larger than the limit.' },
  ...problemResponses,
};
const file = createRoute({
  method: 'post',
  path: '/import/file',
  summary: 'Read, code and keep one file: its bytes are the body, its name a parameter',
  request: { query: z.object({ name: z.string().min(1).max(300) }) },
  responses: lines,
});
const address = createRoute({
  method: 'post',
  path: '/import/address',
  summary: 'Fetch, read, code and keep one address, which the person names',
  request: {
    body: {
      content: {
        'application/json': {
          schema: z.object({ url: z.url({ protocol: /^https?$/ }).max(2000) }),
        },
      },
    },
  },
  responses: lines,
});
const limits = createRoute({
  method: 'get',
  path: '/import',
  summary: 'Whether documents can be added here, and the limits',
  responses: {
    200: {
      description: 'The limits.',
      content: {
        'application/json': { schema: z.object({ enabled: z.boolean(), maxBytes: z.int() }) },
      },
    },
  },
});

/** Bytes of one file, at most: larger ones go by the command line, which streams. */
export const MAX_BYTES = 64 * 2 ** 20;

const tooLarge = (): Response =>
  problemResponse({
    status: 413,
    code: 'import/too-large',
    title: 'Too large',
    detail: `the file has more than ${MAX_BYTES / 2 ** 20} MB`,
    advice: 'Add it with `entente add FILE --ledger DIR`, which reads files of any size.',
  });
const off = (): Response =>
  problemResponse({
    status: 403,
    code: 'import/off',
    title: 'Nothing can be added here',
    detail: 'This server has no coder and no ledger folder to add to.',
    advice: 'Serve a ledger with `entente serve --ledger DIR`.',
  });

/** The bytes of a body, or null as soon as they are more than the limit. */
async function bytesOf(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array | null> {
  if (body === null) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > MAX_BYTES) return null;
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** The last part of a name, without what a path or a terminal could take amiss. */
const plainName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? name).replaceAll(/\p{Cc}/gu, '').slice(0, 200) || 'file';

export function importRoutes(api: OpenAPIHono, { importer }: ServerContext): void {
  const encoder = new TextEncoder();
  const streamed = (source: ImportSource): Response => {
    if (importer === null) return off();
    const events = importer(source);
    const stream = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await events.next();
        if (done) return controller.close();
        return controller.enqueue(
          encoder.encode(`${JSON.stringify(value satisfies ImportEvent)}\n`),
        );
      },
    });
    return new Response(stream, {
      headers: {
        'content-type': 'application/x-ndjson; charset=utf-8',
        'cache-control': 'no-store',
      },
    });
  };
  api.openapi(limits, (c) => c.json({ enabled: importer !== null, maxBytes: MAX_BYTES }, 200));
  api.openapi(file, async (c) => {
    if (importer === null) return off();
    if (Number(c.req.header('content-length') ?? 0) > MAX_BYTES) return tooLarge();
    const bytes = await bytesOf(c.req.raw.body);
    if (bytes === null) return tooLarge();
    return streamed({ name: plainName(c.req.valid('query').name), bytes });
  });
  api.openapi(address, (c) => streamed({ url: c.req.valid('json').url }) as never);
}
