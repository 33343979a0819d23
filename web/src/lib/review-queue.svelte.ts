import { untrack } from 'svelte';
import { ask, pathOf, type Problem, type QueuedView, type QueueView, type WhyView } from './api.ts';
import { decide, reviewer, undoLast } from './decisions.svelte.ts';
import { asked } from './names.svelte.ts';
import { change, inState, router } from './router.svelte.ts';
import { plural } from './words.ts';

export const ORDERS = [
  { by: 'uncertain', label: 'least certain first' },
  { by: 'influence', label: 'most influence on a headline first' },
  { by: 'dispute', label: 'disputed' },
  { by: 'random', label: 'a random sample' },
] as const;

export interface Answer {
  decision: 'accept' | 'reject' | 'correct';
  patch?: Record<string, unknown>;
}

const AHEAD = 6;
const sameAs =
  (one: QueuedView) =>
  (other: QueuedView): boolean =>
    one.event.id === other.event.id;

/** Sets or, with null, drops a choice of this screen; the queue begins anew. */
export function choose(key: string, value: string | null): void {
  const { [key]: _, ...rest } = router.address.own;
  change(
    { own: value === null ? rest : { ...rest, [key]: value }, record: null },
    { replace: true },
  );
}

/**
 * The queue of one sitting: what waits, what was answered, and where one is. To be made while a
 * component is set up.
 */
export class ReviewQueue {
  items = $state.raw<readonly QueuedView[]>([]);
  cursor = $state<string | null>(null);
  counts = $state({ waiting: 0, done: 0, total: 0 });
  problem = $state<Problem | null>(null);
  loading = $state(true);
  /** Answers of this sitting by record: they stay in the list, marked. */
  answered = $state<Record<string, string>>({});
  whys = $state<Record<string, WhyView>>({});
  told = $state('');
  seconds = $state<number[]>([]);
  #startedAt = 0;
  #fetching = false;

  readonly by = $derived(
    ORDERS.find((order) => order.by === router.address.own['by'])?.by ?? 'uncertain',
  );
  readonly seed = $derived(router.address.own['seed'] ?? '1');
  readonly blind = $derived(router.address.own['blind'] === 'yes');
  readonly firstOpen = $derived(
    this.items.findIndex(({ event }) => this.answered[event.id] === undefined),
  );
  readonly at = $derived.by(() => {
    const named = this.items.findIndex(({ event }) => event.id === router.address.record);
    return named >= 0 ? named : this.firstOpen >= 0 ? this.firstOpen : this.items.length - 1;
  });
  readonly current = $derived(this.items[this.at] ?? null);
  readonly allDone = $derived(this.items.length > 0 && this.firstOpen < 0 && this.cursor === null);
  readonly alike = $derived(
    this.current === null ? [] : this.current.alike.filter((id) => this.answered[id] === undefined),
  );
  readonly pace = $derived(
    this.seconds.length === 0
      ? null
      : this.seconds.reduce((a, b) => a + b, 0) / this.seconds.length,
  );

  constructor() {
    // The queue is asked for anew where the question changes, and not with every step in it.
    const key = $derived(this.#path(null));
    $effect(() => {
      void key;
      untrack(() => {
        this.loading = true;
        this.items = [];
        this.answered = {};
        void this.fetchMore(true);
      });
    });
    const currentId = $derived(this.current?.event.id ?? null);
    $effect(() => {
      void currentId;
      this.#startedAt = performance.now();
    });
    $effect(() => {
      const [here, list, more] = [this.at, this.items, this.cursor];
      untrack(() => {
        void this.#prefetch(list[here]).then(() => this.#prefetch(list[here + 1]));
        if (more !== null && here + AHEAD >= list.length) void this.fetchMore(false);
      });
    });
  }

  #path(after: string | null): string {
    return inState(
      pathOf('/review/queue', {
        ...asked(),
        ...{ by: this.by, seed: this.by === 'random' ? this.seed : null, limit: 25, cursor: after },
        ...(this.blind ? { double: 'yes', reviewer: reviewer.name } : {}),
      }),
    );
  }

  async fetchMore(fresh: boolean): Promise<void> {
    if (this.#fetching && !fresh) return;
    this.#fetching = true;
    const path = this.#path(fresh ? null : this.cursor);
    const reply = await ask<QueueView>(path);
    this.#fetching = false;
    if (path !== this.#path(fresh ? null : this.cursor)) return;
    this.loading = false;
    if (!reply.ok) {
      this.problem = reply.problem;
      return;
    }
    this.problem = null;
    const { items: more, nextCursor, ...rest } = reply.value;
    this.items = fresh ? more : [...this.items, ...more.filter((m) => !this.items.some(sameAs(m)))];
    this.cursor = nextCursor;
    this.counts = rest;
  }

  /** What the current and the next record need is there before they are asked for. */
  async #prefetch(item: QueuedView | undefined): Promise<void> {
    if (item === undefined || this.blind || this.whys[item.event.id] !== undefined) return;
    const reply = await ask<WhyView>(inState(`/records/${item.event.id}/why`));
    if (reply.ok) this.whys[item.event.id] = reply.value;
  }

  goTo(index: number): void {
    const item = this.items[index];
    if (item === undefined) return;
    change({ record: item.event.id }, { replace: true });
    document
      .querySelector(`[data-queued="${item.event.id}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  }
  #goToRecord(id: string): void {
    this.goTo(this.items.findIndex(({ event }) => event.id === id));
  }
  next(): void {
    const after = this.items.findIndex(
      ({ event }, i) => i > this.at && this.answered[event.id] === undefined,
    );
    this.goTo(after >= 0 ? after : this.firstOpen >= 0 ? this.firstOpen : this.at);
  }
  #count(by: number): void {
    const { waiting, done, total } = this.counts;
    this.counts = { waiting: waiting - by, done: done + by, total };
  }

  /** The next record stands at once; what could not be kept comes back with the reason. */
  async answer(letter: string, what: Answer, note: string | null = null): Promise<void> {
    const item = this.current;
    if (item === null || this.answered[item.event.id] !== undefined) return;
    const { id } = item.event;
    this.seconds = [...this.seconds.slice(-49), (performance.now() - this.#startedAt) / 1000];
    this.answered[id] = letter;
    this.told = '';
    this.next();
    const kept = await decide({ recordId: id, note, ...what }, { quiet: true });
    if (kept.ok) {
      this.#count(1);
      return;
    }
    delete this.answered[id];
    this.told = `Not kept: ${kept.problem.detail}. ${kept.problem.advice}`;
    this.#goToRecord(id);
  }

  /** Takes one of the other readings of the current record. */
  reading(i: number): void {
    const { current } = this;
    const found = current === null ? undefined : this.whys[current.event.id]?.why?.readings[i];
    if (found === undefined || current === null) return;
    if (found.root === current.event.root) void this.answer('A', { decision: 'accept' });
    else void this.answer('C', { decision: 'correct', patch: { root: found.root } });
  }

  async undo(): Promise<void> {
    const undone = await undoLast({ quiet: true });
    if (undone === null) {
      this.told = 'Nothing to undo in this tab.';
      return;
    }
    if (!undone.ok) {
      this.told = undone.problem.detail;
      return;
    }
    const { recordId } = undone.undone;
    if (this.answered[recordId] !== undefined) {
      delete this.answered[recordId];
      this.#count(-1);
    } else await this.fetchMore(true);
    this.#goToRecord(recordId);
    this.told = `Taken back: ${undone.undone.decision}.`;
  }

  skip(): void {
    if (this.current === null) return;
    this.answered[this.current.event.id] = 'S';
    this.told = '';
    this.next();
  }

  /** Marks the current record as corrected in the dialog, which has kept it already. */
  corrected(id: string): void {
    this.answered[id] = 'C';
    this.#count(1);
    this.next();
  }

  async acceptAlike(): Promise<void> {
    let kept = 0;
    // What is like the current record is not what is like the next: the list is held.
    const wanted = [...this.alike];
    for (const id of wanted) {
      const done = await decide(
        { recordId: id, decision: 'accept', note: 'accepted with all like it' },
        { quiet: true },
      );
      if (!done.ok) {
        this.#count(kept);
        this.told = `${kept} accepted, then: ${done.problem.detail}`;
        return;
      }
      kept += 1;
      this.answered[id] = 'A';
    }
    this.#count(kept);
    this.told = `${plural(kept, 'record')} accepted.`;
    this.next();
  }
}
