import { bareBody, numberOf, NUMBERS, type Called } from './called.ts';
import { mayBe } from './given-names.ts';
import { listsIn } from './lists.ts';
import type { Memory, Thing } from './memory.ts';
import { isCapital, piecesOf, type Piece } from './pieces.ts';
import type { Found } from './types.ts';
import { summitAfter } from './summits.ts';
import { isDummy, OF_OBJECTS, URGES } from './pronoun-words.ts';

const SIDES = new Set(
  'sides countries nations governments parties states capitals neighbours neighbors leaders ministers allies partners militaries armies navies presidents premiers powers rivals delegations members democracies'.split(
    ' ',
  ),
);
/** Ties, and so those whom they tie: "these relationships". */
const TIES = new Set('relationships relations ties partnerships'.split(' '));
const OPENERS = new Set(['the', 'both', 'all', 'these', 'those', 'this', 'that', 'either']);

const isState = (m: Found): boolean =>
  m.code !== null && m.kind !== 'other' && !m.weak && m.sort !== 'pronoun';
const isBody = (m: Found): boolean => isState(m) && m.kind !== 'person';

const lastWhere = (list: readonly Found[], test: (m: Found) => boolean): Found | null => {
  for (let i = list.length - 1; i >= 0 && i >= list.length - 60; i--) {
    const mention = list[i]!;
    if (test(mention)) return mention;
  }
  return null;
};

/** Nouns that a description of another body leaves alone: an alliance is seldom "the bloc". */
const BLOCS = 'bloc';

/** Whether a noun after "the" may stand for a mention: what it declares, else what it is. */
function standsFor(word: string, m: Found, called: Called): boolean {
  const code = m.code ?? '';
  switch (word) {
    case 'organisation':
    case 'organization':
      return m.kind === 'organisation';
    case 'grouping':
      return m.kind === 'group';
    case 'country':
      return m.kind === 'country' || (m.kind === 'person' && called.isCountry(m.code));
    case BLOCS:
      return (
        (m.kind === 'organisation' || m.kind === 'group') &&
        (called.of(BLOCS).has(code) || called.undescribed(code))
      );
    default:
      return called.of(word).has(code);
  }
}

/** "the four", "the three countries": a group of that size that the text names, else the last list of
 * so many; nothing else is guessed. */
function groupOf(
  n: number,
  word: string,
  memory: Memory,
  here: readonly Found[],
  text: string,
): Found[] {
  const { called, ahead } = memory;
  const declared = called.of(word);
  const list =
    listsIn(text, here).findLast((run) => run.length === n) ??
    memory.lists.findLast((run) => run.length === n);
  const all = [...memory.seen, ...here];
  const group = lastWhere(all, (m) => declared.has(m.code ?? ''));
  if (group) return [group];
  if (list) return [...list];
  const sized = lastWhere(all, (m) => isBody(m) && m.code !== null && called.numbers(m.code, n));
  if (sized && n > 2) return [sized];
  const gathered = called.gathered(n, ahead);
  return gathered === null ? [] : [bareBody(called.body(gathered))];
}

/** "both countries", "the two sides": the last pair, else the two that the text is about. */
function pairOf(noun: string, memory: Memory, here: readonly Found[], text: string): Found[] {
  const states = /^(?:countr|nation|neighbo|capital|state|government)/.test(noun);
  const isCountry = (code: string | null): boolean => memory.called.isCountry(code);
  const fitting = (m: Found): boolean =>
    isState(m) && !m.place && m.kind !== 'group' && (!states || isCountry(m.code));
  if (!/^(?:side|part)/.test(noun)) {
    const run = listsIn(text, here).at(-1) ?? memory.lists.at(-1);
    if (run?.length === 2 && run.every(fitting)) return [...run];
  }
  const often = [...memory.counts]
    .filter(([code, count]) => count > 1 && (!states || isCountry(code)))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (often.length < 2 || often[2]?.[1] === often[1]![1]) return [];
  const pair = often
    .slice(0, 2)
    .map(([code]) => lastWhere([...memory.seen, ...here], (m) => m.code === code && fitting(m)));
  return pair.every((m) => m !== null) ? pair : [];
}

const standIn = (
  model: Found,
  text: string,
  start: number,
  end: number,
  sort: Found['sort'],
): Found => ({
  ...model,
  kind: model.kind === 'person' && sort === 'noun' ? 'country' : model.kind,
  person: model.kind === 'person' && sort === 'pronoun' ? model.person : null,
  text,
  start,
  end,
  sort,
  weak: false,
  place: false,
  possessive: false,
});

/** "the alliance", "the bloc", "both sides", "all four countries", "the four". */
function nounAt(
  pieces: readonly Piece[],
  i: number,
  text: string,
  memory: Memory,
  here: readonly Found[],
): Found[] {
  const opener = pieces[i]!.lower;
  let at = i + 1;
  if (opener === 'both' || opener === 'all') {
    if (pieces[at]?.lower === 'of') at++;
    if (pieces[at]?.lower === 'the') at++;
  }
  const counted = pieces[at]?.lower ?? '';
  const count = opener === 'both' ? 2 : numberOf(counted);
  if (count !== null && opener !== 'both') at++;
  const word = pieces[at];
  const start = pieces[i]!.start;
  const before = here.filter((m) => m.end <= start);
  const make = (models: readonly Found[], end: number): Found[] =>
    models.map((m) => standIn(m, text.slice(start, end), start, end, 'noun'));
  if (count !== null) {
    const next =
      word && SIDES.has(word.lower)
        ? word
        : pieces[at + 1] && SIDES.has(pieces[at + 1]!.lower)
          ? pieces[at + 1]!
          : null;
    if (next)
      return make(
        count === 2
          ? pairOf(next.lower, memory, before, text)
          : groupOf(count, counted, memory, before, text),
        next.end,
      );
    // "the four": only where a group calls itself so; "the four ships" are no states.
    if (
      count > 2 &&
      opener !== 'both' &&
      NUMBERS[counted] !== undefined &&
      memory.called.of(counted).size > 0 &&
      (!word || !/^\p{L}{3,}s$/u.test(word.lower))
    )
      return make(groupOf(count, counted, memory, before, text), pieces[at - 1]!.end);
    return [];
  }
  // "the summit", "the Madrid summit": whoever holds it.
  const meeting = word && /^summits?$/.test(word.lower) ? word : pieces[at + 1];
  if (meeting && /^summits?$/.test(meeting.lower) && memory.host)
    return meeting === word || isCapital(word!.text)
      ? make([{ ...memory.host, kind: 'organisation', person: null }], meeting.end).map(weakly)
      : [];
  if (word?.lower === 'secretary' && pieces[at + 1]?.lower === 'general') {
    const end = pieces[at + 1]!.end;
    const alone = !isCapital(pieces[at + 2]?.text ?? '') && pieces[at + 2]?.lower !== 'of';
    const heads = [...memory.called.headed].filter((code) => memory.ahead.has(code));
    if (!alone || heads.length !== 1) return [];
    const person = { name: null, office: 'secretary general' };
    return make([bareBody(memory.called.body(heads[0]!), 'person')], end).map((m) =>
      Object.assign(m, { kind: 'person', person }),
    );
  }
  if (!word || opener === 'all' || opener === 'both' || opener === 'either') return [];
  if (TIES.has(word.lower) && (opener === 'these' || opener === 'those')) {
    const group = lastWhere([...memory.seen, ...before], (m) => isState(m) && m.kind === 'group');
    return group ? make([group], word.end) : [];
  }
  // "The ministers agreed": the pair that the text is about.
  if (opener === 'the' && PARTIES.test(word.lower))
    return make(pairOf('sides', memory, before, text), word.end);
  const summit = summitAfter(pieces, i);
  if (
    summit !== null &&
    !here.some((m) => isBody(m) && !m.place && m.start >= start && m.end <= summit.start)
  ) {
    const host = lastWhere(
      [...memory.seen, ...before],
      (m) => isState(m) && memory.called.of('alliance').has(m.code ?? ''),
    );
    return host ? make([host], summit.end) : [];
  }
  if (opener === 'the' && HOME.has(word.lower))
    return make(homeOf(memory, before).map(asGovernment), word.end);
  const second = pieces[at + 1];
  const two = second === undefined ? '' : `${word.lower} ${second.lower}`;
  const both = memory.called.of(two).size > 0;
  const [noun, end] = both ? [two, second!.end] : [word.lower, word.end];
  const declared = memory.called.of(noun);
  if (declared.size === 0 && !GENERAL.has(noun)) return [];
  const model = lastWhere(
    [...memory.seen, ...before],
    (m) => isState(m) && standsFor(noun, m, memory.called) && !(noun === 'country' && m.place),
  );
  if (model) return make([model], end);
  const later = memory.called.choose([...declared].filter((code) => memory.ahead.has(code)));
  return later === null ? [] : make([bareBody(memory.called.body(later))], end);
}

/** Nouns for what a body is, whether or not one declares them. */
const GENERAL = new Set(['organisation', 'organization', 'grouping', 'country', BLOCS]);

/** Of a state that is spoken of: "the government", "the foreign ministry" of it. */
const HOME = new Set(['government', 'cabinet']);
const asGovernment = (m: Found): Found => ({ ...m, kind: 'country', person: null, sector: 'GOV' });

/** The one state that a sentence names before "the government", else the one that the last was about. */
function homeOf(memory: Memory, before: readonly Found[]): Found[] {
  const state = (m: Found): boolean => memory.called.isCountry(m.code) && m.sort !== 'pronoun';
  for (const pool of [before, memory.subjects, memory.alone ? [memory.alone] : []]) {
    const states = pool.filter(state);
    const codes = new Set(states.map((m) => m.code));
    if (codes.size === 1) return [states[0]!];
    if (codes.size > 1) return [];
  }
  return [];
}

const PARTIES = /^(?:ministers|leaders|sides|presidents|premiers|delegations)$/;

const weakly = (m: Found): Found => ({ ...m, weak: true });

const PRONOUNS = new Set(['it', 'its', 'they', 'their', 'them', 'he', 'she', 'his', 'her']);

/** Who and what the clauses of a sentence are about: worked out when somebody asks. */
export interface Subjects {
  readonly actors: readonly Found[];
  readonly things: readonly Thing[];
}

/**
 * "it": the last subject before it in its sentence, else the one subject of the sentence before. Where
 * that is a thing or several actors, nobody: a wrong actor is worse than none.
 */
function itAt(
  pieces: readonly Piece[],
  i: number,
  memory: Memory,
  subjects: Subjects,
  here: readonly Found[],
): Found[] {
  const piece = pieces[i]!;
  // "called South Korea a partner and urged it to": the other, and never the one who urges
  if (URGES.test(pieces[i - 1]?.lower ?? '') && pieces[i + 1]?.lower === 'to') {
    const urger = subjects.actors.findLast((m) => m.end <= piece.start);
    const urged = here.findLast(
      (m) =>
        m.end <= piece.start &&
        isBody(m) &&
        !m.place &&
        !m.weak &&
        m.code !== (urger?.code ?? null),
    );
    if (urger && urged) return [urged];
  }
  const before = subjects.actors.filter((m) => m.end <= piece.start && m.sort !== 'pronoun');
  // Where it can mean nobody, what else is spoken of need not be known.
  if (before.length === 0 && memory.subjects.length === 0 && !memory.alone) return [];
  const thing = subjects.things.findLast((t) => t.end <= piece.start && !t.plural);
  const last = before.at(-1);
  if (thing && (!last || thing.start > last.start)) return [];
  // "Unless Belarus frees him, the EU will impose sanctions on it"
  if (last && i > 0 && OF_OBJECTS.test(pieces[i - 1]!.lower)) {
    const other = before.findLast((m) => m.code !== last.code);
    if (other) return isBody(other) ? [other] : [];
  } else if (last) return isBody(last) ? [last] : [];
  const bodies = memory.subjects.filter(isBody);
  if (memory.thing) return [];
  if (memory.subjects.length === 0 && memory.alone) return [memory.alone];
  return new Set(bodies.map((m) => m.code)).size === 1 ? [bodies[0]!] : [];
}

/** Whom a pronoun other than "it" means. */
function pronounAt(
  pieces: readonly Piece[],
  i: number,
  memory: Memory,
  here: readonly Found[],
  subjects: Subjects,
): Found[] {
  const piece = pieces[i]!;
  if (piece.lower === 'it') return itAt(pieces, i, memory, subjects, here);
  const meant = antecedents(pieces, i, memory, here, subjects);
  // "My Government reaffirms its commitment": what is no actor of ours owns it.
  if (meant.length > 0 && piece.lower === 'its') {
    const thing = subjects.things.findLast((t) => t.end <= piece.start && !t.plural);
    const closer = (m: Found): boolean => m.start > thing!.start && m.end <= piece.start;
    const known = (m: Found): boolean => !m.place && m.sort !== 'pronoun' && closer(m);
    if (thing && !subjects.actors.some(closer) && !here.some(known)) return [];
  }
  return meant;
}

function antecedents(
  pieces: readonly Piece[],
  i: number,
  memory: Memory,
  here: readonly Found[],
  subjects: Subjects,
): Found[] {
  const piece = pieces[i]!;
  const earlier = here.filter((m) => m.end <= piece.start && !m.place && m.sort !== 'pronoun');
  const leading = subjects.actors.filter((m) => m.end <= piece.start);
  const pools = [
    leading,
    memory.subjects,
    earlier.filter((m) => !m.weak),
    memory.seen.slice(-12).filter((m) => !m.place && !m.weak),
  ];
  const person = /^(?:he|she|his|her)$/.test(piece.lower);
  // "Following his meeting with her, the secretary general left."
  const opens = subjects.actors.find((m) => m.start > piece.start);
  if (opens && /^(?:his|her|its)$/.test(piece.lower) && earlier.length + leading.length === 0)
    if (/^(?:after|before|following|during|in|on|at|with|since|ahead)$/.test(pieces[0]!.lower))
      if (person ? opens.kind === 'person' : isBody(opens)) return [opens];
  const plural = /^(?:they|their|them)$/.test(piece.lower);
  // Who is no actor of ours was spoken of last; a plural is told of a subject only.
  if (plural) pools.length = 2;
  const fits = (m: Found): boolean =>
    (person ? m.kind === 'person' && mayBe(piece.lower, m) : isBody(m)) && m.code !== null;
  if (person && pools.slice(1).some((pool) => pool.some(fits)) && memory.stranger) pools.length = 1;
  for (const pool of pools) {
    const fit = pool.filter(fits);
    if (fit.length === 0) continue;
    if (!plural) return [fit.at(-1)!];
    const unlike = fit.filter((m, at) => fit.findIndex((o) => o.code === m.code) === at);
    return unlike.length > 1
      ? unlike
      : unlike[0]!.kind === 'country' && pool !== leading
        ? []
        : unlike;
  }
  return [];
}

/** Whom a word with a capital stands for that needs no article: "Allies". */
const namedBy = (piece: Piece, { called, ahead }: Memory): string | null =>
  called.choose([...called.named(piece.text)].filter((code) => ahead.has(code)));

/**
 * The simple kinds of coreference in one sentence, resolved to the last suitable mention. Nothing is
 * guessed: what has no antecedent stays no mention.
 */
export function findCoreference(
  text: string,
  span: { start: number; end: number },
  here: readonly Found[],
  subjects: Subjects,
  memory: Memory,
): Found[] {
  const pieces = piecesOf(text, span.start, span.end);
  const out: Found[] = [];
  const covered = (start: number): boolean => here.some((m) => m.start <= start && start < m.end);
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!;
    if (OPENERS.has(piece.lower) && !covered(piece.start)) {
      const found = nounAt(pieces, i, text, memory, [...here, ...out]);
      if (found.length > 0 && !covered(found[0]!.end - 1)) {
        const after = text[found[0]!.end];
        const possessive = after === '’' || after === "'";
        for (const m of found) out.push(Object.assign(m, { possessive }));
      }
    } else if (isCapital(piece.text) && !covered(piece.start) && namedBy(piece, memory) !== null) {
      const body = bareBody(memory.called.body(namedBy(piece, memory)!));
      out.push(standIn(body, piece.text, piece.start, piece.end, 'noun'));
    } else if (PRONOUNS.has(piece.lower) && !isDummy(pieces, i)) {
      const owns = piece.lower === 'its' || piece.lower === 'their' || piece.lower === 'his';
      for (const model of pronounAt(pieces, i, memory, here, subjects))
        out.push({
          ...standIn(model, piece.text, piece.start, piece.end, 'pronoun'),
          possessive: owns,
        });
    }
  }
  return out;
}
