import type { Knowledge } from '../../knowledge/index.ts';
import { compare, type Comparison } from './compare.ts';
import { reliability, type Reliability } from './reliability.ts';
import { confidenceOf } from '../confidence.ts';
import { featuresOfPair, pairViews, readMarked } from '../model/marked.ts';
import { fitOf, labelOf, QUAD_OF_LABEL, ruleChoice } from '../model/pair.ts';
import { createKit, type Kit } from '../scan.ts';
import type { Draft } from '../triggers/draft.ts';
import { readTable, scoreClasses, type ClassScores, type Pair } from './scores.ts';

export interface RelationScores {
  n: number;
  root: ClassScores;
  quad: ClassScores;
  coverage: number;
  /** How often roots of a stated probability are right. */
  calibration: Reliability;
  /** Against another coder on the same rows, where asked for. */
  against?: { root: Comparison; quad: Comparison };
  sentencesPerSecond: number;
}

/** Where nothing is found, the commonest act between two parties of the news. */
const PRIOR = 'ACCUSE';
/** Confidence below which an unforced coder leaves a row out. */
const THRESHOLD = 0.7;

/** What a coder makes of a marked pair. */
export interface MarkedVerdict {
  label: string;
  confidence: number;
}

/** The act between the marked source and target of one sentence; null where nothing was found. */
export function codeMarked(kit: Kit, marked: string): MarkedVerdict | null {
  const { text, spans } = readMarked(marked);
  const source = spans.find((s) => s.as === 'SOURCE') ?? null;
  const target = spans.find((s) => s.as === 'TARGET') ?? null;
  const pair = kit.models.pairNews;
  if (pair) {
    const p = pair.probabilities(featuresOfPair(kit, text, source, target));
    const top = p.indexOf(Math.max(...p));
    return { label: pair.classes[top]!, confidence: p[top]! };
  }
  let best: { draft: Draft; value: number } | null = null;
  for (const { drafts, anchors } of pairViews(kit, text, source, target)) {
    const draft = ruleChoice(drafts, anchors);
    const value = draft === null ? -1 : fitOf(draft, anchors);
    if (draft !== null && (best === null || value > best.value)) best = { draft, value };
  }
  if (best === null) return null;
  const sure = confidenceOf(best.draft, null);
  return {
    label: labelOf(best.draft.root, best.draft.status),
    confidence: sure * (best.value >= 6 ? 1 : best.value >= 3 ? 0.8 : 0.5),
  };
}

/**
 * Scores the coder on sentences with a marked source and target. A forced answer for every row; with
 * `abstain` rows below the coder's threshold are left out of the scores and told as coverage.
 */
export function evalRelations(
  tsv: string,
  knowledge: Knowledge,
  options: { abstain?: boolean; against?: Rival; models?: boolean } = {},
): RelationScores {
  const rows = readTable(tsv).filter((row) => row['gold_root'] && row['marked_sentence']);
  const kit = createKit(knowledge, { models: options.models ?? true });
  codeMarked(kit, '<s>Japan</s> met <t>Korea</t>.'); // builds the indexes, which is not speed
  const started = performance.now();
  const coded = rows.map((row) => codeMarked(kit, row['marked_sentence']!));
  const seconds = (performance.now() - started) / 1000;
  const kept = rows.flatMap((row, i) => {
    const found = coded[i]!;
    if (options.abstain && (found === null || found.confidence < THRESHOLD)) return [];
    return [{ row, i, label: found?.label ?? PRIOR, p: found?.confidence ?? 0 }];
  });
  const pairs = (
    labels: (kept: { i: number; label: string }) => string | null,
  ): [Pair[], Pair[]] => {
    const list = kept.map((k) => ({ row: k.row, label: labels(k) }));
    return [
      list.map(({ row, label }) => ({ gold: row['gold_root']!, predicted: label })),
      list.map(({ row, label }) => ({
        gold: row['gold_quad']!,
        predicted: QUAD_OF_LABEL[label ?? ''] ?? null,
      })),
    ];
  };
  const [roots, quads] = pairs(({ label }) => label);
  const { against } = options;
  const rival =
    against === undefined
      ? null
      : against.labels === null
        ? rulesAlone(rows, knowledge)
        : rows.map((_, i) => against.labels?.[i] ?? null);
  const [rivalRoots, rivalQuads] = pairs(({ i }) => rival?.[i] ?? null);
  return {
    n: rows.length,
    root: scoreClasses(roots, 'relations root'),
    quad: scoreClasses(quads, 'relations quad'),
    coverage: rows.length === 0 ? 0 : kept.length / rows.length,
    calibration: reliability(
      kept.map(({ row, label, p }) => ({ p, right: row['gold_root'] === label })),
    ),
    ...(against
      ? {
          against: {
            root: compare(roots, rivalRoots, against.name),
            quad: compare(quads, rivalQuads, against.name),
          },
        }
      : {}),
    sentencesPerSecond: Math.round(rows.length / Math.max(seconds, 1e-9)),
  };
}

/** Another coder's answers: its name and one label a row, or null for our rules without the models. */
export interface Rival {
  name: string;
  labels: readonly (string | null)[] | null;
}

const rulesAlone = (
  rows: readonly Record<string, string>[],
  knowledge: Knowledge,
): (string | null)[] => {
  const kit = createKit(knowledge, { models: false });
  return rows.map((row) => codeMarked(kit, row['marked_sentence']!)?.label ?? PRIOR);
};
