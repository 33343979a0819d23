import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../src/documents/index.ts';

/** For tests: a server on 127.0.0.0/8 that answers by path and remembers what it was asked. */
export interface TestServer {
  port: number;
  /** "GET /path" lines with headers, in the order in which they came. */
  asked: { path: string; headers: IncomingMessage['headers'] }[];
  close(): Promise<void>;
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export const serve = async (
  routes: Record<string, Handler>,
  host = '127.0.0.2',
): Promise<TestServer> => {
  const asked: TestServer['asked'] = [];
  const server = createServer((incoming, response) => {
    const path = incoming.url ?? '';
    asked.push({ path, headers: incoming.headers });
    const route = routes[path];
    if (route) route(incoming, response);
    else response.writeHead(404).end('nothing here');
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};

/** Time that only passes when somebody sleeps. */
export const fakeClock = (): Clock & { slept: number[] } => {
  let time = Date.parse('2025-06-25T12:00:00Z');
  const slept: number[] = [];
  return {
    slept,
    now: () => time,
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      time += milliseconds;
      await Promise.resolve();
    },
  };
};
