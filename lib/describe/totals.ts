/**
 * Tables of counts brought down to one key: the common first step of every description.
 *
 * @module
 */

import type { Counts } from "../data/reduce.ts";

/** Value of a key column. */
export type Category = string | number | boolean | null;

/** Rows of counts that hold a key column K, as `countBy` gives them; other keys are summed over. */
export type CountRows<K extends string> = readonly (Counts & { readonly [P in K]: Category })[];

/** Column of a count that is a share of n. */
export type Outcome = "arrests" | "domestic";

/** Counts of one category. */
export interface Total extends Counts {
  /** Category as text; {@linkcode NOT_RECORDED} for null, {@linkcode ALL_OTHER} for a pool. */
  category: string;
  /** Number of categories in the row: 1, or more in the pool. */
  categories: number;
}

/** Which categories keep a row of their own; the others are pooled. */
export interface PoolOptions {
  /** Number of the largest categories to keep; default all. */
  top?: number;
  /** Fewest records of a category that is kept; default 0. */
  minN?: number;
}

/** Category of records whose key is null. */
export const NOT_RECORDED = "(not recorded)";

/** Category of the pool of small categories. */
export const ALL_OTHER = "All other";

/**
 * Counts of each category of a key, the largest first; ties in alphabetical order of code units.
 *
 * @param rows Rows of counts with the key; several rows of a category are added up.
 * @param options Small categories to pool into a last row, so that the total stays.
 *
 * @example Two keys brought down to one, with a pool
 * ```ts
 * import assert from "node:assert/strict";
 * import { totalsBy } from "lib/describe/totals.ts";
 * const counts = { arrests: 0, domestic: 0 };
 * const rows = [
 *   { type: "A", hour: 1, n: 5, ...counts },
 *   { type: "A", hour: 2, n: 4, ...counts },
 *   { type: "B", hour: 1, n: 2, ...counts },
 *   { type: "C", hour: 1, n: 1, ...counts },
 * ];
 * assert.deepEqual(
 *   totalsBy(rows, "type", { top: 1 }).map(({ category, n }) => [category, n]),
 *   [["A", 9], ["All other", 3]],
 * );
 * ```
 */
export function totalsBy<K extends string>(
  rows: CountRows<K>,
  key: K,
  options: PoolOptions = {},
): Total[] {
  const { top = Infinity, minN = 0 } = options;
  const totals = new Map<string, Total>();
  for (const row of rows) {
    const category = categoryText(row[key]);
    let total = totals.get(category);
    if (total === undefined) totals.set(category, total = emptyTotal(category, 1));
    add(total, row);
  }
  const sorted = [...totals.values()].sort((a, b) =>
    b.n - a.n || compareText(a.category, b.category)
  );
  const kept = sorted.filter((total, rank) => rank < top && total.n >= minN);
  if (kept.length === sorted.length) return sorted;
  const pool = emptyTotal(ALL_OTHER, sorted.length - kept.length);
  for (const total of sorted) if (!kept.includes(total)) add(pool, total);
  return [...kept, pool];
}

/**
 * Category as text.
 *
 * @example Null has a name
 * ```ts
 * import assert from "node:assert/strict";
 * import { categoryText } from "lib/describe/totals.ts";
 * assert.deepEqual([null, 7, true].map(categoryText), ["(not recorded)", "7", "true"]);
 * ```
 */
export function categoryText(value: Category): string {
  return value === null ? NOT_RECORDED : String(value);
}

/**
 * Order of two texts by their code units, the same in every language setting.
 *
 * @example Capitals come first
 * ```ts
 * import assert from "node:assert/strict";
 * import { compareText } from "lib/describe/totals.ts";
 * assert.deepEqual(["b", "a", "B"].toSorted(compareText), ["B", "a", "b"]);
 * ```
 */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function emptyTotal(category: string, categories: number): Total {
  return { category, categories, n: 0, arrests: 0, domestic: 0 };
}

function add(total: Total, row: Counts): void {
  total.n += row.n;
  total.arrests += row.arrests;
  total.domestic += row.domestic;
}
