/** What a promise is about, as words, so that later texts on the same object can be told. */

const EMPTY = new Set(
  (
    'a an and are as at be been by for from has have if in into is it its more most new no not of on or our ' +
    'out over per shall should than that the their them these they this those through to under up upon was we were ' +
    'which who will with would within between among each other others also both all any can could may must ' +
    'agree agreed agreement commit committed commitment pledge pledged promise promised plan planned aim aims ' +
    'intend intends continue continued further joint jointly together deepen strengthen enhance increase ' +
    'increased support supported cooperation cooperate work working year years month months percent million billion ' +
    'january february march april june july august september october november december ' +
    'toward towards move end least first two three four five six seven eight nine ten eleven twelve eighteen'
  ).split(' '),
);

/** A crude stem: enough to bring "frigates" and "frigate", "exercises" and "exercise" together. */
function stem(word: string): string {
  const bare = word.replace(/(?:'s|’s)$/u, '');
  if (bare.length > 5 && bare.endsWith('ies')) return `${bare.slice(0, -3)}y`;
  if (bare.length > 5 && bare.endsWith('ing')) return bare.slice(0, -3).replace(/e$/, '');
  if (bare.length > 4 && bare.endsWith('ed')) return bare.slice(0, -2).replace(/e$/, '');
  if (bare.length > 3 && bare.endsWith('s') && !bare.endsWith('ss'))
    return bare.slice(0, -1).replace(/e$/, '');
  return bare.length > 4 ? bare.replace(/e$/, '') : bare;
}

/** Distinct stems of the words of a text that carry meaning. */
export function meaningfulStems(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
  const stems = new Set<string>();
  for (const word of words)
    if (word.length > 2 && !EMPTY.has(word) && !/^\d/.test(word)) stems.add(stem(word));
  return stems;
}

/** The object of a promise: its meaningful words without the names of the parties. */
export function objectOf(promise: string, names: readonly string[]): Set<string> {
  const object = meaningfulStems(promise);
  for (const name of names) for (const part of meaningfulStems(name)) object.delete(part);
  return object;
}

/** Share of the object's words that a text holds; 0 for a promise without words of its own. */
export function coverageOf(object: ReadonlySet<string>, stems: ReadonlySet<string>): number {
  if (object.size === 0) return 0;
  let held = 0;
  for (const word of object) if (stems.has(word)) held++;
  return held / object.size;
}

/** Whether a text names the object: half its words, at least two (or its only one). */
export function namesObject(object: ReadonlySet<string>, stems: ReadonlySet<string>): boolean {
  const held = coverageOf(object, stems) * object.size;
  return object.size > 0 && held >= Math.min(2, object.size) && held >= object.size / 2;
}
