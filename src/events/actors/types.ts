import type { Mention } from '../../model/index.ts';
import type { NameSort } from './names.ts';

/** A mention as found, with what only the coder needs to know of it. */
export interface Found extends Mention {
  sort: NameSort | 'office' | 'pronoun' | 'noun';
  /** An adjective before a noun that is no office: stands for the actor only if nothing better does. */
  weak: boolean;
  /** A capital or country after "in", "at", "near": a place, not an actor. */
  place: boolean;
  /** The actor's possessive or adjective that opens a longer phrase ("Japan's" mission). */
  possessive: boolean;
}

/** A mention as the record keeps it. */
export const toMention = (found: Found): Mention => ({
  code: found.code,
  name: found.name,
  kind: found.kind,
  sector: found.sector,
  person: found.person,
  text: found.text,
  start: found.start,
  end: found.end,
  viaGroup: found.viaGroup,
  ...(found.members === undefined ? {} : { members: found.members }),
});

/** A mention of nobody in particular, to be filled. */
export const blankMention = (text: string, start: number, end: number): Found => ({
  code: null,
  name: '',
  kind: 'other',
  sector: null,
  person: null,
  text: text.slice(start, end),
  start,
  end,
  viaGroup: null,
  sort: 'name',
  weak: false,
  place: false,
  possessive: false,
});
