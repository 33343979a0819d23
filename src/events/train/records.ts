import type { Knowledge } from '../../knowledge/index.ts';
import type { Document } from '../../model/index.ts';
import { inEnglish } from '../languages.ts';
import { judge } from '../model/judge.ts';
import { createLinear, type LinearFile } from '../model/linear.ts';
import { NO_MODELS } from '../model/load.ts';
import { labelOf } from '../model/pair.ts';
import { recordFeatures } from '../model/record.ts';
import { createKit, scan } from '../scan.ts';
import { ownExamples } from './examples.ts';
import type { LabelledRow } from './train.ts';

/** A reader's word on one record: the act at `start` of a file's text is granted, or is not. */
export interface Judgement {
  file: string;
  start: number;
  root: string;
  granted: boolean;
}

/** A written sentence with the acts that it tells, each as "ROOT status". */
export interface Told {
  text: string;
  acts: readonly string[];
  /** Whether `acts` are all that it tells: then any other is a false one. */
  all: boolean;
}

/** What a written sentence counts beside a judged record of found text. */
const WRITTEN = 0.3;
/** The same of a sentence of the tables of statuses. */
const TOLD = 0.5;

const isJudgement = (row: unknown): row is Judgement =>
  typeof row === 'object' && row !== null && 'file' in row && 'start' in row && 'granted' in row;

/** Rows of `knowledge/training/judged/*.ndjson`. */
export const readJudgements = (ndjson: string): Judgement[] =>
  ndjson
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const row: unknown = JSON.parse(line);
      return isJudgement(row) ? [row] : [];
    });

/**
 * Rows of a table of statuses (`src/events/status/tables/`): kind, acts, sentence. Speeches seldom tell
 * what was refused, cancelled or is only planned; without these rows the model would take such an act
 * for an unlikely one.
 */
export const readTold = (tsv: string): Told[] =>
  tsv
    .trimEnd()
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [kind, told, text] = line.split('\t');
      if (!told || !text) return [];
      const acts = told === 'none' ? [] : told.split(', ').map((act) => act.replace(/\/.*/, ''));
      return [{ text, acts, all: kind !== 'case' }];
    });

/**
 * Rows for the model of records: judged records of documents, as the other models make them, and the acts
 * of written sentences. `documents` holds the judged texts by file; what is not there is left out.
 */
export function recordRows(
  {
    own,
    told,
    judgements,
  }: { own: readonly string[]; told: readonly Told[]; judgements: readonly Judgement[] },
  documents: ReadonlyMap<string, Document>,
  knowledge: Knowledge,
  files: { pair: LinearFile; sentence: LinearFile },
): LabelledRow[] {
  const kit = createKit(knowledge, { models: false });
  const models = {
    ...NO_MODELS,
    pair: createLinear(files.pair),
    sentence: createLinear(files.sentence),
  };
  const said = new Map(judgements.map((j) => [`${j.file} ${j.start} ${j.root}`, j.granted]));
  const open = { open: false, explain: false };
  const rows: LabelledRow[] = [];
  for (const [n, file] of [...new Set(judgements.map((j) => j.file))].sort().entries()) {
    const document = documents.get(file);
    if (!document) continue;
    const { parts } = inEnglish(document);
    const sentences = kit.analyser.analyse(parts);
    const on = document.published.date;
    for (const { view, drafts, dropped } of scan(kit, document.text, sentences, on)) {
      for (const { draft, verdict } of judge(view, drafts, dropped, kit.lexicon, models, open)
        .drafts) {
        const { start } = view.tokens[draft.trigger.first]!;
        const granted = said.get(`${file} ${start} ${draft.root}`);
        if (granted === undefined) continue;
        rows.push({
          key: `${file} ${start}`,
          // Folds go by this number, and so by text.
          from: `judged ${n}`,
          label: granted ? '1' : '0',
          features: recordFeatures(view, draft, verdict),
        });
      }
    }
  }
  for (const [n, { text, acts, all }] of told.entries())
    for (const { view, drafts, dropped } of scan(kit, text, kit.analyser.analyseText(text), null))
      for (const { draft, verdict } of judge(view, drafts, dropped, kit.lexicon, models, open)
        .drafts) {
        if (!draft.actors.some((a) => a.mentions.length > 0)) continue;
        const right = acts.includes(`${draft.root} ${draft.status}`);
        if (!right && !all) continue;
        rows.push({
          key: text,
          from: `told ${n}`,
          label: right ? '1' : '0',
          features: recordFeatures(view, draft, verdict),
          weight: TOLD,
        });
      }
  for (const e of own.flatMap(ownExamples))
    for (const { view, drafts } of scan(kit, e.text, kit.analyser.analyseText(e.text), null))
      for (const draft of drafts) {
        if (!draft.actors.some((a) => a.mentions.length > 0)) continue;
        const right = labelOf(draft.root, draft.status) === e.pair?.label;
        // Another act than the labelled one may be an act all the same.
        if (!right && e.quad !== '0') continue;
        rows.push({
          key: e.key,
          from: e.from,
          label: right ? '1' : '0',
          features: recordFeatures(view, draft, null),
          weight: WRITTEN,
        });
      }
  return rows;
}
