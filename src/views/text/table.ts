import Table from 'cli-table3';

export type Align = 'left' | 'right';

const NO_LINES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

/** Plain columns without lines, as wide as they are; trailing blanks are cut. */
function block(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  align: readonly Align[],
): string[] {
  const table = new Table({
    head: [...head],
    chars: NO_LINES,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colAligns: [...align],
  });
  for (const row of rows) table.push([...row]);
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}

/**
 * Plain columns for terminals of 100 columns. What is wider is set as several tables, one under the
 * other, each with the first column repeated.
 */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  align: readonly Align[],
  width = 100,
): string {
  const all = block(head, rows, align);
  if (head.length <= 2 || all.every((line) => line.length <= width)) return all.join('\n');
  const pick = <T>(list: readonly T[], from: number, to: number): T[] => [
    list[0]!,
    ...list.slice(from, to),
  ];
  const part = (from: number, to: number): string[] =>
    block(
      pick(head, from, to),
      rows.map((row) => pick(row, from, to)),
      pick(align, from, to),
    );
  const parts: string[] = [];
  for (let from = 1; from < head.length;) {
    let to = from + 1;
    while (to < head.length && part(from, to + 1).every((line) => line.length <= width)) to++;
    parts.push(part(from, to).join('\n'));
    from = to;
  }
  return parts.join('\n\n');
}

/** Text on one line, cut with an ellipsis where it is longer. */
export const cut = (text: string, width: number): string => {
  const flat = text.replaceAll(/\s+/g, ' ');
  return flat.length <= width ? flat : `${flat.slice(0, width - 1)}…`;
};

/** Breaks text at blanks into lines of at most `width` characters, later ones indented. */
export function wrap(text: string, width = 100, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent + word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.join('\n');
}
