import type { Knowledge } from '../knowledge/index.ts';
import type { Sentence } from '../language/index.ts';
import {
  diagnostic,
  type Commitment,
  type Diagnostic,
  type Document,
  type Event,
  type Position,
} from '../model/index.ts';
import { inEnglish } from './languages.ts';
import { mergeCommitments, mergeEvents, mergePositions } from './merge.ts';
import { judge } from './model/judge.ts';
import type { GazetteerEntry } from './places/gazetteer.ts';
import { findPositions } from './positions/find.ts';
import { commitmentOf, eventOf, positionOf, type Setting } from './records.ts';
import { createKit, scan, type Kit } from './scan.ts';
import { createSpeakers } from './speakers.ts';
import { silenceOf, unread } from './silence.ts';
import { codeOfReason, tellMerged, traceOf, traceOfStand, type TraceEntry } from './trace.ts';
import { createClock } from './when.ts';

export interface Coded {
  events: Event[];
  commitments: Commitment[];
  positions: Position[];
  diagnostics: Diagnostic[];
  /** Empty unless asked for. */
  trace: TraceEntry[];
}

export interface Coder {
  /** Name and version, as it stands in every record. */
  readonly name: string;
  /** Records of a document in text order. Never throws on text. */
  code(document: Document, options?: CodeOptions): Coded;
}

export interface CodeOptions {
  explain?: boolean;
  /** Keep acts of actors without a code: "protesters", "a court". */
  open?: boolean;
}

/** "2025-07" -> "2025-07-15": a day on which to ask who held an office. */
const dayOf = (date: string | null): string | null =>
  date === null
    ? null
    : date.length === 10
      ? date
      : date.length === 7
        ? `${date}-15`
        : `${date}-07-01`;

/** A note where stretches without the end of a sentence had to be cut. */
function endless(document: Document, sentences: readonly Sentence[]): Diagnostic[] {
  const cut = sentences.filter((sentence) => sentence.cut);
  const [first] = cut;
  if (!first) return [];
  return [
    diagnostic({
      code: 'coding/long-sentence',
      severity: 'note',
      message: `no end of a sentence in ${cut.length} stretches of 400 words; they were cut there`,
      advice: 'check that the text has its full stops; a table or a list is better given as such',
      uri: document.uri,
      documentId: document.id,
      start: first.start,
      end: first.end,
    }),
  ];
}

/** Name and version of this coder, as it stands in its records. */
export const CODER_NAME = 'entente/0.4.0';

/** A coder over `knowledge`; indexes are built once, on first use. `models: false`: by rules alone. */
export function createCoder(
  knowledge: Knowledge,
  options: { coder?: string; models?: boolean; gazetteer?: readonly GazetteerEntry[] } = {},
): Coder {
  const name = options.coder ?? CODER_NAME;
  let kit: Kit | null = null;
  return {
    name,
    code: (document, { explain = false, open = false } = {}) => {
      kit ??= createKit(knowledge, {
        models: options.models ?? true,
        gazetteer: options.gazetteer ?? [],
      });
      const clock = createClock(document);
      const speakers = createSpeakers();
      const setting: Setting = { document, coder: name, kit, clock, speakers, open };
      const events: Event[] = [];
      const commitments: Commitment[] = [];
      const positions: Position[] = [];
      const trace: TraceEntry[] = [];
      const { parts, diagnostics } = inEnglish(document);
      const sentences = kit.analyser.analyse(parts);
      diagnostics.push(...endless(document, sentences));
      for (const scanned of scan(kit, document.text, sentences, dayOf(document.published.date))) {
        clock.enter(scanned.sentence);
        speakers.enter(scanned);
        // No record is without an actor, so a sentence that names nobody need not be parsed.
        if (scanned.mentions.length === 0 && !open && !explain) continue;
        const { view, drafts, dropped } = scanned;
        const before = trace.length;
        const judged = judge(view, drafts, dropped, kit.lexicon, kit.models, { open, explain });
        for (const { draft, verdict } of judged.drafts) {
          const built = eventOf(view, draft, verdict, setting);
          if (!('event' in built)) {
            const { dropped: reason } = built;
            if (explain) trace.push(traceOf(view, draft, codeOfReason(reason), reason, verdict));
            continue;
          }
          if (explain) trace.push(traceOf(view, draft, 'event', built.event.id, verdict));
          events.push(built.event);
          const commitment = commitmentOf(view, draft, built.event, setting);
          if (!commitment) continue;
          commitments.push(commitment);
          if (explain) trace.push(traceOf(view, draft, 'commitment', commitment.id, verdict));
        }
        if (explain)
          for (const drop of judged.dropped)
            trace.push(
              traceOf(
                view,
                drop.draft ?? drop,
                codeOfReason(drop.reason),
                drop.reason,
                drop.verdict ?? null,
              ),
            );
        for (const stand of findPositions(view)) {
          const position = positionOf(view, stand, setting);
          positions.push(position);
          if (explain) trace.push(traceOfStand(view, stand, position.id));
        }
        if (explain && trace.length === before)
          trace.push(silenceOf(view, kit.lexicon, kit.models));
      }
      const merged = mergeEvents(events);
      const coded: Coded = {
        events: merged.events,
        commitments: mergeCommitments(commitments, merged.idOf),
        positions: mergePositions(positions),
        diagnostics,
        trace,
      };
      if (explain) {
        tellMerged(trace, merged.idOf, [...coded.commitments, ...coded.positions]);
        trace.push(...unread(document, parts));
      }
      return coded;
    },
  };
}
