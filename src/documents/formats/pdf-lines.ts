import type { PdfItem, PdfPage } from './pdf-worker.ts';

/** A line of a page as it is read, in points from the lower left corner. */
export interface PdfLine {
  text: string;
  x: number;
  right: number;
  y: number;
  size: number;
  page: number;
  /** Left and right edge of the column in which it stands. */
  column: { left: number; right: number };
}

type Run = Omit<PdfLine, 'page' | 'column'>;

/** Gap between runs, in sizes of letters, from which they stand apart as columns or cells do. */
const APART = 1.4;
/** Gap from which two runs are two words. */
const SPACE = 0.12;

/** Runs of one baseline joined; what stands far apart stays apart. Raised figures are left out. */
function runsOf(items: readonly PdfItem[]): Run[] {
  const rows: PdfItem[][] = [];
  for (const item of items.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.slice(-3).find(([first]) => {
      const size = Math.max(first!.size, item.size);
      return Math.abs(first!.y - item.y) < size * 0.45;
    });
    if (row) row.push(item);
    else rows.push([item]);
  }
  return rows.flatMap((row) => {
    const size = row.reduce(
      (most, item) => (item.text.length > 3 || most === 0 ? Math.max(most, item.size) : most),
      0,
    );
    const runs: Run[] = [];
    for (const item of row.toSorted((a, b) => a.x - b.x)) {
      if (item.size < size * 0.8 && /^[\d,*†‡\s]{1,5}$/.test(item.text) && runs.length > 0)
        continue;
      const run = runs.at(-1);
      const gap = run ? item.x - run.right : 0;
      if (!run || gap > size * APART) {
        runs.push({
          text: item.text,
          x: item.x,
          right: item.x + item.width,
          y: item.y,
          size: item.size,
        });
        continue;
      }
      // The same text painted twice, to look bold.
      if (gap < -item.width * 0.8 && run.text.endsWith(item.text)) continue;
      const spaced = gap > size * SPACE && !run.text.endsWith(' ') && !item.text.startsWith(' ');
      run.text += (spaced ? ' ' : '') + item.text;
      run.right = Math.max(run.right, item.x + item.width);
      run.size = Math.max(run.size, item.size);
    }
    return runs;
  });
}

/** A gutter: an upright strip that hardly any run crosses, with text at both sides; its middle. */
function gutterOf(runs: readonly Run[]): number | null {
  if (runs.length < 8) return null;
  const left = Math.min(...runs.map((run) => run.x));
  const right = Math.max(...runs.map((run) => run.right));
  const width = right - left;
  let best: { x: number; crossing: number; sides: number } | null = null;
  for (let x = left + width * 0.2; x <= left + width * 0.8; x += 2) {
    let crossing = 0;
    let before = 0;
    let behind = 0;
    for (const run of runs) {
      if (run.right <= x - 3) before += 1;
      else if (run.x >= x + 3) behind += 1;
      else crossing += 1;
    }
    const sides = Math.min(before, behind);
    if (sides < 5 || crossing > runs.length * 0.25 || sides < crossing) continue;
    if (!best || crossing < best.crossing || (crossing === best.crossing && sides > best.sides)) {
      best = { x, crossing, sides };
    }
  }
  if (!best) return null;
  // Cells of a table are short on one side or both; columns of text are not.
  const { x } = best;
  const usual = (side: readonly Run[]): number =>
    side.map((run) => run.text.length).toSorted((a, b) => a - b)[side.length >> 1] ?? 0;
  const before = runs.filter((run) => run.right <= x + 3);
  const behind = runs.filter((run) => run.x >= x - 3);
  return Math.min(usual(before), usual(behind)) >= 15 ? x : null;
}

/** Runs in the order of reading: band by band, in each band column by column. */
function ordered(runs: readonly Run[], page: number, depth: number): PdfLine[] {
  const gutter = depth < 3 ? gutterOf(runs) : null;
  if (gutter === null) return rowsOf(runs, page);
  const out: PdfLine[] = [];
  let band: Run[] = [];
  const flush = (): void => {
    out.push(
      ...ordered(
        band.filter((run) => run.right <= gutter + 3),
        page,
        depth + 1,
      ),
    );
    out.push(
      ...ordered(
        band.filter((run) => run.right > gutter + 3),
        page,
        depth + 1,
      ),
    );
    band = [];
  };
  let wide: Run[] = [];
  for (const run of runs.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const crosses = run.x < gutter - 3 && run.right > gutter + 3;
    if (crosses) {
      if (band.length > 0) flush();
      wide.push(run);
    } else {
      out.push(...rowsOf(wide, page));
      wide = [];
      band.push(run);
    }
  }
  flush();
  out.push(...rowsOf(wide, page));
  return out;
}

/** Runs of one column as lines; runs on one baseline are cells of a table's row. */
function rowsOf(runs: readonly Run[], page: number): PdfLine[] {
  if (runs.length === 0) return [];
  const column = {
    left: Math.min(...runs.map((run) => run.x)),
    right: Math.max(...runs.map((run) => run.right)),
  };
  const lines: PdfLine[] = [];
  for (const run of runs.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const line = lines.at(-1);
    if (line && Math.abs(line.y - run.y) < Math.max(line.size, run.size) * 0.45) {
      line.text += ` ${run.text}`;
      line.right = Math.max(line.right, run.right);
    } else lines.push({ ...run, page, column });
  }
  return lines;
}

/** The lines of a page in the order of reading: columns one after the other, titles between them. */
export function linesOf({ items, width, height }: PdfPage, page: number): PdfLine[] {
  const shown = items.filter(
    (item) => item.x > -5 && item.x < width + 5 && item.y > -5 && item.y < height + 5,
  );
  return ordered(runsOf(shown), page, 0)
    .map((line) => ({ ...line, text: line.text.replace(/\s+/g, ' ').trim() }))
    .filter((line) => line.text !== '');
}
