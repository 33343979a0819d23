const KEY = 'entente-pins';
const RECORD = /^(ev|co|po)_[0-9a-f]{16}$/;

function before(): string[] {
  try {
    return (localStorage.getItem(KEY) ?? '').split(',').filter((id) => RECORD.test(id));
  } catch {
    return [];
  }
}

let ids = $state.raw<readonly string[]>(before());

function set(next: readonly string[]): void {
  ids = next;
  try {
    localStorage.setItem(KEY, next.join(','));
  } catch {
    // Storage may be closed to us; pins then last as long as the page.
  }
}

/** Records that a person wants to quote in a brief; remembered on this machine. */
export const pins = {
  get ids(): readonly string[] {
    return ids;
  },
  has: (id: string): boolean => ids.includes(id),
  toggle(id: string): void {
    set(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id].slice(-400));
  },
  clear: (): void => set([]),
};
