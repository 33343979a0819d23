import type { Document, Span } from '../model/index.ts';
import { namesOf, type Sink } from './model/features.ts';
import { readRules } from './model/anchored.ts';
import type { Models } from './model/load.ts';
import { tellSentence } from './model/sentence.ts';
import type { TraceEntry, Tells } from './trace.ts';
import type { Lexicon } from './triggers/lexicon.ts';
import { knownVerb, matchVerb } from './triggers/match.ts';
import { textOf, type View } from './view.ts';

/** Longer sentences are not shown to the models (`model/judge.ts`). */
const MAX_TOKENS = 150;
const FEATURES = 6;

/** What the sentence model says of a sentence that no rule found an act in; null where it is not asked. */
function tellsOf(view: View, lexicon: Lexicon, { sentence }: Models): Tells | null {
  if (!sentence || view.tokens.length > MAX_TOKENS || view.clauses.length === 0) return null;
  const rules = readRules(view, lexicon);
  const tell = (to: Sink): void => tellSentence(to, view, [], lexicon, rules);
  const shares = sentence.score(tell);
  const none = sentence.classes.indexOf('0');
  const quads = sentence.classes
    .map((quad, c) => ({ quad, p: shares[c]! }))
    .filter(({ quad }) => quad !== '0')
    .sort((a, b) => b.p - a.p || (a.quad < b.quad ? -1 : 1));
  const features = namesOf(tell);
  return {
    act: 1 - (shares[none] ?? 0),
    quads,
    for: sentence.reasons(features, quads[0]!.quad).slice(0, FEATURES),
    against: sentence.reasons(features, '0').slice(0, FEATURES),
  };
}

/** The clause to show: the main one, else the first. */
const mainOf = (view: View): number =>
  Math.max(
    0,
    view.clauses.findIndex(({ kind }) => kind === 'main'),
  );

/** Why a sentence without any candidate has none. */
function reasonOf(view: View, lexicon: Lexicon): Pick<TraceEntry, 'code' | 'decision' | 'frame'> {
  const codes = new Set(view.mentions.filter((m) => !m.place).map((m) => m.code ?? m.name));
  if (view.mentions.length === 0)
    return { code: 'nobody-named', decision: 'no actor is named', frame: null };
  if (codes.size === 0)
    return { code: 'only-places', decision: 'names stand for places only', frame: null };
  const who = codes.size === 1 ? `; one actor is named: ${[...codes][0]}` : '';
  if (view.clauses.length === 0)
    return { code: 'no-verb', decision: `no verb and no noun of an act${who}`, frame: null };
  for (const k of view.clauses.keys()) {
    const found = matchVerb(view, k, lexicon);
    if (found?.frame.root)
      return {
        code: 'set-aside',
        decision: `${found.frame.id} fits, but the verb only describes, or speaks of another's act${who}`,
        frame: found.frame.id,
      };
  }
  for (const clause of view.clauses) {
    const frames = lexicon.verbs.get(knownVerb(view, clause, lexicon));
    const near = frames?.[0]?.frame.id;
    if (near !== undefined)
      return {
        code: 'no-frame-fits',
        decision: `"${clause.lemma}" tells of an act in other surroundings only${who}`,
        frame: null,
      };
  }
  return {
    code: 'no-trigger',
    decision: `no verb and no noun of the lexicon tells of an act${who}`,
    frame: null,
  };
}

/** The trace of a sentence in which no rule found a candidate. */
export function silenceOf(view: View, lexicon: Lexicon, models: Models): TraceEntry {
  const { start, end } = view.sentence;
  const clause = view.clauses[mainOf(view)];
  const reason = reasonOf(view, lexicon);
  const near = view.clauses
    .map((c) => lexicon.verbs.get(knownVerb(view, c, lexicon))?.[0]?.frame.id)
    .find((id) => id !== undefined && id !== reason.frame);
  return {
    ...NOTHING,
    sentence: { start, end },
    clause: clause
      ? textOf(
          view,
          Math.min(clause.first, clause.group.first),
          Math.max(clause.last, clause.group.last),
        )
      : view.text.slice(start, end),
    trigger: clause ? textOf(view, clause.group.first, clause.group.last) : '',
    roles: {
      actors: view.mentions.map((m) => `${m.text} (named: ${m.code ?? 'no code'})`),
      recipients: [],
    },
    runnerUp: near ?? null,
    tells: tellsOf(view, lexicon, models),
    ...reason,
  };
}

const NOTHING: Omit<TraceEntry, 'sentence' | 'clause' | 'trigger' | 'code' | 'decision'> = {
  frame: null,
  root: null,
  status: null,
  operators: [],
  roles: { actors: [], recipients: [] },
  runnerUp: null,
  verdict: null,
  tells: null,
};

/** Traces of the paragraphs that were not read at all: no prose, read before, or in another language. */
export function unread(document: Document, read: Pick<Document, 'paragraphs'>): TraceEntry[] {
  return document.paragraphs.flatMap((paragraph, i): TraceEntry[] => {
    const { start, end, prose, kind, duplicateOf } = paragraph;
    const why = !prose
      ? { code: 'not-prose' as const, decision: `not read: ${kind} without sentences of its own` }
      : duplicateOf !== undefined
        ? { code: 'repeated' as const, decision: `not read: repeats paragraph ${duplicateOf}` }
        : read.paragraphs[i]?.prose === false
          ? {
              code: 'other-language' as const,
              decision: `not read: in ${paragraph.language ?? document.language ?? 'another language'}`,
            }
          : null;
    if (why === null) return [];
    return [
      {
        ...NOTHING,
        sentence: { start, end },
        clause: head(document.text, { start, end }),
        trigger: '',
        ...why,
      },
    ];
  });
}

const HEAD = 120;
/** The beginning of a long paragraph, cut at a space. */
const head = (text: string, { start, end }: Span): string => {
  if (end - start <= HEAD) return text.slice(start, end);
  const cut = text.lastIndexOf(' ', start + HEAD);
  return text.slice(start, cut > start ? cut : start + HEAD);
};
