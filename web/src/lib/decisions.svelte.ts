import type { Review } from '../../../src/model/index.ts';
import { send, type Answer, type Decided } from './api.ts';
import { inState } from './router.svelte.ts';
import { changes } from './changes.svelte.ts';

const KEY = 'entente-reviewer';
const DONE_KEY = 'entente-decided';
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._@-]{0,59}$/u;

/** Storage may be closed to us; what is kept then lasts as long as the page. */
function kept(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}
function keep(storage: () => Storage, key: string, value: string): void {
  try {
    storage().setItem(key, value);
  } catch {
    // See above.
  }
}

let name = $state(kept(() => localStorage, KEY) ?? 'reviewer');

/** The name under which decisions are kept, remembered on this machine. */
export const reviewer = {
  get name(): string {
    return name;
  },
  set name(next: string) {
    const trimmed = next.trim();
    if (!NAME.test(trimmed)) return;
    name = trimmed;
    keep(() => localStorage, KEY, trimmed);
  },
};

/** A decision of this session, which can be taken back. */
export interface Done {
  review: string;
  recordId: string;
  decision: Review['decision'];
}

function doneBefore(): Done[] {
  try {
    const list: unknown = JSON.parse(kept(() => sessionStorage, DONE_KEY) ?? '[]');
    return Array.isArray(list) ? (list as Done[]) : [];
  } catch {
    return [];
  }
}
let done = $state.raw<readonly Done[]>(doneBefore());

/** What was decided in this tab, oldest first. */
export const session = {
  get done(): readonly Done[] {
    return done;
  },
};
function setDone(next: readonly Done[]): void {
  done = next;
  keep(() => sessionStorage, DONE_KEY, JSON.stringify(next.slice(-500)));
}

export interface Decision {
  recordId?: string;
  decision: Review['decision'];
  patch?: Record<string, unknown>;
  note?: string | null;
  binds?: Review['binds'];
}

/** Sends a decision; whatever is on the screen follows, unless `quiet`. */
export async function decide(
  decision: Decision,
  { quiet = false }: { quiet?: boolean } = {},
): Promise<Answer<Decided>> {
  const answer = await send<Decided>(inState('/reviews'), { reviewer: name, ...decision });
  if (!answer.ok) return answer;
  const { id, recordId } = answer.value.review;
  setDone([...done, { review: id, recordId, decision: decision.decision }]);
  if (!quiet) changes.happened();
  return answer;
}

/** Takes the latest decision of this session back; null where there is none. */
export async function undoLast({ quiet = false }: { quiet?: boolean } = {}): Promise<
  (Answer<Decided> & { undone: Done }) | null
> {
  const last = done.at(-1);
  if (last === undefined) return null;
  const answer = await undo(last.review, last.recordId, { quiet });
  if (answer.ok) setDone(done.filter((one) => one.review !== last.review));
  return { ...answer, undone: last };
}

/** Takes a decision back. */
export async function undo(
  review: string,
  recordId: string,
  { quiet = false }: { quiet?: boolean } = {},
): Promise<Answer<Decided>> {
  const answer = await send<Decided>(inState('/reviews'), {
    ...{ reviewer: name, recordId, decision: 'accept', undoes: review },
  });
  if (answer.ok && !quiet) changes.happened();
  return answer;
}

/** The fields of an event that a person may correct, and their names. */
export const FIELD_NAMES: Readonly<Record<string, string>> = {
  actors: 'Who',
  recipients: 'To whom',
  reciprocal: 'Both ways',
  root: 'Act',
  mode: 'Mode',
  instrument: 'Means',
  status: 'Status',
  domains: 'About',
  contexts: 'Context',
  date: 'Date',
  restated: 'Restated',
  first: 'A first',
  speaker: 'Said by',
  place: 'Place',
  evidence: 'Sentence',
  by: 'Who',
  to: 'To whom',
  promise: 'Promise',
  force: 'Force',
  due: 'Due',
  review: 'Review',
  quantities: 'Quantities',
  term: 'Words',
  stance: 'Stance',
  issue: 'Issue',
  quoted: 'Quoted',
  about: 'About',
};

/** The fields in which two codings of a record differ. */
export function changedFields<T extends object>(before: T, after: T): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(after).filter(
      ([field, value]) =>
        field in FIELD_NAMES && JSON.stringify(value) !== JSON.stringify(before[field as keyof T]),
    ),
  );
}
