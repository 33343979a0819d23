import { nearest } from '../../base/index.ts';
import { SECTIONS } from '../sections.ts';
import type { CheckContext } from './index.ts';

/**
 * Topics: what each is about is said, its domains and actors exist, and it belongs to one of either.
 * A user's folder may leave the words out, and is only told.
 */
export function checkTopics({ knowledge, reads, concerns, say }: CheckContext): void {
  const domains = knowledge.domains.map(({ id }) => id);
  for (const read of reads(SECTIONS.topics)) {
    if (!concerns(read)) continue;
    const { entry, fault } = read;
    const severity = read.own ? 'note' : 'error';
    if (entry.definition === null)
      say(
        fault({
          code: 'knowledge/missing-definition',
          severity,
          message: `missing definition of ${entry.id}`,
          advice: 'Say in a sentence what it is about, and what not.',
        }),
      );
    if (entry.domains.length + entry.actors.length === 0)
      say(
        fault({
          code: 'knowledge/unplaced-topic',
          severity,
          message: `topic without a domain or an actor: ${entry.id}`,
          advice:
            'Give `domains` the ids of domains.json it belongs to, or `actors` the codes it is about.',
        }),
      );
    entry.domains.forEach((id, index) => {
      if (domains.includes(id)) return;
      const near = nearest(id, domains, 2).join(', ');
      say(
        fault(
          {
            code: 'knowledge/unknown-domain',
            message: `unknown domain of ${entry.id}: ${id}`,
            advice: `Give the id of a domain of domains.json, or add it there.${near === '' ? '' : ` Near it: ${near}.`}`,
          },
          ['domains', index],
        ),
      );
    });
    entry.actors.forEach((code, index) => {
      if (knowledge.actor(code) !== null) return;
      say(
        fault(
          {
            code: 'knowledge/unknown-actor',
            message: `unknown actor of ${entry.id}: ${code}`,
            advice: 'Give the code of a country or organisation that is listed.',
          },
          ['actors', index],
        ),
      );
    });
  }
}
