/**
 * Which cells of a table of areas and types are hidden, so that no small one can be computed.
 *
 * Offices of statistics call it complementary cell suppression.
 *
 * @module
 */

import { SMALL } from "./show_count.ts";

/** A table of counts: a row for each area, a column for each type. */
type Table = readonly (readonly number[])[];

/**
 * Hidden cells of a table of which readers know the totals of all rows and columns.
 *
 * Counts below 5 are hidden, zeros like the others. Where the hidden ones of a row are 1 to 4
 * together, the next smallest of it is hidden too. Where a small count is then still fixed by the
 * totals, as none like it is hidden in another row, those two cells of another row are hidden that
 * let it be one more or one less; of all such pairs, the one with the fewest incidents. If there is
 * no such pair, all cells are hidden.
 *
 * @param table Counts; at least two rows and two columns, for a small count not to be a total.
 * @param nPooled Rows at the end that are hidden as a whole, and stand for several areas.
 * @returns true for each cell that is hidden.
 *
 * @example A count that would be fixed by the total of its column
 * ```ts
 * import assert from "node:assert/strict";
 * import { hiddenCells } from "lib/explore/sensitive_cells.ts";
 * assert.deepEqual(hiddenCells([[3, 20, 90], [40, 30, 80], [60, 70, 50]], 0), [
 *   [true, true, false],
 *   [true, true, false],
 *   [false, false, false],
 * ]);
 * ```
 */
export function hiddenCells(table: Table, nPooled: number): boolean[][] {
  const nOwn = table.length - nPooled;
  const hidden = table.map((counts, row) => row < nOwn ? hiddenOf(counts) : counts.map(() => true));
  for (let row = 0; row < table.length; row++) {
    for (let type = 0; type < table[row]!.length; type++) {
      const n = table[row]![type]!;
      if (n === 0 || n >= SMALL) continue;
      const pair = cheapestPair(table, hidden, nOwn, { row, type });
      if (pair === null) return table.map((counts) => counts.map(() => true));
      hidden[pair.row]![type] = true;
      hidden[pair.row]![pair.type] = true;
    }
  }
  return hidden;
}

/**
 * Hidden counts of a list of which readers know the total: those below 5, and the next smallest
 * where these are 1 to 4 together.
 *
 * @example One more
 * ```ts
 * import assert from "node:assert/strict";
 * import { hiddenOf } from "lib/explore/sensitive_cells.ts";
 * assert.deepEqual(hiddenOf([0, 3, 90, 20]), [true, true, false, true]);
 * assert.deepEqual(hiddenOf([4, 3, 90, 20]), [true, true, false, false]);
 * ```
 */
export function hiddenOf(counts: readonly number[]): boolean[] {
  const small = counts.reduce((sum, n) => n < SMALL ? sum + n : sum, 0);
  const others = counts.filter((n) => n >= SMALL);
  const isFew = small > 0 && small < SMALL && others.length > 0;
  const next = isFew ? counts.indexOf(Math.min(...others)) : -1;
  return counts.map((n, type) => n < SMALL || type === next);
}

/** A cell. */
interface Cell {
  row: number;
  type: number;
}

/**
 * Cell across from one that is to be uncertain: with the two cells between them it can take up that
 * this one is one more or one less. The pair to hide is that cell, and the one above or below it in
 * the column of the uncertain one. null if there is none.
 */
function cheapestPair(
  table: Table,
  hidden: readonly (readonly boolean[])[],
  nOwn: number,
  { row, type }: Cell,
): Cell | null {
  let best: Cell | null = null;
  let least = Infinity;
  for (let otherRow = 0; otherRow < table.length; otherRow++) {
    if (otherRow === row) continue;
    for (let otherType = 0; otherType < table[row]!.length; otherType++) {
      if (otherType === type || !hidden[row]![otherType]) continue;
      const move = (by: number) =>
        changes(table[row]![type]!, by, row < nOwn) &&
        changes(table[row]![otherType]!, -by, row < nOwn) &&
        changes(table[otherRow]![type]!, -by, otherRow < nOwn) &&
        changes(table[otherRow]![otherType]!, by, otherRow < nOwn);
      if (!move(-1) && !move(1)) continue;
      const cost = [type, otherType].reduce(
        (sum, each) => hidden[otherRow]![each] ? sum : sum + table[otherRow]![each]!,
        0,
      );
      if (cost >= least) continue;
      least = cost;
      best = { row: otherRow, type: otherType };
    }
  }
  return best;
}

/** Whether a count can be another without being one that is hidden or shown for another reason. */
function changes(n: number, by: number, isOwn: boolean): boolean {
  return n + by >= 0 && (!isOwn || n < SMALL === n + by < SMALL);
}
