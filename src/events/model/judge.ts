import type { Root } from '../../model/index.ts';
import type { Argument } from '../roles/args.ts';
import type { Draft, Dropped } from '../triggers/draft.ts';
import type { Lexicon } from '../triggers/lexicon.ts';
import type { View } from '../view.ts';
import { readRules, type Anchors, type Range } from './anchored.ts';
import { namesOf, type Sink } from './features.ts';
import type { Linear } from './linear.ts';
import type { Models } from './load.ts';
import { actFromSpans } from './missed.ts';
import { labelOf, likeliest, QUAD_OF_LABEL, rootOfLabel, tellPair, yieldRoot } from './pair.ts';
import { recordFeatures } from './record.ts';
import { tellSentence } from './sentence.ts';

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
  /** The likeliest roots with their probabilities, likeliest first; only where it is explained. */
  readings?: { root: Root; p: number }[];
  /** Probability that a careful reader grants the record, with what spoke for and against; null: not asked. */
  granted: Granted | null;
}

export interface Granted {
  p: number;
  for: { feature: string; weight: number }[];
  against: { feature: string; weight: number }[];
}

/** What was turned down; with the act and what was made of it where a model did that. */
export type TurnedDown = Dropped & { draft?: Draft; verdict?: Verdict | null };

export interface Judged {
  drafts: { draft: Draft; verdict: Verdict | null }[];
  dropped: TurnedDown[];
}

export interface JudgeOptions {
  /** Keep acts of actors without a code, and let the sentence model decide alone whether there is one. */
  open: boolean;
  explain: boolean;
}

/** How sure the pair model must be of another root, and how unsure of the rule's, to overrule it. */
const OVERRULE = { other: 0.85, own: 0.06 };
/** Below this probability of an act a sentence of named actors has none. */
const NO_ACT = 0.03;
/** Below this probability that a careful reader grants it an act of a state is not recorded. */
const GRANTED = 0.5;
/** Above this an act that no rule found is made from tagged spans. */
const MISSED_ACT = 0.9;
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

/** A draft under another root: what belonged to the old one goes. */
const recode = (draft: Draft, label: string): Draft => {
  const root = rootOfLabel(label) ?? yieldRoot(draft);
  if (root === draft.root) return draft;
  return { ...draft, root, mode: null, instrument: null, content: null };
};

/** Whether it may become the record of a state's act: without a named actor none does, whatever its root. */
const mayBeState = (draft: Draft): boolean =>
  draft.actors.some((a) => a.mentions.some((m) => m.code !== null || m.person !== null));

/** How many readings an explanation names. */
const READINGS = 4;

function readingsOf(
  probabilities: readonly number[],
  classes: readonly string[],
  draft: Draft,
): { root: Root; p: number }[] {
  return classes
    .map((label, c) => ({ root: rootOfLabel(label) ?? yieldRoot(draft), p: probabilities[c] ?? 0 }))
    .sort((a, b) => b.p - a.p || (a.root < b.root ? -1 : 1))
    .slice(0, READINGS);
}

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
    // Of 2,251 sentences in which the rules find no act of a state the models found one: not worth asking.
    (!options.open && (!options.explain || drafts.length === 0) && !drafts.some(mayBeState))
  )
    return { drafts: drafts.map((draft) => ({ draft, verdict: null })), dropped: [...dropped] };
  const rules = readRules(view, lexicon);
  const quads = sentence.score((to) => tellSentence(to, view, drafts, lexicon, rules));
  const none = sentence.classes.indexOf('0');
  const act = 1 - (quads[none] ?? 0);
  const wanted = sentence.classes[likeliest(quads, none)]!;
  const out: Judged = { drafts: [], dropped: [...dropped] };
  const isNone = options.open ? likeliest(quads) === none : act < NO_ACT;
  if (isNone) {
    for (const draft of drafts)
      out.dropped.push({
        clause: draft.clause,
        trigger: draft.trigger,
        frame: draft.frame.id,
        reason: `the sentence tells of no act (${(1 - act).toFixed(2)})`,
        draft,
      });
    return out;
  }
  for (const draft of drafts) {
    const anchors = anchorsOf(draft);
    const tell = (to: Sink): void => tellPair(to, view, anchors, drafts, lexicon, rules, draft);
    const p = pair.score(tell);
    const own = pair.classes.indexOf(labelOf(draft.root, draft.status));
    const top = likeliest(p);
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
        draft,
      });
      continue;
    }
    out.drafts.push({
      draft: kept,
      verdict: {
        act: options.open ? share : act,
        // Of an act of anybody's the quad is asked, of a state's the root.
        root: options.open ? 1 : (p[label] ?? 0),
        runnerUp: pair.classes[likeliest(p, label)] ?? null,
        overruled: over ? draft.root : null,
        reasons: options.explain
          ? pair.reasons(namesOf(tell), pair.classes[label] ?? '').slice(0, 6)
          : [],
        granted: null,
        ...(options.explain ? { readings: readingsOf(p, pair.classes, draft) } : {}),
      },
    });
  }
  const missed = out.drafts.length === 0 && (options.open || act >= MISSED_ACT);
  if (missed) {
    const made = actFromSpans(
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
          reasons: options.explain ? made.reasons() : [],
          granted: null,
        },
      });
  }
  return models.record && !options.open ? grant(view, out, models.record, options.explain) : out;
}

/** Asks of each act whether a careful reader would grant its record, and drops what is not likely to be. */
function grant(view: View, { drafts, dropped }: Judged, model: Linear, explain: boolean): Judged {
  const out: Judged = { drafts: [], dropped };
  const yes = model.classes.indexOf('1');
  for (const { draft, verdict } of drafts) {
    const features = recordFeatures(view, draft, verdict);
    const p = model.probabilities(features)[yes] ?? 1;
    // Features are named where it is explained only: gathering them costs more than the decision.
    const granted: Granted = {
      p,
      for: explain ? model.reasons(features, '1').slice(0, 6) : [],
      against: explain ? model.reasons(features, '0').slice(0, 6) : [],
    };
    if (p < GRANTED) {
      const { clause, trigger, frame } = draft;
      const against = granted.against.slice(0, 3);
      out.dropped.push({
        clause,
        trigger,
        frame: frame.id,
        reason: `a careful reader would hardly grant it (${p.toFixed(2)}: ${against.map((r) => r.feature).join(', ')})`,
        draft,
        verdict: verdict && { ...verdict, granted },
      });
    } else
      out.drafts.push({
        draft,
        verdict: verdict && { ...verdict, granted },
      });
  }
  return out;
}
