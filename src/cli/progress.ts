/** Progress on one line of standard error: count, rate and, where the total is known, what is left. */
export interface Progress {
  step(done: number, total: number | null): void;
  end(): void;
}

const seconds = (s: number): string =>
  s < 90
    ? `${Math.round(s)} s`
    : s < 5400
      ? `${Math.round(s / 60)} min`
      : `${(s / 3600).toFixed(1)} h`;

/** A line such as "412 of 1,980 documents, 52 a second, 30 s left". */
export const progressLine = (
  noun: string,
  done: number,
  total: number | null,
  elapsed: number,
): string => {
  const rate = elapsed > 0 ? done / elapsed : 0;
  const parts = [
    total === null ? `${done} ${noun}` : `${done} of ${total} ${noun}`,
    `${rate >= 10 ? Math.round(rate) : rate.toFixed(1)} a second`,
  ];
  if (total !== null && rate > 0 && done < total)
    parts.push(`${seconds((total - done) / rate)} left`);
  return parts.join(', ');
};

/** Draws only on a terminal, and at most ten times a second. */
export function startProgress(noun: string, quiet: boolean): Progress {
  const live = process.stderr.isTTY && !quiet;
  const start = Date.now();
  let last = 0;
  return {
    step(done, total) {
      const now = Date.now();
      if (!live || now - last < 100) return;
      last = now;
      process.stderr.write(`\r\u001b[K${progressLine(noun, done, total, (now - start) / 1000)}`);
    },
    end() {
      if (live && last > 0) process.stderr.write('\r\u001b[K');
    },
  };
}
