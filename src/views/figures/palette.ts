/** The workbench's tokens as literal colours, for drawings that leave it. */
const LIGHT: Readonly<Record<string, string>> = {
  ...{ paper: '#fafaf7', surface: '#ffffff', sunk: '#f2f2ec' },
  ...{ ink: '#14181d', ink2: '#454d56', ink3: '#656d76' },
  ...{ rule: '#dcdcd5', rule2: '#b9bab3', none: '#868b90' },
  ...{ accent: '#164e7a', 'accent-bg': '#e6eef5', mark: '#ffe58a', 'mark-line': '#b08400' },
  ...{ seq1: '#dce6ef', seq2: '#b4cade', seq3: '#7fa3c4' },
  ...{ seq4: '#4a76a1', seq5: '#224c77', seq6: '#0c2a4a' },
  ...{ on3: '#0b1a2a', on4: '#ffffff', on5: '#ffffff', on6: '#ffffff' },
  ...{ below1: '#f2d9b8', below2: '#d08a3e', below3: '#9a4f06' },
  ...{ above1: '#cde3e4', above2: '#6daab3', above3: '#0f5a68' },
  ...{ done: '#1c664c', planned: '#164e7a', refused: '#a1261d' },
  ...{ overdue: '#8f5200', disputed: '#6b3d8c' },
};
const DARK: Readonly<Record<string, string>> = {
  ...{ paper: '#11151a', surface: '#181d23', sunk: '#1d232a' },
  ...{ ink: '#ecebe6', ink2: '#bfc4c8', ink3: '#979fa7' },
  ...{ rule: '#2b323a', rule2: '#47505a', none: '#727a83' },
  ...{ accent: '#8cbde6', 'accent-bg': '#1c2f40', mark: '#5e4b0c', 'mark-line': '#e3be45' },
  ...{ seq1: '#1e2f40', seq2: '#29475f', seq3: '#3b688a' },
  ...{ seq4: '#6294b8', seq5: '#97bfdb', seq6: '#d3e6f4' },
  ...{ on3: '#ffffff', on4: '#0b1520', on5: '#0b1520', on6: '#0b1520' },
  ...{ below1: '#4a3417', below2: '#b06f26', below3: '#f0ae62' },
  ...{ above1: '#163c43', above2: '#2f7f8b', above3: '#86cbd5' },
  ...{ done: '#6fc7a2', planned: '#8cbde6', refused: '#f08f84' },
  ...{ overdue: '#e9b15c', disputed: '#c9a2e6' },
};

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** A drawing with every `var(--token)` as the colour it stands for. */
export const inColours = (svg: string, theme: Theme): string =>
  svg.replaceAll(/var\(--([a-z0-9-]+)\)/g, (whole, token: string) => {
    const colour = (theme === 'dark' ? DARK : LIGHT)[token];
    return colour ?? whole;
  });
