import type { Chunk, Clause } from '../../language/index.ts';
import { quadOf } from '../../model/index.ts';
import { hasMention, nounRoles, verbRoles, verbSlot, type Roles } from '../roles/args.ts';
import { headNoun, type View } from '../view.ts';
import type { Draft } from './draft.ts';
import type { Lexicon } from './lexicon.ts';
import { LIGHT_VERBS } from './light.ts';
import { lemmaOf, matchNoun, type Match } from './match.ts';

const RECEIVING = new Set(
  'draw attract face receive suffer meet earn win spark prompt provoke trigger encounter'.split(
    ' ',
  ),
);

/** A noun frame in the object of a light verb, with the status that the verb gives it. */
export interface LightMatch extends Match {
  chunk: Chunk;
  status: Draft['status'];
}

/** "held talks", "launched an attack": a light verb whose object has a noun frame. */
export function lightMatch(
  view: View,
  clause: Clause,
  lexicon: Lexicon,
  verb: Match | null,
): LightMatch | null {
  const lemma = lemmaOf(view, clause, (word) => word in LIGHT_VERBS);
  const status = LIGHT_VERBS[lemma];
  if (status === undefined || (verb && verb.score > 0)) return null;
  // "makes cooperation a priority"
  if (lemma === 'make' && clause.objects.length > 1) return null;
  const objects = clause.voice === 'passive' ? clause.subjects : clause.objects;
  for (const object of objects) {
    const { chunk } = headNoun(view, object);
    const prepositions = clause.obliques.map((o) => o.preposition.toLowerCase());
    const noun = matchNoun(view, chunk, lexicon, [...prepositions, 'by']);
    if (!noun?.frame.root) continue;
    // "rejected the request": turning down what another asked or said is an act of its own.
    if (status === 'refused' && verb?.frame.root === 'REJECT' && quadOf(noun.frame.root) === 3)
      continue;
    // "makes cooperation a priority" tells of an aim.
    if (lemma === 'make' && noun.frame.root === 'COOPERATE') continue;
    return { ...noun, chunk, status };
  }
  return null;
}

/** Light verbs whose subject speaks of the act and need not do it. */
const TELLS = /^(?:announce|welcome|discuss|consider|expect|await|propose|fear|order|approve)$/;

export function lightRoles(view: View, clause: Clause, light: LightMatch): Roles {
  const subject = verbSlot(clause, 'subject');
  const asVerb = {
    ...light.frame,
    actor: ['subject' as const],
    recipient: light.frame.recipient.filter(
      (s) => s !== 'possessor' && s !== 'pair' && s !== 'object',
    ),
  };
  const roles = verbRoles(view, clause, asVerb);
  const own = nounRoles(view, light.chunk, light.frame);
  // "drew criticism from", "faced calls": the subject is at the receiving end.
  if (RECEIVING.has(clause.lemma.toLowerCase()) && quadOf(light.frame.root!) >= 3) {
    const from =
      verbSlot(clause, 'from').length > 0
        ? verbRoles(view, clause, { ...asVerb, actor: ['from'] }).actors
        : [];
    return { actors: hasMention(own.actors) ? own.actors : from, recipients: roles.actors };
  }
  // "announced the participation of partners": who takes part is named by the noun alone.
  if (TELLS.test(clause.lemma) && own.actors.some((a) => a.slot === 'of'))
    return { actors: own.actors, recipients: own.recipients };
  if (!hasMention(roles.actors) && (hasMention(own.actors) || subject.length === 0))
    roles.actors = own.actors;
  if (!hasMention(roles.recipients))
    roles.recipients = hasMention(own.recipients) ? own.recipients : roles.recipients;
  return roles;
}
