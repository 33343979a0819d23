import type { Frame, Knowledge } from '../../knowledge/index.ts';
import type { Sentence } from '../../language/index.ts';
import { blankMention, type Found } from '../actors/types.ts';
import type { PlaceNames } from '../places/names.ts';
import { findPlaces } from '../places/resolve.ts';

/** Towns in which others meet: who goes to Davos visits nobody's government. */
const MEETING_PLACES = new Set(['New York', 'Geneva', 'Strasbourg', 'Davos']);
const ON_THE_GROUND = new Set(['ASSAULT', 'COERCE', 'MOBILIZE', 'RETREAT', 'AID']);

/**
 * Whether a town may stand for its state in an act of this frame: where something is done there or to it
 * ("shelled Kharkiv", "a port call in Yokosuka"), not where it is only said or met there.
 */
export const isOnTheGround = ({ root, mode, instrument }: Frame): boolean =>
  mode === 'visit' || instrument === 'deployment' || (root !== null && ON_THE_GROUND.has(root));

/** Towns and regions of a sentence, each as a mention of the state that it lies in; capitals are names already. */
export const groundsIn = (
  text: string,
  sentence: Sentence,
  { places, knowledge }: { places: PlaceNames; knowledge: Knowledge },
): Found[] =>
  findPlaces(places, text, sentence.start, sentence.end).flatMap(({ start, end, place }) =>
    place.kind === 'country' || place.kind === 'capital' || MEETING_PLACES.has(place.name)
      ? []
      : [
          {
            ...blankMention(text, start, end),
            code: place.country,
            name: knowledge.actor(place.country)?.name ?? place.name,
            kind: 'country' as const,
            place: true,
          },
        ],
  );
