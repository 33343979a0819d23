import type { Chunk } from '../../language/index.ts';
import type { Root } from '../../model/index.ts';
import { codesOf, hasMention, nounSlot, type Roles } from '../roles/args.ts';
import { nounRoles, verbRoles } from '../roles/roles.ts';
import { toItself } from '../roles/private.ts';
import { attributeStatus } from '../status/attributes.ts';
import { isJoint } from '../status/context.ts';
import { verbOperator } from '../status/govern.ts';
import { standingOf, type Standing } from '../status/read.ts';
import { combine, through } from '../status/signature.ts';
import { attachedTo, type View } from '../view.ts';
import type { Draft, Dropped } from './draft.ts';
import type { Lexicon } from './lexicon.ts';
import { lightMatch, lightRoles, type LightMatch } from './light-match.ts';
import { matchNoun, matchVerb, type Match } from './match.ts';
import { chunksOf, nominal } from './nominal.ts';
import { isAttribute, isMatchResult, lacksDoer, onlySpeaksOf } from './no-act.ts';
import { isOwnWord, turnsDownOwnAct } from './own.ts';
import { ownersOf } from './owner.ts';

/** The clause that fills a promise, a request or a threat, with the roles and means it lends. */
function contentOf(v: View, k: number): number | null {
  for (const child of v.children[k] ?? []) {
    const { kind, marker } = v.clauses[child]!;
    if (
      (kind === 'infinitive' && !isJoint(v.clauses[child]!)) ||
      kind === 'complement' ||
      (kind === 'participial' && marker !== null && marker !== 'by')
    )
      return child;
  }
  return null;
}

/** What two sides do to a paper of their own. */
const SHARED =
  /^(?:renew|announce|launch|issue|publish|unveil|present|extend|update|adopt|conclude)$/;

const commaBefore = (view: View, k: number): boolean =>
  view.tokens[view.clauses[k]!.group.first - 1]?.text === ',';

/** To back somebody from now on is a promise; to sign something on a day is a schedule. */
const BACKS = /^(?:support|back|help|assist)$/;

/** "reiterated that it would support": the act was told before. */
const restates = (view: View, { reporter }: Standing): boolean =>
  reporter !== null &&
  /^(?:reiterate|reaffirm|restate|repeat)$/.test(view.clauses[reporter]!.lemma.toLowerCase());

/** "Once again, Japan voiced its support": a statement that was made before. Blame is laid anew each time. */
const saysAgain = (view: View, k: number, frame: Match['frame']): boolean => {
  if (frame.instrument !== 'statement' || !/^(?:AGREE|SUPPORT)$/.test(frame.root ?? ''))
    return false;
  const { first, last, group } = view.clauses[k]!;
  // "NATO again pledged"
  for (let i = group.first - 1; i <= group.last; i++)
    if (view.tokens[i]?.lower === 'again') return true;
  for (let i = first; i < last; i++)
    if (
      /^(?:once|yet)$/.test(view.tokens[i]!.lower) &&
      /^(?:again|more)$/.test(view.tokens[i + 1]!.lower)
    )
      return true;
  return false;
};

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
      // "to deploy a frigate and hold an exercise": the second is as told as the first.
      if (isJoint(view.clauses[child]!) && !consumed.has(k)) continue;
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
    if (isAttribute(view, k)) continue;
    if (verb.frame.root === null) {
      if (verb.score > 0)
        dropped.push({ clause: k, trigger, frame: verb.frame.id, reason: 'no act in this sense' });
      continue;
    }
    // "declined to join", "ruled out sending": the act turned down, not a rejection.
    if (verb.frame.root === 'REJECT' && turnsDownOwnAct(view, k, match)) continue;
    if (
      verb.frame.root !== 'AGREE' &&
      verb.frame.recipient[0] === 'object' &&
      toItself(view, clause)
    ) {
      dropped.push({ clause: k, trigger, frame: verb.frame.id, reason: 'done to itself' });
      continue;
    }
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
    if (lacksDoer(view, k)) {
      dropped.push({
        clause: k,
        trigger,
        frame: verb.frame.id,
        reason: 'a passive without a doer',
      });
      continue;
    }
    const roles = verbRoles(view, clause, verb.frame);
    if (!hasMention(roles.actors)) {
      const owners = ownersOf(view, clause);
      if (owners.length > 0) roles.actors = owners;
    }
    if (onlySpeaksOf(view, k, verb, roles, match, lexicon)) continue;
    if (isMatchResult(view, k, roles)) {
      dropped.push({ clause: k, trigger, frame: verb.frame.id, reason: 'the result of a match' });
      continue;
    }
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

  function namesAct(v: View, object: Chunk): boolean {
    return (matchNoun(v, object, lexicon)?.frame.root ?? null) !== null;
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
        if (!hasMention(recipients))
          recipients = lent.recipients.filter((a) => !actors.some((b) => b.first === a.first));
        instrument = inner.frame.instrument ?? instrument;
        reciprocal ||=
          inner.frame.reciprocal && inner.frame.root !== 'CONSULT' && !hasMention(recipients);
        if (inner.frame.domains.length > 0) domainsOf = { ...frame, domains: inner.frame.domains };
      }
    }
    // "An agreement was reached between Japan and Korea": both sides did it.
    const passive = v.clauses[k]!.voice === 'passive';
    if (frame.reciprocal && passive && !hasMention(actors) && codesOf(recipients).length > 1)
      actors = recipients;
    // "Japan and NATO have renewed their programme"
    if (
      SHARED.test(frame.lemma) &&
      frame.instrument === 'framework-agreement' &&
      codesOf(actors).length > 1 &&
      !hasMention(recipients)
    )
      reciprocal = true;
    if (frame.root === 'AGREE' && !hasMention(recipients) && !frame.reciprocal)
      reciprocal = reciprocal && codesOf(actors).length > 1;
    // "Talks between Seoul and Tokyo were suspended": the noun names those who take part.
    if (passive && found.frame.statusEffect !== 'actual' && object && !hasMention(actors)) {
      const sides = attachedTo(v, object).find((p) => p.preposition.toLowerCase() === 'between');
      const noun = matchNoun(v, object, lexicon, ['by']);
      if (noun?.frame.root && noun.frame.root === frame.root) {
        const lent = nounRoles(v, object, noun.frame);
        if (hasMention(lent.actors)) ({ actors } = lent);
        if (!hasMention(recipients)) ({ recipients } = lent);
        reciprocal ||= noun.frame.reciprocal && codesOf(actors).length > 1;
      } else if (sides) {
        actors = nounSlot(v, object, 'between', 'actor');
        reciprocal ||= codesOf(actors).length > 1;
      }
    }
    // "Leaders reaffirmed NATO's pledge": whose word it is.
    // "A poll reaffirmed Iran's love of tea" tells of no word given.
    if (!hasMention(actors) && object && frame.restated && namesAct(v, object)) {
      const owner = nounSlot(v, object, 'possessor', 'actor');
      if (hasMention(owner)) actors = owner;
    }
    let status = combine(frame.statusEffect ?? 'actual', standing.status);
    let root: Root = frame.root!;
    const operators = [...standing.operators];
    if (frame.statusEffect) operators.unshift(frame.lemma);
    // A promise of aid or of joint work in the actor's own words is an agreement to it (codebook 1).
    if (
      status === 'planned' &&
      (root === 'AID' || root === 'COOPERATE' || (root === 'SUPPORT' && BACKS.test(frame.lemma))) &&
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
      restated: frame.restated || restates(v, standing) || saysAgain(v, k, frame),
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
    // "has never missed a summit"
    const carrier = light.status === 'actual' ? null : verbOperator(v, clause, 'noun');
    status =
      carrier !== null && carrier.op.affirmed === light.status
        ? combine(attribute?.status ?? 'actual', through(carrier.op, standing.status))
        : light.status === 'negated' && standing.status === 'negated'
          ? 'actual'
          : combine(status, standing.status);
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
