import { serve as serveHttp } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Server } from 'node:http';

/** A server that listens: where, and how to end it. */
export interface Running {
  address: string;
  port: number;
  /** True where the wanted port was taken and a later one is used. */
  moved: boolean;
  close(): Promise<void>;
}

/** How many ports are tried before giving up. */
const TRIES = 20;

const listen = (app: Hono, host: string, port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = serveHttp({ fetch: app.fetch, hostname: host, port }) as Server;
    server.once('listening', () => resolve(server));
    server.once('error', reject);
  });

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

/**
 * Listens on `host` at `port` (0 takes any), or on the next free one of the twenty that follow.
 * `close` ends open connections, so that a program that ends is not held by an idle browser.
 */
export async function serve(options: { app: Hono; port: number; host?: string }): Promise<Running> {
  const host = options.host ?? '127.0.0.1';
  for (let tries = 0; ; tries += 1) {
    const wanted = options.port === 0 ? 0 : options.port + tries;
    try {
      const server = await listen(options.app, host, wanted);
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : wanted;
      const shown = host.includes(':') ? `[${host}]` : host;
      return {
        address: `http://${shown}:${port}`,
        port,
        moved: tries > 0,
        close: () => end(server),
      };
    } catch (error) {
      if (!isTaken(error) || tries >= TRIES || wanted >= 65_535) throw error;
    }
  }
}

const end = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
