import { pathOf, type ComparedView } from './api.ts';
import { asked } from './names.svelte.ts';
import { resource, type Resource } from './resource.svelte.ts';
import { router } from './router.svelte.ts';

/** What `v=` names: an earlier state that is compared with, and the one that is shown. */
export const shownState = (): { before: string | null; shown: string | null } => {
  const [first = '', second] = (router.address.version ?? '').split('..');
  if (second === undefined) return { before: null, shown: first === '' ? null : first };
  return { before: first, shown: second === '' ? null : second };
};

/** "2026-11-24-0123456789abcdef" -> its day and the beginning of its fingerprint. */
export function pinParts(pin: string): { day: string | null; print: string | null } {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(pin)?.[0] ?? null;
  const print = /[0-9a-f]{8,64}$/.exec(pin)?.[0] ?? null;
  return { day, print: print !== null && day?.endsWith(print) === true ? null : print };
}

/** The differences that the address asks for; null where it names one state or none. */
export const compared = (): Resource<ComparedView> =>
  resource<ComparedView>(() => {
    const { before, shown } = shownState();
    return before === null
      ? null
      : pathOf('/changes/between', { ...asked(), v: null, before, after: shown });
  });

/** How the ledger went on since the state that is shown; null while it is that of now. */
export const sinceShown = (): Resource<ComparedView> =>
  resource<ComparedView>(() => {
    const { before, shown } = shownState();
    return before !== null || shown === null
      ? null
      : pathOf('/changes/between', { ...asked(), v: null, before: shown });
  });
