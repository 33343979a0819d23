/**
 * Gives the focus to the heading of a new screen, so that reading and tabbing start there. A screen may
 * come late, and its heading may be replaced when its data come: the focus then follows, until the
 * person does something. Returns what ends it.
 */
export function focusHeading(main: HTMLElement): () => void {
  let taken = false;
  const focus = (): void => {
    if (taken && document.activeElement !== document.body) return;
    const heading = main.querySelector<HTMLElement>('h1');
    // Only the first one scrolls: the screen may have scrolled to its own mark since.
    heading?.focus({ preventScroll: taken });
    taken ||= heading !== null;
  };
  const observer = new MutationObserver(focus);
  const end = (): void => {
    observer.disconnect();
    removeEventListener('keydown', end, true);
    removeEventListener('pointerdown', end, true);
  };
  observer.observe(main, { childList: true, subtree: true });
  addEventListener('keydown', end, true);
  addEventListener('pointerdown', end, true);
  focus();
  return end;
}
