import { formatAddress, parseAddress, type Address, type Filters, type Screen } from './address.ts';

let current = $state.raw<Address>(parseAddress(new URL(location.href)));

/** The address in the browser's bar, as the screens read it. */
export const router = {
  get address(): Address {
    return current;
  },
};

/** The address that a change leads to, as text for a link. */
export const hrefOf = (change: Partial<Address>): string =>
  formatAddress({ ...current, record: null, drawer: null, ...change });

/** A link to a screen that keeps the filters and drops the rest. */
export const screenHref = (screen: Screen, change: Partial<Address> = {}): string =>
  hrefOf({ screen, query: '', own: {}, ...change });

/** A question to the service about the state that the address names. */
export function inState(path: string): string {
  const { version } = current;
  if (version === null || /[?&]v=/.test(path)) return path;
  return `${path}${path.includes('?') ? '&' : '?'}v=${version}`;
}

export function go(href: string, { replace = false }: { replace?: boolean } = {}): void {
  const url = new URL(href, location.href);
  if (url.href === location.href) return;
  if (replace) history.replaceState(null, '', url);
  else history.pushState(null, '', url);
  current = parseAddress(url);
}

/** Changes what is given and keeps the rest of the address. */
export const change = (part: Partial<Address>, options: { replace?: boolean } = {}): void =>
  go(formatAddress({ ...current, ...part }), options);

/** Sets or, by an empty text, drops what only this screen knows of. */
export const setOwn = (
  part: Readonly<Record<string, string>>,
  options: { replace?: boolean } = {},
): void => change({ own: { ...current.own, ...part } }, options);

export const setFilters = (part: Partial<Filters>): void =>
  change({
    filters: { ...current.filters, ...part, ...domainsOf(part) },
    record: null,
    drawer: null,
  });

/** One domain and a list of one are the same choice. */
function domainsOf({ domain, domains }: Partial<Filters>): Partial<Filters> {
  if (domains !== undefined) return { domain: domains.length === 1 ? (domains[0] ?? null) : null };
  if (domain !== undefined) return { domains: domain === null ? [] : [domain] };
  return {};
}

/** Follows the back button and every plain click on a link to a page of our own. */
export function startRouter(): () => void {
  const onPop = (): void => {
    current = parseAddress(new URL(location.href));
  };
  const onClick = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || link.target !== '' || link.hasAttribute('download')) return;
    const url = new URL(link.href);
    if (url.origin !== location.origin || url.pathname.startsWith('/api/')) return;
    if (link.getAttribute('href')?.startsWith('#')) return;
    event.preventDefault();
    const moved = url.pathname !== location.pathname;
    go(link.href);
    if (moved) window.scrollTo(0, 0);
  };
  addEventListener('popstate', onPop);
  document.addEventListener('click', onClick);
  if (location.pathname === '/') go(formatAddress(current), { replace: true });
  return () => {
    removeEventListener('popstate', onPop);
    document.removeEventListener('click', onClick);
  };
}
