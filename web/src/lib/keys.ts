/** A key, or two in a row ("g o"), and what it does. Shown by the key help in this order. */
export interface KeyBinding {
  keys: string;
  label: string;
  run: (event: KeyboardEvent) => void;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'SELECT', 'TEXTAREA'].includes(target.tagName));

const SECOND_KEY_MS = 1200;

/**
 * Listens for single keys. They are off while a person types, with Ctrl, Alt or Meta held, and while
 * a dialog is open.
 */
export function listenKeys(bindings: () => readonly KeyBinding[]): () => void {
  let first = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (isTyping(event.target) || event.defaultPrevented) return;
    if (document.querySelector('[role="dialog"][data-state="open"]') !== null) return;
    const key =
      event.shiftKey && /^[A-Z]$/.test(event.key)
        ? `shift+${event.key.toLowerCase()}`
        : event.key.toLowerCase();
    const wanted = first === '' ? key : `${first} ${key}`;
    const binding = bindings().find(({ keys }) => keys === wanted);
    clearTimeout(timer);
    if (binding !== undefined) {
      first = '';
      event.preventDefault();
      binding.run(event);
      return;
    }
    first = first === '' && bindings().some(({ keys }) => keys.startsWith(`${key} `)) ? key : '';
    timer = setTimeout(() => (first = ''), SECOND_KEY_MS);
  };
  document.addEventListener('keydown', onKey);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('keydown', onKey);
  };
}
