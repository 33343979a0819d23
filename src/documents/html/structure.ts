import type { Attributes } from './tokens.ts';

export const VOID = new Set(
  'area base br col embed hr img input link meta source track wbr param keygen frame'.split(' '),
);
/** Left out with all they hold: nothing in them is text of the document. */
export const DROPPED = new Set(
  'script style noscript iframe noembed noframes textarea template svg math canvas object embed applet audio video map select button datalist dialog menu nav img source track input picture param link meta area base keygen figcaption'.split(
    ' ',
  ),
);
export const CLOSES_P = new Set(
  'address article aside blockquote center details dir div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section table ul li dd dt'.split(
    ' ',
  ),
);
/** A new one of the left ends an open one of the right, up to the nearest boundary. */
export const ENDS: Readonly<
  Record<string, { same: readonly string[]; within: readonly string[] }>
> = {
  li: { same: ['li'], within: ['ul', 'ol', 'menu'] },
  dt: { same: ['dt', 'dd'], within: ['dl'] },
  dd: { same: ['dt', 'dd'], within: ['dl'] },
  tr: { same: ['tr', 'td', 'th'], within: ['table'] },
  td: { same: ['td', 'th'], within: ['table', 'tr'] },
  th: { same: ['td', 'th'], within: ['table', 'tr'] },
  tbody: { same: ['tr', 'td', 'th', 'tbody', 'thead'], within: ['table'] },
  thead: { same: ['tr', 'td', 'th', 'tbody', 'thead'], within: ['table'] },
  tfoot: { same: ['tr', 'td', 'th', 'tbody', 'thead'], within: ['table'] },
  option: { same: ['option'], within: ['select'] },
};
export const P_BOUNDARY = new Set([
  'td',
  'th',
  'table',
  'li',
  'div',
  'section',
  'article',
  'button',
  'caption',
]);
/** Kept even below the greatest depth, since they part a text. */
export const LEAF_BLOCKS = new Set([
  'p',
  'li',
  'br',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'td',
  'tr',
  'hr',
]);

const HIDDEN_STYLE =
  /(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|em|pt)?\s*(?:;|$)|opacity\s*:\s*0\s*(?:;|$))/i;
const ASIDE_ROLE =
  /^(?:navigation|menu|menubar|dialog|alertdialog|alert|search|tooltip|complementary)$/i;
/** These hold the whole page; a template may hide them until a script has run. */
const WHOLE = new Set(['main', 'article', 'body', 'html', 'form']);

/** Hidden from a reader: text there is bait, or belongs to a dialog. */
export function isHidden(tag: string, attributes: Attributes): boolean {
  if (WHOLE.has(tag)) return false;
  if (attributes.has('hidden') || attributes.get('aria-hidden') === 'true') return true;
  const role = attributes.get('role');
  if (role !== undefined && ASIDE_ROLE.test(role)) return true;
  const style = attributes.get('style');
  return style !== undefined && HIDDEN_STYLE.test(style);
}
