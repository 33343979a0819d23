import type { Root } from '../../model/index.ts';
import type { Argument } from '../roles/args.ts';
import type { Draft, Dropped } from '../triggers/draft.ts';
import type { Lexicon } from '../triggers/lexicon.ts';
import { mentionsIn, type View } from '../view.ts';
import { readRules, type Anchors, type Range, type RuleView } from './anchored.ts';
import type { Models } from './load.ts';
import { labelOf, pairFeatures, rootOfLabel } from './pair.ts';
import { sentenceFeatures } from './sentence.ts';
import type { Linear } from './linear.ts';
import type { TaggedSpan, Tagger } from './tagger.ts';
import { tokenFeatures } from './tokens.ts';

/** Quads of the sentence model, by its classes. */
export const QUAD_OF_LABEL: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    1: 'AGREE CONSULT SUPPORT',
    2: 'COOPERATE AID YIELD',
    3: 'REQUEST ACCUSE REJECT THREATEN',
    4: 'PROTEST SANCTION MOBILIZE COERCE ASSAULT',
  }).flatMap(([quad, roots]) => roots.split(' ').map((root) => [root, quad])),
);

/** What the models make of an act. */
export interface Verdict {
  /** Probability that the sentence tells of an act between parties at all. */
  act: number;
  /** Probability of the act's own root among roots, given that there is one. */
  root: number;
  /** Likeliest other root. */
  runnerUp: string | null;
  /** Root by rule where the model overruled it. */
  overruled: Root | null;
  /** Features that spoke for the root. */
  reasons: { feature: string; weight: number }[];
}

export interface Judged {
  drafts: { draft: Draft; verdict: Verdict | null }[];
  dropped: Dropped[];
}

export interface JudgeOptions {
  /** Keep acts of actors without a code, and let the sentence model decide alone whether there is one. */
  open: boolean;
  explain: boolean;
}

/** How sure the pair model must be of another root, and how unsure of the rule's, to overrule it. */
const OVERRULE = { other: 0.8, own: 0.08 };
/** Below this probability of an act a sentence of named actors has none. */
const NO_ACT = 0.03;
/** Above this an act that no rule found is made from tagged spans. */
const MISSED = { act: 0.9, root: 0.85 };
/** Longer sentences are lists and boilerplate: the rules decide alone, and time stays linear. */
const MAX_TOKENS = 150;

const extent = (list: readonly Argument[]): Range | null =>
  list.length === 0
    ? null
    : {
        first: Math.min(...list.map((a) => a.first)),
        last: Math.max(...list.map((a) => a.last)),
      };

const anchorsOf = (draft: Draft): Anchors => {
  const source = extent(draft.actors);
  const target = extent(draft.recipients);
  return draft.reciprocal && draft.recipients.length === 0 && draft.actors.length > 1
    ? { source: extent(draft.actors.slice(0, 1)), target: extent(draft.actors.slice(1)) }
    : { source, target };
};

const best = (probabilities: readonly number[], but = -1): number => {
  let top = but === 0 ? 1 : 0;
  for (let c = 0; c < probabilities.length; c++)
    if (c !== but && probabilities[c]! > probabilities[top]!) top = c;
  return top;
};

/** YIELD in the word that the act calls for: giving way in words, or going back in deed. */
const yieldRoot = (draft: Draft | null): Root =>
  draft !== null && (draft.root === 'AGREE' || draft.root === 'SUPPORT' || draft.root === 'CONCEDE')
    ? 'CONCEDE'
    : 'RETREAT';

/** A draft under another root: what belonged to the old one goes. */
const recode = (draft: Draft, label: string): Draft => {
  const root = rootOfLabel(label) ?? yieldRoot(draft);
  if (root === draft.root) return draft;
  return { ...draft, root, mode: null, instrument: null, content: null };
};

/**
 * Lays the fitted models over what the rules found in one sentence: is there an act at all, of which
 * root is each, and, where the rules found none in a sentence that tells of one, who did it to whom.
 */
export function judge(
  view: View,
  drafts: readonly Draft[],
  dropped: readonly Dropped[],
  lexicon: Lexicon,
  models: Models,
  options: JudgeOptions,
): Judged {
  const pair = options.open ? models.pairNews : models.pair;
  const sentence = options.open ? models.sentenceNews : models.sentence;
  if (
    !pair ||
    !sentence ||
    view.tokens.length > MAX_TOKENS ||
    (drafts.length === 0 && view.mentions.length === 0 && !options.open)
  )
    return { drafts: drafts.map((draft) => ({ draft, verdict: null })), dropped: [...dropped] };
  const rules = readRules(view, lexicon);
  const quads = sentence.probabilities(sentenceFeatures(view, drafts, lexicon, rules));
  const none = sentence.classes.indexOf('0');
  const act = 1 - (quads[none] ?? 0);
  const wanted = sentence.classes[best(quads, none)]!;
  const out: Judged = { drafts: [], dropped: [...dropped] };
  const floor = options.open ? 1 - Math.max(...quads) : NO_ACT;
  const isNone = options.open ? best(quads) === none : act < floor;
  if (isNone) {
    for (const draft of drafts)
      out.dropped.push({
        clause: draft.clause,
        trigger: draft.trigger,
        frame: draft.frame.id,
        reason: `the sentence tells of no act (${(1 - act).toFixed(2)})`,
      });
    return out;
  }
  for (const draft of drafts) {
    const anchors = anchorsOf(draft);
    const features = pairFeatures(view, anchors, drafts, lexicon, rules, draft);
    const p = pair.probabilities(features);
    const own = pair.classes.indexOf(labelOf(draft.root, draft.status));
    const top = best(p);
    const over = top !== own && p[top]! >= OVERRULE.other && (p[own] ?? 0) <= OVERRULE.own;
    const label = over ? top : own;
    const kept = over ? recode(draft, pair.classes[top]!) : draft;
    const quad = QUAD_OF_LABEL[pair.classes[label] ?? ''] ?? '0';
    const share = quads[sentence.classes.indexOf(quad)] ?? 0;
    if (options.open && quad !== wanted) {
      out.dropped.push({
        clause: draft.clause,
        trigger: draft.trigger,
        frame: draft.frame.id,
        reason: `another act is told (${share.toFixed(2)})`,
      });
      continue;
    }
    out.drafts.push({
      draft: kept,
      verdict: {
        act: options.open ? share : act,
        // Of an act of anybody's the quad is asked, of a state's the root.
        root: options.open ? 1 : (p[label] ?? 0),
        runnerUp: pair.classes[best(p, label)] ?? null,
        overruled: over ? draft.root : null,
        reasons: options.explain
          ? pair.reasons(features, pair.classes[label] ?? '').slice(0, 6)
          : [],
      },
    });
  }
  const missed = out.drafts.length === 0 && (options.open || act >= MISSED.act);
  if (missed) {
    const made = fromSpans(
      view,
      drafts,
      lexicon,
      rules,
      pair,
      models.spans,
      options.open ? wanted : null,
    );
    if (made)
      out.drafts.push({
        draft: made.draft,
        verdict: {
          act: options.open ? (quads[sentence.classes.indexOf(wanted)] ?? 0) : act,
          root: options.open ? 1 : made.p,
          runnerUp: made.runnerUp,
          overruled: null,
          reasons: options.explain ? made.reasons : [],
        },
      });
  }
  return out;
}

/** An act from the spans that the tagger finds, told by the verb that its source hangs on. */
function fromSpans(
  view: View,
  drafts: readonly Draft[],
  lexicon: Lexicon,
  rules: RuleView,
  pair: Linear,
  spans: Tagger | null,
  wanted: string | null,
): {
  draft: Draft;
  p: number;
  runnerUp: string | null;
  reasons: Verdict['reasons'];
} | null {
  const tagged = spans?.tag(tokenFeatures(view, drafts, rules, lexicon)) ?? [];
  const source = tagged.find((s) => s.kind === 'S' || s.kind === 'R') ?? null;
  const target = tagged.find((s) => s.kind === 'T') ?? null;
  const anchors = { source, target };
  const features = pairFeatures(view, anchors, drafts, lexicon, rules);
  const p = pair
    .probabilities(features)
    .map((x, c) => (wanted === null || QUAD_OF_LABEL[pair.classes[c]!] === wanted ? x : 0));
  const top = best(p);
  const clause = clauseOf(view, source);
  if (clause < 0) return null;
  const argument = (span: TaggedSpan | null, slot: 'subject' | 'object'): Argument[] =>
    span === null
      ? []
      : [{ slot, first: span.first, last: span.last, mentions: strongIn(view, span) }];
  const actors = argument(source, 'subject');
  const recipients = argument(target, 'object');
  // For the record of a state it takes a named actor, somebody it was done to, and a sure root.
  if (wanted === null) {
    if (!actors.some((a) => a.mentions.some((m) => m.code !== null && !m.weak))) return null;
    if (target === null || p[top]! < MISSED.root) return null;
  }
  const group = view.clauses[clause]!.group;
  const label = pair.classes[top]!;
  const root = rootOfLabel(label) ?? yieldRoot(null);
  return {
    p: p[top]!,
    runnerUp: pair.classes[best(p, top)] ?? null,
    reasons: pair.reasons(features, label).slice(0, 6),
    draft: {
      frame: { ...MODEL_FRAME, lemma: view.clauses[clause]!.lemma, root },
      root,
      mode: null,
      instrument: null,
      clause,
      trigger: { first: group.first, last: group.last },
      actors,
      recipients,
      reciprocal: source?.kind === 'R',
      status: 'actual',
      restated: false,
      operators: [],
      reporter: null,
      told: 'model',
      score: 0,
      runnerUp: null,
      content: null,
      object: null,
    },
  };
}

const MODEL_FRAME: Draft['frame'] = {
  id: 'model',
  lemma: '',
  pos: 'verb',
  root: null,
  mode: null,
  instrument: null,
  actor: ['subject'],
  recipient: ['object'],
  reciprocal: false,
  statusEffect: null,
  restated: false,
  contexts: [],
  domains: [],
  example: '',
  nearMiss: null,
};

const strongIn = (view: View, { first, last }: Range): Argument['mentions'] => {
  const inside = mentionsIn(view, first, last).filter((m) => !m.place);
  const strong = inside.filter((m) => !m.weak);
  return strong.length > 0 ? strong : inside;
};

/** The clause whose subject or agent a span is, else the innermost around it, else the first main one. */
function clauseOf(view: View, span: Range | null): number {
  if (span) {
    for (const [k, clause] of view.clauses.entries()) {
      const doers = clause.voice === 'passive' ? clause.agents : clause.subjects;
      if (
        !clause.subjectInherited &&
        doers.some((c) => c.first <= span.last && span.first <= c.last)
      )
        return k;
    }
    const inner = view.sentence.clauseOf[span.last] ?? -1;
    if (inner >= 0) return inner;
  }
  const main = view.clauses.findIndex((c) => c.kind === 'main');
  return main >= 0 ? main : view.clauses.length - 1;
}
