import type { Clause } from '../../language/index.ts';
import type { Status } from '../../model/index.ts';
import type { View } from '../view.ts';
import { hasCondition, isConditional } from './conditions.ts';
import {
  adjectiveOperator,
  degree,
  nounBefore,
  nounOperator,
  takesGerund,
  throughNoun,
  verbOf,
  verbOperator,
} from './govern.ts';
import type { Takes } from './operators.ts';
import { lower, ownStatus } from './own.ts';
import { combine, denies, through, type Operator } from './signature.ts';

/** A purpose ("to discuss"), a means ("by signing"), a thing in general ("the right to …"): no act. */
export type Subordinate = 'purpose' | 'means' | 'possibility';

/** What the surroundings of a clause make of it. */
export interface Context {
  status: Status;
  /** What decided, from the inside out: "plan", "refuse". */
  operators: readonly string[];
  /** Index of the clause of saying that reports it, or null. */
  reporter: number | null;
  subordinate: Subordinate | null;
  /** Told by a past verb of saying or thinking, which turns "will" into "would". */
  shifted: boolean;
}

const TOP: Context = {
  status: 'actual',
  operators: [],
  reporter: null,
  subordinate: null,
  shifted: false,
};

interface Known {
  contexts: (Context | undefined)[];
  worlds: (Status | undefined)[];
}
const known = new WeakMap<View, Known>();
const ofView = (view: View): Known => {
  let made = known.get(view);
  if (!made) known.set(view, (made = { contexts: [], worlds: [] }));
  return made;
};

/** The context of clause `k`; each is found once, and after the one that it hangs on. */
export function contextOf(view: View, k: number): Context {
  const { contexts } = ofView(view);
  let context = contexts[k];
  if (context === undefined) {
    contexts[k] = TOP;
    contexts[k] = context = find(view, k);
  }
  return context;
}

/** Status of clause `k`: its own, under what its surroundings make of it. */
export function worldOf(view: View, k: number): Status {
  const { worlds } = ofView(view);
  let world = worlds[k];
  if (world === undefined) worlds[k] = world = combine(own(view, k, []), contextOf(view, k).status);
  return world;
}

/** Status of a clause by itself, with its condition. */
export function own(view: View, k: number, operators: string[]): Status {
  const clause = view.clauses[k]!;
  let status = ownStatus(view, clause, operators);
  const context = contextOf(view, k);
  if (
    context.shifted &&
    status === 'hypothetical' &&
    clause.modal?.toLowerCase() === 'would' &&
    !isPerfect(view, clause)
  ) {
    status = 'planned';
    operators.push('reported would');
  }
  if (isConditional(clause)) {
    status = combine(status, 'hypothetical');
    operators.push(clause.marker ?? 'if');
  }
  const open = status === 'planned' || status === 'hypothetical' || status === 'actual';
  const ahead = clause.modal !== null || clause.tense === 'future' || clause.tense === 'present';
  if (open && ahead && hasCondition(view, k)) {
    status = 'hypothetical';
    operators.push('condition');
  }
  return status;
}

const isPerfect = (view: View, clause: Clause): boolean => {
  for (let i = clause.group.first; i < clause.verb; i++) if (lower(view, i) === 'have') return true;
  return false;
};

/** An infinitive that goes on from another: "to deploy a frigate | and hold an exercise". */
export const isJoint = (clause: Clause): boolean =>
  clause.kind === 'infinitive' && JOINING.has(clause.marker ?? '');
const JOINING = new Set(['and', 'or', 'but', 'nor']);

function find(view: View, k: number): Context {
  const child = view.clauses[k]!;
  const index = child.parent;
  if (index === null || index === k) {
    if (child.kind !== 'infinitive') return TOP;
    // A headline's bare infinitive: "Japan to join exercise", "Decision to join".
    const n = nounBefore(view, child.group.first, 'to');
    const op = n === -1 ? null : nounOperator(view, n, 'to');
    return under(TOP, op?.affirmed ?? 'planned', op ? lower(view, n) : 'to');
  }
  const parent = view.clauses[index]!;
  switch (child.kind) {
    case 'main':
      return TOP;
    case 'coordinate':
      return coordinated(view, child, index);
    case 'relative':
      return fillsNoun(view, child) ? governed(view, k, index, 'that') : TOP;
    case 'adverbial':
    case 'conditional':
      return beside(view, child, index);
    case 'participial':
      return participial(view, k, index);
    case 'infinitive':
      if (isJoint(child)) return contextOf(view, index);
      return infinitive(view, k, index, parent);
    default:
      return governed(view, k, index, 'that');
  }
}

/** One more step between a clause and the top of its sentence. */
const under = (
  outer: Context,
  status: Status,
  word: string,
  more: Partial<Context> = {},
): Context => ({
  status,
  operators: [word, ...outer.operators],
  reporter: outer.reporter,
  // A purpose is one all the way down.
  subordinate: outer.subordinate === 'purpose' ? 'purpose' : null,
  shifted: false,
  ...more,
});

/** A coordinated verb stands where its sibling stands; a bare one shares its auxiliary. */
function coordinated(view: View, child: Clause, index: number): Context {
  const outer = contextOf(view, index);
  const sibling = view.clauses[index]!;
  let { status } = outer;
  const operators = [...outer.operators];
  const bare = view.tokens[child.verb]!;
  if (child.tense === 'none' && child.modal === null && bare.lower === bare.lemma.toLowerCase()) {
    const shared = ownStatus(view, sibling, []);
    if (shared !== 'actual' && shared !== 'negated') {
      status = combine(status, shared);
      operators.unshift('shared');
    }
  }
  if (isConditional(sibling)) {
    status = combine(status, 'hypothetical');
    operators.unshift('if');
  }
  return { ...outer, status, operators };
}

/** "reports | that Japan had signed": a clause that fills a noun, and is no relative one. */
function fillsNoun(view: View, child: Clause): boolean {
  if (child.marker !== 'that' || child.subjectInherited) return false;
  const [subject] = child.subjects;
  return (
    subject !== undefined &&
    subject.first > child.first &&
    nounBefore(view, child.first, 'that') !== -1
  );
}

const LATER = new Set(['when', 'once', 'until', 'till', 'before', 'after', 'as', 'while']);

/** "when the minister visits Tokyo in May, he will …": ahead with its main clause. */
function beside(view: View, child: Clause, index: number): Context {
  if (child.marker === 'as' && /^(?:if|though)$/.test(lower(view, child.first + 1)))
    return under(TOP, 'hypothetical', 'as if');
  if (child.kind !== 'adverbial' || child.tense !== 'present' || child.modal !== null) return TOP;
  if (!LATER.has(child.marker ?? '')) return TOP;
  const main = worldOf(view, index);
  return main === 'planned' || main === 'refused' ? under(TOP, 'planned', child.marker!) : TOP;
}

const MEANS = new Set(['by', 'through', 'via']);
const BARRED = new Set(['without', 'instead', 'rather']);
const GOVERNED = new Set([
  'of',
  'from',
  'for',
  'on',
  'against',
  'at',
  'about',
  'to',
  'out',
  'in',
  'into',
  'with',
  'over',
  'toward',
  'towards',
  'upon',
  'away',
]);
const HANGING = new Set(['of', 'for', 'in', 'to', 'at', 'about', 'on', 'against']);

/** Verbs whose object does what the gerund tells: "thanked China for sending". */
const TAKES_OBJECT = new Set(
  'accuse suspect blame thank praise criticise criticize condemn convict warn assure remind join assist help support aid see catch include involve have commend congratulate fault rebuke sanction punish reward'.split(
    ' ',
  ),
);

function participial(view: View, k: number, index: number): Context {
  const child = view.clauses[k]!;
  const parent = view.clauses[index]!;
  const marker = child.marker?.toLowerCase() ?? null;
  if (marker !== null && MEANS.has(marker))
    return { ...TOP, subordinate: 'means', operators: [marker] };
  if (marker !== null && BARRED.has(marker)) return under(TOP, 'negated', marker);
  const { group } = child;
  const apart =
    group.first <= parent.group.last ||
    group.first - parent.group.last > 14 ||
    hasComma(view, parent.group.last + 1, group.first);
  if (apart || (marker !== null && !GOVERNED.has(marker))) return alongside(view, child, index);
  if (marker !== null && HANGING.has(marker)) {
    const n = nounBefore(view, group.first - 1, 'ing');
    if (n !== -1) return filling(view, n, index, 'ing');
    if (hangsOnNoun(view, parent, child) && !takesGerund(view, parent, marker)) {
      if (!TAKES_OBJECT.has(verbOf(view, parent)))
        return { ...TOP, subordinate: 'purpose', operators: [marker] };
    }
  }
  return governed(view, k, index, 'ing');
}

/** ", signing a treaty": goes with its main clause where that lies ahead. */
function alongside(view: View, child: Clause, index: number): Context {
  if (child.marker !== null || child.group.first <= view.clauses[index]!.group.last) return TOP;
  if (child.voice === 'passive') return TOP;
  const main = worldOf(view, index);
  return main === 'planned' || main === 'proposed' || main === 'hypothetical'
    ? under(TOP, main, 'with')
    : TOP;
}

/** A gerund that a noun or an adjective takes, and not the verb: "a process | of negotiating". */
function hangsOnNoun(view: View, parent: Clause, child: Clause): boolean {
  const at = child.group.first - 2;
  const before = view.tokens[at];
  if (!before || at <= parent.group.last + 1) return false;
  return before.pos === 'NOUN' || before.pos === 'PROPN' || before.pos === 'ADJ';
}

function infinitive(view: View, k: number, index: number, parent: Clause): Context {
  const child = view.clauses[k]!;
  const to = child.group.first;
  // "in order to", "so as to"
  if (lower(view, to - 1) === 'order' && lower(view, to - 2) === 'in') return purpose(view, index);
  if (lower(view, to - 1) === 'as' && lower(view, to - 2) === 'so') return purpose(view, index);
  const n = nounBefore(view, to, 'to');
  if (n !== -1 && (n > parent.group.last || n < parent.group.first))
    return filling(view, n, index, 'to');
  if (lower(view, to - 1) === 'yet' && verbOf(view, parent) === 'have')
    return under(contextOf(view, index), 'negated', 'yet');
  return governed(view, k, index, 'to');
}

const purpose = (view: View, index: number): Context => ({
  ...contextOf(view, index),
  subordinate: 'purpose',
});

/** What fills a noun: "plans | to sign", "the idea | of signing", "reports | that it signed". */
function filling(view: View, n: number, index: number, takes: Takes): Context {
  const outer = contextOf(view, index);
  const { status, general } = throughNoun(
    view,
    n,
    view.clauses[index]!,
    worldOf(view, index),
    takes,
  );
  const context = under(outer, status, lower(view, n));
  return general ? { ...context, subordinate: context.subordinate ?? 'possibility' } : context;
}

const BARE_TO: Operator = { affirmed: 'planned', negated: 'refused' };

/** What a verb, an adjective or a noun takes for its complement. */
function governed(view: View, k: number, index: number, takes: Takes): Context {
  const child = view.clauses[k]!;
  const parent = view.clauses[index]!;
  const outer = contextOf(view, index);
  const world = worldOf(view, index);
  if (takes === 'that') {
    const n = nounBefore(view, child.first, 'that');
    if (n > parent.group.last) return filling(view, n, index, 'that');
  }
  const lemma = verbOf(view, parent);
  if (takes === 'to' && lemma === 'be' && child.group.first === parent.group.last + 1)
    return under(
      outer,
      // "was to have signed": it did not come to that
      lower(view, child.group.first + 1) === 'have' ? 'cancelled' : through(BARE_TO, world),
      'be to',
    );
  const by = degree(view, parent, child);
  if (by !== null)
    return under(
      outer,
      by === 'actual' ? world : combine('negated', world),
      by === 'actual' ? 'enough' : 'too',
    );
  const adjective = adjectiveOperator(view, parent, child, takes);
  const verb =
    adjective ??
    verbOperator(view, parent, takes, child.kind === 'participial' ? child.marker : null);
  if (verb === null) {
    if (takes === 'to') return { ...purpose(view, index), operators: ['to'] };
    return takes === 'that' ? under(outer, denies(world) ? 'actual' : world, lemma) : TOP;
  }
  const { op, word } = verb;
  if (op.general) return under(outer, 'hypothetical', word, { subordinate: 'possibility' });
  const done = op.past !== null && parent.tense === 'past' && parent.modal === null;
  let status = through(done ? { ...op, affirmed: op.past! } : op, world);
  // "has not decided whether to sign"
  if (child.marker === 'whether' || lower(view, child.group.first - 1) === 'whether')
    status = 'hypothetical';
  else if (op.affirmed === 'planned' && world === 'negated' && noLonger(view, parent))
    status = 'cancelled';
  // "Nobody denies that …", unlike "did not deny that …"
  else if (
    op.says &&
    op.affirmed === 'negated' &&
    world === 'negated' &&
    saidByNobody(view, parent)
  )
    status = 'actual';
  return under(outer, status, word, {
    reporter: op.says && takes === 'that' ? index : outer.reporter,
    shifted: takes === 'that' && parent.tense === 'past',
  });
}

const NOBODY = new Set(['no', 'nobody', 'none', 'nothing']);
const saidByNobody = (view: View, { subjects }: Clause): boolean =>
  subjects.some((subject) => NOBODY.has(lower(view, subject.first)));

function noLonger(view: View, clause: Clause): boolean {
  for (let i = clause.first; i <= clause.group.last; i++)
    if (lower(view, i) === 'no' && lower(view, i + 1) === 'longer') return true;
  return false;
}

function hasComma(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (view.tokens[i]!.text === ',') return true;
  return false;
}
