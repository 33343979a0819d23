import type { Knowledge } from '../knowledge/index.ts';
import type { Question } from '../case.ts';
import { usage } from './outcome.ts';

/** Stops with the nearest valid names where a code is not known. */
export function checkQuestion(question: Question, knowledge: Knowledge): void {
  const { alliance, partners, without } = question;
  for (const code of [alliance, ...partners, ...(without === null ? [] : [without])]) {
    if (knowledge.actor(code)) continue;
    const wanted = code.toLowerCase();
    const near = knowledge.actors
      .filter(
        (a) =>
          a.code.toLowerCase().startsWith(wanted.slice(0, 2)) ||
          a.name.toLowerCase().includes(wanted),
      )
      .slice(0, 5)
      .map((a) => `${a.code} (${a.name})`);
    throw usage(
      `unknown actor: ${code}.${near.length > 0 ? ` Near it: ${near.join(', ')}.` : ''} Countries have ISO codes such as JPN.`,
    );
  }
}
