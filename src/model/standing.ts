import type { Review } from './records.ts';

/**
 * The reviews that count, in their order: neither one that was taken back by a later one nor the taking
 * back itself. Taking back a taking back lets the first count again.
 */
export function standingReviews(reviews: readonly Review[]): Review[] {
  const undone = new Set<string>();
  for (const review of reviews.toReversed())
    if (review.undoes !== undefined && !undone.has(review.id)) undone.add(review.undoes);
  return reviews.filter((review) => review.undoes === undefined && !undone.has(review.id));
}
