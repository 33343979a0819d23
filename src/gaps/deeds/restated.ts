import { byText } from '../common.ts';
import type { Deed, DeedActor, DeedReport, Restatement } from './deed.ts';

/**
 * Finds the earlier deed that each restated record repeats (same root, same actors, an instrument
 * and a domain that agree where both are known; the latest such deed), and notes it there.
 */
export function attachRestated(
  restated: readonly { event: DeedReport; actors: readonly DeedActor[] }[],
  deeds: readonly Deed[],
): Restatement[] {
  const key = (root: string, codes: readonly string[]): string =>
    [root, ...[...codes].sort(byText)].join('\u001f');
  const byActors = new Map<string, Deed[]>();
  if (restated.length > 0)
    for (const deed of deeds) {
      const at = key(
        deed.root,
        deed.actors.map((actor) => actor.code),
      );
      const bucket = byActors.get(at);
      if (bucket) bucket.push(deed);
      else byActors.set(at, [deed]);
    }
  return restated
    .map(({ event, actors }) => {
      const codes = actors.map((actor) => actor.code);
      const deed = byActors
        .get(key(event.root, codes))
        ?.findLast((candidate) => repeats(event, codes, candidate));
      deed?.restatedIn.push(event.id);
      return { eventId: event.id, deedId: deed?.id ?? null };
    })
    .sort((a, b) => byText(a.eventId, b.eventId));
}

function repeats(event: DeedReport, codes: readonly string[], deed: Deed): boolean {
  return (
    deed.status === 'actual' &&
    deed.root === event.root &&
    deed.date.start !== null &&
    (event.date.end === null || deed.date.start <= event.date.end) &&
    (event.instrument === null ||
      deed.instrument === null ||
      event.instrument === deed.instrument) &&
    (event.domains.length === 0 ||
      deed.domains.length === 0 ||
      event.domains.some((domain) => deed.domains.includes(domain))) &&
    deed.actors.length === codes.length &&
    deed.actors.every((actor) => codes.includes(actor.code))
  );
}
