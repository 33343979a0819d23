/** Clauses that look like an act of their subject and are none. */
import { codesOf, hasMention, type Roles } from '../roles/args.ts';
import { verbRoles } from '../roles/roles.ts';
import type { View } from '../view.ts';
import type { Lexicon } from './lexicon.ts';
import { lightMatch } from './light-match.ts';
import type { Match } from './match.ts';

/** "When asked, Japan …", "if attacked, …": the subject undergoes the act, and nobody is said to do it. */
export function lacksDoer(view: View, k: number): boolean {
  const clause = view.clauses[k]!;
  return (
    (clause.kind === 'adverbial' || clause.kind === 'conditional') &&
    clause.subjectInherited &&
    clause.group.first === clause.group.last &&
    clause.group.first === clause.first + 1 &&
    clause.objects.length === 0 &&
    view.tokens[clause.verb]!.lower.endsWith('ed') &&
    /^(?:when|if|once|unless|though|although)$/.test(clause.marker ?? '')
  );
}

/**
 * "warned that China would attack", "the report recommends that Japan join": the verb tells of another's
 * act, and its clause is to be read by itself.
 */
export function onlySpeaksOf(
  view: View,
  k: number,
  verb: Match,
  roles: Roles,
  match: (k: number) => Match | null,
  lexicon: Lexicon,
): boolean {
  const clause = view.clauses[k]!;
  const warns = verb.frame.root === 'THREATEN' && clause.lemma.toLowerCase() === 'warn';
  const [subject] = clause.subjects;
  const paper =
    verb.frame.root === 'REQUEST' &&
    subject !== undefined &&
    !hasMention(roles.actors) &&
    /^(?:report|study|paper|review|article|book|author)$/.test(view.tokens[subject.head]!.lemma);
  if (!warns && !paper) return false;
  const ownCodes = new Set(codesOf(roles.actors));
  return (view.children[k] ?? []).some((child) => {
    const { kind, subjectInherited } = view.clauses[child]!;
    const asked = kind === 'infinitive' && paper;
    if (!asked && (kind !== 'complement' || subjectInherited)) return false;
    const own = match(child);
    const inner = own ?? lightMatch(view, view.clauses[child]!, lexicon, null);
    if (!inner?.frame.root) return false;
    if (asked) return hasMention(verbRoles(view, view.clauses[child]!, inner.frame).actors);
    const doers = codesOf(verbRoles(view, view.clauses[child]!, inner.frame).actors);
    return doers.length > 0 && !doers.some((code) => ownCodes.has(code));
  });
}

/** "Russia beat Croatia": a match. States are not beaten, people are ("Croatia beat a Bosnian at the border"). */
export function isMatchResult(view: View, k: number, { actors, recipients }: Roles): boolean {
  if (view.clauses[k]!.lemma.toLowerCase() !== 'beat') return false;
  const sides = [...actors, ...recipients];
  return (
    actors.length > 0 &&
    recipients.length > 0 &&
    sides.every(({ first, last, mentions }) =>
      mentions.some(
        (m) =>
          m.sort === 'name' &&
          m.kind === 'country' &&
          /^[A-Z]{3}$/.test(m.code ?? '') &&
          // Nothing but the score stands beside the name.
          view.tokens
            .slice(first, last + 1)
            .every((t) => (t.start < m.end && t.end > m.start) || !/\p{L}/u.test(t.text)),
      ),
    )
  );
}

/** "its targeted contribution", "mutually agreed borders", "opposing parties": a participle that only describes. */
export function isAttribute(view: View, k: number): boolean {
  const { group, voice } = view.clauses[k]!;
  const { first, last } = group;
  const next = view.tokens[last + 1];
  if (first !== last || voice === 'passive' || next?.pos !== 'NOUN') return false;
  if (!/(?:ed|ing)$/.test(view.tokens[first]!.lower)) return false;
  let at = first - 1;
  while (view.tokens[at]?.pos === 'ADV') at--;
  const before = view.tokens[at];
  if (!before) return false;
  if (before.pos === 'CCONJ') return view.tokens[at - 1]?.pos === 'ADJ';
  const bare = at === first - 1;
  if (before.pos === 'ADP') return view.tokens[first]!.lower.endsWith('ed');
  return (
    before.pos === 'DET' ||
    /^(?:my|our|your|his|its|their)$/.test(before.lower) ||
    (bare && (before.pos === 'ADJ' || before.pos === 'NUM') && view.clauses[k]!.subjectInherited)
  );
}
