import type { Status } from '../../model/index.ts';
import type { Clause } from '../../language/index.ts';
import type { View } from '../view.ts';
import {
  ADJECTIVES,
  CONDITION_OPENERS,
  GENERIC,
  GOVERNING,
  JUDGEMENTS,
  NOUNS,
  PHRASAL,
  REPORTING,
  TRANSPARENT,
} from './operators.ts';
import { lower, ownStatus } from './own.ts';

export interface Standing {
  status: Status;
  /** What decided, from the inside out: "will", "plan to". */
  operators: string[];
  /** Index of the clause of saying that reports it, or null. */
  reporter: number | null;
  /** A purpose ("to discuss"), a means ("by signing"), a thing in general ("the right to …"): no act. */
  subordinate: 'purpose' | 'means' | 'possibility' | null;
}

/** The less real of two; the first is nearer to the act. */
const ORDER: readonly Status[] = [
  'actual',
  'planned',
  'proposed',
  'hypothetical',
  'refused',
  'cancelled',
  'negated',
];

const denies = (s: Status): boolean => s === 'negated' || s === 'refused' || s === 'cancelled';

/**
 * What an outer operator makes of an inner status: a negation under a plan is a refusal ("will not"),
 * two negations cancel out ("did not refuse to" stays open: hypothetical).
 */
export function combine(inner: Status, outer: Status): Status {
  if (outer === 'actual') return inner;
  if (inner === 'actual') return outer;
  if (inner === outer) return inner;
  if (denies(inner) && denies(outer)) return 'hypothetical';
  if (inner === 'negated' && outer === 'planned') return 'refused';
  if (inner === 'planned' && outer === 'negated') return 'negated';
  if (denies(outer)) return outer;
  if (denies(inner)) return outer === 'hypothetical' ? 'hypothetical' : inner;
  return ORDER.indexOf(inner) >= ORDER.indexOf(outer) ? inner : outer;
}

/** An infinitive that goes on from another: "to deploy a frigate | and hold an exercise". */
export const isJoint = (clause: Clause): boolean =>
  clause.kind === 'infinitive' && /^(?:and|or|but|nor)$/.test(clause.marker ?? '');

const isConditional = (clause: Clause): boolean =>
  clause.kind === 'conditional' || /^(?:if|unless|lest|whether)$/.test(clause.marker ?? '');

/** "Absent new funds, …", "Without a deal, …": the sentence opens with a condition. */
const opensWithCondition = (view: View): boolean => {
  const first = lower(view, 0);
  if (first === 'in' && /^(?:case of|the event)$/.test(`${lower(view, 1)} ${lower(view, 2)}`))
    return true;
  return CONDITION_OPENERS.has(first) && first !== 'whether';
};

/** Token before an infinitive that is a noun of intent: "plans | to visit". */
function nounBefore(view: View, clause: Clause): { word: string; status: Status } | null {
  const word = view.tokens[clause.group.first - 1];
  if (!word || word.pos === 'VERB') return null;
  const status = NOUNS.get(word.lower) ?? NOUNS.get(word.lemma.toLowerCase());
  return status ? { word: word.lower, status } : null;
}

/** "the right | to vote", "a platform | for discussing": spoken of in general. */
const isGeneric = (view: View, clause: Clause): boolean =>
  GENERIC.has(lower(view, clause.group.first - (clause.kind === 'participial' ? 2 : 1)));

/** A gerund that a noun or an adjective takes, and not the verb: "a process | of negotiating". */
function hangsOnNoun(view: View, parent: Clause, child: Clause): boolean {
  if (!/^(?:of|for|in|to|at|about|on|against)$/.test(child.marker ?? '')) return false;
  const at = child.group.first - 2;
  const before = view.tokens[at];
  if (!before || before.lower === 'ready') return false;
  // "is open to resuming", "remains capable of striking"
  if (before.pos === 'ADJ' && COPULA.test(parent.lemma.toLowerCase())) return at > parent.verb;
  return (
    at > parent.group.last + 1 &&
    (before.pos === 'NOUN' || before.pos === 'PROPN' || before.pos === 'ADJ')
  );
}

/** "is likely to", "is set to", "has yet to", "is expected to". */
function adjectiveStatus(
  view: View,
  parent: Clause,
  child: Clause,
): { word: string; status: Status } | null {
  for (let i = parent.group.first; i < child.group.first; i++) {
    const word = lower(view, i);
    const status = ADJECTIVES.get(word);
    if (status && (i === child.group.first - 1 || i === parent.group.last || i === parent.verb)) {
      if (word === 'about' && lower(view, i + 1) !== 'to') continue;
      return { word, status };
    }
  }
  return null;
}

/**
 * Status of the act in clause `k`: its own verb group, then what governs it, clause by clause to the
 * sentence's root. `noun` is true where the act is told by a noun within the clause.
 */
export function standingOf(view: View, k: number): Standing {
  const operators: string[] = [];
  const clause = view.clauses[k]!;
  let status = ownStatus(view, clause, operators);
  let reporter: number | null = null;
  let subordinate: Standing['subordinate'] = null;
  if (isConditional(clause)) {
    status = combine(status, 'hypothetical');
    operators.push(clause.marker ?? 'if');
  }
  if (
    hasCondition(view, k) &&
    (clause.modal !== null || clause.tense === 'future' || clause.tense === 'present')
  ) {
    if (status === 'planned' || status === 'hypothetical' || status === 'actual') {
      status = 'hypothetical';
      operators.push('condition');
    }
  }
  const seen = new Set([k]);
  let joint = true;
  for (let at = k; ;) {
    const child = view.clauses[at]!;
    const index = child.parent;
    // So far only coordinated verbs: "a view to easing the crisis | and ending the war"
    const direct = joint;
    joint &&= child.kind === 'coordinate';
    // A headline's bare infinitive: "Japan to join exercise".
    if (child.kind === 'infinitive' && (index === null || index === undefined)) {
      if (!subordinate) {
        const before = nounBefore(view, child);
        status = combine(status, before?.status ?? 'planned');
        operators.push(before?.word ?? 'to');
      }
      break;
    }
    if (index === null || seen.has(index)) break;
    seen.add(index);
    const parent = view.clauses[index]!;
    const lemma = parent.lemma.toLowerCase();
    if (child.kind === 'coordinate' || child.kind === 'relative') {
      // A coordinated verb shares a modal or an operator only where it is bare: "will meet and sign".
      if (child.kind === 'coordinate' && child.tense === 'none' && child.modal === null) {
        const shared = ownStatus(view, parent, []);
        if (shared !== 'actual' && shared !== 'negated' && isBare(view, child)) {
          status = combine(status, shared);
          operators.push('shared');
        }
      }
      if (child.kind === 'relative') break;
      if (isConditional(parent)) {
        status = combine(status, 'hypothetical');
        operators.push('if');
      }
      at = index;
      continue;
    }
    // "plans to deploy a frigate and hold an exercise"
    if (child.kind === 'infinitive' && isJoint(child)) {
      at = index;
      continue;
    }
    if (child.kind === 'adverbial' || child.kind === 'conditional') break;
    if (child.kind === 'participial') {
      const marker = child.marker?.toLowerCase() ?? null;
      if (marker === 'by' || marker === 'through') {
        if (at === k) subordinate = 'means';
        break;
      }
      if (marker === 'without' || marker === 'instead' || marker === 'rather') {
        status = combine(status, 'negated');
        operators.push(marker);
        break;
      }
      const governed =
        marker === null ||
        marker === 'of' ||
        marker === 'from' ||
        marker === 'for' ||
        marker === 'on' ||
        marker === 'against' ||
        marker === 'at' ||
        marker === 'about' ||
        marker === 'to' ||
        marker === 'out' ||
        marker === 'in';
      const follows =
        child.group.first > parent.group.last && child.group.first - parent.group.last <= 12;
      const comma = hasComma(view, parent.group.last + 1, child.group.first);
      if (!governed || !follows || comma) break;
      if (direct && hangsOnNoun(view, parent, child)) {
        const word = lower(view, child.group.first - 2);
        const noun = NOUNS.get(word) ?? ADJECTIVES.get(word);
        if (noun !== undefined && COPULA.test(lemma)) {
          status = combine(status, noun);
          operators.push(word);
        }
        if (noun === undefined && !TAKES_OBJECT.test(lemma)) {
          subordinate = GENERIC.has(word) ? 'possibility' : 'purpose';
          break;
        }
      }
    }
    if (child.kind === 'infinitive') {
      if (direct && isGeneric(view, child)) {
        subordinate = 'possibility';
        break;
      }
      const before = nounBefore(view, child);
      if (before) {
        status = combine(status, before.status);
        operators.push(before.word);
        const above =
          PHRASAL.get(`${lemma} ${lower(view, parent.group.last + 1)}`) ?? GOVERNING.get(lemma);
        if (above === 'cancelled' || above === 'refused' || above === 'negated') {
          status = combineNoun(before.status, above);
          operators.push(lemma);
        } else if (parent.negated) {
          status = 'negated';
          operators.push('not');
        } else if (above === 'hypothetical') status = combine(status, above);
        at = index;
        continue;
      }
    }
    const adjective =
      child.kind === 'infinitive' || child.kind === 'complement'
        ? adjectiveStatus(view, parent, child)
        : null;
    if (lemma === 'enable' && direct && child.kind === 'infinitive') {
      subordinate = 'possibility';
      break;
    }
    let governs = GOVERNING.get(lemma);
    const phrasal = PHRASAL.get(`${lemma} ${lower(view, parent.group.last + 1)}`);
    if (phrasal !== undefined && child.group.first > parent.group.last) governs = phrasal;
    // "it is time for Canada to sign"
    const told =
      parent.group.last + (/^(?:high|about)$/.test(lower(view, parent.group.last + 1)) ? 2 : 1);
    const judgement = JUDGEMENTS.get(lower(view, told));
    if (
      (child.kind === 'infinitive' || child.kind === 'complement') &&
      lemma === 'be' &&
      judgement !== undefined
    )
      governs = judgement;
    // "dismissed reports that it had sent": a denial
    if (child.kind === 'complement' && deniesReport(view, index, child.first)) governs = 'negated';
    if (lemma === 'have' && /\byet$/.test(lower(view, child.group.first - 1))) governs = 'negated';
    if (
      adjective &&
      (lemma === 'be' ||
        lemma === 'set' ||
        parent.voice === 'passive' ||
        /^(?:stand|remain|get|become|seem|appear|feel|look)$/.test(lemma))
    )
      governs = adjective.status;
    if (child.kind === 'infinitive' && lemma === 'be' && governs === undefined) {
      // "are | to hold", unlike "the aim is | to hold"
      const bare = child.group.first === parent.group.last + 1;
      if (bare && lower(view, child.group.first) === 'to') governs = 'planned';
    }
    // "was able to sign" tells that it was signed; "was not able to", that it was not.
    if (adjective?.word === 'able' && parent.tense === 'past' && parent.modal === null) {
      operators.push('able');
      if (parent.negated) status = combine(status, 'negated');
      at = index;
      continue;
    }
    if (
      child.kind === 'complement' &&
      (governs === 'proposed' || governs === 'planned') &&
      REPORTING.has(lemma)
    )
      governs = undefined;
    if (child.kind === 'complement' && lemma === 'warn') governs = 'hypothetical';
    // "invited to attend": the invitation is the event; the attendance is not yet.
    if (
      governs === undefined &&
      (lemma === 'invite' || lemma === 'allow' || lemma === 'permit' || lemma === 'enable')
    )
      governs = 'hypothetical';
    if (governs !== undefined) {
      operators.push(lemma);
      let above = governs;
      if (parent.negated || parent.marker === 'nor')
        above =
          adjective?.word === 'willing'
            ? 'refused'
            : // "has not decided whether to sign"
              lower(view, child.group.first - 1) === 'whether' || child.marker === 'whether'
              ? 'hypothetical'
              : undone(view, parent, governs);
      status = status === 'planned' && above === 'planned' ? 'planned' : combine(status, above);
      if (child.kind === 'complement' && (REPORTING.has(lemma) || lemma === 'deny'))
        reporter ??= index;
      at = index;
      continue;
    }
    if (REPORTING.has(lemma) && child.kind === 'complement') {
      reporter ??= index;
      // "said it would send": the speaker's past tense turns "will" into "would".
      if (
        parent.tense === 'past' &&
        view.clauses[k]!.modal?.toLowerCase() === 'would' &&
        status === 'hypothetical'
      ) {
        status = 'planned';
        operators.push('reported would');
      }
      at = index;
      continue;
    }
    // "has no intention of joining"
    if (
      parent.negated &&
      child.marker === 'of' &&
      NOUNS.get(lower(view, child.group.first - 2)) === 'planned'
    ) {
      status = combine(status, 'refused');
      operators.push('no', lower(view, child.group.first - 2));
      at = index;
      continue;
    }
    if (TRANSPARENT.has(lemma)) {
      if (ownStatus(view, parent, []) !== 'actual') {
        status = combine(status, ownStatus(view, parent, operators));
      }
      at = index;
      continue;
    }
    if (child.kind === 'infinitive') {
      subordinate ??= 'purpose';
      break;
    }
    break;
  }
  if (view.tokens.at(-1)?.text === '?') {
    status = combine(status, 'hypothetical');
    operators.push('?');
  }
  if (opensWithCondition(view) && (status === 'planned' || status === 'hypothetical'))
    status = 'hypothetical';
  return { status, operators, reporter, subordinate };
}

const COPULA = /^(?:be|remain|stay|become|seem|feel)$/;

/** Verbs whose object does what the gerund tells: "accused China of sending". */
const TAKES_OBJECT =
  /^(?:accuse|suspect|blame|thank|praise|criticise|criticize|condemn|convict|warn|assure|remind|join|assist|help|support|aid|see|catch|include|involve|have)$/;

/** What a negated verb makes of the act that it governs: "did not fail to", "no longer plans to". */
function undone(view: View, parent: Clause, governs: Status): Status {
  if (governs === 'cancelled') return 'actual';
  if (governs === 'planned') {
    for (let i = parent.first; i < parent.group.last; i++)
      if (lower(view, i) === 'no' && lower(view, i + 1) === 'longer') return 'cancelled';
    return 'negated';
  }
  if (governs !== 'negated') return 'hypothetical';
  // "did not deny" grants nothing, unlike "nobody denies".
  const nobody = /^(?:no|nobody|none)$/.test(lower(view, parent.first));
  return parent.lemma === 'deny' && !nobody ? 'hypothetical' : 'actual';
}

/** "dismissed reports that …", "rejected claims that …": the clause at `first` is denied. */
export const deniesReport = (view: View, k: number, first: number): boolean =>
  /^(?:dismiss|reject|refute|dispute|rebut|debunk|deny)$/.test(view.clauses[k]!.lemma) &&
  /^(?:reports?|rumou?rs?|suggestions?|speculation)$/.test(lower(view, first - 1));

/** "dropped plans to": the plan is cancelled, and so the act. */
const combineNoun = (noun: Status, above: Status): Status =>
  noun === 'negated' || noun === 'refused' ? 'hypothetical' : above;

const isBare = (view: View, clause: Clause): boolean => {
  const token = view.tokens[clause.verb]!;
  return token.lower === token.lemma.toLowerCase();
};

const hasComma = (view: View, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (view.tokens[i]!.text === ',') return true;
  return false;
};

/** A clause with "if" or "unless" hangs on `k` (or on the clause that `k` is coordinated with). */
function hasCondition(view: View, k: number): boolean {
  for (const child of view.children[k] ?? [])
    if (isConditional(view.clauses[child]!) && view.clauses[child]!.marker !== 'whether')
      return true;
  return false;
}
