/** One spelling for "organise" and "organize", "honour" and "honor". */
const fold = (word: string): string => word.replace(/is(?=e|ing|ation)/, 'iz').replace('our', 'or');

/** Whether some form of a lemma stands among the words of a sentence. */
export function hasForm(
  lemma: string,
  words: readonly { lower: string; lemma: string }[],
): boolean {
  const wanted = fold(lemma);
  const stem = wanted.replace(/[ey]$/, '');
  return words.some(({ lower, lemma: tagged }) => {
    const word = fold(lower);
    return (
      word === wanted ||
      fold(tagged.toLowerCase()) === wanted ||
      (stem.length > 2 && word.startsWith(stem))
    );
  });
}
