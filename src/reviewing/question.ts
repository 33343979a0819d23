import type { Event, Mention, Root, Status } from '../model/index.ts';

const VERBS: Readonly<Record<Root, string>> = {
  AGREE: 'agree with',
  CONSULT: 'meet or consult',
  SUPPORT: 'speak in support of',
  CONCEDE: 'yield to',
  COOPERATE: 'work together with',
  AID: 'give aid to',
  RETREAT: 'withdraw from or release something to',
  REQUEST: 'ask something of',
  ACCUSE: 'criticise',
  REJECT: 'turn down',
  THREATEN: 'threaten',
  PROTEST: 'protest against',
  SANCTION: 'sanction',
  MOBILIZE: 'mobilise forces against',
  COERCE: 'use coercion against',
  ASSAULT: 'attack',
};

const SAYS: Readonly<Record<Status, (who: string, act: string) => string>> = {
  actual: (who, act) => `Did ${who} ${act}?`,
  planned: (who, act) => `Is it planned that ${who} will ${act}?`,
  proposed: (who, act) => `Is it proposed that ${who} ${act}?`,
  hypothetical: (who, act) => `Is it only a possibility that ${who} would ${act}?`,
  refused: (who, act) => `Did ${who} refuse to ${act}?`,
  cancelled: (who, act) => `Was it called off that ${who} would ${act}?`,
  negated: (who, act) => `Does it say that ${who} did not ${act}?`,
};

const list = (names: readonly string[]): string =>
  names.length <= 1
    ? (names[0] ?? '')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** Names that a sentence says with an article. */
const ARTICLE =
  /^(?:United|European|Netherlands|Philippines|Czech|Indo-Pacific|Quad\b|Group of|Maldives|Bahamas|Gambia)/;

const namesOf = (mentions: readonly Mention[], name: (code: string) => string): string[] => [
  ...new Set(
    mentions
      .map((m) => (m.code === null ? m.name : name(m.code)))
      .map((plain) => (ARTICLE.test(plain) ? `the ${plain}` : plain)),
  ),
];

/** One question in words that Yes answers: "Did Japan and NATO agree with each other?" */
export function questionOf(event: Event, name: (code: string) => string): string {
  const who = list(namesOf(event.actors, name)) || 'somebody not named';
  const whom = list(namesOf(event.recipients, name)) || 'somebody not named';
  const act = `${VERBS[event.root]} ${event.reciprocal ? 'each other' : whom}`;
  return SAYS[event.status](who, act);
}

/** What makes two records alike to a reviewer: the words of the act, and how it was read. */
export const sameKind = (event: Event): string =>
  [event.root, event.status, event.evidence.trigger.text.toLowerCase()].join(' ');
