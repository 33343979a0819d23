import { z } from 'zod';
import { sha256 } from '../base/index.ts';
import { domainSchema, isoDay } from '../model/index.ts';
import type { BriefInput, Section } from '../views/index.ts';

export const DRAFT_ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

const statementSchema = z.object({
  kind: z.enum(['fact', 'judgement', 'caution']),
  pieces: z
    .array(
      z.object({
        text: z.string().max(4000),
        recordIds: z.array(z.string()).max(2000).optional(),
        of: z.int().positive().optional(),
      }),
    )
    .max(200),
});
export type DraftStatement = z.infer<typeof statementSchema>;

/** A brief as a person keeps it: sentences with their records, the question and the snapshot it is from. */
export const draftSchema = z.object({
  format: z.literal(1),
  id: z.string().regex(DRAFT_ID),
  title: z.string().trim().min(1).max(300),
  standfirst: z.string().max(600),
  question: z.object({
    alliance: z.string().max(16),
    partners: z.array(z.string().max(16)).max(60),
    from: isoDay.nullable(),
    to: isoDay.nullable(),
    domain: domainSchema.nullable(),
    without: z.string().max(16).nullable(),
    words: z.string().max(600),
  }),
  /** The day by which "due" and "overdue" were told. */
  asOf: isoDay,
  /** Fingerprint of the ledger that the sentences were written from. */
  snapshot: z.string(),
  sections: z
    .array(
      z.object({ heading: z.string().max(200), statements: z.array(statementSchema).max(300) }),
    )
    .max(40),
});
export type Draft = z.infer<typeof draftSchema>;

const slug = (title: string): string =>
  title
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '') || 'brief';

/**
 * A draft of what a brief says. Its id is made of the title and of what it says, so that the same brief
 * has the same id; `taken` tells of ids that stand for another one.
 */
export function newDraft(
  input: Pick<BriefInput, 'title' | 'asOf' | 'snapshot' | 'sections'>,
  question: Draft['question'],
  standfirst: string,
  taken: (id: string) => boolean = () => false,
): Draft {
  const sections = input.sections.map(({ heading, statements }) => ({
    heading,
    statements: statements.map(({ kind, pieces }) => ({
      kind,
      pieces: pieces.map((piece) =>
        'recordIds' in piece
          ? {
              ...{ text: piece.text, recordIds: [...piece.recordIds] },
              ...(piece.of === undefined ? {} : { of: piece.of }),
            }
          : { text: piece.text },
      ),
    })),
  }));
  const { title, asOf, snapshot } = input;
  const base = { format: 1 as const, title, standfirst, question, asOf, snapshot, sections };
  for (let n = 0; ; n += 1) {
    const hash = sha256(JSON.stringify([base, n])).slice(0, 6);
    const id = `${slug(title)}-${hash}`;
    if (!taken(id)) return { ...base, id };
  }
}

/** What the checks and the forms take, over the records and texts of now. */
export const inputOf = (
  draft: Draft,
  about: Pick<BriefInput, 'records' | 'documents' | 'version'>,
): BriefInput => ({
  title: draft.title,
  standfirst: draft.standfirst,
  question: `${draft.question.words}.`,
  asOf: draft.asOf,
  snapshot: draft.snapshot,
  sections: draft.sections.map(({ heading, statements }): Section => ({
    heading,
    statements: statements.map(({ kind, pieces }) => ({
      kind,
      pieces: pieces.map(({ text, recordIds, of }) =>
        recordIds === undefined
          ? { text }
          : { text, recordIds, ...(of === undefined ? {} : { of }) },
      ),
    })),
  })),
  ...about,
});
