import type { Mention } from '../../model/index.ts';
import type { Found } from './types.ts';

/** What may stand between a group's name and the list of its members, and between these. */
const LEADS =
  /^[\s"”’'),;:(—–-]*(?:(?:namely|comprising|including|of|that is|which are|made up of)[\s:]*)?$/i;
const JOINS = /^[\s,;]*(?:and|&|as well as)?[\s]*(?:the\s+)?$/i;

type Members = NonNullable<Mention['members']>;

/**
 * Groups whose members a sentence names right behind them: "the Indo-Pacific Four (IP4)—Australia,
 * Japan, New Zealand, and South Korea". Only states that belong to the group count, and only two or
 * more of them.
 */
export function namedMembers(
  text: string,
  mentions: readonly Found[],
  isMember: (group: string, code: string) => boolean,
): Map<string, Members> {
  const found = new Map<string, Members>();
  for (const [i, group] of mentions.entries()) {
    if (group.kind !== 'group' || group.code === null) continue;
    const members: Members = [];
    let end = group.end;
    for (const next of mentions.slice(i + 1)) {
      const between = text.slice(end, next.start);
      if (next.code === group.code && LEADS.test(between)) {
        end = next.end; // its abbreviation in brackets
        continue;
      }
      const joins = members.length === 0 ? LEADS.test(between) : JOINS.test(between);
      if (!joins || next.code === null || !isMember(group.code, next.code)) break;
      members.push({ code: next.code, text: next.text, start: next.start, end: next.end });
      end = next.end;
    }
    if (members.length >= 2 && !found.has(group.code)) found.set(group.code, members);
  }
  return found;
}
