import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItsFunction, type WinkMethods } from 'wink-nlp';
import type { Pos, Token } from './types.ts';
import type { RawToken } from './tokenise.ts';

/** wink keeps every new word for ever; past this many tokens a fresh instance takes over. */
const RENEW_AFTER = 4_000_000;
const CLITIC = /^(?:n't|'(?:s|re|ve|ll|d|m))$/;

/** What a word looks like to the tagger: plain quotes, ligatures undone, invisible characters out. */
export function plain(text: string): string {
  // Most tokens are ASCII already.
  if (/^[\x21-\x7e]+$/.test(text)) return text;
  return text
    .replace(/´/g, "'")
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff\s]/g, '')
    .replace(/[’ʼ‘]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[‐‑]/g, '-');
}

/** wink takes time that grows with the square of a word's length, so endless words and addresses go as a stand-in. */
const short = (form: string): string =>
  form.length > 60 || form.startsWith('http') || form.startsWith('www.') ? 'thing' : form;

/** Clitics, and the "not" of "cannot", which wink must see at their word. */
const isGlued = (token: RawToken, form: string, left: string): boolean => {
  const first = form[0];
  if (first === "'" || first === 'n' || first === 'N') {
    const lower = form.toLowerCase();
    return CLITIC.test(lower) || (lower === 'not' && !token.spaced && left.toLowerCase() === 'can');
  }
  return false;
};

/** Part-of-speech tags and lemmas for a sentence's tokens, by wink-nlp. */
export class Tagger {
  #nlp: WinkMethods;
  #seen = 0;

  constructor() {
    this.#nlp = winkNLP(model, ['pos']);
  }

  #words = new Map<string, { pos: Pos; lemma: string }>();

  /** Tag and lemma of a single word that stands alone. */
  tagWord(word: string): { pos: Pos; lemma: string } {
    let known = this.#words.get(word);
    if (!known) {
      const [token] = this.tag([
        { text: word, start: 0, end: word.length, spaced: false, broken: false },
      ]);
      known = { pos: token?.pos ?? 'X', lemma: token?.lemma ?? word };
      if (this.#words.size > 20_000) this.#words.clear();
      this.#words.set(word, known);
    }
    return known;
  }

  tag(raw: readonly RawToken[]): Token[] {
    this.#seen += raw.length;
    if (this.#seen > RENEW_AFTER) {
      this.#nlp = winkNLP(model, ['pos']);
      this.#seen = raw.length;
    }
    const forms = raw.map((token) => plain(token.text));
    const sent = forms.map(short);
    let joined = sent[0] ?? '';
    for (let i = 1; i < sent.length; i++)
      joined += isGlued(raw[i]!, sent[i]!, sent[i - 1]!) ? sent[i]! : ` ${sent[i]!}`;
    const read = this.#nlp.readDoc(joined).tokens();
    return align(
      raw,
      forms,
      sent,
      read.out(),
      // wink's own types: tags come as plain strings, and `lemma` asks for one argument more.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion, typescript/unbound-method
      read.out(this.#nlp.its.pos) as Pos[],
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion, typescript/unbound-method
      read.out(this.#nlp.its.lemma as ItsFunction<string>),
    );
  }
}

/** Gives each token the tag and lemma of the tagger's piece or pieces that cover it. */
function align(
  raw: readonly RawToken[],
  forms: readonly string[],
  sent: readonly string[],
  pieces: readonly string[],
  tags: readonly Pos[],
  lemmas: readonly string[],
): Token[] {
  let piece = 0;
  let ahead = 0;
  return raw.map(({ text, start, end }, i) => {
    const form = forms[i]!;
    const { length } = sent[i]!;
    const lower = form.toLowerCase();
    const from = piece;
    while (piece < pieces.length && ahead < length) ahead += pieces[piece++]!.length;
    ahead -= length;
    const last = Math.max(from, piece - 1);
    const single = last === from && length === form.length && pieces[from]?.length === length;
    const pos = tags[last] ?? 'X';
    return {
      text,
      start,
      end,
      lower,
      lemma: single ? lemmas[from]!.toLowerCase() : lower,
      pos: single ? pos : compoundPos(form, pos),
    };
  });
}

function compoundPos(form: string, last: Pos): Pos {
  if (/^[\d.,:]+$/.test(form)) return 'NUM';
  if (/^\d/.test(form)) return form.includes('-') ? 'ADJ' : 'NUM';
  if (!form.includes('-')) return last === 'PUNCT' || last === 'SYM' ? 'X' : last;
  if (
    /-(?:\w+ed|led|held|built|made|born|run|wide|based|old|long|free|level|scale|term)$/i.test(form)
  )
    return 'ADJ';
  if (last === 'VERB' && !/^(?:re|co|un|de|over|under|out|pre)-/i.test(form)) return 'ADJ';
  return last;
}
