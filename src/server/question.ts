import { z } from '@hono/zod-openapi';
import { partialDate } from '../base/index.ts';
import {
  KEPT_STATUSES,
  SOURCE_KINDS,
  type KeptStatus,
  type SourceKind,
} from '../case/narrowing.ts';
import { domainSchema } from '../model/index.ts';
import { caseOfAlliance } from '../knowledge/index.ts';
import type { Question } from './schemas.ts';
import type { NameSource } from './source.ts';
import { byKey } from './views.ts';

const CODE = /^[A-Za-z][A-Za-z0-9-]{1,15}$/;
const codes = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim().toUpperCase())
    .filter(Boolean);

export const codeText = z.string().regex(CODE, 'expected a code such as JPN');
export const codeList = z
  .string()
  .max(400)
  .refine((text) => codes(text).every((part) => CODE.test(part)), 'expected codes such as AUS,JPN');
const day = z
  .string()
  .refine(
    (text) => partialDate(text) !== null,
    'expected a date such as 2022, 2022-06 or 2022-06-29',
  );

/** A list with commas between, each of them one of those given. */
const listOf = (of: readonly string[]) =>
  z
    .string()
    .max(400)
    .refine(
      (text) => text.split(',').every((part) => of.includes(part)),
      `expected a list of: ${of.join(', ')}`,
    );
const listed = <T extends string>(text: string | undefined, of: readonly T[]): T[] => {
  const wanted = new Set(text?.split(','));
  // In the order of the vocabulary: the same choice is the same question.
  return of.filter((one) => wanted.has(one));
};

const domainList = z
  .string()
  .max(400)
  .refine(
    (text) => text.split(',').every((part) => domainSchema.safeParse(part).success),
    'expected domains such as cyber,space',
  );

/** What every measure takes. */
export const questionQuery = z.object({
  alliance: codeText.optional(),
  partners: codeList.optional(),
  from: day.optional(),
  to: day.optional(),
  domain: domainList.optional(),
  without: codeText.optional(),
  /** What became of the acts, the kinds of sources behind them, and the least confidence in per cent. */
  status: listOf(KEPT_STATUSES).optional(),
  kinds: listOf(SOURCE_KINDS).optional(),
  confidence: z.coerce.number().int().min(0).max(100).optional(),
});
export type QuestionQuery = z.infer<typeof questionQuery>;

/** Groups that stand for partners even where only some of their members were asked for. */
const groupsOfCases = (names: NameSource): string[] =>
  names.cases
    .filter(({ alliance, partners }) => !partners.includes(alliance))
    .flatMap(({ partners }) => partners);

/** The question with groups resolved to their members on its last day. */
export function resolveQuestion(query: QuestionQuery, names: NameSource, today: string): Question {
  const to = query.to === undefined ? null : (partialDate(query.to)?.end ?? null);
  const from = query.from === undefined ? null : (partialDate(query.from)?.start ?? null);
  const on = to !== null && to < today ? to : today;
  const meant = caseOfAlliance(names, query.alliance?.toUpperCase() ?? null);
  const alliance = query.alliance?.toUpperCase() ?? meant.alliance;
  const without = query.without?.toUpperCase() ?? null;
  // Ties within a group are asked for by its name on both sides.
  const asked = query.partners === undefined ? [...meant.partners] : codes(query.partners);
  const wanted = asked.filter((code) => code !== alliance || asked.length === 1);
  const membersOf = (code: string): readonly string[] => names.members(code, on);
  const partners = new Set(
    wanted.flatMap((code) => (membersOf(code).length > 0 ? [...membersOf(code)] : [code])),
  );
  const named = (group: string): boolean =>
    wanted.includes(group) || membersOf(group).some((member) => partners.has(member));
  const groups = [...wanted.filter((code) => membersOf(code).length > 0), ...groupsOfCases(names)];
  const domains = [...new Set(query.domain?.split(','))].sort();
  const statuses: KeptStatus[] = listed(query.status, KEPT_STATUSES);
  const kinds: SourceKind[] = listed(query.kinds, SOURCE_KINDS);
  return {
    alliance,
    members: membersOf(alliance).filter((member) => member !== without),
    partners: [...partners].sort(byKey((code) => names.actor(code)?.name ?? code)),
    partnerGroups: [...new Set(groups.filter((g) => g !== alliance && named(g)))].sort(),
    asked: wanted,
    from,
    to,
    domain: domains.length === 1 ? domains[0]! : null,
    domains,
    statuses: statuses.length === KEPT_STATUSES.length ? [] : statuses,
    kinds: kinds.length === SOURCE_KINDS.length ? [] : kinds,
    confidence: query.confidence === undefined || query.confidence === 0 ? null : query.confidence,
    without,
    asOf: today,
  };
}

/** Partners as a measure takes them: groups first, whose mention stands for the partners in them. */
export const partnersFor = ({ partnerGroups, partners }: Question): string[] => [
  ...partnerGroups,
  ...partners,
];

/** Members of a group on a day; of a partner group only those that were asked for. */
export const membersFor =
  ({ partnerGroups, partners }: Question, names: NameSource) =>
  (group: string, on: string): readonly string[] =>
    partnerGroups.includes(group)
      ? names.members(group, on).filter((member) => partners.includes(member))
      : names.members(group, on);
