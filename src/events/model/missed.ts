import type { Found } from '../actors/types.ts';
import type { Argument } from '../roles/args.ts';
import type { Draft } from '../triggers/draft.ts';
import type { Lexicon } from '../triggers/lexicon.ts';
import { mentionsIn, type View } from '../view.ts';
import type { Range, RuleView } from './anchored.ts';
import { namesOf, type Sink } from './features.ts';
import type { Linear } from './linear.ts';
import { likeliest, QUAD_OF_LABEL, rootOfLabel, tellPair, yieldRoot } from './pair.ts';
import type { TaggedSpan, Tagger } from './tagger.ts';
import { tellTokens } from './tokens.ts';

/** How sure the root of a state's act must be that no rule found. */
const SURE_ROOT = 0.85;

/** An act from the spans that the tagger finds, told by the verb that its source hangs on. */
export function actFromSpans(
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
  /** The features that spoke for the root: gathered only where somebody asks. */
  reasons: () => { feature: string; weight: number }[];
} | null {
  const tagged =
    spans?.spans(view.tokens.length, (to) => tellTokens(to, view, drafts, rules, lexicon)) ?? [];
  const source = tagged.find((s) => s.kind === 'S' || s.kind === 'R') ?? null;
  const target = tagged.find((s) => s.kind === 'T') ?? null;
  const anchors = { source, target };
  const argument = (span: TaggedSpan | null, slot: 'subject' | 'object'): Argument[] =>
    span === null
      ? []
      : [{ slot, first: span.first, last: span.last, mentions: strongIn(view, span) }];
  const actors = argument(source, 'subject');
  const recipients = argument(target, 'object');
  // For the record of a state it takes a named actor and somebody it was done to.
  if (wanted === null) {
    if (!actors.some((a) => a.mentions.some(isNamed))) return null;
    if (target === null) return null;
  }
  const tell = (to: Sink): void => tellPair(to, view, anchors, drafts, lexicon, rules);
  const p = pair
    .score(tell)
    .map((x, c) => (wanted === null || QUAD_OF_LABEL[pair.classes[c]!] === wanted ? x : 0));
  const top = likeliest(p);
  const clause = clauseOf(view, source);
  if (clause < 0) return null;
  // … and a sure root.
  if (wanted === null && p[top]! < SURE_ROOT) return null;
  const group = view.clauses[clause]!.group;
  const label = pair.classes[top]!;
  const root = rootOfLabel(label) ?? yieldRoot(null);
  return {
    p: p[top]!,
    runnerUp: pair.classes[likeliest(p, top)] ?? null,
    reasons: () => pair.reasons(namesOf(tell), label).slice(0, 6),
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

const isNamed = (m: Found): boolean => m.code !== null && !m.weak;

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
