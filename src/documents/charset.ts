import { analyse } from 'chardet';

export interface Decoded {
  text: string;
  charset: string;
  /** What the bytes say of themselves, if they do. */
  declared: string | null;
  /** The declaration is wrong, and the text was read otherwise. */
  mismatch: boolean;
  /** Characters that could not be decoded. */
  undecodable: number;
}

const SAMPLE = 65_536;
const DECLARED = /<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w:.-]{2,40})/i;
const XML_DECLARED = /^<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{2,40})/i;
/** Characters of Windows-1252 at 0x80 to 0x9f; what is not assigned stands as a control character. */
const CP1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Windows-1252, which is also what older pages call Latin-1. Done here because Node 20's decoder
 * takes the bytes from 0x80 to 0x9f for control characters.
 */
const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('latin1')
    // oxlint-disable-next-line no-control-regex -- these are what is mapped
    .replace(/[\u0080-\u009f]/g, (c) => CP1252[c.charCodeAt(0) - 0x80] ?? c);

const decoder = (label: string, fatal: boolean): InstanceType<typeof TextDecoder> | null => {
  try {
    return new TextDecoder(label, { fatal });
  } catch {
    return null;
  }
};

const tryDecode = (bytes: Uint8Array, label: string): string | null => {
  if (decoder(label, false)?.encoding === 'windows-1252') return latin(bytes);
  try {
    return decoder(label, true)?.decode(bytes) ?? null;
  } catch {
    return null;
  }
};

const count = (text: string, character: string): number => text.split(character).length - 1;

/** The charset that a page or XML file declares in its first bytes, else the one said of it. */
function declaredCharset(bytes: Uint8Array, said: string | undefined): string | null {
  const head = latin(bytes.subarray(0, 4096));
  const label = (XML_DECLARED.exec(head) ?? DECLARED.exec(head))?.[1] ?? said;
  return label === undefined ? null : (decoder(label, false)?.encoding ?? null);
}

/** UTF-16 by its mark, or without one by zero bytes that stand on one side only. */
function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const size = Math.min(bytes.length, 8192) & ~1;
  let even = 0;
  let odd = 0;
  let even4 = 0;
  for (let i = 0; i < size; i += 2) {
    if (bytes[i] === 0) even += 1;
    if (bytes[i + 1] === 0) odd += 1;
    if (bytes[i] === 0 && bytes[i + 1] === 0) even4 += 1;
  }
  const pairs = size / 2;
  if (pairs < 4 || even4 > pairs / 50) return null;
  // East Asian text has few zero bytes, but its spaces, digits and line ends have them on one side.
  if (odd > pairs / 25 && even <= odd / 20) return 'utf-16le';
  if (even > pairs / 25 && odd <= even / 20) return 'utf-16be';
  return null;
}

/** UTF-8 with a few broken bytes among many good sequences is still UTF-8. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes.subarray(0, SAMPLE));
  const broken = count(text, '\ufffd');
  let good = 0;
  for (const character of text) if (character > '\u007f' && character !== '\ufffd') good += 1;
  return good > 4 * broken;
}

/** A charset by statistics: East Asian ones when they decode cleanly, else Windows-1252. */
function guessed(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, SAMPLE);
  for (const { name, confidence } of analyse(sample)) {
    if (confidence < 30) break;
    if (name.startsWith('ISO-8859-1') || name === 'windows-1252' || name.startsWith('UTF')) {
      if (confidence >= 40) return 'windows-1252';
      continue;
    }
    const known = decoder(name, false);
    const text = known ? tryDecode(bytes, name) : null;
    // What no writing uses, between 0x80 and 0x9f, gives a wrong guess of a one-byte charset away.
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    if (known && text !== null && !/[\u0080-\u0084\u0086-\u009f]/.test(text)) return known.encoding;
  }
  return 'windows-1252';
}

/**
 * Bytes to text: byte order mark, then UTF-16 without one, then UTF-8 where it is valid, then the
 * declared charset (by the text, else by `said`, what its server says) where it decodes cleanly, then
 * statistics. Never throws.
 */
export function decode(bytes: Uint8Array, said?: string): Decoded {
  const wide = utf16(bytes);
  if (wide) return finish(bytes, wide, null);
  const declared = declaredCharset(bytes, said);
  if (declared === 'iso-2022-jp' || hasEscape(bytes)) {
    const text = tryDecode(bytes, 'iso-2022-jp');
    if (text !== null)
      return { text, charset: 'iso-2022-jp', declared, mismatch: false, undecodable: 0 };
  }
  const utf8 = tryDecode(bytes, 'utf-8');
  if (utf8 !== null) {
    const ascii = utf8.length === bytes.length;
    const mismatch = !ascii && declared !== null && declared !== 'utf-8';
    return { text: utf8, charset: 'utf-8', declared, mismatch, undecodable: 0 };
  }
  if (declared && !declared.startsWith('utf-')) {
    const text = tryDecode(bytes, declared);
    if (text !== null)
      return { text, charset: declared, declared, mismatch: false, undecodable: 0 };
  }
  if (mostlyUtf8(bytes)) return finish(bytes, 'utf-8', declared);
  return finish(bytes, guessed(bytes), declared);
}

const hasEscape = (bytes: Uint8Array): boolean => {
  const at = bytes.indexOf(0x1b);
  return at >= 0 && (bytes[at + 1] === 0x24 || bytes[at + 1] === 0x28);
};

function finish(bytes: Uint8Array, charset: string, declared: string | null): Decoded {
  const text =
    charset === 'windows-1252'
      ? latin(bytes)
      : (decoder(charset, false) ?? new TextDecoder()).decode(bytes);
  const undecodable = count(text, '\ufffd');
  return {
    text,
    charset,
    declared,
    mismatch: declared !== null && declared !== charset,
    undecodable,
  };
}
