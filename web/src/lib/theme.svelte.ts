type Theme = 'light' | 'dark';
const KEY = 'entente-theme';

let theme = $state<Theme>(document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light');

/** Light or dark: the system's, until a person chooses; the choice is kept on this machine. */
export const themeStore = {
  get current(): Theme {
    return theme;
  },
  toggle(): void {
    apply(theme === 'dark' ? 'light' : 'dark');
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // Storage may be closed to us; the choice then lasts as long as the page.
    }
  },
};

function apply(next: Theme): void {
  theme = next;
  document.documentElement.dataset['theme'] = next;
}

/** Follows the system while nobody has chosen. */
export function followSystem(): () => void {
  const query = matchMedia('(prefers-color-scheme: dark)');
  const onChange = (): void => {
    let kept: string | null = null;
    try {
      kept = localStorage.getItem(KEY);
    } catch {
      kept = null;
    }
    if (kept === null) apply(query.matches ? 'dark' : 'light');
  };
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}
