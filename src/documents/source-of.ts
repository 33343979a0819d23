import { sha256 } from '../base/index.ts';
import type { Source } from './types.ts';

/** What a document keeps of the bytes that it was read from; `charset` null where they are no text. */
export const sourceOf = (
  { mediaType }: { mediaType: string },
  bytes: Uint8Array,
  charset: string | null,
): Source => ({ mediaType, charset, bytes: bytes.length, sha256: sha256(bytes) });
