import type * as FigureModule from '../../../src/views/figures/index.ts';

export type Figures = typeof FigureModule;
export type World = FigureModule.World;

let loaded = $state.raw<Figures | null>(null);
let asked = false;
let outlines = $state.raw<World | null>(null);
let outlinesAsked = false;

/** The figures with their drawing library: fetched when the first one is to be seen. */
export const figures = {
  get current(): Figures | null {
    if (!asked) {
      asked = true;
      void import('../../../src/views/figures/index.ts').then((module) => (loaded = module));
    }
    return loaded;
  },
  /** Outlines of the countries: fetched when the first map is to be seen. */
  get world(): World | null {
    if (!outlinesAsked) {
      outlinesAsked = true;
      void import('world-atlas/countries-110m.json').then(
        (module) => (outlines = module.default as unknown as World),
      );
    }
    return outlines;
  },
};
