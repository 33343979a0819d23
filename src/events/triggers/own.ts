import { quadOf } from '../../model/index.ts';
import { codesOf, type Argument } from '../roles/args.ts';
import { deniesReport, type Standing } from '../status/read.ts';
import type { View } from '../view.ts';
import type { Match } from './match.ts';

/**
 * "declined to attend", "ruled out sending", "abandoned plans to deploy": the complement is the actor's
 * own cooperation or deployment.
 */
export function turnsDownOwnAct(
  view: View,
  k: number,
  match: (k: number) => Match | null,
): boolean {
  const parent = view.clauses[k]!;
  if (!TURNS_DOWN.has(parent.lemma.toLowerCase())) return false;
  for (const child of view.children[k] ?? []) {
    const { kind, first, marker } = view.clauses[child]!;
    if (
      kind !== 'infinitive' &&
      !(
        kind === 'participial' &&
        first > parent.verb &&
        (marker === null || BEFORE_GERUND.has(marker))
      ) &&
      !(kind === 'complement' && deniesReport(view, k, first))
    )
      continue;
    const inner = match(child);
    if (inner?.frame.root && quadOf(inner.frame.root) <= 2) return true;
    if (inner?.frame.root === 'MOBILIZE' || inner?.frame.root === 'SANCTION') return true;
    // What is denied may be anything.
    if (kind === 'complement' && inner?.frame.root) return true;
  }
  return false;
}

const TURNS_DOWN = new Set(
  'refuse decline rule reject abandon scrap shelve drop oppose back pull dismiss deny vote object balk renounce forswear veto resist'.split(
    ' ',
  ),
);
const BEFORE_GERUND = new Set(['out', 'of', 'against', 'to', 'at', 'from']);

const SAYS_OWN =
  /^(?:say|announce|pledge|promise|declare|confirm|vow|state|tell|write|reveal|unveil|inform|assure|reiterate|reaffirm|repeat|concur|agree)$/;

/** The reporting clause's subject is the actor: "Tokyo said it would provide". */
export function isOwnWord(view: View, standing: Standing, actors: readonly Argument[]): boolean {
  if (
    standing.operators.includes('ready') ||
    standing.operators.includes('willing') ||
    standing.operators.includes('prepared')
  )
    return true;
  if (standing.reporter === null) return false;
  const saying = view.clauses[standing.reporter]!;
  if (!SAYS_OWN.test(saying.lemma.toLowerCase()) || saying.negated) return false;
  const own = new Set(codesOf(actors));
  if (own.size === 0) return false;
  return saying.subjects.some((chunk) =>
    view.mentions.some((m) => {
      const first = view.tokens[chunk.first]!.start;
      const last = view.tokens[chunk.last]!.end;
      return m.start < last && m.end > first && own.has(m.code ?? m.text);
    }),
  );
}
