import { decodeEntities } from './entities.ts';
import { scan } from './scan.ts';

/** A light element: a tag, the attributes that matter, children. No parents, no prototypes of a DOM. */
export interface Element {
  tag: string;
  attributes: ReadonlyMap<string, string>;
  children: (Element | string)[];
}

/** What a page says beside its text. */
export interface Head {
  title: string | null;
  language: string | null;
  /** Lower-case name, property or itemprop, with its content, in order. */
  meta: { name: string; content: string }[];
  jsonLd: string[];
  canonical: string | null;
  refresh: string | null;
}

export interface Page {
  head: Head;
  body: Element;
  elements: number;
  /** Deepest nesting met, whether kept or not. */
  depth: number;
}

const VOID = new Set(
  'area base br col embed hr img input link meta source track wbr param keygen frame'.split(' '),
);
/** Left out with all they hold: nothing in them is text of the document. */
const DROPPED = new Set(
  'script style noscript iframe noembed noframes textarea template svg math canvas object embed applet audio video map select button datalist dialog menu nav img source track input picture param link meta area base keygen figcaption'.split(
    ' ',
  ),
);
const CLOSES_P = new Set(
  'address article aside blockquote center details dir div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section table ul li dd dt'.split(
    ' ',
  ),
);
/** A new one of the left ends an open one of the right, up to the nearest boundary. */
const ENDS: Readonly<Record<string, { same: readonly string[]; within: readonly string[] }>> = {
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
const P_BOUNDARY = new Set([
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
const LEAF_BLOCKS = new Set([
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

/**
 * Builds the light tree of a page in one pass, and gathers its head. Depth is bounded: elements that
 * lie deeper are lifted, their text stays. Works on anything; never throws, never recurses.
 */
export function parsePage(html: string, maxDepth: number): Page {
  const head: Head = {
    title: null,
    language: null,
    meta: [],
    jsonLd: [],
    canonical: null,
    refresh: null,
  };
  const body: Element = { tag: 'body', attributes: new Map(), children: [] };
  const stack: Element[] = [body];
  const lifted = new Map<string, number>();
  let elements = 0;
  let depth = 0;
  let deepest = 0;
  let jsonLd = false;
  let dropped: { tag: string; level: number } | null = null;

  const closeTo = (index: number): void => {
    stack.length = Math.max(1, index);
  };
  const find = (tag: string): number => {
    for (let i = stack.length - 1; i > 0; i -= 1) if (stack[i]!.tag === tag) return i;
    return -1;
  };
  const imply = (tag: string): void => {
    const rule = ENDS[tag];
    if (rule) {
      for (let i = stack.length - 1; i > 0; i -= 1) {
        const open = stack[i]!.tag;
        if (rule.within.includes(open)) break;
        if (rule.same.includes(open)) closeTo(i);
      }
    }
    if (CLOSES_P.has(tag)) {
      for (let i = stack.length - 1; i > 0; i -= 1) {
        const open = stack[i]!.tag;
        if (open === 'p') {
          closeTo(i);
          return;
        }
        if (P_BOUNDARY.has(open)) return;
      }
    }
  };

  scan(html, {
    open(tag, attributes) {
      if (tag === 'html' || tag === 'body') {
        head.language ??= attributes.get('lang') ?? null;
        return;
      }
      if (tag === 'head') return;
      if (tag === 'meta') {
        readMeta(head, attributes);
        return;
      }
      if (tag === 'link') {
        if (/\bcanonical\b/i.test(attributes.get('rel') ?? ''))
          head.canonical ??= attributes.get('href') ?? null;
        return;
      }
      if (tag === 'script') jsonLd = /ld\+json/i.test(attributes.get('type') ?? '');
      if (dropped) {
        if (tag === dropped.tag && !VOID.has(tag)) dropped.level += 1;
        return;
      }
      if (DROPPED.has(tag) || isHidden(tag, attributes)) {
        if (!VOID.has(tag)) dropped = { tag, level: 1 };
        return;
      }
      elements += 1;
      imply(tag);
      if (!VOID.has(tag)) deepest = Math.max(deepest, (depth += 1));
      const top = stack.at(-1)!;
      const room = LEAF_BLOCKS.has(tag) ? maxDepth + 4 : maxDepth;
      if (stack.length >= room) {
        lifted.set(tag, (lifted.get(tag) ?? 0) + 1);
        return;
      }
      const element: Element = { tag, attributes, children: [] };
      top.children.push(element);
      if (!VOID.has(tag)) stack.push(element);
    },
    close(tag) {
      if (dropped) {
        if (tag === dropped.tag && (dropped.level -= 1) === 0) dropped = null;
        return;
      }
      if (tag === 'br')
        stack.at(-1)!.children.push({ tag: 'br', attributes: new Map(), children: [] });
      depth = Math.max(0, depth - 1);
      const beyond = lifted.get(tag) ?? 0;
      if (beyond > 0) {
        lifted.set(tag, beyond - 1);
        return;
      }
      const index = find(tag);
      if (index > 0) closeTo(index);
    },
    text(raw, within) {
      if (within === 'title') head.title ??= decodeEntities(raw.slice(0, 2000)).trim() || null;
      else if (within === 'script') {
        if (jsonLd && raw.length < 500_000 && head.jsonLd.length < 20) head.jsonLd.push(raw);
      } else if (within === null && !dropped) {
        const { children } = stack.at(-1)!;
        const before = children.at(-1);
        // Text that a stray "<" parts is one text.
        if (typeof before === 'string')
          children[children.length - 1] = before + decodeEntities(raw);
        else children.push(decodeEntities(raw));
      }
    },
  });
  return { head, body, elements, depth: deepest };
}

const HIDDEN_STYLE =
  /(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|em|pt)?\s*(?:;|$)|opacity\s*:\s*0\s*(?:;|$))/i;
const ASIDE_ROLE =
  /^(?:navigation|menu|menubar|dialog|alertdialog|alert|search|tooltip|complementary)$/i;
/** These hold the whole page; a template may hide them until a script has run. */
const WHOLE = new Set(['main', 'article', 'body', 'html', 'form']);

/** Hidden from a reader: text there is bait, or belongs to a dialog. */
function isHidden(tag: string, attributes: ReadonlyMap<string, string>): boolean {
  if (WHOLE.has(tag)) return false;
  if (attributes.has('hidden') || attributes.get('aria-hidden') === 'true') return true;
  const role = attributes.get('role');
  if (role !== undefined && ASIDE_ROLE.test(role)) return true;
  const style = attributes.get('style');
  return style !== undefined && HIDDEN_STYLE.test(style);
}

const MAX_META = 300;

function readMeta(head: Head, attributes: ReadonlyMap<string, string>): void {
  const content = decodeEntities(attributes.get('content') ?? '').trim();
  if (/^refresh$/i.test(attributes.get('http-equiv') ?? '')) head.refresh ??= content;
  if (/^content-language$/i.test(attributes.get('http-equiv') ?? '')) head.language ??= content;
  if (content === '' || head.meta.length >= MAX_META) return;
  for (const key of ['property', 'name', 'itemprop']) {
    const name = attributes.get(key);
    if (name !== undefined) head.meta.push({ name: name.toLowerCase().trim(), content });
  }
}
