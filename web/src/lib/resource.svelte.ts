import { ask, type Problem } from './api.ts';
import { inState } from './router.svelte.ts';
import { changes } from './changes.svelte.ts';

/** What a screen knows of an answer it asked for. */
export interface Resource<T> {
  readonly value: T | null;
  readonly problem: Problem | null;
  /** True while nothing newer has come; the older value stays on the screen meanwhile. */
  readonly loading: boolean;
  /** True from 300 ms of waiting on. */
  readonly slow: boolean;
  retry(): void;
}

/**
 * Asks whenever the path changes; null asks nothing. An answer to an older question is dropped.
 * To be called while a component is set up.
 */
export function resource<T>(path: () => string | null): Resource<T> {
  let value = $state.raw<T | null>(null);
  let problem = $state.raw<Problem | null>(null);
  let loading = $state(true);
  let slow = $state(false);
  let tries = $state(0);
  const wanted = $derived.by(() => {
    const asked = path();
    return asked === null ? null : inState(asked);
  });

  $effect(() => {
    void tries;
    void changes.count;
    if (wanted === null) {
      value = null;
      problem = null;
      loading = false;
      return undefined;
    }
    const controller = new AbortController();
    loading = true;
    const timer = setTimeout(() => (slow = true), 300);
    const load = async (): Promise<void> => {
      const answer = await ask<T>(wanted, controller.signal);
      if (controller.signal.aborted) return;
      clearTimeout(timer);
      slow = false;
      loading = false;
      if (answer.ok) {
        value = answer.value;
        problem = null;
      } else {
        problem = answer.problem;
      }
    };
    void load();
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  });

  return {
    get value() {
      return value;
    },
    get problem() {
      return problem;
    },
    get loading() {
      return loading;
    },
    get slow() {
      return slow;
    },
    retry: () => (tries += 1),
  };
}
