import { wilsonInterval } from "../numeric/wilson.ts";
import {
  ALL_OTHER,
  compareText,
  type CountRows,
  type Outcome,
  type PoolOptions,
  type Total,
  totalsBy,
} from "./totals.ts";

/** Share of a category's records that have an outcome, with its 95 % Wilson interval. */
export interface ProportionRow {
  category: string;
  /** Number of categories in the row: 1, or more for the pool. */
  categories: number;
  n: number;
  /** Records with the outcome. */
  successes: number;
  /** successes over n, in [0, 1]; null when n is 0. */
  share: number | null;
  low: number;
  high: number;
}

/**
 * Arrest or domestic share of each category with Wilson intervals, the highest share first.
 *
 * The interval treats records as independent; records of one event are not, so it is a little
 * narrow. An arrest counts when the record says so on the day of the export, however late it came.
 *
 * @param rows Rows of counts with the key, as `countBy` gives them.
 * @param outcome Column that holds the successes.
 * @param options Small categories to pool into a last row "All other".
 *
 * @example Three of four led to an arrest
 * ```ts
 * import assert from "node:assert/strict";
 * import { proportions } from "lib/describe/proportions.ts";
 * const rows = [{ type: "NARCOTICS", n: 4, arrests: 3, domestic: 0 }];
 * const [row] = proportions(rows, "type", "arrests");
 * assert.equal(row?.share, 0.75);
 * assert.equal(row?.low.toFixed(3), "0.301");
 * ```
 */
export function proportions<K extends string>(
  rows: CountRows<K>,
  key: K,
  outcome: Outcome,
  options: PoolOptions = {},
): ProportionRow[] {
  return totalsBy(rows, key, options)
    .map((total) => toProportion(total, outcome))
    .sort((a, b) =>
      Number(a.category === ALL_OTHER) - Number(b.category === ALL_OTHER) ||
      (b.share ?? -1) - (a.share ?? -1) || compareText(a.category, b.category)
    );
}

/**
 * Arrest or domestic share of all records together.
 *
 * @example Over all rows
 * ```ts
 * import assert from "node:assert/strict";
 * import { overallProportion } from "lib/describe/proportions.ts";
 * const rows = [{ n: 4, arrests: 3, domestic: 0 }, { n: 6, arrests: 0, domestic: 0 }];
 * assert.equal(overallProportion(rows, "arrests").share, 0.3);
 * ```
 */
export function overallProportion(rows: CountRows<never>, outcome: Outcome): ProportionRow {
  const total: Total = {
    category: "All records",
    categories: 1,
    n: 0,
    arrests: 0,
    domestic: 0,
  };
  for (const row of rows) {
    total.n += row.n;
    total[outcome] += row[outcome];
  }
  return toProportion(total, outcome);
}

function toProportion(total: Total, outcome: Outcome): ProportionRow {
  const { category, categories, n, [outcome]: successes } = total;
  const share = n === 0 ? null : successes / n;
  return { category, categories, n, successes, share, ...wilsonInterval(successes, n) };
}
