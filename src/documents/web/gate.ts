import type { Clock } from './types.ts';

/** Lets requests to one host through one at a time, each a fixed time after the beginning of the last. */
export interface Gate {
  /** Runs the task when it is the host's turn. */
  pass<T>(host: string, interval: number, task: () => Promise<T>): Promise<T>;
}

interface Host {
  tail: Promise<unknown>;
  last: number | null;
}

export function createGate(clock: Clock): Gate {
  const hosts = new Map<string, Host>();
  return {
    pass: (name, interval, task) => {
      const host = hosts.get(name) ?? { tail: Promise.resolve(), last: null };
      hosts.set(name, host);
      const run = async (): ReturnType<typeof task> => {
        const wait = host.last === null ? 0 : host.last + interval - clock.now();
        if (wait > 0) await clock.sleep(wait);
        host.last = clock.now();
        return task();
      };
      const result = host.tail.then(run, run);
      host.tail = result.catch(() => undefined);
      return result;
    },
  };
}
