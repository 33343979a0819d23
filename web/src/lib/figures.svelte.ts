import type * as FigureModule from '../../../src/views/figures/index.ts';

export type Figures = typeof FigureModule;

let loaded = $state.raw<Figures | null>(null);
let asked = false;

/** The figures with their drawing library: fetched when the first one is to be seen. */
export const figures = {
  get current(): Figures | null {
    if (!asked) {
      asked = true;
      void import('../../../src/views/figures/index.ts').then((module) => (loaded = module));
    }
    return loaded;
  },
};
