import { tagSequence, type Crf } from './crf.ts';
import { Index } from './features.ts';
import type { LinearFile } from './linear.ts';
import { tokenNumbers, type TokenSink } from './tokens.ts';

/** Tags of the spans: source, target, or both at once ("X and Y signed"). */
export const SPAN_TAGS = ['O', 'B-S', 'I-S', 'B-T', 'I-T', 'B-R', 'I-R'] as const;
export type SpanKind = 'S' | 'T' | 'R';

/** A tagged run of tokens, inclusive. */
export interface TaggedSpan {
  kind: SpanKind;
  first: number;
  last: number;
}

export interface Tagger {
  /** Spans of a sentence of `length` tokens whose features are told. */
  spans(length: number, tell: (out: TokenSink) => void): TaggedSpan[];
}

export function createTagger(file: LinearFile): Tagger {
  const names = Object.keys(file.weights);
  const index = new Index(names);
  const tags = file.classes.length;
  const crf: Crf = {
    tags,
    emit: Float64Array.from(names.flatMap((name) => file.weights[name]!)),
    move: Float64Array.from((file.moves ?? []).flat()),
  };
  return {
    spans: (length, tell) =>
      spansOf(tagSequence(crf, tokenNumbers(index, length, tell)).map((y) => file.classes[y]!)),
  };
}

/** Runs of "B-X I-X I-X"; an I without its B begins a run. */
export function spansOf(tags: readonly string[]): TaggedSpan[] {
  const out: TaggedSpan[] = [];
  for (const [i, tag] of tags.entries()) {
    if (tag === 'O') continue;
    const kind: SpanKind = tag.endsWith('S') ? 'S' : tag.endsWith('T') ? 'T' : 'R';
    const open = out.at(-1);
    if (tag.startsWith('I') && open?.kind === kind && open.last === i - 1) open.last = i;
    else out.push({ kind, first: i, last: i });
  }
  return out;
}
