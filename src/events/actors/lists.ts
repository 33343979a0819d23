import type { Found } from './types.ts';

const COMMA = /^,? (?:the )?$|^, (?:and |or )?(?:the )?$/;
const AND =
  /^,? (?:and|or|as well as|&) (?:the |its |with |by |from |of |in )?(?:leaders of )?(?:the )?$/;

/** What stands between two mentions joins them: "," | "and" | null. */
export function joint(text: string, left: Found, right: Found): 'comma' | 'and' | null {
  if (right.start - left.end > 24 || right.start < left.end) return null;
  let from = left.end;
  // "Japan's prime minister" was taken whole; a bare possessive joins nothing.
  if (left.possessive) return null;
  if (text[from] === ')') from++;
  const between = text.slice(from, right.start);
  if (AND.test(between)) return 'and';
  return COMMA.test(between) && between.includes(',') ? 'comma' : null;
}

/** The lists in a run of mentions in text order: "A, B and C" with its last joint an "and". */
export function listsIn(text: string, mentions: readonly Found[]): Found[][] {
  const before = told.get(mentions);
  if (before) return before;
  const lists = runs(text, mentions);
  told.set(mentions, lists);
  return lists;
}

/** Lists by the mentions that they were read from: a sentence asks for them once per argument. */
const told = new WeakMap<readonly Found[], Found[][]>();

function runs(text: string, mentions: readonly Found[]): Found[][] {
  const out: Found[][] = [];
  let run: Found[] = [];
  let closed = false;
  // A headline's list has no "and": "Japan, Australia sign pact".
  const heads = (): boolean =>
    run.length > 1 &&
    /(?:^|\n)$/.test(text.slice(Math.max(0, run[0]!.start - 1), run[0]!.start)) &&
    /^ \p{Ll}/u.test(text.slice(run.at(-1)!.end, run.at(-1)!.end + 3));
  const close = (): void => {
    if (run.length > 1 && (closed || heads())) out.push(run);
    run = [];
    closed = false;
  };
  for (const m of mentions) {
    if (m.sort === 'pronoun' || m.code === null) continue;
    const last = run.at(-1);
    const by = last ? joint(text, last, m) : null;
    if (!last || closed || by === null) {
      close();
      run = [m];
      continue;
    }
    if (!run.some((o) => o.code === m.code)) run.push(m);
    closed = by === 'and';
  }
  close();
  return out;
}
