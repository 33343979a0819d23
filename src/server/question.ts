import { z } from '@hono/zod-openapi';
import { partialDate } from '../base/index.ts';
import { DOMAINS } from '../model/index.ts';
import type { Question } from './schemas.ts';
import type { NameSource } from './source.ts';

const CODE = /^[A-Za-z][A-Za-z0-9-]{1,15}$/;
const codes = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim().toUpperCase())
    .filter(Boolean);

const code = z.string().regex(CODE, 'expected a code such as NATO or JPN');
const codeList = z
  .string()
  .max(400)
  .refine((text) => codes(text).every((part) => CODE.test(part)), 'expected codes such as AUS,JPN');
const day = z
  .string()
  .refine((text) => partialDate(text) !== null, 'expected a date such as 2022, 2022-06 or 2022-06-29');

/** What every measure takes. */
export const questionQuery = z.object({
  alliance: code.default('NATO'),
  partners: codeList.default('IP4'),
  from: day.optional(),
  to: day.optional(),
  domain: z.enum(DOMAINS).optional(),
  without: code.optional(),
});
export type QuestionQuery = z.infer<typeof questionQuery>;

/** A group's members on a day, or the code itself where it is no group. */
function expand(names: NameSource, list: string, on: string): string[] {
  const wanted = codes(list).flatMap((part) => {
    const members = names.members(part, on);
    return members.length > 0 ? [...members] : [part];
  });
  return [...new Set(wanted)].sort();
}

/** The question with groups resolved to their members on its last day. */
export function resolveQuestion(query: QuestionQuery, names: NameSource, today: string): Question {
  const to = query.to === undefined ? null : (partialDate(query.to)?.end ?? null);
  const from = query.from === undefined ? null : (partialDate(query.from)?.start ?? null);
  const on = to !== null && to < today ? to : today;
  const alliance = query.alliance.toUpperCase();
  const without = query.without?.toUpperCase() ?? null;
  const members = names.members(alliance, on).filter((member) => member !== without);
  return {
    alliance,
    members,
    partners: expand(names, query.partners, on).filter((p) => p !== alliance),
    from,
    to,
    domain: query.domain ?? null,
    without,
    asOf: today,
  };
}
