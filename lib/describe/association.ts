/**
 * Which categories go with an outcome: the risk of each against that of all other records.
 *
 * A ratio describes recorded incidents and names no cause. Records of one event are not
 * independent, so intervals are a little narrow.
 *
 * @module
 */

import { holm } from "../numeric/holm.ts";
import { mantelHaenszelRiskRatio, type Stratum } from "../numeric/mantel_haenszel.ts";
import { type Ratio, riskRatio } from "../numeric/ratio.ts";
import {
  ALL_OTHER,
  categoryText,
  compareText,
  type CountRows,
  type Outcome,
  type PoolOptions,
  totalsBy,
} from "./totals.ts";

/** Risk of an outcome in one category against the rest of the records. */
export interface AssociationRow {
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
  /** The p-value adjusted for the number of rows (Holm). */
  p_holm: number | null;
  /** Whether p_holm is at most 0.05. */
  differs: boolean;
}

/** Share of arrests among domestic and among other records, as they are and like with like. */
export interface DomesticArrestRow {
  domestic_n: number;
  domestic_arrests: number;
  domestic_share: number | null;
  other_n: number;
  other_arrests: number;
  other_share: number | null;
  /** domestic_share over other_share, and its 95 % interval. */
  risk_ratio: number | null;
  low: number | null;
  high: number | null;
  /** The ratio within strata, pooled by Mantel and Haenszel, and its 95 % interval. */
  adjusted_ratio: number | null;
  adjusted_low: number | null;
  adjusted_high: number | null;
  /** Strata that hold both domestic and other records. */
  strata: number;
  /** Records in these strata. */
  strata_n: number;
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
  const adjusted = holm(compared.map((row) => row.p_value));
  return compared
    .map((row, i) => {
      const p = adjusted[i] ?? null;
      return { ...row, p_holm: p, differs: p !== null && p <= 0.05 };
    })
    .sort((a, b) =>
      Number(a.category === ALL_OTHER) - Number(b.category === ALL_OTHER) ||
      (b.risk_ratio ?? -1) - (a.risk_ratio ?? -1) || compareText(a.category, b.category)
    );
}

/**
 * Arrests among domestic against other records, and the same within each stratum.
 *
 * Domestic records are of other types than the rest, and types differ in how often they end in an
 * arrest; the ratio within types compares like with like.
 *
 * @param rows Counts by arrest and by the key of the strata.
 * @param stratum Key of the strata, such as the type.
 *
 * @example Within types there is no difference, together there seems to be one
 * ```ts
 * import assert from "node:assert/strict";
 * import { domesticArrests } from "lib/describe/association.ts";
 * const { risk_ratio, adjusted_ratio } = domesticArrests([
 *   { type: "BATTERY", arrest: true, n: 20, arrests: 20, domestic: 16 },
 *   { type: "BATTERY", arrest: false, n: 80, arrests: 0, domestic: 64 },
 *   { type: "THEFT", arrest: true, n: 10, arrests: 10, domestic: 1 },
 *   { type: "THEFT", arrest: false, n: 90, arrests: 0, domestic: 9 },
 * ], "type");
 * assert.equal(risk_ratio?.toFixed(2), "1.60");
 * assert.equal(adjusted_ratio, 1);
 * ```
 */
export function domesticArrests<K extends string>(
  rows: CountRows<K | "arrest">,
  stratum: K,
): DomesticArrestRow {
  const strata = new Map<string, Stratum>();
  const all: Stratum = { successes: 0, n: 0, otherSuccesses: 0, otherN: 0 };
  for (const row of rows) {
    const category = categoryText(row[stratum]);
    const own = strata.get(category) ?? { successes: 0, n: 0, otherSuccesses: 0, otherN: 0 };
    strata.set(category, own);
    for (const part of [own, all]) {
      part.n += row.domestic;
      part.otherN += row.n - row.domestic;
      if (row.arrest !== true) continue;
      part.successes += row.domestic;
      part.otherSuccesses += row.n - row.domestic;
    }
  }
  const mixed = [...strata.values()].filter(({ n, otherN }) => n > 0 && otherN > 0);
  const crude: Ratio = riskRatio(all.successes, all.n, all.otherSuccesses, all.otherN);
  const adjusted = mantelHaenszelRiskRatio(mixed);
  return {
    domestic_n: all.n,
    domestic_arrests: all.successes,
    domestic_share: share(all.successes, all.n),
    other_n: all.otherN,
    other_arrests: all.otherSuccesses,
    other_share: share(all.otherSuccesses, all.otherN),
    risk_ratio: crude.ratio,
    low: crude.low,
    high: crude.high,
    adjusted_ratio: adjusted.ratio,
    adjusted_low: adjusted.low,
    adjusted_high: adjusted.high,
    strata: mixed.length,
    strata_n: mixed.reduce((sum, { n, otherN }) => sum + n + otherN, 0),
  };
}

function share(successes: number, n: number): number | null {
  return n === 0 ? null : successes / n;
}
