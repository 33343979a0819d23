/**
 * One Tab stop for a whole matrix: the cell last visited, the first one to begin with. Arrows move,
 * Home and End go to the edges of the row (with Ctrl, of the matrix), Space opens like Enter.
 */
export function roving(size: () => { rows: number; columns: number }) {
  let at = $state<readonly [number, number]>([0, 0]);
  return {
    tabindex: (row: number, column: number): 0 | -1 => {
      const { rows, columns } = size();
      const here = [Math.min(at[0], rows - 1), Math.min(at[1], columns - 1)];
      return here[0] === row && here[1] === column ? 0 : -1;
    },
    visit(row: number, column: number): void {
      at = [row, column];
    },
    onkeydown(event: KeyboardEvent): void {
      const { rows, columns } = size();
      const [row, column] = at;
      const last: [number, number] = [rows - 1, columns - 1];
      const moves: Record<string, [number, number]> = {
        ArrowUp: [Math.max(0, row - 1), column],
        ArrowDown: [Math.min(last[0], row + 1), column],
        ArrowLeft: [row, Math.max(0, column - 1)],
        ArrowRight: [row, Math.min(last[1], column + 1)],
        Home: event.ctrlKey ? [0, 0] : [row, 0],
        End: event.ctrlKey ? last : [row, last[1]],
      };
      const cell = event.currentTarget as HTMLElement;
      if (event.key === ' ') {
        event.preventDefault();
        cell.click();
        return;
      }
      const next = moves[event.key];
      if (next === undefined) return;
      event.preventDefault();
      at = next;
      cell
        .closest('table')
        ?.querySelector<HTMLElement>(`[data-at="${next.join(',')}"]`)
        ?.focus();
    },
  };
}
