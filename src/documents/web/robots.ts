import robotsParser from 'robots-parser';
import type { Robot } from 'robots-parser';

/** What a host asks of those who fetch from it (RFC 9309). */
export interface Robots {
  allows(url: URL): boolean;
  /** Crawl-delay in milliseconds, or 0. */
  delay: number;
}

export const ALL_ALLOWED: Robots = { allows: () => true, delay: 0 };

/** RFC 9309 wants at least 500 KiB to be read; a longer file is cut there. */
export const ROBOTS_BYTES = 512 * 1024;

// The package is CommonJS and its types speak of a default export that is not there.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
const parse = robotsParser as unknown as (url: string, text: string) => Robot;

/** Reads a robots.txt for a user agent such as "Entente/1.0 (+…)". */
export function parseRobots(robotsUrl: URL, text: string, userAgent: string): Robots {
  const name = userAgent.split('/')[0] ?? userAgent;
  const robots = parse(robotsUrl.href, text);
  const seconds = robots.getCrawlDelay(name) ?? 0;
  return {
    // Undefined means that no rule speaks of the address.
    allows: (url) => robots.isAllowed(url.href, name) !== false,
    delay: Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0,
  };
}
