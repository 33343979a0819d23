import { foldName } from '../holders.ts';
import type { Actor } from '../schemas.ts';
import { SECTIONS } from '../sections.ts';
import type { CheckContext } from './index.ts';

/** Names under which an actor is found in texts, but for those marked as ambiguous. */
function plainNames(actor: Actor): string[] {
  const ambiguous = new Set(actor.ambiguous);
  const all = [actor.name, actor.longName ?? '', ...actor.otherNames, ...actor.metonyms];
  return all.filter((name) => name !== '' && !ambiguous.has(name));
}

/** Codes by which an actor is known: our own, ISO's two letters, the numbers of the Correlates of War. */
function codesOf(actor: Actor): string[] {
  const { cow, cown } = actor.codes ?? {};
  return [
    `code ${actor.code}`,
    ...(actor.iso2 === null ? [] : [`iso2 ${actor.iso2}`]),
    ...(cow === undefined ? [] : [`cow ${cow}`]),
    ...(cown === undefined ? [] : [`cown ${cown}`]),
  ];
}

/** One code, one actor: of a country and an organisation of one code only one would be found. */
function checkCodes({ reads, concerns, say }: CheckContext): void {
  const owner = new Map<string, { name: string; own: boolean }>();
  for (const read of [...reads(SECTIONS.countries), ...reads(SECTIONS.organisations)])
    for (const code of codesOf(read.entry)) {
      const other = owner.get(code);
      if (other === undefined) owner.set(code, { name: read.entry.name, own: read.own });
      else if (concerns(read) || concerns(other))
        say(
          read.fault({
            code: 'knowledge/repeated-code',
            message: `repeated code: ${code} is that of ${other.name} and of ${read.entry.name}`,
            advice: 'Give one of them a code of its own.',
          }),
        );
    }
}

/** A name of two actors finds one of them by chance, unless it is marked as ambiguous. */
export function checkNames(context: CheckContext): void {
  const { reads, concerns, say } = context;
  checkCodes(context);
  const owner = new Map<string, { code: string; own: boolean }>();
  for (const read of [...reads(SECTIONS.countries), ...reads(SECTIONS.organisations)]) {
    const { code } = read.entry;
    for (const name of plainNames(read.entry)) {
      const key = foldName(name);
      const other = owner.get(key);
      if (other && other.code !== code && (concerns(read) || concerns(other)))
        say(
          read.fault({
            code: 'knowledge/shared-name',
            severity: 'warning',
            message: `shared name: "${name}" means ${other.code} and ${code}`,
            advice: 'Take it out of one, or list it under `ambiguous` in both.',
          }),
        );
      else owner.set(key, { code, own: read.own });
    }
  }
  for (const read of reads(SECTIONS.organisations)) {
    const { entry } = read;
    if (!concerns(read)) continue;
    const seen = new Set<string>();
    for (let at: string | null = entry.code; at !== null;) {
      if (seen.has(at)) {
        say(
          read.fault(
            {
              code: 'knowledge/circular-whole',
              message: `circular: ${entry.code} is part of itself by way of ${[...seen].join(', ')}`,
              advice: 'Name the greater body in partOf.',
            },
            ['partOf'],
          ),
        );
        break;
      }
      seen.add(at);
      const code: string = at;
      at =
        reads(SECTIONS.organisations).find((one) => one.entry.code === code)?.entry.partOf ?? null;
    }
  }
}
