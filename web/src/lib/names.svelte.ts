import type { Asked, LedgerView, NamesView } from './api.ts';
import { resource, type Resource } from './resource.svelte.ts';
import { router } from './router.svelte.ts';

let ledger: Resource<LedgerView> | null = null;
let names: Resource<NamesView> | null = null;

/** Asks for the ledger's facts and the names, once for the whole page. */
export function startStores(): void {
  ledger = resource<LedgerView>(() => '/ledger');
  names = resource<NamesView>(() => '/actors');
}

export const store = {
  get ledger(): LedgerView | null {
    return ledger?.value ?? null;
  },
  get names(): NamesView | null {
    return names?.value ?? null;
  },
  get problem() {
    return ledger?.problem ?? null;
  },
  retry(): void {
    ledger?.retry();
    names?.retry();
  },
  /** "JPN" -> "Japan"; the code itself until the names are there. */
  name(code: string): string {
    return names?.value?.actors.find((actor) => actor.code === code)?.name ?? code;
  },
  domain(id: string): string {
    const label = names?.value?.domains.find((domain) => domain.id === id)?.label;
    return label ?? id.replaceAll('-', ' ').replace(/^./, (c) => c.toUpperCase());
  },
};

/** The group that stands for the partners while nobody has chosen. */
export const DEFAULT_PARTNERS = 'IP4';

/** The filters as the service's query. */
export function asked(): Asked {
  const { alliance, partners, from, to, domain } = router.address.filters;
  return { alliance, partners: partners?.join(',') ?? DEFAULT_PARTNERS, from, to, domain };
}
