import { countWords, dayWords } from '../words.ts';

/** "2022-H1" -> "first half of 2022", "2022-Q3" -> "third quarter of 2022", "2022-05" -> "May 2022". */
export function periodWords(key: string): string {
  const [year = key, part] = key.split('-');
  if (part === undefined) return year;
  const order = ['first', 'second', 'third', 'fourth'][Number(part.slice(1)) - 1];
  if (part.startsWith('H')) return `${order} half of ${year}`;
  return part.startsWith('Q') ? `${order} quarter of ${year}` : dayWords(key);
}

export const percent = (share: number): string => `${Math.round(share * 100)} %`;
export const interval = (lo: number, hi: number): string => `${lo.toFixed(1)} to ${hi.toFixed(1)}`;
export const deedsWords = (n: number): string =>
  n === 0 ? 'no evidence found' : countWords(n, 'deed');

const ONES = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');
/** "the four", "the two partners": how the partners are spoken of together. */
export const partnersWords = (partners: readonly { name: string }[]): string => {
  if (partners.length === 1) return partners[0]!.name;
  return partners.length <= 12
    ? `the ${ONES[partners.length]} partners`
    : `${partners.length} partners`;
};
