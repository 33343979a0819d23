import type { MiddlewareHandler } from 'hono';
import { diagnostic, type Diagnostic, type Yield } from '../model/index.ts';
import { diagnosed, problemResponse } from './problem.ts';
import type { RecordStore } from './source.ts';

/** A state of the ledger as an address names it: the day that measures are told by, and its fingerprint. */
export interface Pin {
  /** ISO day; null for the day on which it is looked at. */
  day: string | null;
  /** The beginning of the fingerprint; null for the last state of the day. */
  print: string | null;
}

const PIN = /^(\d{4}-\d{2}-\d{2})?(?:(?:^|-)([0-9a-f]{8,64}))?$/;

/** "2026-11-24-0123456789abcdef", "0123456789abcdef" or "2026-11-24"; null where it is none of these. */
export function parsePin(text: string): Pin | null {
  const match = PIN.exec(text);
  if (match === null || text === '') return null;
  return { day: match[1] ?? null, print: match[2] ?? null };
}

/** What `v=` says: one state, or an earlier and a later one, of which the later is shown. */
export function parsePins(text: string): { before: Pin | null; shown: Pin | null } | null {
  const parts = text.split('..');
  if (parts.length > 2) return null;
  const [first = '', second] = parts;
  const before = parsePin(first);
  if (before === null) return null;
  if (second === undefined) return { before: null, shown: before };
  // An open end means the ledger as it is now.
  const shown = second === '' ? null : parsePin(second);
  return shown === null && second !== '' ? null : { before, shown };
}

/** Opened states, each with whatever is made over it; the least used are closed when nobody reads them. */
export interface Pins<T> {
  /** Runs a task over a state; a diagnostic where it cannot be opened. */
  use<R>(pin: Pin, task: (made: T) => Promise<R>): Promise<Yield<R | null>>;
}

interface Open<T> {
  made: T;
  store: RecordStore;
  users: number;
  dropped: boolean;
}

const MOST_OPEN = 3;

const noStates = (): Diagnostic =>
  diagnostic({
    code: 'server/no-states',
    severity: 'error',
    message: 'this ledger keeps no earlier states',
    advice: 'Use the ledger as it is now.',
  });

export function createPins<T>(
  store: RecordStore,
  make: (then: RecordStore, day: string | null) => T,
): Pins<T> {
  const open = new Map<string, Promise<Yield<Open<T> | null>>>();
  const close = async (one: Open<T>): Promise<void> => {
    one.dropped = true;
    if (one.users === 0) await one.store.close?.();
  };
  const drop = async (key: string): Promise<void> => {
    const found = open.get(key);
    open.delete(key);
    const { value } = (await found) ?? { value: null };
    if (value !== null) await close(value);
  };
  const opening = async ({ day, print }: Pin): Promise<Yield<Open<T> | null>> => {
    if (store.at === undefined) return { value: null, diagnostics: [noStates()] };
    const { value: then, diagnostics } = await store.at(print ?? day ?? '');
    if (then === null) return { value: null, diagnostics };
    return { value: { made: make(then, day), store: then, users: 0, dropped: false }, diagnostics };
  };
  const opened = (pin: Pin): Promise<Yield<Open<T> | null>> => {
    const key = `${pin.day ?? ''} ${pin.print ?? ''}`;
    const found = open.get(key) ?? opening(pin);
    open.delete(key);
    open.set(key, found);
    found.then(
      ({ value }) => (value === null ? open.delete(key) : undefined),
      () => open.delete(key),
    );
    const [oldest] = open.keys();
    if (open.size > MOST_OPEN && oldest !== undefined) void drop(oldest);
    return found;
  };
  return {
    async use(pin, task) {
      const { value: one, diagnostics } = await opened(pin);
      if (one === null) return { value: null, diagnostics };
      one.users += 1;
      try {
        return { value: await task(one.made), diagnostics: [] };
      } finally {
        one.users -= 1;
        if (one.dropped && one.users === 0) await one.store.close?.();
      }
    },
  };
}

/** A problem that says why a state cannot be shown. */
export const notOpened = (diagnostics: readonly Diagnostic[]): Response =>
  diagnosed(
    404,
    'That state of the ledger cannot be opened',
    diagnostics[0] ?? {
      code: 'server/unknown-state',
      message: 'unknown state',
      advice: 'Open the ledger as it is now, or choose one of the states that it lists.',
    },
  );

export const badPin = (text: string): Response =>
  problemResponse({
    status: 400,
    code: 'server/invalid-value',
    title: 'Invalid value',
    detail: `invalid v: ${text}`,
    advice:
      'Write a day, the beginning of a fingerprint, both with a hyphen between, or two of these with ".." between.',
  });

/** Hands a request with `v=` to the service over that state; what changes the ledger is refused there. */
export const pinned =
  (
    pins: Pins<{ fetch: (request: Request, env: unknown) => Promise<Response> | Response }>,
  ): MiddlewareHandler =>
  async (c, next) => {
    const text = c.req.query('v');
    if (text === undefined || text === '') return next();
    const named = parsePins(text);
    if (named === null) return badPin(text);
    if (named.shown === null) return next();
    if (c.req.method !== 'GET')
      return problemResponse({
        status: 409,
        code: 'server/old-state',
        title: 'An old state is only read',
        detail: 'nothing is written to an old state of the ledger',
        advice: 'Leave v out of the address to work on the ledger as it is now.',
      });
    const { value, diagnostics } = await pins.use(named.shown, async ({ fetch }) =>
      fetch(c.req.raw, c.env),
    );
    return value ?? notOpened(diagnostics);
  };
