/** Fewest incidents of a place that are published as a number. */
export const MIN_PUBLISHED = 5;

/**
 * Rows as they may be published: a count from 1 to 4, and what follows from it, becomes `<5`.
 *
 * A few incidents at a small place can be those of one household. Zero says nothing of anyone.
 *
 * @param count Column of the count.
 * @param derived Columns from which the count could be computed, such as a density.
 * @returns New rows; the others are as they were.
 *
 * @example One row is hidden
 * ```ts
 * import assert from "node:assert/strict";
 * import { hideSmallCounts } from "lib/describe/small_counts.ts";
 * const rows = [{ cell: 1, n: 4, density: 64 }, { cell: 2, n: 5, density: 80 }];
 * assert.deepEqual(hideSmallCounts(rows, "n", ["density"]), [
 *   { cell: 1, n: "<5", density: "" },
 *   { cell: 2, n: 5, density: 80 },
 * ]);
 * ```
 */
export function hideSmallCounts<R extends object>(
  rows: readonly R[],
  count: keyof R & string,
  derived: readonly (keyof R & string)[] = [],
): Record<string, string | number | boolean | null>[] {
  return rows.map((row) => {
    const shown = { ...row } as Record<string, string | number | boolean | null>;
    const n = shown[count];
    if (typeof n !== "number" || n <= 0 || n >= MIN_PUBLISHED) return shown;
    shown[count] = `<${MIN_PUBLISHED}`;
    for (const column of derived) shown[column] = "";
    return shown;
  });
}

/**
 * A count rounded to tens: where parts of it are published elsewhere, what is left by subtracting
 * them is no count of single incidents; any at all are 10 or more.
 *
 * @example Between two tens
 * ```ts
 * import assert from "node:assert/strict";
 * import { roundToTens } from "lib/describe/small_counts.ts";
 * assert.deepEqual([483, 485, 3, 0].map(roundToTens), [480, 490, 10, 0]);
 * ```
 */
export function roundToTens(n: number): number {
  return n === 0 ? 0 : Math.max(10, 10 * Math.round(n / 10));
}
