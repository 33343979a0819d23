import type { Diagnostic } from '../model/index.ts';

/** How far a run is. */
export interface Step {
  /** Things done. */
  done: number;
  /** Share of the whole work, from 0 to 1; null where the whole is not known. */
  share: number | null;
  problems?: Record<Diagnostic['severity'], number>;
}

/** Progress on one line of standard error: count, rate, problems and, where it can be known, what is left. */
export interface Progress {
  step(step: Step): void;
  end(): void;
}

const seconds = (s: number): string =>
  s < 90
    ? `${Math.round(s)} s`
    : s < 5400
      ? `${Math.round(s / 60)} min`
      : `${(s / 3600).toFixed(1)} h`;

/** A line such as "412 documents, 52 a second, 1 error, 3 warnings, 30 s left". */
export const progressLine = (
  noun: string,
  { done, share, problems }: Step,
  elapsed: number,
): string => {
  const rate = elapsed > 0 ? done / elapsed : 0;
  const parts = [`${done} ${noun}`, `${rate >= 10 ? Math.round(rate) : rate.toFixed(1)} a second`];
  for (const severity of ['error', 'warning'] as const) {
    const n = problems?.[severity] ?? 0;
    if (n > 0) parts.push(`${n} ${severity}${n === 1 ? '' : 's'}`);
  }
  if (share !== null && share > 0 && share < 1 && done > 0)
    parts.push(`${seconds((elapsed * (1 - share)) / share)} left`);
  return parts.join(', ');
};

/** Draws only on a terminal, and at most ten times a second. */
export function startProgress(noun: string, quiet: boolean): Progress {
  const live = process.stderr.isTTY && !quiet;
  const start = Date.now();
  let last = 0;
  return {
    step(step) {
      const now = Date.now();
      if (!live || now - last < 100) return;
      last = now;
      process.stderr.write(`\r\u001b[K${progressLine(noun, step, (now - start) / 1000)}`);
    },
    end() {
      if (live && last > 0) process.stderr.write('\r\u001b[K');
    },
  };
}
