import type { Knowledge } from '../../knowledge/index.ts';
import { quadOf, type Root } from '../../model/index.ts';
import type { Found } from '../actors/types.ts';
import { confidenceOf } from '../confidence.ts';
import type { Argument } from '../roles/args.ts';
import { createKit, type Kit } from '../scan.ts';
import { findActs } from '../triggers/acts.ts';
import type { Draft } from '../triggers/draft.ts';
import { createView } from '../view.ts';
import { readTable, scoreClasses, type ClassScores, type Pair } from './scores.ts';

export interface RelationScores {
  n: number;
  root: ClassScores;
  quad: ClassScores;
  coverage: number;
  sentencesPerSecond: number;
}

/** The gold's own map from roots to quads: YIELD stands for CONCEDE and RETREAT. */
const QUADS: Readonly<Record<string, string>> = {
  1: 'AGREE CONSULT SUPPORT',
  2: 'COOPERATE AID YIELD',
  3: 'REQUEST ACCUSE REJECT THREATEN',
  4: 'PROTEST SANCTION MOBILIZE COERCE ASSAULT',
};
const QUAD_OF: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(QUADS).flatMap(([quad, roots]) => roots.split(' ').map((root) => [root, quad])),
);
const labelOf = (root: Root): string => (root === 'CONCEDE' || root === 'RETREAT' ? 'YIELD' : root);

/** Where nothing is found, the commonest act between two parties of the news. */
const PRIOR = 'ACCUSE';
/** Confidence below which an unforced coder leaves a row out. */
const THRESHOLD = 0.7;

interface Marked {
  text: string;
  spans: { start: number; end: number; as: 'SOURCE' | 'TARGET' }[];
}

/** "<s>Japan</s> met <t>Korea</t>" as plain text with its spans. */
export function readMarked(marked: string): Marked {
  const spans: Marked['spans'] = [];
  let text = '';
  let open: { start: number; as: 'SOURCE' | 'TARGET' } | null = null;
  for (const piece of marked.split(/(<\/?[st]>)/)) {
    if (piece === '<s>' || piece === '<t>') {
      open = { start: text.length, as: piece === '<s>' ? 'SOURCE' : 'TARGET' };
    } else if (piece === '</s>' || piece === '</t>') {
      if (open && text.length > open.start) spans.push({ ...open, end: text.length });
      open = null;
    } else text += piece;
  }
  return { text, spans };
}

/** A marked phrase as a mention, so that the rules of roles find it. */
export const mentionOf = (
  text: string,
  { start, end }: { start: number; end: number },
  as: 'SOURCE' | 'TARGET',
): Found => ({
  code: as,
  name: text.slice(start, end),
  kind: 'country',
  sector: null,
  person: null,
  text: text.slice(start, end),
  start,
  end,
  viaGroup: null,
  sort: 'name',
  weak: false,
  place: false,
  possessive: false,
});

const names = (list: readonly Argument[], as: 'SOURCE' | 'TARGET'): boolean =>
  list.some((argument) => argument.mentions.some((m) => m.code === as));

/** How well a draft fits the marked pair: both in their roles, one of them, or the two reversed. */
export function fit(draft: Draft): number {
  const source = names(draft.actors, 'SOURCE');
  const target = names(draft.recipients, 'TARGET');
  if (source && target) return 6;
  if (draft.reciprocal && names(draft.actors, 'TARGET') && source) return 6;
  if (source) return 4;
  if (target) return 3;
  if (names(draft.recipients, 'SOURCE') && names(draft.actors, 'TARGET')) return 2;
  return names(draft.recipients, 'SOURCE') || names(draft.actors, 'TARGET') ? 1 : 0;
}

/** The act between the marked source and target of one sentence; null where no trigger was found. */
export function codeMarked(kit: Kit, marked: string): { root: Root; confidence: number } | null {
  const { text, spans } = readMarked(marked);
  const mentions = spans.map((span) => mentionOf(text, span, span.as));
  let best: { draft: Draft; value: number } | null = null;
  for (const sentence of kit.analyser.analyseText(text)) {
    const here = mentions.filter((m) => m.start >= sentence.start && m.end <= sentence.end);
    const { drafts } = findActs(createView(text, sentence, here), kit.lexicon);
    for (const draft of drafts) {
      const value = fit(draft) + (draft.score > 0 ? 0.5 : 0) + (draft.told === 'noun' ? 0 : 0.25);
      if (best === null || value > best.value) best = { draft, value };
    }
  }
  if (best === null) return null;
  const sure = confidenceOf(best.draft) * (best.value >= 6 ? 1 : best.value >= 3 ? 0.8 : 0.5);
  // Cooperation that is refused is kept as such in a record; the gold's word for it is REJECT.
  const { root, status } = best.draft;
  return { root: status === 'refused' && quadOf(root) <= 2 ? 'REJECT' : root, confidence: sure };
}

/**
 * Scores the coder on sentences with a marked source and target. A forced answer for every row; with
 * `abstain` rows below the coder's threshold are left out of the scores and told as coverage.
 */
export function evalRelations(
  tsv: string,
  knowledge: Knowledge,
  options: { abstain?: boolean } = {},
): RelationScores {
  const rows = readTable(tsv).filter((row) => row['gold_root'] && row['marked_sentence']);
  const kit = createKit(knowledge);
  codeMarked(kit, '<s>Japan</s> met <t>Korea</t>.'); // builds the indexes, which is not speed
  const started = performance.now();
  const coded = rows.map((row) => codeMarked(kit, row['marked_sentence']!));
  const seconds = (performance.now() - started) / 1000;
  const kept = rows.flatMap((row, i) => {
    const found = coded[i]!;
    if (options.abstain && (found === null || found.confidence < THRESHOLD)) return [];
    return [{ row, label: found === null ? PRIOR : labelOf(found.root) }];
  });
  const roots: Pair[] = kept.map(({ row, label }) => ({
    gold: row['gold_root']!,
    predicted: label,
  }));
  const quads: Pair[] = kept.map(({ row, label }) => ({
    gold: row['gold_quad']!,
    predicted: QUAD_OF[label] ?? null,
  }));
  return {
    n: rows.length,
    root: scoreClasses(roots, 'relations root'),
    quad: scoreClasses(quads, 'relations quad'),
    coverage: rows.length === 0 ? 0 : kept.length / rows.length,
    sentencesPerSecond: Math.round(rows.length / Math.max(seconds, 1e-9)),
  };
}
