import type { Frame, Slot } from '../../knowledge/index.ts';
import type { Chunk, Clause } from '../../language/index.ts';
import type { Found } from '../actors/types.ts';
import type { View } from '../view.ts';
import {
  argument,
  codesOf,
  hasMention,
  holdsNoPlace,
  nounSlot,
  verbSlot,
  withList,
  type Argument,
  type Roles,
} from './args.ts';
import { isPrivate, letsPrivate } from './private.ts';
import { besideObject, onGround, owners, struck, unsaidDoers } from './unsaid.ts';

/** The first slot with a known actor in it wins; without any, the first slot that is filled. */
function firstFilled(slots: readonly Slot[], get: (slot: Slot) => Argument[]): Argument[] {
  let filled: Argument[] = [];
  for (const slot of slots) {
    const list = get(slot);
    if (hasMention(list)) return list.filter((a) => a.mentions.length > 0 || slot === 'subject');
    if (filled.length === 0) filled = list;
  }
  return filled;
}

/** A preposition of time: its phrase at the head of a sentence may have swallowed the subject. */
const OF_TIME = /^(?:in|on|at|by|since|during|after|before|until|from)$/;

const nameEndingAt = (view: View, last: number): Found | undefined =>
  view.mentions.find((m) => m.end === view.tokens[last]!.end && m.sort !== 'pronoun');

/** "In May Japan | signed": a name between a phrase of time and a verb without subject is its subject. */
function slotOf(view: View, clause: Clause, slot: Slot): Chunk[] {
  const chunks = verbSlot(clause, slot);
  if (slot !== 'subject' || clause.voice === 'passive' || chunks.length > 0) return chunks;
  const last = clause.group.first - 1;
  // A headline: "Japan | to impose sanctions", "Japan not | attending the summit"
  const denied = clause.kind === 'participial' && clause.negated && clause.marker === null;
  if (clause.parent === null && (clause.kind === 'infinitive' || denied)) {
    const end = denied ? last - 1 : last;
    const name = end < 0 ? undefined : nameEndingAt(view, end);
    const first = view.tokens.findIndex((t) => t.start === name?.start);
    return first >= 0 ? [{ first, last: end, head: end }] : chunks;
  }
  const finite = clause.tense === 'past' || clause.tense === 'present' || clause.tense === 'future';
  if (!finite) return chunks;
  const phrase = clause.obliques.find(
    (o) => o.object.last === last && OF_TIME.test(o.preposition.toLowerCase()),
  );
  if (!phrase) return chunks;
  const first = view.tokens.findIndex((t) => t.start === nameEndingAt(view, last)?.start);
  return first > phrase.object.first ? [{ first, last, head: last }] : chunks;
}

/** A strategy meets nobody, and a singer's signature is not her state's. */
const mayDo = (view: View, chunk: Chunk, { root }: Frame): boolean =>
  (letsPrivate(root) || !isPrivate(view, chunk)) &&
  (root !== 'CONSULT' || !ONLY_PAPER.test(view.tokens[chunk.head]!.lemma.toLowerCase()));
const ONLY_PAPER = /^(?:paper|document|strategy|statement|policy|concept|communique|communiqué)$/;

const ATTENDS = /^(?:attend|participate)$/;

/** Roles of a verb frame in its clause; `complementOf` lends its objects where the verb has none. */
export function verbRoles(view: View, clause: Clause, frame: Frame): Roles {
  const get =
    (as: 'actor' | 'recipient') =>
    (slot: Slot): Argument[] =>
      slotOf(view, clause, slot).map((chunk) => {
        const found = argument(view, slot, chunk, as, as === 'recipient' && !holdsNoPlace(frame));
        found.mentions =
          as === 'actor' && !mayDo(view, chunk, frame)
            ? []
            : withList(view, clause, slot, found.mentions);
        return found;
      });
  let actors = firstFilled(frame.actor, get('actor'));
  if (!hasMention(actors)) actors = unsaidDoers(view, clause, frame) ?? actors;
  // "attended together with the leaders of Japan": those take part as well.
  if (
    frame.root === 'CONSULT' &&
    ATTENDS.test(frame.lemma) &&
    clause.voice === 'active' &&
    hasMention(actors)
  )
    actors.push(...get('actor')('with').filter((a) => a.mentions.length > 0));
  const taken = new Set(actors.map((a) => a.first));
  const own = new Set(codesOf(actors));
  // "Australia pledged 100 million Australian dollars | to Ukraine"
  const isOwnAdjective = ({ mentions }: Argument): boolean =>
    mentions.length > 0 && mentions.every((m) => m.weak && own.has(m.code ?? m.text));
  const isOwn = ({ mentions }: Argument): boolean =>
    mentions.some((m) => own.has(m.code ?? m.text));
  const recipients = firstFilled(frame.recipient, (slot) => {
    const there = get('recipient')(slot).filter((a) => !taken.has(a.first) && !isOwnAdjective(a));
    if (hasMention(there)) return there;
    const beside = [
      ...besideObject(view, clause, slot),
      ...(slot === 'of' ? owners(view, clause, frame) : []),
    ].filter((a) => !isOwn(a));
    return [...there, ...beside];
  });
  const hit = hasMention(recipients) ? recipients : [...recipients, ...struck(view, clause, frame)];
  return apart(actors, onGround(view, frame, own, hit));
}

/** "Turkiye hosts it": a pronoun never means the other side of its own verb. */
function apart(actors: Argument[], recipients: Argument[]): Roles {
  const without = (list: Argument[], other: Argument[]): Argument[] => {
    const others = other.flatMap((a) => a.mentions).filter((m) => m.sort !== 'pronoun');
    return list.map((a) => ({
      ...a,
      mentions: a.mentions.filter(
        (m) => m.sort !== 'pronoun' || m.possessive || !others.some((o) => o.code === m.code),
      ),
    }));
  };
  return { actors: without(actors, recipients), recipients: without(recipients, actors) };
}

/** "a visit by tourists from Peru" */
const endsPrivate = (view: View, { first, last }: Argument): boolean => {
  for (let head = first; head <= last; head++)
    if (isPrivate(view, { first, last, head })) return true;
  return false;
};

/** Roles of a noun frame from what stands before and after the noun. */
export function nounRoles(view: View, chunk: Chunk, frame: Frame): Roles {
  const actors = firstFilled(frame.actor, (slot) =>
    nounSlot(view, chunk, slot, 'actor').filter(
      (a) => letsPrivate(frame.root) || a.slot === 'possessor' || !endsPrivate(view, a),
    ),
  );
  const taken = new Set(
    actors.flatMap((a) => (a.slot === 'possessor' || a.slot === 'pair' ? [] : [a.first])),
  );
  const recipients = firstFilled(
    frame.recipient.filter(
      (slot) => slot === 'between' || !actors.some((a) => a.slot === slot && slot !== 'of'),
    ),
    (slot) => nounSlot(view, chunk, slot, 'recipient').filter((a) => !taken.has(a.first)),
  );
  return { actors, recipients: onGround(view, frame, new Set(codesOf(actors)), recipients) };
}
