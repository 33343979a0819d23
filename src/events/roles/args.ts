import type { Chunk, Clause } from '../../language/index.ts';
import type { Frame, Slot } from '../../knowledge/index.ts';
import { listsIn } from '../actors/lists.ts';
import type { Found } from '../actors/types.ts';
import { attachedTo, mentionsIn, type View } from '../view.ts';

/** One argument of an act: its chunk (with what belongs to it) and the actors found in it. */
export interface Argument {
  slot: Slot;
  first: number;
  last: number;
  mentions: Found[];
}

/** Nouns for persons and bodies that act for their owner: "Japan's cabinet", "Chinese cutters". */
const ACTORS = new Set(
  `government parliament alliance organisation organization administration delegation minister president
   chancellor mission agency contingent regiment nation federation union general army navy commission admiral
   diplomat presidency embassy consulate conference association institution coalition opposition commonwealth
   establishment leadership department tribunal police corporation king queen prince emir sultan pope force
   troop military guard coastguard fleet regime state country side team group party court bank company firm
   bureau office ministry cabinet council committee congress senate house assembly junta militia gang cartel
   crew people public citizen community family ship vessel boat warship frigate submarine jet plane aircraft
   drone missile rocket tank helicopter convoy patrol unit brigade battalion division squad squadron corps envoy
   chief head premier spokesperson ally authority official student resident agent sergeant lieutenant
   commandant combatant militant insurgent republic kingdom bloc youth representative secretariat staff
   presidency chair chairmanship crown palace service intelligence society industry half majority member
   partner neighbour neighbor friend enemy cutter power national professional criminal rebel spy airline
   university institute centre center academy church tribe faction wing air-force professor attache attaché
   relative fisherman politician technician physician musician civilian historian guardian veteran`.split(
    /\s+/,
  ),
);
const PERSON = /(?:er|or|ist|[mM]an|men|woman|women|eer|person|people)$/;
const NO_PERSON =
  /^(?:paper|newspaper|number|order|border|offer|weather|river|water|error|factor|sector|behaviou?r|labou?r|letter|winter|summer|disaster|matter|harbou?r|character|chapter|charter|barrier|corridor|terror|honou?r|favou?r|computer|server|transfer|manner|anger|danger|hunger|corner|quarter|shelter|silver|gender|tender|vigou?r|rumou?r|horror|reactor|indicator|layer|buffer|cancer|fever|laser|counter|trigger|chamber|timber|computer|mirror|motor|gunpowder|december|september|october|november|latter|former|other|dinner|banner|order|tower|career|frontier|cooker|freezer|boiler|heater|printer|scanner|router|charger|washer|dryer|locker|poster|folder|blender|acumen|specimen)$/;
/** What a meeting, a paper or a policy of somebody does, they do: "the NATO summit agreed". */
const SPEAKS_FOR = new Set(
  'summit meeting council conference communique communiqué declaration concept strategy statement ministerial document paper assembly policy'.split(
    ' ',
  ),
);

/** A paper or a meeting, which says what its owner says. */
export const speaksFor = (view: View, chunk: Chunk): boolean =>
  SPEAKS_FOR.has(view.tokens[chunk.head]!.lemma.toLowerCase());

/** What a charter or a treaty says nobody says on that day. */
const PAPERS =
  /^(?:charter|constitution|convention|covenant|treaty|agreement|accord|protocol|statute|act|law|bill|agenda|resolution|programme|program|plan|deal|pact|constitution)s?$/;

/** A noun that may act for its owner. "Japan's decision" and "its impact" do nothing by themselves. */
const isActorHead = (view: View, chunk: Chunk): boolean => {
  const { lemma, lower, pos } = view.tokens[chunk.head]!;
  const word = lemma.toLowerCase();
  if (PAPERS.test(lower)) return false;
  if (pos === 'PROPN' || pos === 'NUM' || pos === 'PRON' || pos === 'DET') return true;
  return (
    speaksFor(view, chunk) ||
    ACTORS.has(word) ||
    ACTORS.has(lower) ||
    (PERSON.test(word) && !NO_PERSON.test(word))
  );
};

const FROM_WITHIN = new Set(['of', 'from', 'for']);
/** Heads that point away from their owner: "its partners", "Japan's neighbours" are others. */
const RELATIONAL =
  /^(?:counterpart|partner|neighbou?r|rival|enemy|opponent|guest|host|friend|adversary|critic)$/;
/** Heads whose state stands after "of" or "from": "the leaders of all four countries". */
const takesOf = (view: View, chunk: Chunk): boolean => {
  const lemma = view.tokens[chunk.head]!.lemma.toLowerCase().replace(
    /^(thousand|hundred|dozen)s$/,
    '$1',
  );
  return /(?:er|or|counterpart|partner|ent|ant|an|al|ist|chief|head|king|queen|troop|soldier|force|ship|plane|navy|army|people|government|parliament|representative|envoy|ambassador|delegation|official|citizen|rebel|thousand|hundred|dozen|million|summit|meeting|council|team|group|member|state|half|side|company|crew|plenipotentiary|spy|unit|battalion|brigade|airport|embassy|city|capital|party|police|authority|ministry|invasion|decision|court|tribunal|cabinet|senate|congress|move|plan|request|proposal|accession|release|launch|use|violation|occupation|annexation|pillar|phase|exercise|drill|coalition|fund|programme|initiative|framework|operation)$/.test(
    lemma,
  );
};

/** Range of a chunk with the "of"/"from" phrases that belong to it. */
export function extent(view: View, chunk: Chunk): { first: number; last: number; inner: Chunk[] } {
  const inner: Chunk[] = [];
  let last = chunk.last;
  if (takesOf(view, chunk))
    for (const phrase of attachedTo(view, chunk)) {
      if (
        !FROM_WITHIN.has(phrase.preposition.toLowerCase()) ||
        (phrase.preposition === 'for' && inner.length > 0)
      )
        break;
      inner.push(...phrase.objects);
      last = Math.max(last, ...phrase.objects.map((o) => o.last));
    }
  return { first: chunk.first, last, inner };
}

const uniqueByCode = (mentions: readonly Found[]): Found[] => {
  const out: Found[] = [];
  for (const m of mentions)
    if (!out.some((o) => o.code === m.code && (m.code !== null || o.start === m.start)))
      out.push(m);
  return out;
};

/** The actors in a chunk: a name at its head, else its owner, else whom its "of" phrase names. */
export function actorsOf(
  view: View,
  chunk: Chunk,
  as: 'actor' | 'recipient',
  places = as === 'recipient',
): Found[] {
  const head = view.tokens[chunk.head]!;
  const relational = RELATIONAL.test(head.lemma.toLowerCase());
  const inside = mentionsIn(view, chunk.first, chunk.last).filter(
    (m) => (!m.place || places) && !(relational && m.possessive && m.end < head.start),
  );
  const atHead = inside.filter((m) => m.start <= head.start && m.end >= head.end);
  if (atHead.length > 0) return uniqueByCode(atHead);
  const { inner } = extent(view, chunk);
  const within = inner.flatMap((object) => actorsOf(view, object, as, places));
  const strong = inside.filter((m) => !m.weak);
  if (as === 'actor' && !isActorHead(view, chunk)) return [];
  if (within.length > 0 && strong.length === 0) return uniqueByCode([...within]);
  const best = strong.length > 0 ? strong : inside;
  if (best.length > 0) return uniqueByCode(best);
  return uniqueByCode(within);
}

/** "Japan", "a delegation from Japan": a mention, or a bare phrase where no actor is known. */
export function argument(
  view: View,
  slot: Slot,
  chunk: Chunk,
  as: 'actor' | 'recipient',
  places?: boolean,
): Argument {
  const { first, last } = extent(view, chunk);
  return { slot, first, last, mentions: actorsOf(view, chunk, as, places) };
}

/** Where a meeting is held is no party to it. */
export const holdsNoPlace = ({ instrument, mode }: Frame): boolean =>
  mode !== 'visit' &&
  (instrument === 'attendance' || instrument === 'meeting' || instrument === 'statement');

/**
 * The list that a mention stands in, on its side of the verb: "the leaders of A, B and C" where the
 * parse has only the last of them. A mention that is another clause's own subject is none of it.
 */
export function withList(
  view: View,
  clause: Clause,
  slot: Slot,
  mentions: readonly Found[],
): Found[] {
  if (mentions.length === 0 || view.mentions.length < 2) return [...mentions];
  const verb = view.tokens[clause.group.first]!.start;
  const before = (slot === 'subject') === (clause.voice === 'active');
  const others = (m: Found): boolean =>
    view.clauses.some(
      (other) =>
        other !== clause &&
        !other.subjectInherited &&
        other.group.first > clause.group.first &&
        other.subjects.some((chunk) => {
          const { start } = view.tokens[chunk.first]!;
          return m.start >= start && m.end <= view.tokens[chunk.last]!.end;
        }),
    );
  const out = [...mentions];
  for (const run of listsIn(view.text, view.mentions)) {
    if (!run.some((m) => mentions.includes(m))) continue;
    for (const m of run)
      if (
        !m.place &&
        !out.some((o) => o.code === m.code) &&
        m.start < verb === before &&
        !others(m)
      )
        out.push(m);
  }
  return out.length === mentions.length ? out : out.sort((a, b) => a.start - b.start);
}

/** Chunks in a slot of a verb. */
export function verbSlot(clause: Clause, slot: Slot): Chunk[] {
  const passive = clause.voice === 'passive';
  switch (slot) {
    case 'subject':
      return passive ? clause.agents : clause.subjects;
    case 'object':
      return passive ? [...clause.subjects, ...clause.objects] : clause.objects;
    case 'possessor':
    case 'pair':
      return [];
    default:
      return clause.obliques
        .filter(
          (o) =>
            sameSlot(o.preposition, slot) && (o.at > clause.group.first || o.at === clause.first),
        )
        .map((o) => o.object);
  }
}

const sameSlot = (preposition: string, slot: Slot): boolean => {
  const lower = preposition.toLowerCase();
  return (
    lower === slot ||
    (slot === 'with' && (lower === 'alongside' || lower === 'together with' || lower === 'and')) ||
    (slot === 'by' && lower === 'from') ||
    (slot === 'between' && lower === 'involving')
  );
};

/** Arguments in a slot of a noun: what owns it, and the phrases that follow it. */
export function nounSlot(
  view: View,
  chunk: Chunk,
  slot: Slot,
  as: 'actor' | 'recipient',
): Argument[] {
  if (slot === 'possessor' || slot === 'pair') {
    const head = view.tokens[chunk.head]!;
    const owners = mentionsIn(view, chunk.first, chunk.last).filter(
      (m) =>
        m.end <= head.start + 1 ||
        (m.possessive && m.start < head.start) ||
        (m.sort === 'office' && m.end >= head.end && m.start < head.start),
    );
    if (owners.length === 0 || (slot === 'pair' && owners.length < 2)) return [];
    return [
      {
        slot,
        first: chunk.first,
        last: Math.max(chunk.first, chunk.head - 1),
        mentions: uniqueByCode(owners),
      },
    ];
  }
  return attachedTo(view, chunk)
    .filter(
      ({ preposition }) =>
        sameSlot(preposition, slot) && !(slot === 'by' && preposition.toLowerCase() === 'from'),
    )
    .flatMap((phrase) => phrase.objects.map((object) => argument(view, slot, object, as)));
}

export interface Roles {
  actors: Argument[];
  recipients: Argument[];
}

/** Some argument names an actor. */
export const hasMention = (list: readonly Argument[]): boolean =>
  list.some((a) => a.mentions.length > 0);

/** Codes of all actors in some arguments; the words where there is no code. */
export const codesOf = (list: readonly Argument[]): string[] =>
  list.flatMap((a) => a.mentions.map((m) => m.code ?? m.text));
