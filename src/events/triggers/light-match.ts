import type { Chunk, Clause } from '../../language/index.ts';
import { quadOf } from '../../model/index.ts';
import { hasMention, verbSlot, type Roles } from '../roles/args.ts';
import { nounRoles, verbRoles } from '../roles/roles.ts';
import { attachedTo, headNoun, type View } from '../view.ts';
import type { Draft } from './draft.ts';
import type { Lexicon } from './lexicon.ts';
import { LIGHT_PHRASES, LIGHT_VERBS } from './light.ts';
import { matchNoun, rememberLemmas, type Match } from './match.ts';

const lightVerb = rememberLemmas((lemma) => lemma in LIGHT_VERBS);

const RECEIVING = new Set(
  'draw attract face receive suffer meet earn win spark prompt provoke trigger encounter secure obtain garner'.split(
    ' ',
  ),
);
/** Verbs with which one gets what another gives: "won praise from", "secured a pledge from". */
const GETTING = /^(?:draw|attract|receive|earn|win|secure|obtain|garner)$/;

/** What another puts forward: to turn it down is an act of its own. */
const OFFERS = /^(?:invitation|offer|proposal|request|call|appeal|plea|bid)$/;

const ASKS = /^(?:demand|request|urge|seek)$/;
const PROMISES = /^(?:promise|pledge|vow)$/;

/** "plans for a summit": the summit. */
function planned(view: View, chunk: Chunk): Chunk | null {
  if (!/^(?:plan|idea|preparation)s?$/.test(view.tokens[chunk.head]!.lower)) return null;
  const [phrase] = attachedTo(view, chunk);
  return phrase && /^(?:for|of)$/.test(phrase.preposition) ? (phrase.objects[0] ?? null) : null;
}

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
  const lemma = lightVerb(view, clause);
  const phrase = LIGHT_PHRASES.get(`${lemma} ${view.tokens[clause.group.last + 1]?.lower ?? ''}`);
  const status = phrase ?? LIGHT_VERBS[lemma];
  if (status === undefined) return null;
  // A frame that asks for its surroundings goes first, but where a meeting or an exercise is undone.
  const strong = verb !== null && verb.score > 0;
  const passive = clause.voice === 'passive';
  const turned =
    status === 'refused' &&
    ((passive && verb?.frame.root === null) ||
      (phrase !== undefined && verb?.frame.root === 'REJECT'));
  // "denied any attack on Moscow"
  const denies =
    lemma === 'deny' && clause.objects.some((o) => view.tokens[o.first]?.lower === 'any');
  const undone = status === 'cancelled' && (verb?.frame.root ?? 'REJECT') !== 'SANCTION';
  if (strong && !undone && !turned && !denies && (phrase === undefined || verb.frame.root !== null))
    return null;
  // "makes cooperation a priority"
  if (lemma === 'make' && clause.objects.length > 1) return null;
  const objects = passive ? clause.subjects : [...clause.objects];
  if (phrase !== undefined && !passive)
    for (const { preposition, object } of clause.obliques)
      if (
        preposition.toLowerCase() === 'of' ||
        preposition.toLowerCase() === 'out of' ||
        (preposition.toLowerCase() === 'from' && lemma === 'stay')
      )
        objects.push(object);
  for (const object of objects) {
    const { chunk } = headNoun(view, planned(view, object) ?? object);
    const prepositions = clause.obliques.map((o) => o.preposition.toLowerCase());
    const noun = matchNoun(view, chunk, lexicon, [...prepositions, 'by']);
    if (!noun?.frame.root) continue;
    if (strong && !denies && noun.frame.root !== 'CONSULT' && noun.frame.root !== 'COOPERATE')
      continue;
    if (strong && noun.frame.root === verb.frame.root) continue;
    // "rejected the request": turning down what another asked or said is an act of its own.
    if (status === 'refused' && verb?.frame.root === 'REJECT')
      if (quadOf(noun.frame.root) === 3 || OFFERS.test(noun.frame.lemma)) continue;
    // "reached the summit"
    if (lemma === 'reach' && noun.frame.root === 'CONSULT') continue;
    // "demanded an apology from": another is to make it.
    if (ASKS.test(lemma) && /^(?:CONCEDE|RETREAT|AID)$/.test(noun.frame.root) && verb) continue;
    // "approved the request of": the request is another's.
    if (status === 'planned' && OFFERS.test(noun.frame.lemma) && (verb?.frame.root ?? null))
      continue;
    // "vowed cooperation with": a promise (codebook 1)
    if (verb?.frame.root === 'AGREE' && PROMISES.test(lemma) && quadOf(noun.frame.root) <= 2)
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
  const lemma = clause.lemma.toLowerCase();
  const from =
    RECEIVING.has(lemma) && verbSlot(clause, 'from').length > 0
      ? verbRoles(view, clause, { ...asVerb, actor: ['from'] }).actors
      : [];
  const gets = GETTING.test(lemma) && light.frame.actor.includes('from') && hasMention(from);
  if (gets || (RECEIVING.has(lemma) && quadOf(light.frame.root!) >= 3)) {
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
