import { createAnalyser, type Analyser, type Sentence } from '../language/index.ts';
import type { Knowledge } from '../knowledge/index.ts';
import { calledOn, indexDescriptions, type Descriptions } from './actors/called.ts';
import { findCoreference, type Subjects } from './actors/coreference.ts';
import type { Acquainted } from './actors/context.ts';
import { findMentions } from './actors/find.ts';
import { authorsIn, firstPerson, speaksOfItself } from './actors/first-person.ts';
import { listsIn } from './actors/lists.ts';
import { createMemory, type About, type Memory, type Thing } from './actors/memory.ts';
import { namedMembers } from './actors/members.ts';
import { indexNames, type Names } from './actors/names.ts';
import type { Found } from './actors/types.ts';
import { createDomainFinder, type DomainFinder } from './domains/find.ts';
import { loadModels, NO_MODELS, type Models } from './model/load.ts';
import { createPlaceFinder, type PlaceFinder } from './places/find.ts';
import type { GazetteerEntry } from './places/gazetteer.ts';
import { indexPlaces, type PlaceNames } from './places/names.ts';
import { groundsIn } from './roles/ground.ts';
import { actorsOf } from './roles/args.ts';
import { createSpeakers } from './speakers.ts';
import { indexOperators, type Operators } from './status/operators.ts';
import { findActs } from './triggers/acts.ts';
import type { Draft, Dropped } from './triggers/draft.ts';
import { indexLexicon, type Lexicon } from './triggers/lexicon.ts';
import { createView, mentionsIn, type View } from './view.ts';

/** What a coder needs over and over: built once. */
export interface Kit {
  knowledge: Knowledge;
  names: Names;
  descriptions: Descriptions;
  lexicon: Lexicon;
  operators: Operators;
  analyser: Analyser;
  domains: DomainFinder;
  place: PlaceFinder;
  places: PlaceNames;
  models: Models;
}

/** `models: false` leaves the fitted weights out: the rules decide alone. */
export function createKit(
  knowledge: Knowledge,
  options: { models?: boolean; gazetteer?: readonly GazetteerEntry[] } = {},
): Kit {
  const places = indexPlaces(knowledge, options.gazetteer);
  return {
    knowledge,
    names: indexNames(knowledge),
    descriptions: indexDescriptions(knowledge),
    lexicon: indexLexicon(knowledge.lexicon),
    operators: indexOperators(knowledge.operators),
    analyser: createAnalyser(),
    domains: createDomainFinder(knowledge),
    place: createPlaceFinder(places),
    places,
    models: options.models === false ? NO_MODELS : loadModels(knowledge),
  };
}

/** A sentence with its mentions, and with its acts, which are looked for when somebody asks. */
export class Scanned {
  readonly sentence: Sentence;
  readonly mentions: readonly Found[];
  readonly #lexicon: Lexicon;
  readonly #about: SentenceAbout;
  #acts: { drafts: Draft[]; dropped: Dropped[] } | null = null;

  constructor(about: SentenceAbout, lexicon: Lexicon) {
    this.sentence = about.sentence;
    this.mentions = about.mentions;
    this.#about = about;
    this.#lexicon = lexicon;
  }

  get view(): View {
    return this.#about.view;
  }

  get drafts(): Draft[] {
    return this.#find().drafts;
  }

  get dropped(): Dropped[] {
    return this.#find().dropped;
  }

  #find(): { drafts: Draft[]; dropped: Dropped[] } {
    return (this.#acts ??= findActs(this.view, this.#lexicon));
  }
}

/** What a sentence is about. Only where it names somebody that may act, its clauses are asked who does. */
class SentenceAbout implements About, Subjects {
  readonly text: string;
  readonly sentence: Sentence;
  readonly mentions: readonly Found[];
  readonly #names: boolean;
  readonly #kit: Kit;
  #view: View | null;
  #towns: readonly Found[] | null = null;
  #actors: readonly Found[] | null = null;
  #topic: readonly Found[] | null = null;
  #things: readonly Thing[] | null = null;

  constructor(
    text: string,
    sentence: Sentence,
    mentions: readonly Found[],
    kit: Kit,
    view: View | null = null,
  ) {
    this.text = text;
    this.sentence = sentence;
    this.mentions = mentions;
    this.#names = mentions.some((m) => !m.weak && !m.place);
    this.#kit = kit;
    this.#view = view;
  }

  get view(): View {
    return (this.#view ??= createView(
      this.text,
      this.sentence,
      this.mentions,
      this.#kit.operators,
      () => (this.#towns ??= groundsIn(this.text, this.sentence, this.#kit)),
    ));
  }

  /** The same sentence, with mentions that were found since. */
  with(more: readonly Found[]): SentenceAbout {
    if (more.length === 0) return this;
    const mentions = [...this.mentions, ...more].sort((a, b) => a.start - b.start || a.end - b.end);
    const view = this.#view && { ...this.#view, mentions };
    return new SentenceAbout(this.text, this.sentence, mentions, this.#kit, view);
  }

  get actors(): readonly Found[] {
    return (this.#actors ??= this.#names ? actingIn(this.view, SUBJECTS) : []);
  }

  get topic(): readonly Found[] {
    return (this.#topic ??= this.#names ? topicOf(this.view) : []);
  }

  get things(): readonly Thing[] {
    return (this.#things ??= thingsOf(this.view));
  }

  get thing(): boolean {
    // "Is Japan a partner?" is about Japan.
    const asks = this.sentence.tokens.at(-1)?.text === '?';
    return !asks && this.things.some((thing) => thing.main && !thing.plural);
  }

  get stranger(): boolean | null {
    if (this.topic.some((m) => m.kind === 'person')) return false;
    return speaksOfStranger(this.view) ? true : null;
  }
}

/** Clauses whose subjects a text is about; a complement's is what somebody says of another. */
const TELLING = new Set(['main', 'coordinate']);

/** Actors that are the subjects of clauses of some kinds; of "Japan's decision" Japan is none. */
const actingIn = (view: View, kinds: ReadonlySet<string>): Found[] =>
  view.clauses.flatMap((clause) =>
    kinds.has(clause.kind) && !clause.subjectInherited
      ? clause.subjects.flatMap((chunk) =>
          actorsOf(view, chunk, 'actor').filter((m) => !m.weak && !m.place),
        )
      : [],
  );

/** The actors that a sentence is about: subjects of its main clauses, else of what is said in it. */
const topicOf = (view: View): Found[] => {
  const main = actingIn(view, TELLING);
  return main.length > 0 ? main : actingIn(view, COMPLEMENT);
};
const COMPLEMENT = new Set(['complement']);
const SUBJECTS = new Set(['main', 'coordinate', 'complement', 'conditional', 'adverbial']);

/** Subjects that are no actor of ours and may be what "it" means: "the treaty", "the Commission's text". */
const thingsOf = (view: View): Thing[] =>
  view.clauses.flatMap((clause) =>
    clause.kind === 'complement' || clause.kind === 'relative' || clause.subjectInherited
      ? []
      : clause.subjects.flatMap((chunk) => {
          const head = view.tokens[chunk.head]!;
          if (head.pos !== 'NOUN' && head.pos !== 'PROPN') return [];
          if (actorsOf(view, chunk, 'actor').some((m) => !m.weak)) return [];
          return [
            {
              start: view.tokens[chunk.first]!.start,
              end: view.tokens[chunk.last]!.end,
              plural: head.lower.endsWith('s') && head.lower !== head.lemma.toLowerCase(),
              main: TELLING.has(clause.kind),
            },
          ];
        }),
  );

const SOMEONE =
  /^(?:analyst|fellow|expert|researcher|author|professor|scholar|historian|columnist|editor|critic|director|economist|lawyer|resident|engineer|farmer|teacher|spokesman|spokeswoman)$/;

/** The sentence's subject is a person without a code: "Ana Petrova, a fellow at an institute". */
function speaksOfStranger(view: View): boolean {
  // "Ana Petrova, a fellow, …": whatever the parse makes of the verb.
  const [given, surname, comma, , office] = view.tokens;
  if (given?.pos === 'PROPN' && surname?.pos === 'PROPN' && comma?.text === ',')
    if (SOMEONE.test(office?.lemma.toLowerCase() ?? '') && mentionsIn(view, 0, 1).length === 0)
      return true;
  return view.clauses.some(
    (clause) =>
      clause.kind === 'main' &&
      !clause.subjectInherited &&
      clause.subjects.some((chunk) => {
        if (mentionsIn(view, chunk.first, chunk.last).some((m) => !m.weak)) return false;
        const head = view.tokens[chunk.head]!;
        if (SOMEONE.test(head.lemma.toLowerCase())) return true;
        const names = view.tokens
          .slice(chunk.first, chunk.last + 1)
          .filter((t) => t.pos === 'PROPN');
        return head.pos === 'PROPN' && names.length > 1;
      }),
  );
}

/** Whose summit the sentence names: "the NATO summit", "the alliance's summit". */
function hostIn(text: string, mentions: readonly Found[]): Found | null {
  return (
    mentions.findLast(
      (m) =>
        (m.kind === 'organisation' || m.kind === 'group') &&
        /^(?:['’]s?)? (?:\p{L}+ )?summits?\b/u.test(text.slice(m.end, m.end + 40)),
    ) ?? null
  );
}

/** What a read sentence leaves to the next. */
function remember(memory: Memory, about: SentenceAbout): void {
  const { mentions, text } = about;
  memory.read(about);
  memory.alone = null;
  if (mentions.length === 0) return;
  memory.seen.push(...mentions);
  if (memory.seen.length > 400) memory.seen.splice(0, 200);
  memory.lists.push(...listsIn(text, mentions));
  if (memory.lists.length > 40) memory.lists.splice(0, 20);
  memory.host = hostIn(text, mentions) ?? memory.host;
  for (const { code, place } of mentions)
    if (code !== null && !place) memory.counts.set(code, (memory.counts.get(code) ?? 0) + 1);
  const named = mentions.filter((m) => m.code !== null && m.kind !== 'person' && !m.place);
  if (named.every((m) => m.code === named[0]!.code)) memory.alone = named[0] ?? null;
}

/** "the alliance" after "Mark Rutte of NATO" is NATO, and no longer a person. */
function asActor(m: Found, knowledge: Knowledge): Found {
  if (m.sort !== 'noun' || m.person !== null || m.code === null) return m;
  const actor = knowledge.actor(m.code);
  return actor ? { ...m, name: actor.name, kind: actor.kind } : m;
}

/**
 * Reads sentences in text order with one memory: persons introduced earlier, antecedents of "the
 * alliance" and "it". Time is linear in the text's length.
 */
export function* scan(
  kit: Kit,
  text: string,
  sentences: readonly Sentence[],
  on: string | null,
): Generator<Scanned> {
  const known: Acquainted = new Map();
  const found = sentences.map((sentence) =>
    findMentions(text, sentence, { knowledge: kit.knowledge, names: kit.names, on, known }),
  );
  const members = new Map<string, NonNullable<Found['members']>>();
  const isMember = (group: string, code: string): boolean =>
    kit.knowledge.actor(group)?.members.some((m) => m.code === code) ?? false;
  for (const list of found)
    for (const [code, named] of namedMembers(text, list, isMember))
      if (!members.has(code)) members.set(code, named);
  if (members.size > 0)
    for (const m of found.flat()) {
      const named = m.code === null ? undefined : members.get(m.code);
      if (named) m.members = named;
    }
  const ahead = new Set<string>();
  for (const list of found) for (const m of list) if (m.code !== null) ahead.add(m.code);
  const memory = createMemory(ahead, calledOn(kit.descriptions, on));
  const speakers = createSpeakers();
  let authors: readonly Found[] = [];
  for (const [i, sentence] of sentences.entries()) {
    const names = found[i]!;
    const first = new SentenceAbout(text, sentence, names, kit);
    const coreferent = findCoreference(text, sentence, names, first, memory).map((m) =>
      asActor(m, kit.knowledge),
    );
    const plain = first.with(coreferent);
    speakers.enter(plain);
    const stated = authorsIn(plain);
    if (stated.length > 0) authors = stated;
    const about = speaksOfItself(text, sentence)
      ? plain.with(firstPerson(plain, speakers.here(), authors))
      : plain;
    yield new Scanned(about, kit.lexicon);
    remember(memory, about);
  }
}
