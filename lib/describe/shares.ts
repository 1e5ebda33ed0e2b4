import { type CountRows, type PoolOptions, totalsBy } from "./totals.ts";

/** Share of one category in all records. */
export interface ShareRow {
  /** 1 for the largest category; the pool of all others comes last whatever its size. */
  rank: number;
  category: string;
  /** Number of categories in the row: 1, or more for the pool. */
  categories: number;
  n: number;
  /** n over all records, in [0, 1]; null when there are no records. */
  share: number | null;
  /** Share of this row and all above it. */
  cumulative_share: number | null;
}

/**
 * Share of each category in all records, the largest first, with the small ones pooled on demand.
 *
 * @param rows Rows of counts with the key, as `countBy` gives them.
 * @param options Small categories to pool into a last row "All other": the n of all rows adds up.
 *
 * @example Three quarters
 * ```ts
 * import assert from "node:assert/strict";
 * import { toShares } from "lib/describe/shares.ts";
 * const counts = { arrests: 0, domestic: 0 };
 * const rows = [{ type: "ARSON", n: 1, ...counts }, { type: "THEFT", n: 3, ...counts }];
 * assert.deepEqual(toShares(rows, "type")[0], {
 *   rank: 1,
 *   category: "THEFT",
 *   categories: 1,
 *   n: 3,
 *   share: 0.75,
 *   cumulative_share: 0.75,
 * });
 * ```
 */
export function toShares<K extends string>(
  rows: CountRows<K>,
  key: K,
  options: PoolOptions = {},
): ShareRow[] {
  const totals = totalsBy(rows, key, options);
  const all = totals.reduce((sum, { n }) => sum + n, 0);
  let cumulative = 0;
  return totals.map(({ category, categories, n }, index) => {
    cumulative += n;
    return {
      rank: index + 1,
      category,
      categories,
      n,
      share: all === 0 ? null : n / all,
      cumulative_share: all === 0 ? null : cumulative / all,
    };
  });
}
