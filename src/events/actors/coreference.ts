import { piecesOf, type Piece } from './pieces.ts';
import type { Found } from './types.ts';

/** What earlier sentences leave to later ones. */
export interface Memory {
  /** All mentions so far, in text order. */
  seen: Found[];
  /** Who the last sentence was about: its main subject. */
  subjects: Found[];
  /** Codes that stand anywhere in the document: "the alliance" before its name is told. */
  ahead: ReadonlySet<string>;
}

const ALLIANCES = new Set(['NATO', 'CSTO', 'AUKUS', 'ANZUS', 'SEATO', 'OTAN']);
const NUMBERS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
};
const SIDES = new Set(
  'sides countries nations governments parties states capitals neighbours neighbors leaders ministers allies partners militaries armies navies presidents premiers powers rivals delegations members democracies'.split(
    ' ',
  ),
);
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

const SINGLE: Readonly<Record<string, (m: Found) => boolean>> = {
  alliance: (m) => ALLIANCES.has(m.code ?? ''),
  bloc: (m) =>
    (m.kind === 'organisation' || m.kind === 'group') &&
    m.code !== 'UN' &&
    m.code !== 'NATO' &&
    m.code !== 'IP4',
  union: (m) => m.code === 'EU' || m.code === 'AU',
  organisation: (m) => m.kind === 'organisation',
  organization: (m) => m.kind === 'organisation',
  grouping: (m) => m.kind === 'group',
  country: (m) => m.kind === 'country' || (m.kind === 'person' && /^[A-Z]{3}$/.test(m.code ?? '')),
};

/** The last `n` different states, in text order. */
function lastStates(seen: readonly Found[], n: number): Found[] {
  const out: Found[] = [];
  for (let i = seen.length - 1; i >= 0 && i >= seen.length - 40 && out.length < n; i--) {
    const mention = seen[i]!;
    if (
      isState(mention) &&
      mention.kind !== 'group' &&
      !mention.place &&
      !out.some((m) => m.code === mention.code)
    )
      out.unshift(mention);
  }
  return out.length === n ? out : [];
}

const GROUPS_OF: Readonly<Record<number, readonly string[]>> = {
  4: ['IP4', 'QUAD'],
  3: ['AUKUS'],
  7: ['G7'],
};

function groupOf(n: number, memory: Memory, here: readonly Found[]): Found[] {
  const codes = GROUPS_OF[n] ?? [];
  const group = lastWhere([...memory.seen, ...here], (m) => codes.includes(m.code ?? ''));
  if (group) return [group];
  return lastStates([...memory.seen, ...here], n);
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
  const count = opener === 'both' ? 2 : (NUMBERS[pieces[at]?.lower ?? ''] ?? null);
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
        count === 2 ? lastStates([...memory.seen, ...before], 2) : groupOf(count, memory, before),
        next.end,
      );
    if (count === 4 && opener !== 'both' && (!word || !/^\p{L}+s$/u.test(word.lower)))
      return make(groupOf(4, memory, before), pieces[at - 1]!.end);
    return [];
  }
  if (!word || opener === 'all' || opener === 'both' || opener === 'either') return [];
  const test = SINGLE[word.lower];
  if (!test) return [];
  const model = lastWhere(
    [...memory.seen, ...before],
    (m) => isState(m) && test(m) && !(word.lower === 'country' && m.place),
  );
  if (model) return make([model], word.end);
  if (word.lower === 'alliance' && memory.ahead.has('NATO'))
    return make([bare('NATO', 'NATO', 'organisation')], word.end);
  if (word.lower === 'bloc' && memory.ahead.has('EU'))
    return make([bare('EU', 'European Union', 'organisation')], word.end);
  return [];
}

const bare = (code: string, name: string, kind: Found['kind']): Found => ({
  code,
  name,
  kind,
  sector: 'IGO',
  person: null,
  text: '',
  start: 0,
  end: 0,
  viaGroup: null,
  sort: 'noun',
  weak: false,
  place: false,
  possessive: false,
});

const PRONOUNS = new Set(['it', 'its', 'they', 'their', 'them', 'he', 'she', 'his', 'her']);

/** "it is likely that", "it was announced": says nothing of a state. */
const isDummy = (pieces: readonly Piece[], i: number): boolean =>
  pieces[i]!.lower === 'it' &&
  /^(?:is|was|will|would|remains|seems|appears|became|takes|makes)$/.test(
    pieces[i + 1]?.lower ?? '',
  ) &&
  pieces
    .slice(i + 2, i + 7)
    .some((p) => p.lower === 'that' || p.lower === 'to' || p.lower === 'whether');

function pronounAt(
  pieces: readonly Piece[],
  i: number,
  memory: Memory,
  here: readonly Found[],
  subjectsHere: readonly Found[],
): Found[] {
  const piece = pieces[i]!;
  const earlier = here.filter((m) => m.end <= piece.start && !m.place && m.sort !== 'pronoun');
  const leading = subjectsHere.filter((m) => m.end <= piece.start);
  const pools = [
    leading,
    memory.subjects,
    earlier.filter((m) => !m.weak),
    memory.seen.slice(-12).filter((m) => !m.place && !m.weak),
  ];
  const person = /^(?:he|she|his|her)$/.test(piece.lower);
  const plural = /^(?:they|their|them)$/.test(piece.lower);
  for (const pool of pools) {
    const fit = pool.filter((m) => (person ? m.kind === 'person' : isBody(m)) && m.code !== null);
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

/**
 * The simple kinds of coreference in one sentence, resolved to the last suitable mention. Nothing is
 * guessed: what has no antecedent stays no mention.
 */
export function findCoreference(
  text: string,
  span: { start: number; end: number },
  here: readonly Found[],
  subjectsHere: readonly Found[],
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
        out.push(...found.map((m) => ({ ...m, possessive: after === '’' || after === "'" })));
      }
    } else if (piece.text === 'Allies' && memory.ahead.has('NATO') && !covered(piece.start)) {
      out.push(
        standIn(bare('NATO', 'NATO', 'organisation'), piece.text, piece.start, piece.end, 'noun'),
      );
    } else if (PRONOUNS.has(piece.lower) && !isDummy(pieces, i)) {
      const owns = piece.lower === 'its' || piece.lower === 'their' || piece.lower === 'his';
      for (const model of pronounAt(pieces, i, memory, here, subjectsHere))
        out.push({
          ...standIn(model, piece.text, piece.start, piece.end, 'pronoun'),
          possessive: owns,
        });
    }
  }
  return out;
}
