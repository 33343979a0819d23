import type { Frame } from '../../knowledge/index.ts';

/** Frames by lemma, so that a sentence costs as many look-ups as it has verbs and nouns. */
export interface Lexicon {
  verbs: ReadonlyMap<string, readonly IndexedFrame[]>;
  nouns: ReadonlyMap<string, readonly IndexedFrame[]>;
}

export interface IndexedFrame {
  frame: Frame;
  object: ReadonlySet<string> | null;
  within: ReadonlySet<string> | null;
  subject: ReadonlySet<string> | null;
  preposition: ReadonlySet<string> | null;
}

export function indexLexicon(frames: readonly Frame[]): Lexicon {
  const verbs = new Map<string, IndexedFrame[]>();
  const nouns = new Map<string, IndexedFrame[]>();
  for (const frame of frames) {
    const indexed: IndexedFrame = {
      frame,
      object: frame.object ? new Set(frame.object) : null,
      within: frame.within ? new Set(frame.within) : null,
      subject: frame.subject ? new Set(frame.subject) : null,
      preposition: frame.preposition ? new Set(frame.preposition) : null,
    };
    const map = frame.pos === 'verb' ? verbs : nouns;
    const list = map.get(frame.lemma);
    if (list) list.push(indexed);
    else map.set(frame.lemma, [indexed]);
  }
  return { verbs, nouns };
}
