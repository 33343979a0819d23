import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { errorFacts, makeFolder, sha256, writeWhole } from '../base/index.ts';
import { reviewSchema, type Diagnostic, type Review } from '../model/index.ts';
import { damagedReview } from './diagnostics.ts';
import { REVIEWS, REVIEW_NAME, jsonText } from './format.ts';

/** One file a review, named by its content: the log only grows, and the same review is there once. */
const nameOf = (content: string): string => `rev_${sha256(content).slice(0, 16)}.json`;

export async function writeReview(dir: string, review: Review): Promise<string> {
  const content = jsonText(review);
  const name = nameOf(content);
  await makeFolder(join(dir, REVIEWS));
  await writeWhole(join(dir, REVIEWS, name), content);
  return name;
}

/** Names of the review files, sorted. */
export async function listReviews(dir: string): Promise<string[]> {
  try {
    return (await readdir(join(dir, REVIEWS))).filter((name) => REVIEW_NAME.test(name)).sort();
  } catch (error) {
    if (errorFacts(error).code === 'ENOENT') return [];
    throw error;
  }
}

/** A review by its file's name; a diagnostic where the file is not what its name says. */
export async function readReview(dir: string, name: string): Promise<Review | Diagnostic> {
  const path = join(dir, REVIEWS, name);
  try {
    const content = await readFile(path, 'utf8');
    if (nameOf(content) !== name) return damagedReview(path, 'its content is not what was written');
    const parsed = reviewSchema.safeParse(JSON.parse(content));
    return parsed.success ? parsed.data : damagedReview(path, 'it has not the known shape');
  } catch (error) {
    return damagedReview(path, errorFacts(error).message);
  }
}

/** The order in which reviews apply. */
export const compareReviews = (a: Review, b: Review): number => {
  const [left, right] = [`${a.at}\u001f${a.id}`, `${b.at}\u001f${b.id}`];
  return left < right ? -1 : left > right ? 1 : 0;
};
