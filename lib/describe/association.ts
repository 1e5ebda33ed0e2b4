/**
 * Which categories go with an outcome: the risk of each against that of all other records.
 *
 * A ratio describes recorded incidents and names no cause. Records of one event are not
 * independent, so intervals are a little narrow.
 *
 * @module
 */

import { riskRatio } from "../numeric/ratio.ts";
import {
  ALL_OTHER,
  compareText,
  type CountRows,
  type Outcome,
  type PoolOptions,
  totalsBy,
} from "./totals.ts";
import { type Verdict, withVerdicts } from "./verdicts.ts";

/** Risk of an outcome in one category against the rest of the records. */
export interface AssociationRow extends Verdict {
  category: string;
  /** Number of categories in the row: 1, or more for the pool. */
  categories: number;
  n: number;
  /** Records of the category with the outcome. */
  successes: number;
  /** successes over n; null when n is 0. */
  share: number | null;
  /** All other records. */
  rest_n: number;
  rest_successes: number;
  rest_share: number | null;
  /** share over rest_share; null when the rest has no success. */
  risk_ratio: number | null;
  /** Ends of Katz's 95 % interval; null when a count of successes is zero. */
  low: number | null;
  high: number | null;
  p_value: number | null;
}

/**
 * Risk ratio of an outcome for each category against the rest of the records, the highest first.
 *
 * @param rows Rows of counts with the key, as `countBy` gives them.
 * @param outcome Column that holds the successes.
 * @param options Small categories to pool into a last row "All other".
 *
 * @example Half against a tenth
 * ```ts
 * import assert from "node:assert/strict";
 * import { associations } from "lib/describe/association.ts";
 * const rows = [
 *   { place: "APARTMENT", n: 100, arrests: 0, domestic: 50 },
 *   { place: "STREET", n: 200, arrests: 0, domestic: 20 },
 * ];
 * const [apartment] = associations(rows, "place", "domestic");
 * assert.equal(apartment?.category, "APARTMENT");
 * assert.equal(apartment?.risk_ratio, 5);
 * ```
 */
export function associations<K extends string>(
  rows: CountRows<K>,
  key: K,
  outcome: Outcome,
  options: PoolOptions = {},
): AssociationRow[] {
  const totals = totalsBy(rows, key, options);
  const all = totals.reduce((sum, { n }) => sum + n, 0);
  const allSuccesses = totals.reduce((sum, total) => sum + total[outcome], 0);
  const compared = totals.map(({ category, categories, n, [outcome]: successes }) => {
    const [rest_n, rest_successes] = [all - n, allSuccesses - successes];
    const { ratio, low, high, pValue } = riskRatio(successes, n, rest_successes, rest_n);
    return {
      category,
      categories,
      n,
      successes,
      share: share(successes, n),
      rest_n,
      rest_successes,
      rest_share: share(rest_successes, rest_n),
      risk_ratio: ratio,
      low,
      high,
      p_value: pValue,
    };
  });
  return withVerdicts(compared)
    .sort((a, b) =>
      Number(a.category === ALL_OTHER) - Number(b.category === ALL_OTHER) ||
      (b.risk_ratio ?? -1) - (a.risk_ratio ?? -1) || compareText(a.category, b.category)
    );
}

function share(successes: number, n: number): number | null {
  return n === 0 ? null : successes / n;
}
