import type { Domain } from '../../../src/model/index.ts';

/** What went wrong, in the words of the service or, where it did not answer, ours. */
export interface Problem {
  code: string;
  title: string;
  detail: string;
  advice: string;
}
/** Answers are values: errors too. */
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export interface Page<T> {
  items: T[];
  total: number;
  nextCursor: string | null;
}

const UNREACHABLE: Problem = {
  code: 'web/unreachable',
  title: 'The service does not answer',
  detail: 'Nothing came back from Entente on this machine.',
  advice: 'See whether it still runs in its terminal, then try again.',
};

const held = new Map<string, { tag: string; value: unknown }>();
const HELD = 200;

function keep(path: string, tag: string | null, value: unknown): void {
  if (tag === null) return;
  held.delete(path);
  held.set(path, { tag, value });
  const oldest = held.keys().next().value;
  if (held.size > HELD && oldest !== undefined) held.delete(oldest);
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;

/** Asks the service; a page that is held is used again where the service says it still stands. */
export async function ask<T>(path: string, signal?: AbortSignal): Promise<Answer<T>> {
  const before = held.get(path);
  const headers: Record<string, string> = { accept: 'application/json' };
  if (before !== undefined) headers['if-none-match'] = before.tag;
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(`/api/v1${path}`, {
      headers,
      cache: 'no-store',
      ...(signal ? { signal } : {}),
    });
    if (response.status === 304 && before !== undefined)
      return { ok: true, value: before.value as T };
    body = await response.json();
  } catch {
    return { ok: false, problem: UNREACHABLE };
  }
  if (!response.ok) {
    const problem = isProblem(body)
      ? body
      : { ...UNREACHABLE, code: `web/http-${response.status}` };
    return { ok: false, problem };
  }
  keep(path, response.headers.get('etag'), body);
  return { ok: true, value: body as T };
}

/** Sends what changes the ledger; the answer or the problem, as with `ask`. */
export async function send<T>(
  path: string,
  body: unknown,
  method: 'POST' | 'PUT' | 'DELETE' = 'POST',
): Promise<Answer<T>> {
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      cache: 'no-store',
      body: JSON.stringify(body),
    });
    answer = response.status === 204 ? null : await response.json();
  } catch {
    return { ok: false, problem: UNREACHABLE };
  }
  if (response.ok) return { ok: true, value: answer as T };
  const problem = isProblem(answer)
    ? answer
    : { ...UNREACHABLE, code: `web/http-${response.status}` };
  return { ok: false, problem };
}

/** A path with a query in fixed order, empty values left out. */
export function pathOf(
  path: string,
  query: Record<string, string | number | null | undefined> = {},
) {
  const parts = Object.entries(query)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`);
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`;
}

/** What a measure is asked for. */
export interface Asked {
  /** null: what the service takes where nobody says. */
  alliance: string | null;
  partners: string | null;
  from: string | null;
  to: string | null;
  domain: Domain | null;
  status: string | null;
  kinds: string | null;
  confidence: number | null;
  /** The state of the ledger; null for that of now. */
  v: string | null;
}

export type {
  AgreementView,
  ChangesView,
  ChangeView,
  ComparedView,
  ShiftCellView,
  BriefState,
  BriefsView,
  ImportEvent,
  Decided,
  HistoryView,
  QueuedView,
  QueueView,
  RelationsView,
  RelationView,
  WhyView,
  CommitmentItem,
  CommitmentsView,
  DeedItem,
  DocumentHead,
  DocumentView,
  EngagementCell,
  EngagementView,
  EventItem,
  FindingView,
  GapTableView,
  FindingsView,
  HitView,
  LedgerView,
  MeasuredView,
  MethodView,
  NamesView,
  RecordItem,
  RepresentationView,
} from '../../../src/server/types.ts';
