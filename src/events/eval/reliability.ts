export interface Reliability {
  /** Expected calibration error over ten bins of equal width (Naeini et al. 2015). */
  ece: number;
  bins: { from: number; n: number; confidence: number; right: number }[];
}

const BINS = 10;
/** How often answers of a stated probability are right. */
export function reliability(list: readonly { p: number; right: boolean }[]): Reliability {
  const bins = Array.from({ length: BINS }, (_, i) => ({
    from: i / BINS,
    n: 0,
    confidence: 0,
    right: 0,
  }));
  for (const { p, right } of list) {
    const bin = bins[Math.min(BINS - 1, Math.floor(p * BINS))]!;
    bin.n += 1;
    bin.confidence += p;
    bin.right += right ? 1 : 0;
  }
  const kept = bins
    .filter((b) => b.n > 0)
    .map((b) => ({ ...b, confidence: b.confidence / b.n, right: b.right / b.n }));
  const ece = kept.reduce(
    (sum, b) => sum + (b.n * Math.abs(b.confidence - b.right)) / list.length,
    0,
  );
  return { ece, bins: kept };
}
