import { once } from '../../base/index.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { createLinear, type Linear, type LinearFile } from './linear.ts';
import { readVectors, type WordVectors } from './alike.ts';
import { createTagger, type Tagger } from './tagger.ts';

/** The fitted models, each null where its file is not there: then the rules decide alone. */
export interface Models {
  pair: Linear | null;
  sentence: Linear | null;
  /** The same in the manner of labelled news, for scoring against such data. */
  pairNews: Linear | null;
  sentenceNews: Linear | null;
  spans: Tagger | null;
  /** Whether a careful reader would grant a record. */
  record: Linear | null;
}

const isLinear = (data: unknown): data is LinearFile =>
  typeof data === 'object' &&
  data !== null &&
  'classes' in data &&
  Array.isArray(data.classes) &&
  'weights' in data &&
  typeof data.weights === 'object' &&
  data.weights !== null &&
  'sharpness' in data &&
  typeof data.sharpness === 'number';

/** A model as its file holds it, with the vectors that it needs; without them it goes by its words alone. */
export function withVectors(file: LinearFile, words: WordVectors | null): LinearFile {
  const { alike, ...rest } = file;
  return alike && words ? { ...rest, alike: { ...alike, words } } : rest;
}

/** Models from a knowledge folder; each file is read when it is first asked for. */
export function loadModels(knowledge: Pick<Knowledge, 'model'>): Models {
  const vectors = once(() => readVectors(knowledge.model('word-vectors')));
  const read = <T>(name: string, make: (file: LinearFile) => T): (() => T | null) =>
    once(() => {
      const data: unknown = knowledge.model(name);
      return isLinear(data) ? make(data.alike ? withVectors(data, vectors()) : data) : null;
    });
  const pair = read('pair', createLinear);
  const sentence = read('sentence', createLinear);
  const pairNews = read('pair-news', createLinear);
  const sentenceNews = read('sentence-news', createLinear);
  const spans = read('spans', createTagger);
  const record = read('record', createLinear);
  return {
    get pair() {
      return pair();
    },
    get sentence() {
      return sentence();
    },
    get pairNews() {
      return pairNews();
    },
    get sentenceNews() {
      return sentenceNews();
    },
    get spans() {
      return spans();
    },
    get record() {
      return record();
    },
  };
}

export const NO_MODELS: Models = {
  pair: null,
  sentence: null,
  pairNews: null,
  sentenceNews: null,
  spans: null,
  record: null,
};
