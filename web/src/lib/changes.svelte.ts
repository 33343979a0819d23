let count = $state(0);

/** Counts what this page has changed in the ledger: whatever was asked for is asked for again. */
export const changes = {
  get count(): number {
    return count;
  },
  happened(): void {
    count += 1;
  },
};
