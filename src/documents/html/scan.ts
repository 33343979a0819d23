/** What the scanner meets, in the order of the markup. */
export interface Handler {
  /** `attributes` holds only those in `KEPT`, shortened, undecoded. */
  open(name: string, attributes: ReadonlyMap<string, string>): void;
  close(name: string): void;
  /** Text between tags, undecoded; of an element of raw text, its content. */
  text(raw: string, within: string | null): void;
}

/** Attributes that say something about text or facts; the others are passed over. */
const KEPT = new Set([
  'class',
  'id',
  'role',
  'hidden',
  'aria-hidden',
  'style',
  'href',
  'lang',
  'itemprop',
  'datetime',
  'rel',
  'content',
  'name',
  'property',
  'http-equiv',
  'type',
  'title',
  'itemtype',
]);
const MAX_VALUE = 4000;
/** Elements whose content is text up to their end tag. */
const RAW = new Set([
  'script',
  'style',
  'noscript',
  'iframe',
  'noembed',
  'noframes',
  'xmp',
  'textarea',
  'title',
]);

const NAME = /[^\s/>]{1,100}/y;
const SPACE_OR_SLASH = /[\s/]*/y;
const ATTRIBUTE = /[^\s=>/][^\s=>/]*/y;
const EQUALS = /\s*=\s*/y;
const UNQUOTED = /[^\s>]*/y;

/** Runs a sticky pattern at a place; gives the match or the empty string. */
function at(pattern: RegExp, html: string, place: number): string {
  pattern.lastIndex = place;
  return pattern.exec(html)?.[0] ?? '';
}

/**
 * A linear scan over markup: each character is looked at a bounded number of times, whatever is left
 * open. It follows the tokens of the HTML standard where text depends on them: comments, quoted
 * attributes, raw text; what is never closed reaches to the end.
 */
export function scan(html: string, handler: Handler): void {
  let place = 0;
  let from = 0;
  while (place < html.length) {
    const open = html.indexOf('<', from);
    if (open < 0) {
      handler.text(html.slice(place), null);
      return;
    }
    const next = html.charCodeAt(open + 1);
    const known = isLetter(next) || next === 0x2f || next === 0x21 || next === 0x3f;
    if (!known) {
      from = open + 1; // a stray "<" is text
      continue;
    }
    if (open > place) handler.text(html.slice(place, open), null);
    place = from = markup(html, open, next, handler);
  }
}

/** Takes the markup that begins at `open`; gives the place behind it. */
function markup(html: string, open: number, next: number, handler: Handler): number {
  if (isLetter(next)) return startTag(html, open, handler);
  if (next === 0x2f && isLetter(html.charCodeAt(open + 2))) {
    handler.close(at(NAME, html, open + 2).toLowerCase());
    return after(html, '>', open);
  }
  return html.startsWith('<!--', open) ? commentEnd(html, open) : after(html, '>', open);
}

const isLetter = (code: number): boolean =>
  (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

function after(html: string, what: string, from: number): number {
  const found = html.indexOf(what, from);
  return found < 0 ? html.length : found + what.length;
}

function commentEnd(html: string, open: number): number {
  if (html.startsWith('<!-->', open)) return open + 5;
  if (html.startsWith('<!--->', open)) return open + 6;
  return after(html, '-->', open + 4);
}

function startTag(html: string, open: number, handler: Handler): number {
  const name = at(NAME, html, open + 1);
  const tag = name.toLowerCase();
  const attributes = new Map<string, string>();
  let place = open + 1 + name.length;
  for (;;) {
    place += at(SPACE_OR_SLASH, html, place).length;
    if (place >= html.length) return html.length;
    if (html[place] === '>') break;
    const key = at(ATTRIBUTE, html, place) || html[place]!;
    place += key.length;
    const equals = at(EQUALS, html, place);
    let value = '';
    if (equals !== '') {
      place += equals.length;
      const quote = html[place];
      if (quote === '"' || quote === "'") {
        const end = html.indexOf(quote, place + 1);
        if (end < 0) return html.length;
        value = html.slice(place + 1, Math.min(end, place + 1 + MAX_VALUE));
        place = end + 1;
      } else {
        const whole = at(UNQUOTED, html, place);
        value = whole.slice(0, MAX_VALUE);
        place += whole.length;
      }
    }
    const lower = key.length <= 20 ? key.toLowerCase() : '';
    if (KEPT.has(lower) && !attributes.has(lower)) attributes.set(lower, value);
  }
  place += 1;
  handler.open(tag, attributes);
  if (!RAW.has(tag)) return place;
  const close = new RegExp(`</${tag}(?=[\\s/>])`, 'gi');
  close.lastIndex = place;
  const end = close.exec(html);
  handler.text(html.slice(place, end?.index ?? html.length), tag);
  handler.close(tag);
  return end ? after(html, '>', end.index) : html.length;
}
