import { type Draft, type Frame, before, chunkOf, hasObject, lemmaOf } from './frame.ts';
import { isMainKind } from './relations.ts';
import type { Token } from './types.ts';
import { SAYING } from './verbs.ts';

/** Clauses that stand before what governs them take the next main one as parent. */
export function resolveWaiting(frame: Frame): void {
  const { drafts } = frame;
  for (const [k, draft] of drafts.entries()) {
    if (!draft.waits || draft.parent !== null) continue;
    let next = drafts.findIndex((other, j) => j > k && isMainKind(other));
    if (next === -1) next = drafts.findLastIndex((other, j) => j < k && isMainKind(other));
    draft.parent = next === -1 ? null : next;
  }
}

/** `"We will sign," Kim said.`: what was said is the complement of the verb of saying. */
export function speechAfter(frame: Frame): void {
  const { tokens, drafts, groups } = frame;
  for (const [k, draft] of drafts.entries()) {
    const subject = draft.subjects[0];
    if (
      k === 0 ||
      !subject ||
      draft.inherits ||
      !SAYING.has(lemmaOf(frame, draft.group)) ||
      draft.passive ||
      draft.group.form === 'infinitive'
    )
      continue;
    if (draft.kind !== 'main' && draft.kind !== 'coordinate') continue;
    if (draft.marker !== null) continue;
    const first = Math.min(subject.first, draft.group.first);
    const left = tokens[before(frame, first)];
    if (!left || !/^[,?!—–.]$/.test(left.text)) continue;
    const next = after1(frame, draft, subject.last);
    if (
      next &&
      !/^[,.;:!?—–]$/.test(next.text) &&
      next.pos !== 'ADP' &&
      next.pos !== 'SCONJ' &&
      chunkOf(frame, tokens.indexOf(next))?.time !== true
    )
      continue;
    if (hasObject(frame, groups[k]!) && subject.first < draft.group.first) continue;
    let root: number | null = null;
    for (let j = k - 1; j >= 0 && root === null; j--) if (drafts[j]!.kind === 'main') root = j;
    if (root === null) continue;
    drafts[root]!.kind = 'complement';
    drafts[root]!.parent = k;
    draft.kind = 'main';
    draft.parent = null;
  }
}

const after1 = (frame: Frame, draft: Draft, subjectLast: number): Token | undefined => {
  let i = Math.max(draft.group.last, subjectLast) + 1;
  while (
    frame.tokens[i] &&
    (frame.tokens[i]!.pos === 'ADV' || /^["”’»]$/.test(frame.tokens[i]!.text))
  )
    i++;
  return frame.tokens[i];
};

/** A headline or fragment without a main clause: its first passive or verb becomes one. */
export function ensureMain(frame: Frame): void {
  const { drafts } = frame;
  if (drafts.length === 0 || drafts.some((draft) => draft.kind === 'main')) return;
  const root =
    drafts.find((draft) => draft.kind === 'coordinate' || draft.kind === 'complement') ??
    drafts.find(
      (draft) => draft.kind === 'participial' && draft.passive && draft.subjects.length > 0,
    );
  if (!root) return;
  const at = drafts.indexOf(root);
  // A complement of a clause that is there stays what it is.
  if (root.kind === 'complement' && root.parent !== null) return;
  root.kind = 'main';
  root.parent = null;
  if (root.group.form === 'ed') root.group = { ...root.group, tense: 'past' };
  for (const [k, draft] of drafts.entries())
    if (k !== at && draft.parent === null && draft.kind !== 'main') draft.parent = at;
}

export function inherit(frame: Frame): void {
  const { drafts } = frame;
  for (const draft of drafts) {
    if (!draft.inherits || draft.subjects.length > 0) continue;
    const seen = new Set<Draft>([draft]);
    let parent = draft.parent === null ? undefined : drafts[draft.parent];
    while (parent && !seen.has(parent) && parent.subjects.length === 0 && parent.parent !== null) {
      seen.add(parent);
      parent = drafts[parent.parent];
    }
    if (parent) draft.subjects = parent.subjects;
  }
}

/** Which clause each token belongs to. */
export function ownership(frame: Frame): number[] {
  const { tokens, drafts } = frame;
  const owner = tokens.map(() => -1);
  const starts = drafts
    .map((draft, k) => ({ at: draft.verbStart, k }))
    .sort((a, b) => a.at - b.at || a.k - b.k);
  for (const [s, { at, k }] of starts.entries())
    owner.fill(k, at, starts[s + 1]?.at ?? tokens.length);
  const begins = new Set(drafts.map((draft) => draft.verbStart));
  // The subject of a clause that is taken up again after an embedded one.
  for (const [k, draft] of drafts.entries()) {
    if (draft.start >= draft.verbStart) continue;
    for (let i = draft.start; i < draft.verbStart && !begins.has(i); i++) owner[i] = k;
  }
  // What stands before the first clause belongs to the first main one.
  const next = owner.find((k) => k !== -1) ?? -1;
  const main = drafts.findIndex((draft) => draft.kind === 'main');
  const lead = next !== -1 && main !== -1 && drafts[next]!.waits ? main : next;
  for (let i = 0; i < owner.length && owner[i] === -1; i++) owner[i] = lead;
  return owner;
}

/**
 * Two clauses that each took the other for their governor ("That is why we think that …"): the earlier
 * one is the main clause. After this the parents of a sentence form trees.
 */
export function breakCycles(frame: Frame): void {
  for (const [k, draft] of frame.drafts.entries()) {
    const seen = new Set([k]);
    for (let at = draft.parent; at !== null; at = frame.drafts[at]!.parent) {
      if (!seen.has(at)) {
        seen.add(at);
        continue;
      }
      const first = frame.drafts[Math.min(...cycleOf(frame, at))]!;
      first.parent = null;
      first.kind = 'main';
      break;
    }
  }
}

function cycleOf(frame: Frame, start: number): Set<number> {
  const cycle = new Set<number>();
  for (let at: number | null = start; at !== null && !cycle.has(at); at = frame.drafts[at]!.parent)
    cycle.add(at);
  return cycle;
}
