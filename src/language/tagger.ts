import type { RawToken } from './tokenise.ts';
import type { Pos, Token } from './types.ts';
import { Wink, type Piece, type Read } from './wink.ts';

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
const isGlued = (token: RawToken, { clitic, sent }: Form, left: Form): boolean =>
  clitic ||
  (sent.length === 3 &&
    !token.spaced &&
    sent.toLowerCase() === 'not' &&
    left.sent.toLowerCase() === 'can');

/** What a token's text says by itself. */
interface Form {
  /** As it is shown to wink. */
  sent: string;
  form: string;
  lower: string;
  clitic: boolean;
  /** Its pieces where it stands alone; null: not asked yet. */
  pieces: readonly Piece[] | null;
}

/** Part-of-speech tags and lemmas for a sentence's tokens, by wink-nlp. */
export class Tagger {
  #wink = new Wink();
  #words = new Map<string, { pos: Pos; lemma: string }>();
  #forms = new Map<string, Form>();

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
    if (this.#wink.isFull) {
      this.#wink = new Wink();
      this.#forms.clear();
    }
    const forms = raw.map((token) => this.#formOf(token.text));
    const pieces: Piece[] = [];
    /** First token and first piece of each chunk, and one past the last. */
    const chunks: number[] = [];
    for (let i = 0; i < forms.length;) {
      const form = forms[i]!;
      chunks.push(i, pieces.length);
      let glued = '';
      let next = i + 1;
      for (; next < forms.length && isGlued(raw[next]!, forms[next]!, forms[next - 1]!); next++)
        glued += forms[next]!.sent;
      const own =
        glued === ''
          ? (form.pieces ??= this.#wink.piecesOf(form.sent))
          : this.#wink.piecesOf(form.sent + glued);
      for (const piece of own) pieces.push(piece);
      i = next;
    }
    chunks.push(forms.length, pieces.length);
    const read = this.#wink.read(pieces);
    const out: Token[] = [];
    for (let c = 0; c + 2 < chunks.length; c += 2) align(out, raw, forms, pieces, read, chunks, c);
    return out;
  }

  #formOf(text: string): Form {
    let known = this.#forms.get(text);
    if (!known) {
      const form = plain(text);
      const sent = short(form);
      const lower = form.toLowerCase();
      known = { form, sent, lower, clitic: CLITIC.test(sent.toLowerCase()), pieces: null };
      if (this.#forms.size > 50_000) this.#forms.clear();
      this.#forms.set(text, known);
    }
    return known;
  }
}

/** Gives each token of a chunk the tag and lemma of the piece or pieces that cover it. */
function align(
  out: Token[],
  raw: readonly RawToken[],
  forms: readonly Form[],
  pieces: readonly Piece[],
  { tags, lemmas }: Read,
  chunks: readonly number[],
  chunk: number,
): void {
  const [first, next] = [chunks[chunk]!, chunks[chunk + 2]!];
  let piece = chunks[chunk + 1]!;
  const nextPiece = chunks[chunk + 3]!;
  let ahead = 0;
  for (let i = first; i < next; i++) {
    const { text, start, end } = raw[i]!;
    const { form, lower, sent } = forms[i]!;
    const { length } = sent;
    const from = piece;
    while (piece < nextPiece && ahead < length) ahead += pieces[piece++]!.value.length;
    ahead -= length;
    const last = Math.max(from, piece - 1);
    const single =
      last === from &&
      from < nextPiece &&
      length === form.length &&
      pieces[from]!.value.length === length;
    const pos = last < nextPiece ? tags[last]! : 'X';
    out.push({
      text,
      start,
      end,
      lower,
      lemma: single ? lemmas[from]!.toLowerCase() : lower,
      pos: single ? pos : compoundPos(form, pos),
    });
  }
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
