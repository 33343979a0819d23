import type { Chunk } from '../../language/index.ts';
import type { Frame } from '../../knowledge/index.ts';
import { quadOf } from '../../model/index.ts';
import { codesOf, hasMention } from '../roles/args.ts';
import { nounRoles } from '../roles/roles.ts';
import { attributeStatus, headlineStatus } from '../status/attributes.ts';
import { verbOperator } from '../status/govern.ts';
import { standingOf } from '../status/read.ts';
import { combine, through } from '../status/signature.ts';
import type { View } from '../view.ts';
import type { Draft } from './draft.ts';
import type { Lexicon } from './lexicon.ts';
import { HAPPENING, LIGHT_PHRASES, LIGHT_VERBS } from './light.ts';
import { matchNoun } from './match.ts';

const TEMPORAL = new Set([
  'during',
  'after',
  'following',
  'amid',
  'at',
  'in',
  'since',
  'despite',
  'before',
  'ahead',
  'from',
  'for',
  'over',
  'on',
  'without',
]);
/** Verbs that set their object in time or in a story: "followed a visit to Tokyo by …". */
const FRAMING = new Set(
  'follow precede include see mark prompt trigger cause end survive witness describe join accompany coincide'.split(
    ' ',
  ),
);

const UNDOES = /^(?:cancel|postpone|suspend|abandon|scrap|shelve|defer)$/;
/** "is under way", "are on", "is ongoing". */
const ONGOING = new Set(['under', 'underway', 'on', 'ongoing', 'over', 'afoot']);
const MAY_BE = /^(?:possible|conceivable|likely|unlikely|uncertain|doubtful)$/;

/**
 * Whether the deed of a noun needs no second party: "the withdrawal of French forces began", "Japan's
 * participation at the summit was noted".
 */
export const standsAlone = ({ root, instrument }: Frame): boolean =>
  root !== null && (quadOf(root) === 4 || root === 'RETREAT' || instrument === 'attendance');

/** A noun by itself: "a visit to Tokyo by the secretary general". */
export function nominal(
  view: View,
  chunk: Chunk,
  k: number,
  as: 'subject' | 'object' | 'oblique',
  preposition: string | null,
  lexicon: Lexicon,
  isConsumed: boolean,
  drafts: readonly Draft[],
): Draft | null {
  if (isConsumed) return null;
  const clause = view.clauses[k]!;
  const found = matchNoun(view, chunk, lexicon);
  if (!found?.frame.root) return null;
  const { frame } = found;
  const lemma = clause.lemma.toLowerCase();
  const event = drafts.find((d) => d.clause === k);
  const operators: string[] = [];
  let status: Draft['status'] = 'actual';
  if (as === 'subject') {
    const particle = view.tokens[clause.group.last + 1]?.lower ?? '';
    const open = /^(?:be|remain|seem|appear|look)$/.test(lemma) && MAY_BE.test(particle);
    const off = LIGHT_PHRASES.get(`${lemma} ${particle}`);
    const going = lemma === 'be' && ONGOING.has(particle);
    const became = verbOperator(view, clause, 'subject');
    // "an attack by rebels killed four": the verb has no doer of its own.
    const told = event !== undefined && hasMention(event.actors);
    if (
      told ||
      (!HAPPENING.has(lemma) && !LIGHT_VERBS[lemma] && !open && !off && !going && !became)
    )
      return null;
    if (open) operators.push('possible');
    const standing = standingOf(view, k);
    if (standing.subordinate) return null;
    status = open ? combine(standing.status, 'hypothetical') : standing.status;
    // "The trip fell through", unlike "the talks failed" and "the invasion stalled", which took place
    if (became?.op.affirmed === 'cancelled' && quadOf(frame.root!) < 4) {
      status = through(became.op, standing.status);
      operators.push(became.word);
    }
    // "the talks produced no agreement": the talks were held
    if (
      status === 'negated' &&
      clause.objects.some((object) => view.tokens[object.first]?.lower === 'no')
    )
      status = 'actual';
    // "Japan-NATO talks cancelled": a headline leaves the auxiliary out.
    const bare = clause.objects.length === 0 && (UNDOES.test(lemma) || off === 'cancelled');
    const effect = clause.voice === 'passive' || bare ? (off ?? LIGHT_VERBS[lemma]) : undefined;
    if (effect && effect !== 'actual') status = combine(effect, status);
    operators.push(...standing.operators);
  } else if (as === 'object') {
    const standing = standingOf(view, k);
    if (lemma === 'be' && standing.status === 'negated') status = 'negated';
    else if (event || !FRAMING.has(lemma)) return null;
    operators.push(...standing.operators);
  } else {
    if (
      !TEMPORAL.has(preposition ?? '') ||
      (event &&
        chunk.first >= event.trigger.first &&
        /^(?:for|from|on|over|in)$/.test(preposition ?? ''))
    )
      return null;
    if (/^(?:for|from|on|over)$/.test(preposition ?? '')) return null;
    if (preposition === 'without') status = chunk.first < 4 ? 'hypothetical' : 'negated';
    if (preposition === 'before' || preposition === 'ahead') status = 'planned';
  }
  const attribute =
    attributeStatus(view, chunk.first, chunk.head) ??
    (as === 'subject' ? headlineStatus(view, k) : null);
  // "the scheduled meeting took place"
  const happened =
    as === 'subject' &&
    attribute?.status === 'planned' &&
    status === 'actual' &&
    clause.voice === 'active' &&
    clause.tense === 'past' &&
    /^(?:take|occur|happen|begin|start|open|end|conclude|produce|yield)$/.test(lemma);
  if (attribute && !happened) {
    status = combine(attribute.status, status);
    operators.push(attribute.word);
  }
  const roles = nounRoles(view, chunk, frame);
  const actorCodes = new Set(codesOf(roles.actors));
  const both =
    hasMention(roles.actors) &&
    (hasMention(roles.recipients) || (frame.reciprocal && actorCodes.size > 1));
  if (!both && !(as === 'subject' && hasMention(roles.actors) && standsAlone(frame))) return null;
  return {
    frame,
    root: frame.root!,
    mode: frame.mode,
    instrument: frame.instrument,
    clause: k,
    trigger: { first: chunk.head, last: chunk.head },
    actors: roles.actors,
    recipients: roles.recipients,
    reciprocal: frame.reciprocal,
    status: combine(frame.statusEffect ?? 'actual', status),
    restated: false,
    operators,
    reporter: null,
    told: 'noun',
    score: found.score,
    runnerUp: found.runnerUp,
    content: null,
    object: chunk,
  };
}

/** The chunks of a sentence, each once, with their place in their clause. */
export function* chunksOf(view: View): Generator<{
  chunk: Chunk;
  clause: number;
  as: 'subject' | 'object' | 'oblique';
  preposition: string | null;
}> {
  const seen = new Set<number>();
  for (const [clause, c] of view.clauses.entries()) {
    if (!c.subjectInherited)
      for (const chunk of c.subjects)
        if (!seen.has(chunk.first) && seen.add(chunk.first))
          yield { chunk, clause, as: 'subject', preposition: null };
    for (const chunk of c.objects)
      if (!seen.has(chunk.first) && seen.add(chunk.first))
        yield { chunk, clause, as: 'object', preposition: null };
    for (const o of c.obliques)
      if (!seen.has(o.object.first) && seen.add(o.object.first))
        yield { chunk: o.object, clause, as: 'oblique', preposition: o.preposition.toLowerCase() };
  }
}
