/** A table of any number of axes, kept flat in row-major order. */
export interface Table {
  shape: number[];
  values: Float64Array;
}

export type Nested = number | readonly Nested[];

/** Nested arrays as a flat table; a ragged one is an error of the caller. */
export function tableOf(nested: Nested): Table {
  const shape: number[] = [];
  for (let level: Nested | undefined = nested; Array.isArray(level); level = level[0])
    shape.push(level.length);
  const values: number[] = [];
  const walk = (part: Nested, depth: number): void => {
    if (typeof part === 'number') {
      if (depth !== shape.length) throw new RangeError('invalid table: ragged');
      values.push(part);
      return;
    }
    if (part.length !== shape[depth]) throw new RangeError('invalid table: ragged');
    for (const item of part) walk(item, depth + 1);
  };
  walk(nested, 0);
  return { shape, values: Float64Array.from(values) };
}

/** The coordinates of a flat index. */
export function coordinates(index: number, shape: readonly number[]): number[] {
  const at = Array.from({ length: shape.length }, () => 0);
  let rest = index;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    at[axis] = rest % shape[axis]!;
    rest = Math.floor(rest / shape[axis]!);
  }
  return at;
}

/** For every cell, the number of its level in a margin (a set of axes kept together). */
export interface MarginIndex {
  size: number;
  level: Int32Array;
}

export function marginIndex(shape: readonly number[], axes: readonly number[]): MarginIndex {
  const cells = shape.reduce((product, n) => product * n, 1);
  const level = new Int32Array(cells);
  for (let index = 0; index < cells; index++) {
    const at = coordinates(index, shape);
    level[index] = axes.reduce((code, axis) => code * shape[axis]! + at[axis]!, 0);
  }
  return { size: axes.reduce((product, axis) => product * shape[axis]!, 1), level };
}

/** Totals of a margin. */
export function marginTotals(values: Float64Array, margin: MarginIndex): Float64Array {
  const totals = new Float64Array(margin.size);
  for (let i = 0; i < values.length; i++) totals[margin.level[i]!]! += values[i]!;
  return totals;
}
