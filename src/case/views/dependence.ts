import type { Case } from '../../case.ts';
import { dependenceParts } from '../../gaps/index.ts';
import type { DependenceInput } from '../../views/index.ts';
import { behind, named, partnersOf } from './behind.ts';

type Share = DependenceInput['members'][number]['share'];
type Drawn = { lo: number; hi: number } | { value: null; reason: string };

/** What is left without one member, by partner and domain, and every member left out in turn. */
export function dependenceView(
  kase: Case,
  {
    member: asked,
    domains,
  }: { member: string | null; domains: readonly { id: string; label: string }[] },
): DependenceInput {
  const { question, deeds, members, name } = kase;
  const member = asked ?? busiest(kase);
  const found = dependenceParts(deeds, {
    ...{ alliance: question.alliance, partners: question.partners, members, asOf: question.asOf },
    ...{ from: question.from, to: question.to, domain: question.domain },
    ...{
      member,
      name,
      domains: question.domain === null ? domains.map(({ id }) => id) : [question.domain],
    },
  });
  const count = behind(kase);
  const interval = (drawn: Drawn): Share['interval'] =>
    'lo' in drawn ? { lo: drawn.lo, hi: drawn.hi } : { value: null, reason: drawn.reason };
  const nameOf = (kind: string, id: string): string => {
    if (kind === 'all') return 'All';
    return kind === 'partner' ? name(id) : (domains.find((one) => one.id === id)?.label ?? id);
  };
  return {
    member: named(kase, member),
    partners: partnersOf(kase),
    parts: found.parts.map(({ kind, id, others, shared, sole, lost }) => ({
      ...{ kind, id, name: nameOf(kind, id) },
      others: count(others),
      shared: count(shared),
      sole: count(sole),
      lost: lost.value === null ? lost : { value: lost.value, interval: interval(lost.interval) },
    })),
    members: found.members.map(
      ({ member: code, soleIds, sharedIds, share, interval: i, rank }) => ({
        member: named(kase, code),
        sole: count(soleIds),
        shared: count(sharedIds),
        share: { value: share, interval: interval(i) },
        rank,
      }),
    ),
    silent: found.silent.map((code) => named(kase, code)),
    lead:
      found.lead === null
        ? null
        : {
            first: named(kase, found.lead.first),
            second: named(kase, found.lead.second),
            value: found.lead.value,
            interval: interval(found.lead.interval),
          },
    alliance: { ...count(found.alliance), name: name(question.alliance) },
  };
}

/** The member that takes part in most deeds of the question; the first by code of several, or of none. */
function busiest({ question, deeds, members }: Case): string {
  const { alliance, partners, asOf, from, to, domain } = question;
  const [first] = members(alliance, asOf);
  const { members: rows } = dependenceParts(deeds, {
    ...{ alliance, partners, members, asOf, from, to, domain },
    ...{ member: first ?? alliance, domains: [], replicates: 2 },
  });
  const total = (row: (typeof rows)[number]): number => row.soleIds.length + row.sharedIds.length;
  const [most] = [...rows].sort((a, b) => total(b) - total(a) || (a.member < b.member ? -1 : 1));
  return most?.member ?? first ?? alliance;
}
