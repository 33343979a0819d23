import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from '@hono/zod-openapi';
import type { Diagnostic } from '../model/index.ts';

/** RFC 9457, with the code and advice of a diagnostic. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    advice: z.string(),
  })
  .openapi('Problem');
export type Problem = z.infer<typeof problemSchema>;

interface ProblemFields {
  status: ContentfulStatusCode;
  code: string;
  title: string;
  detail: string;
  advice: string;
}

/** A problem as a plain response: the code is the diagnostic's, `type` names it as a URN. */
export const problemResponse = (fields: ProblemFields): Response =>
  new Response(JSON.stringify(problemBody(fields)), {
    status: fields.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
    },
  });

const problemBody = ({ status, code, title, detail, advice }: ProblemFields): Problem => ({
  type: `urn:entente:diagnostic:${code}`,
  title,
  status,
  detail,
  code,
  advice,
});

export const unknownRecord = (kind: string, id: string): Response =>
  problemResponse({
    status: 404,
    code: `server/unknown-${kind}`,
    title: `Unknown ${kind}`,
    detail: `unknown ${kind}: ${id}`,
    advice:
      'Check the id, or look it up in the list; ids change when a text or its coding changes.',
  });

export const invalidValue = (name: string, value: string, advice: string): Response =>
  problemResponse({
    status: 400,
    code: 'server/invalid-value',
    title: 'Invalid value',
    detail: `invalid ${name}: ${value}`,
    advice,
  });

export const unknownRoute = (path: string): Response =>
  problemResponse({
    status: 404,
    code: 'server/unknown-route',
    title: 'Unknown route',
    detail: `unknown route: ${path}`,
    advice: 'See /api/v1/openapi.json for the routes there are.',
  });

export const forbiddenHost = (host: string): Response =>
  problemResponse({
    status: 421,
    code: 'server/forbidden-host',
    title: 'Forbidden host',
    detail: `invalid Host header: ${host}`,
    advice: 'Open the address that the server printed, on this machine.',
  });

export const forbiddenOrigin = (what: string): Response =>
  problemResponse({
    status: 403,
    code: 'server/forbidden-origin',
    title: 'Forbidden origin',
    detail: `not from this workbench: ${what}`,
    advice:
      'Change the ledger from the workbench that this server gives out, or from a program that sends application/json.',
  });

/** A diagnostic as the answer to a request that could not be done. */
export const diagnosed = (
  status: ContentfulStatusCode,
  title: string,
  { code, message, advice }: Pick<Diagnostic, 'code' | 'message' | 'advice'>,
): Response => problemResponse({ status, code, title, detail: message, advice });

/** What a route's validator says of a query it refuses: the first issue, in one sentence. */
export function validationHook(
  result: { success: true } | { success: false; error: z.ZodError },
  _context: Context,
): Response | undefined {
  if (result.success) return undefined;
  const issue = result.error.issues[0];
  const name = issue?.path.join('.') ?? 'query';
  return invalidValue(
    name === '' ? 'query' : name,
    issue?.message ?? 'not understood',
    'See /api/v1/openapi.json for what this route takes.',
  );
}

/** The responses that any route may give beside its own. */
export const problemResponses = {
  400: {
    description: 'A value in the address is not understood.',
    content: { 'application/problem+json': { schema: problemSchema } },
  },
  403: {
    description: 'The request came from another site.',
    content: { 'application/problem+json': { schema: problemSchema } },
  },
  404: {
    description: 'There is no such thing.',
    content: { 'application/problem+json': { schema: problemSchema } },
  },
} as const;
