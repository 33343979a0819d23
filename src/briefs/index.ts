/** Briefs that a person keeps and edits: drafts beside the ledger, checked and written in five forms. */
export {
  DRAFT_ID,
  draftSchema,
  inputOf,
  newDraft,
  type Draft,
  type DraftStatement,
} from './draft.ts';
export { checkDraft, type DraftCheck, type StatementState } from './check.ts';
export { listDrafts, readDraft, removeDraft, revisionOf, writeDraft } from './store.ts';
export { FORMS, formOf, renderBrief, type Form } from './render.ts';
