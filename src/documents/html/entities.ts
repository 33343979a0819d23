import { parseFragment } from 'parse5';

const COMMON = new Map<string, string>([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['hellip', '…'],
  ['copy', '©'],
]);
const MAX_REMEMBERED = 4000;
const REFERENCE = /&(?:#[xX]?[0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?/g;

/** A reference by the tables of parse5, which are those of the standard. */
function byTable(reference: string): string {
  const node = parseFragment(reference).childNodes[0];
  return node && 'value' in node ? node.value : reference;
}

/** Character references of HTML decoded: "R&amp;D &#8212; caf&eacute;" is "R&D — café". */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (reference) => {
    const key = reference.slice(1).replace(';', '');
    const known = COMMON.get(key);
    if (known !== undefined && reference.endsWith(';')) return known;
    const cached = COMMON.get(reference);
    if (cached !== undefined) return cached;
    const value = byTable(reference);
    if (COMMON.size < MAX_REMEMBERED) COMMON.set(reference, value);
    return value;
  });
}
