import type { Frame, Slot } from '../../knowledge/index.ts';
import type { Chunk, Clause } from '../../language/index.ts';
import type { View } from '../view.ts';
import { argument, hasMention, nounSlot, verbSlot, type Argument } from './args.ts';
import { isOnTheGround } from './ground.ts';

/** "took part in NATO's exercise" is "in the exercise of NATO". A capital is where it was, unless it owns it. */
export function owners(view: View, clause: Clause, frame: Frame): Argument[] {
  const chunks = [
    ...verbSlot(clause, 'object'),
    ...clause.obliques
      .filter((o) => frame.preposition?.includes(o.preposition.toLowerCase()))
      .map((o) => o.object),
  ];
  return chunks
    .flatMap((chunk) => nounSlot(view, chunk, 'possessor', 'recipient'))
    .map((a) => ({
      ...a,
      slot: 'of' as const,
      mentions: a.mentions.filter(
        (m) => !m.place && m.sort !== 'pronoun' && (m.sort !== 'capital' || m.possessive),
      ),
    }))
    .filter((a) => a.mentions.length > 0);
}

/** "postponed the trip | to Japan": what is said of the object, where the verb has no such phrase. */
export const besideObject = (view: View, clause: Clause, slot: Slot): Argument[] =>
  slot === 'object' || slot === 'subject' || slot === 'possessor' || slot === 'pair'
    ? []
    : verbSlot(clause, 'object').flatMap((chunk) =>
        nounSlot(view, chunk, slot, 'recipient').filter((a) => a.mentions.some((m) => !m.place)),
      );

/** Acts that kill by themselves: "a Russian attack killed three". */
const BLOWS =
  /^(?:attack|strike|airstrike|raid|shelling|bombardment|bombing|barrage|salvo|assault|offensive|ambush|fire|shell|bomb)$/;

const blowsOf = (view: View, clause: Clause, { root }: Frame): Chunk[] =>
  root === 'ASSAULT'
    ? verbSlot(clause, 'subject').filter((chunk) =>
        BLOWS.test(view.tokens[chunk.head]!.lemma.toLowerCase()),
      )
    : [];

/** Who does it where no actor is the subject: whose attack kills, whose weapons are handed over. */
export function unsaidDoers(view: View, clause: Clause, frame: Frame): Argument[] | null {
  const given =
    frame.root === 'AID' && clause.voice === 'passive' && clause.agents.length === 0
      ? clause.subjects
      : [];
  // "the plan to open a NATO office"
  const opened =
    frame.root === 'SUPPORT' && frame.instrument === 'standing-channel'
      ? verbSlot(clause, 'object')
      : [];
  const list = [...blowsOf(view, clause, frame), ...given, ...opened].flatMap((chunk) => [
    ...nounSlot(view, chunk, 'possessor', 'actor'),
    ...nounSlot(view, chunk, 'by', 'actor'),
  ]);
  return hasMention(list) ? list : null;
}

/** Whom a blow struck, where the verb names nobody: "a strike on Odesa killed three", "killed five in Dnipro". */
export const struck = (view: View, clause: Clause, frame: Frame): Argument[] => {
  const blows = blowsOf(view, clause, frame);
  if (blows.length === 0) return [];
  const on = (['on', 'against', 'in', 'at'] as const).flatMap((slot) =>
    blows.flatMap((chunk) => nounSlot(view, chunk, slot, 'recipient')),
  );
  const there = (['in', 'at', 'near'] as const).flatMap((preposition) =>
    clause.obliques
      .filter((o) => o.preposition.toLowerCase() === preposition)
      .map((o) => argument(view, 'in', o.object, 'recipient', true)),
  );
  return [...on, ...there];
};

/** "shelled Kharkiv": where no actor is named, the state in which the town lies, unless it is the actor's own. */
export function onGround(
  view: View,
  frame: Frame,
  own: ReadonlySet<string>,
  recipients: Argument[],
): Argument[] {
  if (recipients.length === 0 || hasMention(recipients) || !isOnTheGround(frame)) return recipients;
  const grounds = view.grounds();
  if (grounds.length === 0) return recipients;
  return recipients.map((a) => {
    const start = view.tokens[a.first]!.start;
    const end = view.tokens[a.last]!.end;
    const town = grounds.find((m) => m.start >= start && m.end <= end);
    return town && !own.has(town.code ?? '') ? { ...a, mentions: [town] } : a;
  });
}
