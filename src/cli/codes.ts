import type { Knowledge } from '../knowledge/index.ts';
import type { Question } from '../case.ts';
import { nearest } from '../base/index.ts';
import { usage } from './outcome.ts';

/** Stops with the nearest valid names where a code is not known. */
export function checkQuestion(question: Question, knowledge: Knowledge): void {
  const { alliance, partners, without } = question;
  checkCodes([alliance, ...partners, ...(without === null ? [] : [without])], knowledge);
}

/** Stops at the first code that no actor has. */
export function checkCodes(codes: readonly string[], knowledge: Knowledge): void {
  for (const code of codes) if (!knowledge.actor(code)) throw unknownActor(code, knowledge);
}

/** "unknown actor: JAP. Near it: JPN (Japan) …", by code and by every name. */
export function unknownActor(code: string, knowledge: Knowledge): Error {
  const codesOf = new Map<string, string[]>();
  for (const actor of knowledge.actors)
    for (const name of [actor.code, actor.name, ...actor.otherNames])
      codesOf.set(name, [...(codesOf.get(name) ?? []), actor.code]);
  const codes = nearest(code, [...codesOf.keys()], 8).flatMap((name) => codesOf.get(name) ?? []);
  const near = [...new Set(codes)]
    .slice(0, 5)
    .map((one) => `${one} (${knowledge.actor(one)?.name ?? one})`);
  return usage(
    `unknown actor: ${code}.${near.length > 0 ? ` Near it: ${near.join(', ')}.` : ''} Countries have ISO codes such as JPN.`,
  );
}
