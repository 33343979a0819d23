import { problem } from '../problems.ts';
import { type Draft, type Reader, emptyDraft } from '../types.ts';
export const readHtml: Reader = ({ uri }): Draft => ({
  ...emptyDraft(),
  diagnostics: [problem('read/unsupported-format', uri, { format: 'HTML' })],
});
