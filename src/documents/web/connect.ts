import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import type { Resolve } from './types.ts';

/** Thrown inside a connection that would lead to an address that is not permitted. */
export class PrivateAddress extends Error {
  readonly address: string;
  constructor(address: string) {
    super(`private address ${address}`);
    this.address = address;
  }
}

const bySystem: Resolve = (host) =>
  new Promise((resolve, reject) => {
    systemLookup(host, { all: true }, (error, addresses) => {
      if (error) reject(error);
      else resolve(addresses);
    });
  });

/**
 * Connections that reach permitted addresses only. The name is resolved once, its answers are
 * checked, and the socket is given those very answers, so that a second answer (DNS rebinding) is
 * never asked for; one answer that is not permitted refuses the whole name. Hosts that are
 * addresses themselves are checked before, and what the socket is connected to once more after.
 * Proxies of the environment are not used, since they would connect elsewhere.
 */
export function createAgent(
  permit: (address: string) => boolean,
  resolve: Resolve = bySystem,
  connectTimeout = 10_000,
): Agent {
  const lookup: LookupFunction = (host, options, callback) => {
    const give = (addresses: LookupAddress[]): void => {
      const refused = addresses.find(({ address }) => !permit(address));
      if (refused) callback(new PrivateAddress(refused.address), '', 0);
      else if (options.all === true) callback(null, addresses);
      else callback(null, addresses[0]?.address ?? '', addresses[0]?.family ?? 0);
    };
    resolve(host).then(give, (error: unknown) =>
      callback(error instanceof Error ? error : new Error(String(error)), '', 0),
    );
  };
  const connect = buildConnector({ lookup, timeout: connectTimeout, autoSelectFamily: true });
  return new Agent({
    pipelining: 1,
    connections: 2,
    connect: (options, callback) => {
      const host = options.hostname.replace(/^\[|\]$/g, '');
      if (isIP(host) !== 0 && !permit(host)) {
        callback(new PrivateAddress(host), null);
        return;
      }
      connect(options, (error, socket) => {
        if (error) {
          callback(error, null);
          return;
        }
        const reached = socket.remoteAddress;
        if (reached === undefined || !permit(reached)) {
          socket.destroy();
          callback(new PrivateAddress(reached ?? host), null);
          return;
        }
        callback(null, socket);
      });
    },
  });
}
