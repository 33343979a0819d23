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

type Bindings = () => readonly KeyBinding[];
/** Keys of the screens and their parts, latest last, and those that hold on every screen. */
let here: readonly Bindings[] = [];
let everywhere: readonly Bindings[] = [];
let first = '';
let timer: ReturnType<typeof setTimeout> | undefined;

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (isTyping(event.target) || event.defaultPrevented) return;
  if (document.querySelector('[role="dialog"][data-state="open"]') !== null) return;
  const key =
    event.shiftKey && /^[A-Z]$/.test(event.key)
      ? `shift+${event.key.toLowerCase()}`
      : event.key.toLowerCase();
  const wanted = first === '' ? key : `${first} ${key}`;
  const bindings = [...here.toReversed(), ...everywhere].flatMap((layer) => layer());
  const binding = bindings.find(({ keys }) => keys === wanted);
  clearTimeout(timer);
  if (binding !== undefined) {
    first = '';
    event.preventDefault();
    binding.run(event);
    return;
  }
  first = first === '' && bindings.some(({ keys }) => keys.startsWith(`${key} `)) ? key : '';
  timer = setTimeout(() => (first = ''), SECOND_KEY_MS);
}

/**
 * Listens for single keys. They are off while a person types, with Ctrl, Alt or Meta held, and while
 * a dialog is open. A key of the screen comes before the same key of the whole workbench.
 */
export function listenKeys(
  bindings: Bindings,
  { onEveryScreen = false }: { onEveryScreen?: boolean } = {},
): () => void {
  if (onEveryScreen) everywhere = [...everywhere, bindings];
  else here = [...here, bindings];
  document.addEventListener('keydown', onKey);
  return () => {
    here = here.filter((layer) => layer !== bindings);
    everywhere = everywhere.filter((layer) => layer !== bindings);
    if (here.length > 0 || everywhere.length > 0) return;
    clearTimeout(timer);
    first = '';
    document.removeEventListener('keydown', onKey);
  };
}

/** The keys that hold now: those of the screen, then those of the workbench that no screen's key covers. */
export function keysNow(): { here: KeyBinding[]; everywhere: KeyBinding[] } {
  const own = here.toReversed().flatMap((layer) => [...layer()]);
  const distinct = own.filter((one, i) => own.findIndex(({ keys }) => keys === one.keys) === i);
  const taken = new Set(distinct.map(({ keys }) => keys));
  return {
    here: distinct,
    everywhere: everywhere.flatMap((layer) => layer().filter(({ keys }) => !taken.has(keys))),
  };
}
