import type { Actor, Knowledge, Holder, MinistryEntry } from '../../knowledge/index.ts';
import type { MentionKind, Sector } from '../../model/index.ts';
import { BLOCKED_PHRASES } from './blocks.ts';
import { OFFICE_WORDS, type OfficeWord } from './offices.ts';
import { piecesOf } from './pieces.ts';
import { Trie } from './trie.ts';

/** In what way a name points to its actor. */
export type NameSort =
  | 'name'
  | 'adjective'
  | 'people'
  | 'capital'
  | 'metonym'
  | 'ministry'
  | 'person'
  | 'surname'
  | 'blocked';

export interface NameEntry {
  code: string | null;
  name: string;
  kind: MentionKind;
  sector: Sector | null;
  sort: NameSort;
  /** Short capitals ("US", "IS"): the text must have capitals too. */
  acronym: boolean;
  /** Written with a small letter ("state department"): the text may have one. */
  common: boolean;
  /** Also means something else. */
  ambiguous: boolean;
  /** Terms in office of a person. */
  holder: Holder | null;
}

export interface Names {
  names: Trie<NameEntry>;
  offices: Trie<OfficeWord>;
}

const entry = (
  fields: Partial<NameEntry> & Pick<NameEntry, 'name' | 'sort' | 'kind'>,
): NameEntry => ({
  code: null,
  sector: null,
  acronym: false,
  common: false,
  ambiguous: false,
  holder: null,
  ...fields,
});

const SHORT_CAPITALS = /^[A-Z0-9.&-]{2,6}$/;

function addActor(trie: Trie<NameEntry>, actor: Actor): void {
  const ambiguous = new Set(actor.ambiguous.map((name) => name.toLowerCase()));
  const about = { code: actor.code, name: actor.name, kind: actor.kind, sector: actor.sector };
  const add = (names: readonly string[], sort: NameSort, sector: Sector | null): void => {
    for (const name of names)
      trie.add(
        name,
        entry({
          ...about,
          sort,
          sector,
          acronym: SHORT_CAPITALS.test(name),
          common: /^\p{Ll}/u.test(name),
          ambiguous: ambiguous.has(name.toLowerCase()),
        }),
      );
  };
  const own = actor.kind === 'country' ? null : (actor.sector ?? 'IGO');
  add(
    [actor.name, ...(actor.longName === null ? [] : [actor.longName]), ...actor.otherNames],
    'name',
    own,
  );
  // A group's or organisation's code is its usual abbreviation.
  if (actor.kind !== 'country' && /^[A-Z][A-Z0-9-]+$/.test(actor.code))
    add([actor.code], 'name', own);
  add(actor.adjectives, 'adjective', own);
  add(actor.people, 'people', actor.kind === 'country' ? 'CVL' : own);
  add(actor.capitals, 'capital', 'GOV');
  add(actor.metonyms, 'metonym', 'GOV');
}

function addHolder(trie: Trie<NameEntry>, holder: Holder): void {
  const about = {
    code: holder.actor,
    name: holder.name,
    kind: 'person',
    sector: 'GOV',
    holder,
  } as const;
  for (const name of new Set([holder.name, ...holder.variants]))
    trie.add(
      name,
      entry({ ...about, sort: piecesOf(name, 0, name.length).length > 1 ? 'person' : 'surname' }),
    );
  trie.add(holder.surname, entry({ ...about, sort: 'surname' }));
}

const addMinistry = (
  trie: Trie<NameEntry>,
  ministry: MinistryEntry,
  knowledge: Knowledge,
): void => {
  if (ministry.actor === null) return;
  const actor = knowledge.actor(ministry.actor);
  if (!actor) return;
  for (const words of ministry.words)
    trie.add(
      words,
      entry({
        code: actor.code,
        name: actor.name,
        kind: actor.kind,
        sector: ministry.sector,
        sort: 'ministry',
        common: words.includes(' '),
        ambiguous: ministry.ambiguous.includes(words),
      }),
    );
};

/** Tries of all names in `knowledge` and of the words for offices. Built once per coder. */
export function indexNames(knowledge: Knowledge): Names {
  const names = new Trie<NameEntry>();
  for (const phrase of BLOCKED_PHRASES)
    names.add(phrase, entry({ name: phrase, kind: 'other', sort: 'blocked' }));
  for (const actor of knowledge.actors) addActor(names, actor);
  for (const holder of knowledge.holders) addHolder(names, holder);
  for (const ministry of knowledge.ministries) addMinistry(names, ministry, knowledge);
  const offices = new Trie<OfficeWord>();
  for (const office of OFFICE_WORDS) offices.add(office.words, office);
  for (const ministry of knowledge.ministries)
    if (ministry.actor === null)
      for (const words of ministry.words)
        offices.add(words, { words, sector: ministry.sector, person: false });
  return { names, offices };
}
