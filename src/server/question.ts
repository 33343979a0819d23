import { z } from '@hono/zod-openapi';
import { partialDate } from '../base/index.ts';
import { domainSchema } from '../model/index.ts';
import type { Question } from './schemas.ts';
import type { NameSource } from './source.ts';
import { byKey } from './views.ts';

const CODE = /^[A-Za-z][A-Za-z0-9-]{1,15}$/;
const codes = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim().toUpperCase())
    .filter(Boolean);

const codeText = z.string().regex(CODE, 'expected a code such as NATO or JPN');
const codeList = z
  .string()
  .max(400)
  .refine((text) => codes(text).every((part) => CODE.test(part)), 'expected codes such as AUS,JPN');
const day = z
  .string()
  .refine(
    (text) => partialDate(text) !== null,
    'expected a date such as 2022, 2022-06 or 2022-06-29',
  );

/** What every measure takes. */
export const questionQuery = z.object({
  alliance: codeText.optional(),
  partners: codeList.optional(),
  from: day.optional(),
  to: day.optional(),
  domain: domainSchema.optional(),
  without: codeText.optional(),
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
  const usual = names.defaultCase();
  const alliance = query.alliance?.toUpperCase() ?? usual.alliance;
  const meant =
    alliance === usual.alliance
      ? usual
      : (names.cases.find((one) => one.alliance === alliance) ?? usual);
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
  return {
    alliance,
    members: membersOf(alliance).filter((member) => member !== without),
    partners: [...partners].sort(byKey((code) => names.actor(code)?.name ?? code)),
    partnerGroups: [...new Set(groups.filter((g) => g !== alliance && named(g)))].sort(),
    asked: wanted,
    from,
    to,
    domain: query.domain ?? null,
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
