import { createHash } from 'node:crypto';

/** SHA-256 of text (as UTF-8) or bytes, as 64 hex digits. */
export const sha256 = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex');

/**
 * A stable record id: the prefix, "_" and the first 16 hex digits of SHA-256 over the parts, which
 * are joined by a character that stands in no text (U+001F).
 */
export const stableId = (prefix: string, ...parts: readonly (string | number | null)[]): string =>
  `${prefix}_${sha256(parts.map((part) => part ?? '').join('\u001f')).slice(0, 16)}`;
