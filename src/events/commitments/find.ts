import type { Force } from '../../model/index.ts';
import { attachedTo, textOf, type View } from '../view.ts';
import type { Draft } from '../triggers/draft.ts';
import { findQuantities } from './quantities.ts';

const WEAK =
  /^(?:hope|aim|aspire|seek|encourage|want|wish|strive|endeavour|express|voice|signal|indicate|show|convey|declare)$/;
const INTENT =
  /^(?:say|announce|plan|intend|prepare|decide|offer|provide|send|give|will|deliver|donate|supply|ready|increase|raise|boost|earmark|allocate|budget|propose)$/;
const PROMISE_NOUN =
  /^(?:pledge|promise|commitment|vow|undertaking|guarantee|assurance|offer|target|goal|plan|aid|assistance|support|help|package|agreement|deal|contribution|spending|budget)$/;

const BOUND =
  /^(?:up|to|at|least|most|no|not|less|more|than|over|under|nearly|almost|about|some|around)$/;

/** A promise in an act: the words that say what is promised, and how firmly. */
export interface Promise {
  first: number;
  last: number;
  force: Force;
}

/** Last token of a clause with all that hangs on it, without trailing marks or a clause of saying. */
function endOf(view: View, k: number): number {
  let last = view.clauses[k]!.last;
  for (const child of view.children[k] ?? []) {
    const { kind } = view.clauses[child]!;
    if (kind !== 'coordinate' || view.clauses[child]!.tense === 'none')
      last = Math.max(last, endOf(view, child));
  }
  return last;
}

const trim = (view: View, first: number, last: number): number => {
  let end = last;
  while (
    end > first &&
    view.tokens[end]!.pos === 'PUNCT' &&
    !/^[)”"’%]$/.test(view.tokens[end]!.text)
  )
    end--;
  while (end > first && view.tokens[end]!.pos === 'CCONJ') end--;
  while (
    end > first &&
    view.tokens[end]!.pos === 'PUNCT' &&
    !/^[)”"’%]$/.test(view.tokens[end]!.text)
  )
    end--;
  return end;
};

interface Range {
  first: number;
  last: number;
}

/** "promised Ukraine 16 million dollars": the phrase without whom it is promised to. */
function withoutRecipient(view: View, draft: Draft, { first, last }: Range): Range {
  const { start } = view.tokens[first]!;
  const named = draft.recipients.flatMap((a) => a.mentions).find((m) => m.start === start);
  if (!named || named.possessive || named.weak) return { first, last };
  let next = first;
  while (next < last && view.tokens[next]!.start < named.end) next++;
  return { first: next, last };
}

/** "more | than 35 billion euros": on to the end of the number. */
function grown(view: View, { first, last }: Range): Range {
  let end = last;
  if (/^(?:than|to|least|most)$/.test(view.tokens[end + 1]?.lower ?? ''))
    for (let i = end + 1; i <= end + 6 && i < view.tokens.length; i++) {
      const { pos } = view.tokens[i]!;
      if (pos === 'NUM' || pos === 'SYM') {
        last = i;
        while (/^(?:NUM|SYM|NOUN)$/.test(view.tokens[last + 1]?.pos ?? '')) last++;
        end = last;
        break;
      }
    }
  const of = view.prepositional.get(end + 1);
  if (of?.preposition === 'of' && /^(?:percent|%)$/.test(view.tokens[end]!.lower))
    end = Math.max(end, ...of.objects.map((o) => o.last));
  return { first, last: end };
}

/** "pledged | up to 100 million", "25 million and | two radars": back over a bound and what is joined. */
function grownBack(view: View, draft: Draft, { first, last }: Range): Range {
  let start = first;
  const objects = view.clauses[draft.clause]!.objects;
  for (let i = objects.length - 1; i >= 0; i--) {
    const object = objects[i]!;
    const joint = textOf(view, object.last, start).slice(
      textOf(view, object.last, object.last).length,
    );
    if (object.last < start && start - object.last <= 3 && /^,? ?(?:and|,|&) /.test(joint))
      start = object.first;
  }
  const { verb } = view.clauses[draft.clause]!;
  let from = start;
  while (from - 1 > verb && start - from < 4 && BOUND.test(view.tokens[from - 1]!.lower)) from--;
  return { first: from, last };
}

/** The promise that an act makes, or null: by an AGREE, a signature with terms, or aid handed over. */
export function promiseOf(view: View, draft: Draft): Promise | null {
  const clause = view.clauses[draft.clause]!;
  const lemma = clause.lemma.toLowerCase();
  const from = ((): { first: number; last: number } | null => {
    if (draft.content !== null) {
      const content = view.clauses[draft.content]!;
      const first =
        draft.content === draft.clause
          ? content.group.first
          : Math.min(content.group.first, content.first);
      return { first, last: trim(view, first, endOf(view, draft.content)) };
    }
    if (draft.object !== null) {
      const phrases = attachedTo(view, draft.object);
      const last = Math.max(
        draft.object.last,
        ...phrases.flatMap((p) => p.objects.map((o) => o.last)),
      );
      const own = withoutRecipient(view, draft, { first: draft.object.first, last });
      return grown(view, grownBack(view, draft, own));
    }
    return {
      first: draft.trigger.first,
      last: trim(view, draft.trigger.first, endOf(view, draft.clause)),
    };
  })();
  if (!from || from.last < from.first) return null;
  const quantities = findQuantities(textOf(view, from.first, from.last));
  switch (draft.root) {
    case 'AGREE': {
      if (draft.operators.includes('own announcement')) return { ...from, force: 'intent' };
      if (
        (draft.told === 'noun' || lemma === 'accept') &&
        !PROMISE_NOUN.test(view.tokens[draft.trigger.last]!.lemma.toLowerCase())
      )
        return null;
      const force: Force = WEAK.test(lemma)
        ? 'aspiration'
        : INTENT.test(lemma)
          ? 'intent'
          : 'pledge';
      return { ...from, force };
    }
    case 'SUPPORT':
      return draft.instrument === 'framework-agreement' && quantities.length > 0
        ? { ...from, force: 'signed' }
        : null;
    case 'AID':
      if (quantities.length === 0) return null;
      return { ...from, force: draft.status === 'actual' ? 'delivered' : 'intent' };
    case 'COOPERATE':
      return draft.status === 'planned' && quantities.length > 0
        ? { ...from, force: 'intent' }
        : null;
    default:
      return null;
  }
}

export { findQuantities };
