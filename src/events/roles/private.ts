import type { Chunk, Clause } from '../../language/index.ts';
import type { Root } from '../../model/index.ts';
import type { View } from '../view.ts';

/** Trades, sports, arts and walks of life: what these people do, their state does not. */
const PRIVATE = new Set(
  `tourist traveller traveler pilgrim holidaymaker backpacker striker keeper goalkeeper midfielder footballer
   player athlete runner sprinter swimmer cyclist skier skater golfer boxer wrestler racer rider jockey driver
   climber hiker diver surfer gymnast coach referee umpire champion winner dancer singer actor actress comedian
   comic musician pianist violinist tenor soprano rapper painter sculptor artist poet novelist writer author
   playwright filmmaker photographer designer architect chef cook waiter baker butcher brewer tailor carpenter
   plumber mechanic farmer gardener winemaker clerk dentist surgeon shopper customer consumer fan reader viewer
   gamer teenager teen child boy girl pupil student teacher couple twin widow bride pensioner retailer grocer
   hotelier landlord tenant collector vendor merchant model star idol celebrity influencer blogger band choir
   orchestra troupe guest visitor motorist commuter passenger undertaker hairdresser barber florist librarian`.split(
    /\s+/,
  ),
);

/** "a Kenyan runner", "tourists from Peru". */
export const isPrivate = (view: View, chunk: Chunk): boolean => {
  const { lemma, lower, pos } = view.tokens[chunk.head]!;
  return pos !== 'PROPN' && (PRIVATE.has(lemma.toLowerCase()) || PRIVATE.has(lower));
};

const OF_ANYBODY: ReadonlySet<Root | null> = new Set<Root | null>([
  null,
  'PROTEST',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'ASSAULT',
]);
/** Whether private people may be the doers: they protest, ask, blame and fight, but sign no treaties. */
export const letsPrivate = (root: Root | null): boolean => OF_ANYBODY.has(root);

/** "acquitted itself well", "isolated itself": done to nobody else. */
export const toItself = (view: View, { voice, objects }: Clause): boolean =>
  voice === 'active' &&
  objects.length === 1 &&
  /^(?:itself|himself|herself|themselves|ourselves|myself|yourself)$/.test(
    view.tokens[objects[0]!.head]!.lower,
  );
