import type { Component } from 'svelte';
import type { Screen } from './address.ts';

type Lazy = Exclude<Screen['name'], 'overview' | 'unknown'>;
type Loaded = { default: Component<Record<string, unknown>> };
/** Each screen but the first is fetched when it is first gone to. */
const lazy =
  (load: () => Promise<{ default: unknown }>): (() => Promise<Loaded>) =>
  async () =>
    (await load()) as Loaded;

export const SCREENS: Readonly<Record<Lazy, () => Promise<Loaded>>> = {
  cell: lazy(() => import('../screens/Cell.svelte')),
  evidence: lazy(() => import('../screens/Evidence.svelte')),
  document: lazy(() => import('../screens/DocumentPage.svelte')),
  event: lazy(() => import('../screens/EventPage.svelte')),
  commitments: lazy(() => import('../screens/Commitments.svelte')),
  commitment: lazy(() => import('../screens/Commitment.svelte')),
  timeline: lazy(() => import('../screens/Timeline.svelte')),
  wording: lazy(() => import('../screens/Wording.svelte')),
  dependence: lazy(() => import('../screens/Dependence.svelte')),
  sources: lazy(() => import('../screens/Sources.svelte')),
  actor: lazy(() => import('../screens/Actor.svelte')),
  review: lazy(() => import('../screens/Review.svelte')),
  brief: lazy(() => import('../screens/BriefEditor.svelte')),
  import: lazy(() => import('../screens/Import.svelte')),
  method: lazy(() => import('../screens/Method.svelte')),
  embed: lazy(() => import('../screens/Embed.svelte')),
};

/** What a screen is given: the parts of its path. */
export const partsOf = ({ name: _name, ...parts }: Screen): Record<string, unknown> => parts;
