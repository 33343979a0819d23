import type { Chunk, Clause } from '../../language/index.ts';
import type { Root } from '../../model/index.ts';
import { quadOf } from '../../model/index.ts';
import { nounRoles, verbRoles, verbSlot, type Argument, type Roles } from '../roles/args.ts';
import { attributeStatus, combine, standingOf, type Standing } from '../status/read.ts';
import { headNoun, type View } from '../view.ts';
import type { Draft, Dropped } from './draft.ts';
import type { Lexicon } from './lexicon.ts';
import { HAPPENING, LIGHT_VERBS } from './light.ts';
import { matchNoun, matchVerb, type Match } from './match.ts';
import { isOwnWord, turnsDownOwnAct } from './own.ts';

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
]);
/** Verbs that set their object in time or in a story: "followed a visit to Tokyo by …". */
const FRAMING = new Set(
  'follow precede include see mark prompt trigger cause end survive witness describe join accompany coincide'.split(
    ' ',
  ),
);

const RECEIVING = new Set(
  'draw attract face receive suffer meet earn win spark prompt provoke trigger encounter'.split(
    ' ',
  ),
);

const has = (list: readonly Argument[]): boolean => list.some((a) => a.mentions.length > 0);
const codes = (list: readonly Argument[]): string[] =>
  list.flatMap((a) => a.mentions.map((m) => m.code ?? m.text));

/** The acts of one sentence, and what was looked at and dropped, with the reason. */
export function findActs(view: View, lexicon: Lexicon): { drafts: Draft[]; dropped: Dropped[] } {
  const drafts: Draft[] = [];
  const dropped: Dropped[] = [];
  const consumed = new Set<number>();
  const usedChunks = new Set<number>();
  const matched = new Map<number, Match | null>();
  const match = (k: number): Match | null => {
    if (!matched.has(k)) matched.set(k, matchVerb(view, k, lexicon));
    return matched.get(k) ?? null;
  };

  const consume = (k: number): void => {
    for (const child of view.children[k] ?? []) {
      const { kind, marker, first } = view.clauses[child]!;
      const led =
        kind === 'participial' &&
        first > view.clauses[k]!.verb &&
        (marker === null
          ? !commaBefore(view, child)
          : /^(?:of|for|from|to|on|about|against|with|as|in|into)$/.test(marker));
      if (kind === 'infinitive' || kind === 'complement' || led) {
        consumed.add(child);
        consume(child);
        for (const next of view.children[child] ?? [])
          if (view.clauses[next]!.kind === 'coordinate') {
            consumed.add(next);
            consume(next);
          }
      } else if (kind === 'coordinate' && consumed.has(k)) {
        consumed.add(child);
        consume(child);
      }
    }
  };

  for (let k = 0; k < view.clauses.length; k++) {
    if (consumed.has(k)) continue;
    const clause = view.clauses[k]!;
    const trigger = { first: clause.group.first, last: clause.group.last };
    const verb = match(k);
    const light = lightMatch(view, clause, lexicon, verb);
    if (light) {
      const draft = lightDraft(view, k, light);
      if (draft) {
        usedChunks.add(light.chunk.first);
        add(draft);
        consume(k);
        continue;
      }
    }
    if (!verb) continue;
    if (verb.frame.root === null) {
      if (verb.score > 0)
        dropped.push({ clause: k, trigger, frame: verb.frame.id, reason: 'no act in this sense' });
      continue;
    }
    // "declined to join", "ruled out sending": the act turned down, not a rejection.
    if (verb.frame.root === 'REJECT' && turnsDownOwnAct(view, k, match)) continue;
    const standing = standingOf(view, k);
    if (standing.subordinate) {
      dropped.push({
        clause: k,
        trigger,
        frame: verb.frame.id,
        reason: `only a ${standing.subordinate}`,
      });
      continue;
    }
    const roles = verbRoles(view, clause, verb.frame);
    const content = contentOf(view, k);
    // "promised Ukraine a system": the thing is the last of two objects.
    const object =
      clause.voice === 'passive' ? (clause.subjects[0] ?? null) : (clause.objects.at(-1) ?? null);
    for (const chunk of object ? [object] : []) usedChunks.add(chunk.first);
    add(assemble(view, k, verb, roles, standing, 'verb', trigger, content, object));
    consume(k);
  }

  for (const { chunk, clause, as, preposition } of chunksOf(view)) {
    if (usedChunks.has(chunk.first)) continue;
    const draft = nominal(
      view,
      chunk,
      clause,
      as,
      preposition,
      lexicon,
      consumed.has(clause),
      drafts,
    );
    if (draft) add(draft);
  }
  return { drafts, dropped };

  function add(draft: Draft): void {
    drafts.push(draft);
    drafts.sort((a, b) => a.trigger.first - b.trigger.first || a.trigger.last - b.trigger.last);
  }

  /** The clause that fills a promise, a request or a threat, with the roles and means it lends. */
  function contentOf(v: View, k: number): number | null {
    for (const child of v.children[k] ?? []) {
      const { kind, marker } = v.clauses[child]!;
      if (
        kind === 'infinitive' ||
        kind === 'complement' ||
        (kind === 'participial' && marker !== null && marker !== 'by')
      )
        return child;
    }
    return null;
  }

  function assemble(
    v: View,
    k: number,
    found: Match,
    roles: Roles,
    standing: Standing,
    told: Draft['told'],
    trigger: Draft['trigger'],
    content: number | null,
    object: Chunk | null,
  ): Draft {
    const { frame } = found;
    let { instrument } = frame;
    let { actors, recipients } = roles;
    let reciprocal = frame.reciprocal;
    let domainsOf = frame;
    if (content !== null && (frame.root === 'AGREE' || frame.root === 'THREATEN')) {
      // What is promised lends its partner and its means.
      const asVerb = match(content);
      const asLight = asVerb ? null : lightMatch(v, v.clauses[content]!, lexicon, null);
      const inner = asVerb ?? asLight;
      if (inner?.frame.root) {
        const lent = asLight
          ? lightRoles(v, v.clauses[content]!, asLight)
          : verbRoles(v, v.clauses[content]!, inner.frame);
        if (!has(recipients))
          recipients = lent.recipients.filter((a) => !actors.some((b) => b.first === a.first));
        instrument = inner.frame.instrument ?? instrument;
        reciprocal ||= inner.frame.reciprocal && inner.frame.root !== 'CONSULT' && !has(recipients);
        if (inner.frame.domains.length > 0) domainsOf = { ...frame, domains: inner.frame.domains };
      }
    }
    if (frame.root === 'AGREE' && !has(recipients) && !frame.reciprocal)
      reciprocal = reciprocal && codes(actors).length > 1;
    let status = combine(frame.statusEffect ?? 'actual', standing.status);
    let root: Root = frame.root!;
    const operators = [...standing.operators];
    if (frame.statusEffect) operators.unshift(frame.lemma);
    // A promise of aid or of joint work in the actor's own words is an agreement to it (codebook 1).
    if (
      status === 'planned' &&
      (root === 'AID' || root === 'COOPERATE') &&
      isOwnWord(v, standing, actors)
    ) {
      root = 'AGREE';
      status = 'actual';
      operators.push('own announcement');
    }
    if (status === 'planned' && root === 'RETREAT' && isOwnWord(v, standing, actors)) {
      root = 'CONCEDE';
      status = 'actual';
      operators.push('own announcement');
    }
    const kept = root === frame.root;
    return {
      frame: domainsOf,
      root,
      mode: kept ? frame.mode : null,
      instrument,
      clause: k,
      trigger,
      actors,
      recipients,
      reciprocal,
      status,
      restated: frame.restated,
      operators,
      reporter: standing.reporter,
      told,
      score: found.score,
      runnerUp: found.runnerUp,
      content: kept ? content : k,
      object,
    };
  }

  function lightDraft(v: View, k: number, light: LightMatch): Draft | null {
    const clause = v.clauses[k]!;
    const standing = standingOf(v, k);
    if (standing.subordinate) {
      dropped.push({
        clause: k,
        trigger: clause.group,
        frame: light.frame.id,
        reason: `only a ${standing.subordinate}`,
      });
      return null;
    }
    const roles = lightRoles(v, clause, light);
    const attribute = attributeStatus(v, light.chunk.first, light.chunk.head);
    let status = combine(attribute?.status ?? 'actual', light.status);
    status = combine(status, standing.status);
    const operators = [
      ...(attribute ? [attribute.word] : []),
      ...(light.status === 'actual' ? [] : [clause.lemma]),
      ...standing.operators,
    ];
    const first = clause.group.first;
    const last =
      light.chunk.head > first && light.chunk.head - first < 8
        ? light.chunk.head
        : clause.group.last;
    const draft = assemble(
      v,
      k,
      light,
      roles,
      { ...standing, status, operators },
      'light',
      { first, last },
      null,
      light.chunk,
    );
    draft.restated ||= /^(?:reaffirm|reiterate|restate|repeat|renew)$/.test(
      clause.lemma.toLowerCase(),
    );
    return draft;
  }
}

interface LightMatch extends Match {
  chunk: Chunk;
  status: Draft['status'];
}

/** "held talks", "launched an attack": a light verb whose object has a noun frame. */
function lightMatch(
  view: View,
  clause: Clause,
  lexicon: Lexicon,
  verb: Match | null,
): LightMatch | null {
  const status = LIGHT_VERBS[clause.lemma.toLowerCase()];
  if (status === undefined || (verb && verb.score > 0)) return null;
  // "makes cooperation a priority"
  if (clause.lemma.toLowerCase() === 'make' && clause.objects.length > 1) return null;
  const objects = clause.voice === 'passive' ? clause.subjects : clause.objects;
  for (const object of objects) {
    const { chunk } = headNoun(view, object);
    const prepositions = clause.obliques.map((o) => o.preposition.toLowerCase());
    const noun = matchNoun(view, chunk, lexicon, [...prepositions, 'by']);
    if (noun?.frame.root) return { ...noun, chunk, status };
  }
  return null;
}

/** Light verbs whose subject speaks of the act and need not do it. */
const TELLS = /^(?:announce|welcome|discuss|consider|expect|await|propose|fear|order|approve)$/;

function lightRoles(view: View, clause: Clause, light: LightMatch): Roles {
  const subject = verbSlot(clause, 'subject');
  const asVerb = {
    ...light.frame,
    actor: ['subject' as const],
    recipient: light.frame.recipient.filter(
      (s) => s !== 'possessor' && s !== 'pair' && s !== 'object',
    ),
  };
  const roles = verbRoles(view, clause, asVerb);
  const own = nounRoles(view, light.chunk, light.frame);
  // "drew criticism from", "faced calls": the subject is at the receiving end.
  if (RECEIVING.has(clause.lemma.toLowerCase()) && quadOf(light.frame.root!) >= 3) {
    const from =
      verbSlot(clause, 'from').length > 0
        ? verbRoles(view, clause, { ...asVerb, actor: ['from'] }).actors
        : [];
    return { actors: has(own.actors) ? own.actors : from, recipients: roles.actors };
  }
  // "announced the participation of partners": who takes part is named by the noun alone.
  if (TELLS.test(clause.lemma) && own.actors.some((a) => a.slot === 'of'))
    return { actors: own.actors, recipients: own.recipients };
  if (!has(roles.actors) && (has(own.actors) || subject.length === 0)) roles.actors = own.actors;
  if (!has(roles.recipients))
    roles.recipients = has(own.recipients) ? own.recipients : roles.recipients;
  return roles;
}

/** A noun by itself: "a visit to Tokyo by the secretary general". */
function nominal(
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
    if (event || (!HAPPENING.has(lemma) && !LIGHT_VERBS[lemma])) return null;
    const standing = standingOf(view, k);
    if (standing.subordinate) return null;
    status = standing.status;
    const effect = clause.voice === 'passive' ? LIGHT_VERBS[lemma] : undefined;
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
    if (preposition === 'before' || preposition === 'ahead') status = 'planned';
  }
  const attribute = attributeStatus(view, chunk.first, chunk.head);
  if (attribute) {
    status = combine(attribute.status, status);
    operators.push(attribute.word);
  }
  const roles = nounRoles(view, chunk, frame);
  const actorCodes = new Set(codes(roles.actors));
  const both =
    has(roles.actors) && (has(roles.recipients) || (frame.reciprocal && actorCodes.size > 1));
  if (!both && !(as === 'subject' && has(roles.actors) && quadOf(frame.root!) === 4)) return null;
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

function* chunksOf(view: View): Generator<{
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

const commaBefore = (view: View, k: number): boolean =>
  view.tokens[view.clauses[k]!.group.first - 1]?.text === ',';
