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
  /** The name of the state that is shown, as an address pins it: the day and the fingerprint. */
  get pin(): string | null {
    const shown = ledger?.value;
    return shown ? `${shown.asOf}-${shown.fingerprint.slice(0, 16)}` : null;
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
  /** The alliance that is looked at: the one chosen, else that of the case. */
  get alliance(): string {
    return router.address.filters.alliance ?? names?.value?.case.alliance ?? '';
  },
  /** Whose unfriendly acts the case holds against those of the two sides. */
  get rivals() {
    return names?.value?.case.rivals ?? [];
  },
  /** The partners of the case, groups by their name. */
  get usualPartners(): readonly string[] {
    return names?.value?.case.partners ?? [];
  },
  /** Groups among codes as their members; others as they are. */
  membersOf(codes: readonly string[]): string[] {
    const members = codes.flatMap((code) => store.group(code)?.members ?? [code]);
    return [...new Set(members)];
  },
  group(code: string): NamesView['groups'][number] | null {
    return names?.value?.groups.find((group) => group.code === code) ?? null;
  },
  /** The domains there are, the user's own among them. */
  get domains(): NamesView['domains'] {
    return names?.value?.domains ?? [];
  },
  domain(id: string): string {
    const label = names?.value?.domains.find((domain) => domain.id === id)?.label;
    return label ?? id.replaceAll('-', ' ').replace(/^./, (c) => c.toUpperCase());
  },
};

/** The filters as the service's query; what nobody chose is left to it. */
export function asked(): Asked {
  const { alliance, partners, from, to, domains, statuses, kinds, confidence } =
    router.address.filters;
  const list = (all: readonly string[]): string | null => (all.length === 0 ? null : all.join(','));
  return {
    ...{ alliance, from, to, confidence },
    partners: partners?.join(',') ?? null,
    domain: list(domains),
    status: list(statuses),
    kinds: list(kinds),
    v: router.address.version,
  };
}
