import PostalMime from 'postal-mime';
import { ANYBODY, personName } from '../facts/people.ts';
import { plain } from '../normalise.ts';
import type { FileReader } from '../parts.ts';
import { problem } from '../problems.ts';
import { sourceOf } from '../source-of.ts';
import { type Block, type Limits, emptyDraft } from '../types.ts';
import { markupBlocks } from './fragment.ts';
import { mailBlocks } from './mail-blocks.ts';

/** Providers of mail for everybody: they publish nothing. */
const FREE =
  /^(?:gmail|googlemail|outlook|hotmail|live|yahoo|icloud|me|aol|gmx|web|proton|protonmail|mail|qq|163|naver|yandex)\.[a-z.]{2,6}$/i;
/** Attachments that are never documents. */
const PASSED =
  /^(?:image|audio|video|font)\/|^application\/(?:pkcs7|pgp)|^text\/(?:calendar|css|vcard)|ms-tnef/i;

/**
 * A message: its text (of alternatives one), its headers as facts; each attachment and each message
 * in it is a part of its own, at "message.eml#name".
 */
export const readMail: FileReader = async function* (input) {
  const { uri, limits, depth } = input;
  const bytes = await input.bytes.take(limits.maxBytes);
  let mail;
  try {
    mail = await PostalMime.parse(bytes, {
      forceRfc822Attachments: true,
      attachmentEncoding: 'arraybuffer',
      maxNestingDepth: 1000,
      maxHeadersSize: 2 * 1024 * 1024,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason';
    yield problem('read/invalid-mail', uri, { reason });
    return;
  }
  const draft = emptyDraft();
  draft.title = mail.subject === undefined ? null : plain(mail.subject.slice(0, 2000)) || null;
  if (mail.date !== undefined) {
    draft.dates.push({ value: mail.date, basis: 'metadata', where: 'mail header' });
  }
  const { from } = mail;
  const author = personName(from?.name ?? '', ANYBODY);
  if (author !== null) draft.authors.push(author);
  const domain = /@([a-z0-9-]+(?:\.[a-z0-9-]+)+)$/i.exec(from?.address ?? '')?.[1];
  if (domain !== undefined && !FREE.test(domain))
    draft.publisher = { domain: domain.toLowerCase() };
  draft.blocks = bodyBlocks(mail.text ?? '', mail.html ?? '', limits);
  const quoted = draft.blocks.filter((block) => block.kind === 'quote').length;
  if (quoted > 0) draft.diagnostics.push(problem('read/quoted-reply', uri, { count: quoted }));
  const attachments = mail.attachments.filter(
    ({ mimeType, related }) => !PASSED.test(mimeType) && related !== true,
  );
  if (draft.blocks.length > 0 || attachments.length === 0) {
    yield { piece: 'draft', uri, draft, source: sourceOf(input, bytes, null) };
  }
  const names = new Set<string>();
  for (const [i, attachment] of attachments.slice(0, limits.maxEntries).entries()) {
    const { content } = attachment;
    const own =
      typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
    const given = plain((attachment.filename ?? '').slice(0, 200));
    const name = given === '' || names.has(given) ? `part-${i + 1}` : given;
    names.add(name);
    yield {
      piece: 'part',
      part: { part: 'bytes', uri: `${uri}#${name}`, bytes: own, unasked: true, depth: depth + 1 },
    };
  }
};

/** The plain text, unless it is a mere pointer to the other one. */
function bodyBlocks(text: string, html: string, limits: Limits): Block[] {
  const plainText = mailBlocks(text.slice(0, limits.maxMarkup));
  if (html === '') return plainText;
  const marked = markupBlocks(html, limits);
  const length = (blocks: readonly Block[]): number =>
    blocks.reduce((sum, block) => sum + block.text.length, 0);
  return length(plainText) >= length(marked) * 0.5 && plainText.length > 0 ? plainText : marked;
}
