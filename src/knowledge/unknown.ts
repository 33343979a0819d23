import { nearest } from '../base/index.ts';
import type { FaultFields } from './files.ts';
import type { Actor } from './schemas.ts';

/** An actor whose code nobody has, with the nearest that somebody has. */
export function unknownActor(
  kind: 'actor' | 'member',
  what: string,
  code: string,
  actors: ReadonlyMap<string, Actor>,
): FaultFields {
  const names = new Map<string, string>();
  for (const actor of actors.values())
    for (const name of [actor.name, actor.code]) names.set(name, actor.code);
  const near = [...new Set(nearest(code, [...names.keys()], 4).map((name) => names.get(name)))];
  return {
    code: `knowledge/unknown-${kind}`,
    message: `unknown ${what}: ${code}`,
    advice: `Give the code of a country or organisation that is listed.${near.length > 0 ? ` Near it: ${near.join(', ')}.` : ''}`,
  };
}
