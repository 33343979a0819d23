import type { Knowledge } from '../../knowledge/index.ts';
import { readRules } from '../model/anchored.ts';
import { joinTokens } from '../model/marked.ts';
import { tellTokens } from '../model/tokens.ts';
import { createKit, scan } from '../scan.ts';
import { f1Of, ratio } from './scores.ts';

export interface SpanScore {
  precision: number;
  recall: number;
  f1: number;
}
type Both = { exact: SpanScore; overlap: SpanScore };
export interface SpanScores {
  n: number;
  source: Both;
  target: Both;
  both: Both;
  all: Both;
}

type Kind = 'S' | 'T' | 'R';
/** A span over the gold's tokens, inclusive. */
interface Span {
  kind: Kind;
  first: number;
  last: number;
}

interface Case {
  tokens: string[];
  spans: Span[];
}

/** Sentences of "token tag" lines, parted by empty lines. */
export function readConll(text: string): Case[] {
  return text
    .split(/\r?\n\s*\r?\n/)
    .map((block) => block.split(/\r?\n/).filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0)
    .map((lines) => {
      const tokens: string[] = [];
      const spans: Span[] = [];
      for (const [i, line] of lines.entries()) {
        const [token = '', tag = 'O'] = line.split(/[\t ]+/);
        tokens.push(token);
        const match = /^([BI])-([STR])$/.exec(tag);
        if (!match) continue;
        const kind = match[2] === 'S' ? 'S' : match[2] === 'T' ? 'T' : 'R';
        const open = spans.at(-1);
        if (match[1] === 'I' && open?.kind === kind && open.last === i - 1) open.last = i;
        else spans.push({ kind, first: i, last: i });
      }
      return { tokens, spans };
    });
}

/** The spans of one sentence: the tagger's, or without it the roles that the rules give. */
function predict(kit: ReturnType<typeof createKit>, tokens: readonly string[]): Span[] {
  const { text, starts } = joinTokens(tokens);
  const place = (start: number, end: number, kind: Kind): Span | null => {
    const inside = starts.flatMap((at, i) =>
      at < end && at + tokens[i]!.length > start ? [i] : [],
    );
    return inside.length === 0 ? null : { kind, first: inside[0]!, last: inside.at(-1)! };
  };
  const found = new Map<string, Span>();
  const add = (start: number, end: number, kind: Kind): void => {
    const span = place(start, end, kind);
    if (span) found.set(`${span.kind} ${span.first} ${span.last}`, span);
  };
  for (const { view, drafts } of scan(kit, text, kit.analyser.analyseText(text), null)) {
    const at = ({ first, last }: { first: number; last: number }): [number, number] => [
      view.tokens[first]!.start,
      view.tokens[last]!.end,
    ];
    if (kit.models.spans) {
      const rules = readRules(view, kit.lexicon);
      const spans = kit.models.spans.spans(view.tokens.length, (to) =>
        tellTokens(to, view, drafts, rules, kit.lexicon),
      );
      for (const span of spans) add(...at(span), span.kind);
      continue;
    }
    for (const draft of drafts) {
      const mutual = draft.reciprocal && draft.recipients.length === 0 && draft.actors.length > 0;
      for (const argument of draft.actors) add(...at(argument), mutual ? 'R' : 'S');
      for (const argument of draft.recipients) add(...at(argument), 'T');
    }
  }
  return [...found.values()];
}

const KINDS = { source: 'S', target: 'T', both: 'R' } as const;

/** Scores who acts and who is acted upon, span by span: the same tokens, or at least one in common. */
export function evalSpans(
  conll: string,
  knowledge: Knowledge,
  options: { models?: boolean } = {},
): SpanScores {
  const cases = readConll(conll);
  const kit = createKit(knowledge, { models: options.models ?? true });
  const predicted = cases.map(({ tokens }) => predict(kit, tokens));
  const score = (kinds: readonly Kind[]): Both => {
    let gold = 0;
    let mine = 0;
    const hits = { exact: 0, overlapGold: 0, overlapMine: 0 };
    for (const [i, { spans }] of cases.entries()) {
      const wanted = spans.filter((s) => kinds.includes(s.kind));
      const given = predicted[i]!.filter((s) => kinds.includes(s.kind));
      gold += wanted.length;
      mine += given.length;
      const meets = (a: Span, b: Span): boolean =>
        a.kind === b.kind && a.first <= b.last && b.first <= a.last;
      hits.exact += wanted.filter((w) =>
        given.some((g) => g.kind === w.kind && g.first === w.first && g.last === w.last),
      ).length;
      hits.overlapGold += wanted.filter((w) => given.some((g) => meets(w, g))).length;
      hits.overlapMine += given.filter((g) => wanted.some((w) => meets(w, g))).length;
    }
    const scores = (right: number, found: number): SpanScore => {
      const precision = ratio(right, mine);
      const recall = ratio(found, gold);
      return { precision, recall, f1: f1Of(precision, recall) };
    };
    return {
      exact: scores(hits.exact, hits.exact),
      overlap: scores(hits.overlapMine, hits.overlapGold),
    };
  };
  return {
    n: cases.length,
    source: score([KINDS.source]),
    target: score([KINDS.target]),
    both: score([KINDS.both]),
    all: score(['S', 'T', 'R']),
  };
}
