import { stableId } from '../base/index.ts';
import {
  quadOf,
  type Commitment,
  type Document,
  type Event,
  type EventDate,
  type Evidence,
  type Mention,
  type Position,
} from '../model/index.ts';
import { toMention, type Found } from './actors/types.ts';
import type { Verdict } from './model/judge.ts';
import { findQuantities, promiseOf } from './commitments/find.ts';
import { confidenceOf } from './confidence.ts';
import type { Stand } from './positions/find.ts';
import type { Argument } from './roles/args.ts';
import { saysFirst } from './status/attributes.ts';
import type { Draft } from './triggers/draft.ts';
import { standsAlone } from './triggers/nominal.ts';
import type { Speakers } from './speakers.ts';
import { mentionsIn, textOf, type View } from './view.ts';
import type { Clock } from './when.ts';
import type { Kit } from './scan.ts';

export interface Setting {
  document: Document;
  coder: string;
  kit: Kit;
  clock: Clock;
  /** Keep acts of actors without a code (for scoring against other people's data). */
  open: boolean;
  speakers: Speakers;
}

/** Told of what lies ahead, or may never come. */
const AHEAD: ReadonlySet<Draft['status']> = new Set(['planned', 'proposed', 'hypothetical']);
/** Clauses that tell the act of the sentence; the rest is background. */
const MAIN = new Set(['main', 'coordinate', 'complement']);

const NEEDS_RECIPIENT = new Set(['COOPERATE', 'AID', 'SANCTION']);

const evidenceOf = (view: View, trigger: { first: number; last: number }): Evidence => {
  const { start, end } = view.sentence;
  const from = view.tokens[trigger.first]!.start;
  const to = view.tokens[trigger.last]!.end;
  return {
    start,
    end,
    quote: view.text.slice(start, end),
    trigger: { start: from, end: to, text: view.text.slice(from, to) },
  };
};

/** An actor without a code: the phrase itself. */
const uncoded = (view: View, argument: Argument): Mention => ({
  code: null,
  name: textOf(view, argument.first, argument.last),
  kind: 'other',
  sector: null,
  person: null,
  text: textOf(view, argument.first, argument.last),
  start: view.tokens[argument.first]!.start,
  end: view.tokens[argument.last]!.end,
  viaGroup: null,
});

const mentionsOf = (view: View, list: readonly Argument[], open: boolean): Mention[] => {
  const out: Mention[] = [];
  for (const argument of list) {
    if (argument.mentions.length === 0 && open) out.push(uncoded(view, argument));
    for (const m of argument.mentions)
      if (!out.some((o) => o.code === m.code && (m.code !== null || o.start === m.start)))
        out.push(toMention(m));
  }
  return out;
};

const codesOf = (mentions: readonly Mention[]): string[] =>
  [...new Set(mentions.map((m) => m.code ?? m.text))].sort();

/** The speaker of a reported act, unless it is the actor. */
function speakerOf(
  view: View,
  draft: Draft,
  actors: readonly Mention[],
  speakers: Speakers,
): Mention | null {
  let candidates: readonly Found[] = [];
  if (draft.reporter !== null)
    candidates = view.clauses[draft.reporter]!.subjects.flatMap((chunk) =>
      mentionsIn(view, chunk.first, chunk.last),
    );
  else
    for (const [at, { preposition, objects }] of view.prepositional)
      if (
        preposition.toLowerCase() === 'according to' ||
        (preposition === 'to' && view.tokens[at - 1]?.lower === 'according')
      )
        candidates = objects.flatMap((o) => mentionsIn(view, o.first, o.last));
  if (candidates.length === 0) candidates = speakers.of(view.tokens[draft.trigger.first]!.start);
  const speaker = candidates.find((m) => !m.weak) ?? candidates[0];
  if (!speaker || actors.some((a) => a.code === speaker.code && speaker.code !== null)) return null;
  return toMention(speaker);
}

/** End of a clause with the infinitives and complements that fill it: "invited | to attend for the first time". */
function endOf(view: View, k: number, end: number): number {
  let last = end;
  for (const child of view.children[k] ?? []) {
    const { kind, last: token } = view.clauses[child]!;
    if (kind !== 'infinitive' && kind !== 'complement') continue;
    last = Math.max(last, endOf(view, child, view.tokens[token]!.end));
  }
  return last;
}

export type Built = { event: Event } | { dropped: string };

/** The record of an act, or why there is none. */
export function eventOf(
  view: View,
  draft: Draft,
  verdict: Verdict | null,
  setting: Setting,
): Built {
  let actors = mentionsOf(view, draft.actors, setting.open);
  let recipients = mentionsOf(view, draft.recipients, setting.open).filter(
    (r) => !actors.some((a) => a.start === r.start && a.end === r.end && a.code === r.code),
  );
  if (actors.length === 0 && !(setting.open && draft.told === 'model'))
    return { dropped: 'no actor' };
  if (!setting.open && view.tokens.at(-1)?.text === '?') return { dropped: 'a question' };
  if (!setting.open && !actors.some((a) => a.code !== null || a.person !== null))
    return { dropped: 'actor without a code' };
  const other = recipients.some((r) => r.code === null || !actors.some((a) => a.code === r.code));
  let reciprocal = false;
  if (draft.reciprocal) {
    if (!other && codesOf(actors).length > 1) {
      recipients = actors;
      reciprocal = true;
    } else if (recipients.length > 0 && other) {
      const both = [
        ...actors,
        ...recipients.filter((r) => !actors.some((a) => a.code === r.code && r.code !== null)),
      ];
      actors = both;
      recipients = both;
      reciprocal = true;
    }
  }
  if (!reciprocal)
    recipients = recipients.filter(
      (r) => r.code === null || !actors.some((a) => a.code === r.code),
    );
  if (!setting.open && NEEDS_RECIPIENT.has(draft.root) && recipients.length === 0)
    return { dropped: `${draft.root} without a recipient` };
  if (
    !setting.open &&
    draft.root === 'SUPPORT' &&
    draft.frame.lemma === 'defend' &&
    recipients.length === 0
  )
    return { dropped: 'defends itself' };
  if (
    !setting.open &&
    draft.told === 'noun' &&
    recipients.length === 0 &&
    !standsAlone(draft.frame)
  )
    return { dropped: 'noun without a recipient' };
  const { document, kit, clock } = setting;
  const clause = view.clauses[draft.clause]!;
  const evidence = evidenceOf(view, draft.trigger);
  const from = view.tokens[Math.min(clause.first, draft.trigger.first)]!.start;
  const to = view.tokens[Math.max(clause.last, draft.trigger.last)]!.end;
  const domains = [
    ...new Set([...draft.frame.domains, ...kit.domains(view.text, from, to)]),
  ].sort();
  const contexts = [...new Set(draft.frame.contexts)].sort();
  const event: Event = {
    record: 'event',
    id: '',
    documentId: document.id,
    date: clock.ofAct({
      clause,
      ahead: AHEAD.has(draft.status),
      main: draft.told !== 'noun' && MAIN.has(clause.kind),
    }),
    actors,
    recipients,
    reciprocal,
    root: draft.root,
    quad: quadOf(draft.root),
    mode: draft.mode,
    contexts,
    instrument:
      quadOf(draft.root) <= 2 && draft.root !== 'CONCEDE' && draft.root !== 'RETREAT'
        ? draft.instrument
        : null,
    domains,
    status: draft.status,
    restated: draft.restated,
    first: saysFirst(view.text.slice(from, endOf(view, draft.clause, to))),
    speaker: speakerOf(view, draft, actors, setting.speakers),
    place:
      kit.place(view.text, from, to) ??
      // A participle shares the place of what it hangs on.
      (clause.kind === 'participial' && draft.told !== 'noun'
        ? kit.place(view.text, view.sentence.start, from)
        : null),
    evidence,
    alsoIn: [],
    confidence: confidenceOf(draft, verdict),
    coder: setting.coder,
  };
  event.id = stableId(
    'ev',
    document.id,
    evidence.start,
    evidence.end,
    event.root,
    event.mode,
    event.status,
    codesOf(actors).join(','),
    codesOf(recipients).join(','),
    evidence.trigger.start,
  );
  return { event };
}

/** The commitment that an act carries, or null. */
export function commitmentOf(
  view: View,
  draft: Draft,
  event: Event,
  setting: Setting,
): Commitment | null {
  const promise = promiseOf(view, draft);
  if (!promise) return null;
  const start = view.tokens[promise.first]!.start;
  const end = view.tokens[promise.last]!.end;
  const text = view.text.slice(start, end);
  const { document, kit, clock } = setting;
  const domains = [...new Set([...event.domains, ...kit.domains(view.text, start, end)])].sort();
  const evidence = event.evidence;
  return {
    record: 'commitment',
    id: stableId(
      'co',
      document.id,
      evidence.start,
      evidence.end,
      start,
      end,
      codesOf(event.actors).join(','),
      event.status,
    ),
    documentId: document.id,
    date: event.date,
    by: event.actors,
    to: event.recipients,
    promise: text,
    quantities: findQuantities(text),
    // With what is promised beside it: "to deepen cooperation and to exchange … by 2026"
    due: clock.due(
      start,
      endOf(view, draft.clause, Math.max(end, view.tokens[view.clauses[draft.clause]!.last]!.end)),
    ),
    review: clock.review(),
    force: promise.force,
    restated: event.restated,
    domains,
    status: event.status,
    evidence,
    confidence: event.confidence,
    coder: setting.coder,
    eventId: event.id,
  };
}

export function positionOf(view: View, stand: Stand, setting: Setting): Position {
  const { document, kit, clock } = setting;
  const evidence = evidenceOf(view, stand.trigger);
  const term = stand.quote
    ? view.text.slice(stand.quote.start, stand.quote.end)
    : textOf(view, stand.first, stand.last);
  const by = stand.by.map(toMention);
  const start = view.tokens[stand.first]!.start;
  const date: EventDate = clock.ofAct({
    clause: view.clauses[stand.clause]!,
    ahead: false,
    main: false,
  });
  return {
    record: 'position',
    id: stableId(
      'po',
      document.id,
      evidence.start,
      evidence.end,
      term,
      codesOf(by).join(','),
      stand.about.mention?.code ?? stand.about.topic,
    ),
    documentId: document.id,
    by,
    about: {
      mention: stand.about.mention ? toMention(stand.about.mention) : null,
      topic: stand.about.topic,
    },
    term,
    quoted: stand.quote !== null,
    stance: stand.stance,
    issue: kit.domains(view.text, start, view.sentence.end)[0] ?? null,
    date,
    evidence,
    confidence: stand.quote ? 0.8 : 0.65,
    coder: setting.coder,
  };
}
