import type { Knowledge } from '../../knowledge/index.ts';
import { createKit, type Kit } from '../scan.ts';
import type { WordVectors } from '../model/alike.ts';
import type { LinearFile } from '../model/linear.ts';
import { featuresOfPair } from '../model/marked.ts';
import {
  ownExamples,
  quadExamples,
  relationExamples,
  spanExamples,
  type Example,
} from './examples.ts';
import { featuresOfText } from './features.ts';
import {
  trainClasses,
  trainTagger,
  type LabelledRow,
  type LabelledSequence,
  type Manner,
} from './train.ts';

/** Labelled text to learn from, each file as text; what is not there is left out. */
export interface TrainingFiles {
  own: readonly string[];
  relations?: string;
  quads?: string;
  spans?: string;
}

/** Strength of the penalty of each model, chosen by cross-validation on the read two thirds. */
const L2 = { pair: 0.002, sentence: 0.01, record: 0.1, spans: 1 } as const;
/** Share of a pair's label that is spread over all: one label in ten can be disputed. */
const SMOOTHING = 0.1;
/** Steps that gain less teach a pair nothing: further ones left five folds as they were. */
const TOLERANCE = 3e-4;

/** The rows of the three models, their features read once. */
export interface Prepared {
  pair: LabelledRow[];
  sentence: LabelledRow[];
  spans: LabelledSequence[];
}

/** Each text once, the first telling of it. */
function distinct(examples: readonly Example[]): Example[] {
  const seen = new Set<string>();
  return examples.filter(({ key }) => !seen.has(key) && seen.add(key) !== undefined);
}

/** Reads labelled files into rows. The same sentence in two files counts once for each model. */
export function prepare(files: TrainingFiles, knowledge: Knowledge): Prepared {
  const kit: Kit = createKit(knowledge, { models: false });
  const own = files.own.flatMap(ownExamples);
  const relations = relationExamples(files.relations ?? '');
  const quads = quadExamples(files.quads ?? '');
  const spans = spanExamples(files.spans ?? '');
  const rowOf = ({ key, from }: Example): { key: string; from: string } => ({ key, from });
  return {
    pair: [...relations, ...own].flatMap((e) =>
      e.pair
        ? [
            {
              ...rowOf(e),
              label: e.pair.label,
              features: featuresOfPair(kit, e.text, e.pair.source, e.pair.target),
            },
          ]
        : [],
    ),
    sentence: distinct([...quads, ...relations, ...own]).flatMap((e) =>
      e.quad === undefined
        ? []
        : [
            {
              ...rowOf(e),
              label: e.quad,
              features: featuresOfText(kit, e.text, undefined).sentence,
            },
          ],
    ),
    // Written sentences mark one pair where spans.conll marks all: they are learned from where it is not.
    spans: distinct(spans.length > 0 ? spans : own).flatMap((e) =>
      e.spans === undefined
        ? []
        : featuresOfText(kit, e.text, e.spans).sequences.map((sequence) => ({
            ...rowOf(e),
            ...sequence,
          })),
    ),
  };
}

/** The models, by the name of their file: which rows they learn from, and in whose manner they answer. */
export const MODELS = {
  pair: { rows: 'pair', manner: 'codebook' },
  'pair-news': { rows: 'pair', manner: 'news' },
  sentence: { rows: 'sentence', manner: 'codebook' },
  'sentence-news': { rows: 'sentence', manner: 'news' },
  spans: { rows: 'spans', manner: 'news' },
} as const satisfies Record<string, { rows: keyof Prepared; manner: Manner }>;
export type ModelName = keyof typeof MODELS;

/** Fits the model of records, by the answers of readers on found text. */
export const trainRecords = (rows: readonly LabelledRow[]): LinearFile =>
  trainClasses(rows, {
    about: 'Whether a careful reader would grant a record (1) or not (0).',
    l2: L2.record,
    manner: 'news',
  });

/** Fits one model of classes. */
export const trainOne = (
  name: Exclude<ModelName, 'spans'>,
  rows: readonly LabelledRow[],
  words: WordVectors | null = null,
): LinearFile =>
  trainClasses(learnedFrom(name, rows), {
    about:
      MODELS[name].rows === 'pair'
        ? `Root of the act between two phrases, in the manner of the ${MODELS[name].manner}; YIELD is CONCEDE or RETREAT.`
        : `Quad of a sentence, in the manner of the ${MODELS[name].manner}; 0: it tells of no act between parties.`,
    l2: L2[MODELS[name].rows],
    manner: MODELS[name].manner,
    ...(MODELS[name].rows === 'pair' ? { smoothing: SMOOTHING, tolerance: TOLERANCE, words } : {}),
  });

/**
 * Whether a sentence tells of an act is another question for whole news than for sentences written to
 * show acts: with them the unread third fell from .882 to .861, so the news learn from news alone.
 */
const learnedFrom = (name: ModelName, rows: readonly LabelledRow[]): readonly LabelledRow[] => {
  const news = rows.filter((r) => !r.from.startsWith('own '));
  return name === 'sentence-news' && news.length > 0 ? news : rows;
};

/** Fits the tagger. */
export const trainSpans = (rows: readonly LabelledSequence[]): LinearFile =>
  trainTagger(rows, {
    about: 'Phrases that act (S), are acted upon (T), or both at once (R).',
    l2: L2.spans,
  });
