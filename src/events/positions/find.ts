import type { Chunk } from '../../language/index.ts';
import type { Found } from '../actors/types.ts';
import { actorsOf, speaksFor } from '../roles/args.ts';
import { attachedTo, textOf, type View } from '../view.ts';

const AS_VERBS = new Set(
  'describe identify label brand portray characterize characterise depict define see view regard treat perceive designate consider recognise recognize cast paint denounce condemn hail praise frame name'.split(
    ' ',
  ),
);
const CALL_VERBS = new Set('call term dub brand label consider deem style declare'.split(' '));
const IS_VERBS = new Set('be remain become pose represent constitute present'.split(' '));

const NEGATIVE = new Set(
  'threat threats threatening challenge challenges rival adversary enemy aggressor aggression aggressive illegal unlawful unjustified unprovoked unacceptable coercive coercion irresponsible dangerous provocation provocative reckless destabilising destabilizing malign malicious hostile concern concerns concerning worrying brutal violation violations barbaric genocide terrorist regime competitor risk danger enabler relic obstacle troublemaker interference hegemony hegemonic bloc confrontation confrontational outdated obsolete revisionist autocratic erratic unreliable assertive problem wrong disturbing outrageous shameful deplorable'.split(
    ' ',
  ),
);
const POSITIVE = new Set(
  'partner partners ally allies friend friends friendly important essential vital key indispensable reliable trusted trustworthy cornerstone constructive responsible pillar natural close closest likeminded historic positive welcome strong stable success valuable valued strategic-partner milestone legitimate defensive peaceful'.split(
    ' ',
  ),
);

/** A position in a sentence: who describes whom, in which words. */
export interface Stand {
  by: Found[];
  about: { mention: Found | null; topic: string | null };
  first: number;
  last: number;
  /** Offsets of the quoted stretch where the wording stands in quotation marks. */
  quote: { start: number; end: number } | null;
  stance: -1 | 0 | 1;
  trigger: { first: number; last: number };
  clause: number;
}

export function stanceOf(text: string): -1 | 0 | 1 {
  let sum = 0;
  for (const word of text.toLowerCase().split(/[^\p{L}-]+/u)) {
    if (NEGATIVE.has(word)) sum--;
    if (POSITIVE.has(word)) sum++;
  }
  return sum < 0 ? -1 : sum > 0 ? 1 : 0;
}

/** Verbs that judge by themselves. */
const VERB_STANCE: ReadonlyMap<string, -1 | 1> = new Map([
  ...['denounce', 'condemn'].map((verb): [string, -1] => [verb, -1]),
  ...['hail', 'praise'].map((verb): [string, 1] => [verb, 1]),
]);

const POINTING = new Set(['it', 'them', 'this']);

/** "criticised the agreement, calling it …": what "it" is stands in the clause before. */
function meant(view: View, k: number, target: Chunk | undefined): Chunk | undefined {
  const { kind, parent } = view.clauses[k]!;
  if (!target || kind !== 'participial' || parent === null) return target;
  if (!POINTING.has(view.tokens[target.head]!.lower)) return target;
  return view.clauses[parent]!.objects[0] ?? target;
}

/** Descriptions of one actor or topic by another: "X described Y as Z", "called Y Z", "said that Y is Z". */
export function findPositions(view: View): Stand[] {
  const out: Stand[] = [];
  for (let k = 0; k < view.clauses.length; k++) {
    const clause = view.clauses[k]!;
    const lemma = clause.lemma.toLowerCase();
    if (clause.negated || clause.modal !== null) continue;
    if (/^(?:not|n't|never|no)$/.test(view.tokens[clause.group.last + 1]?.lower ?? '')) continue;
    const passive = clause.voice === 'passive';
    const doers = passive ? clause.agents : clause.subjects;
    const target = passive ? clause.subjects[0] : meant(view, k, clause.objects[0]);
    const stated = (by: Found[], about: Chunk, first: number, last: number): void => {
      if (by.length === 0 || last < first) return;
      const of = attachedTo(view, about).find((p) => p.preposition === 'of');
      const mention =
        actorsOf(view, about, 'recipient')[0] ??
        of?.objects.flatMap((o) => actorsOf(view, o, 'recipient'))[0] ??
        null;
      const topic = mention ? null : textOf(view, about.first, about.last);
      const start = view.tokens[first]!.start;
      const end = view.tokens[last]!.end;
      const quoted = view.sentence.quotations.find(
        (q) => q.start < end && q.end > start && q.end - q.start < 160 && q.start >= start - 2,
      );
      const text = quoted ? view.text.slice(quoted.start, quoted.end) : textOf(view, first, last);
      const worded = stanceOf(textOf(view, first, last));
      // "denounced the drills as …": the verb says what the words leave open.
      const stance = worded === 0 ? (VERB_STANCE.get(lemma) ?? 0) : worded;
      // Without quotation marks or a judging word it is a statement of fact, not a position.
      if (!quoted && stance === 0 && stanceOf(text) === 0) return;
      if (!mention && !quoted) return;
      if (mention && by.every((m) => m.code === mention.code)) return;
      out.push({
        by,
        about: { mention, topic },
        first,
        last,
        quote: quoted ? { start: quoted.start, end: quoted.end } : null,
        stance,
        trigger: clause.group,
        clause: k,
      });
    };
    let by = doers.flatMap((chunk) => actorsOf(view, chunk, 'actor'));
    // "The alliance adopted a concept that describes …": who adopts a paper speaks in it.
    if (by.length === 0 && clause.kind === 'relative' && clause.parent !== null && !passive)
      if (doers.some((chunk) => speaksFor(view, chunk)))
        by = view.clauses[clause.parent]!.subjects.flatMap((c) => actorsOf(view, c, 'actor'));
    if (AS_VERBS.has(lemma) && target) {
      const as = clause.obliques.find((o) => o.preposition.toLowerCase() === 'as');
      const posing = (view.children[k] ?? [])
        .map((c) => view.clauses[c]!)
        .find((c) => c.marker === 'as');
      if (as) {
        const last = Math.max(
          as.object.last,
          ...attachedTo(view, as.object).flatMap((p) => p.objects.map((o) => o.last)),
        );
        stated(by, target, as.object.first, last);
        continue;
      }
      if (posing) {
        const last = Math.max(posing.group.last, ...posing.objects.map((o) => o.last));
        stated(by, target, posing.group.first, last);
        continue;
      }
    }
    if (CALL_VERBS.has(lemma) && target) {
      const complement = passive ? clause.objects[0] : clause.objects[1];
      if (complement && complement.first > target.last && complement.first - target.last <= 3) {
        stated(by, target, complement.first, complement.last);
        continue;
      }
      const spoken = clause.objects[0] ?? target;
      // The language room may join "China a threat" into one chunk, or tag the term as an adjective.
      const quoted = view.sentence.quotations.find(
        (q) =>
          q.start > view.tokens[spoken.last]!.start && q.start - view.tokens[spoken.last]!.end < 5,
      );
      if (quoted) {
        const first = view.tokens.findIndex((t) => t.start >= quoted.start);
        let last = first;
        while (last + 1 < view.tokens.length && view.tokens[last + 1]!.end <= quoted.end) last++;
        if (first > 0) stated(by, target, first, last);
      }
      continue;
    }
    if (
      IS_VERBS.has(lemma) &&
      clause.kind === 'complement' &&
      clause.parent !== null &&
      clause.objects[0] &&
      clause.subjects[0]
    ) {
      const saying = view.clauses[clause.parent]!;
      if (
        !/^(?:say|state|declare|warn|argue|insist|stress|claim|tell|add|note|affirm|reaffirm|underline|underscore)$/.test(
          saying.lemma.toLowerCase(),
        ) ||
        saying.negated
      )
        continue;
      const speakers = saying.subjects.flatMap((chunk) => actorsOf(view, chunk, 'actor'));
      stated(speakers, clause.subjects[0], clause.objects[0].first, clause.objects.at(-1)!.last);
    }
  }
  return out;
}
