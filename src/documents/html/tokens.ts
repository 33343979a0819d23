import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

export type Attributes = ReadonlyMap<string, string>;

/** What the scanner meets, in the order of the markup; names in lower case, references decoded. */
export interface Handler {
  /** `attributes` holds only those in `KEPT`, shortened. */
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  /** Text between tags; `within` names the element of raw text that it is the content of, if any. */
  text(text: string, within: string | null): void;
}

/** Attributes that say something about text or facts; the others are passed over. */
const KEPT = new Set(
  'class id role hidden aria-hidden style href lang itemprop itemscope itemtype datetime pubdate rel content name property http-equiv type title'.split(
    ' ',
  ),
);
const LONGEST_NAME = 12;
const MAX_VALUE = 4000;
/** Elements whose content is text up to their end tag, for the tokenizer too. */
const RAW = new Set([
  'script',
  'style',
  'title',
  'textarea',
  'xmp',
  'iframe',
  'noembed',
  'noframes',
]);
const NONE: Attributes = new Map();

/** Raw text that says nothing is passed over by searching its end, not by reading it. */
const PASSED: ReadonlyMap<string, RegExp> = new Map(
  ['script', 'style'].map((tag) => [tag, new RegExp(`</${tag}(?=[\\s/>])`, 'gi')]),
);
const READ_SCRIPT = /json/i;

/**
 * The tokens of a page, by htmlparser2's tokenizer alone: linear, whatever is left open. Its parser
 * is not used, since it searches its stack for every end tag. Half of a page is scripts: at each the
 * tokenizer stops, and another goes on behind it.
 */
export function scan(html: string, handler: Handler): void {
  let from = 0;
  while (from < html.length) from = stretch(html, from, handler);
}

/** Reads on from a place between tags; gives the place behind what it read. */
function stretch(html: string, from: number, handler: Handler): number {
  const rest = from === 0 ? html : html.slice(from);
  let stop = rest.length;
  const sink = new Sink(rest, handler, (tag, at) => {
    const end = PASSED.get(tag)!;
    end.lastIndex = at;
    stop = end.exec(rest)?.index ?? rest.length;
    tokenizer.pause();
  });
  const tokenizer: Tokenizer = new Tokenizer({ decodeEntities: true }, sink);
  tokenizer.write(rest);
  tokenizer.end();
  return from + stop;
}

class Sink implements TokenizerCallbacks {
  readonly #html: string;
  readonly #handler: Handler;
  readonly #pass: (tag: string, at: number) => void;
  #tag = '';
  #within: string | null = null;
  #attributes: Map<string, string> | null = null;
  #key: string | null = null;
  #value = '';

  constructor(html: string, handler: Handler, pass: (tag: string, at: number) => void) {
    this.#html = html;
    this.#handler = handler;
    this.#pass = pass;
  }

  onopentagname(start: number, end: number): void {
    this.#tag = this.#html.slice(start, end).toLowerCase();
    this.#attributes = null;
  }

  onattribname(start: number, end: number): void {
    const name = end - start > LONGEST_NAME ? '' : this.#html.slice(start, end).toLowerCase();
    this.#key = KEPT.has(name) && !this.#attributes?.has(name) ? name : null;
    this.#value = '';
  }

  onattribdata(start: number, end: number): void {
    if (this.#key !== null && this.#value.length < MAX_VALUE)
      this.#value += this.#html.slice(start, Math.min(end, start + MAX_VALUE));
  }

  onattribentity(codePoint: number): void {
    if (this.#key !== null) this.#value += String.fromCodePoint(codePoint);
  }

  onattribend(): void {
    if (this.#key !== null) (this.#attributes ??= new Map()).set(this.#key, this.#value);
    this.#key = null;
  }

  onopentagend(end: number): void {
    const tag = this.#tag;
    const attributes = this.#attributes ?? NONE;
    this.#attributes = null;
    if (RAW.has(tag)) this.#within = tag;
    this.#handler.open(tag, attributes);
    if ((tag === 'svg' || tag === 'math') && this.#html[end - 1] === '/') this.#handler.close(tag);
    if (PASSED.has(tag) && !READ_SCRIPT.test(attributes.get('type') ?? '')) this.#pass(tag, end);
  }

  onselfclosingtag(end: number): void {
    this.onopentagend(end);
  }

  onclosetag(start: number, end: number): void {
    this.#within = null;
    this.#handler.close(this.#html.slice(start, end).toLowerCase());
  }

  ontext(start: number, end: number): void {
    this.#handler.text(this.#html.slice(start, end), this.#within);
  }

  ontextentity(codePoint: number): void {
    this.#handler.text(String.fromCodePoint(codePoint), this.#within);
  }

  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}
}
