/**
 * Arrests among domestic against other records: as they are, and like with like.
 *
 * Domestic records are of other offenses than the rest, and offenses differ in how often they end
 * in an arrest. Ratios within strata compare like with like; one pooled ratio for all strata says
 * little where their ratios pull in opposite directions, so both are given.
 *
 * @module
 */

import { mantelHaenszelRiskRatio, type Stratum } from "../numeric/mantel_haenszel.ts";
import { type Ratio, riskRatio } from "../numeric/ratio.ts";
import { categoryText, compareText, type CountRows } from "./totals.ts";
import { type Verdict, withVerdicts } from "./verdicts.ts";

/** Arrest share of domestic records over that of other records. */
export interface ArrestRatioRow {
  /** The stratum, or how the records were compared. */
  category: string;
  domestic_n: number;
  domestic_arrests: number;
  domestic_share: number | null;
  other_n: number;
  other_arrests: number;
  other_share: number | null;
  /** domestic_share over other_share, pooled over the strata where there are several. */
  ratio: number | null;
  /** 95 % interval: Katz for one table, Greenland and Robins for several. */
  low: number | null;
  high: number | null;
}

/** Ratio within one stratum, and whether it differs from 1 among all that were looked at. */
export interface StratumRatioRow extends ArrestRatioRow, Verdict {
  p_value: number | null;
}

/**
 * The ratio of all records together, and pooled within strata (Mantel-Haenszel).
 *
 * @param rows Counts by arrest and by the key of the strata.
 * @param stratum Key of the strata, such as the type.
 * @returns Two rows, `all records` and `within KEY`; the second counts only strata that hold both
 *   domestic and other records.
 *
 * @example Within types there is no difference, together there seems to be one
 * ```ts
 * import assert from "node:assert/strict";
 * import { domesticArrests } from "lib/describe/domestic_arrests.ts";
 * const [all, within] = domesticArrests([
 *   { type: "BATTERY", arrest: true, n: 20, arrests: 20, domestic: 16 },
 *   { type: "BATTERY", arrest: false, n: 80, arrests: 0, domestic: 64 },
 *   { type: "THEFT", arrest: true, n: 10, arrests: 10, domestic: 1 },
 *   { type: "THEFT", arrest: false, n: 90, arrests: 0, domestic: 9 },
 * ], "type");
 * assert.equal(all?.ratio?.toFixed(2), "1.60");
 * assert.deepEqual([within?.category, within?.ratio], ["within type", 1]);
 * ```
 */
export function domesticArrests<K extends string>(
  rows: CountRows<K | "arrest">,
  stratum: K,
): ArrestRatioRow[] {
  const strata = [...strataOf(rows, stratum).values()];
  const mixed = strata.filter(({ n, otherN }) => n > 0 && otherN > 0);
  const all = sumOf(strata);
  return [
    toRow("all records", all, ratioOf(all)),
    toRow(`within ${stratum}`, sumOf(mixed), mantelHaenszelRiskRatio(mixed)),
  ];
}

/**
 * The ratio within each stratum that has enough of either outcome, the highest first.
 *
 * @param minEach Fewest records with an arrest and fewest without one, of domestic and of other
 *   records (default 10): where all are arrested there is nothing to compare.
 *
 * @example One type has enough
 * ```ts
 * import assert from "node:assert/strict";
 * import { domesticArrestsBy } from "lib/describe/domestic_arrests.ts";
 * const ratios = domesticArrestsBy([
 *   { type: "THEFT", arrest: true, n: 60, arrests: 60, domestic: 20 },
 *   { type: "THEFT", arrest: false, n: 240, arrests: 0, domestic: 80 },
 *   { type: "ARSON", arrest: true, n: 9, arrests: 9, domestic: 4 },
 * ], "type");
 * assert.deepEqual(ratios.map((row) => [row.category, row.ratio]), [["THEFT", 1]]);
 * ```
 */
export function domesticArrestsBy<K extends string>(
  rows: CountRows<K | "arrest">,
  stratum: K,
  minEach = 10,
): StratumRatioRow[] {
  const compared = [...strataOf(rows, stratum)]
    .filter(([, { successes, n, otherSuccesses, otherN }]) =>
      Math.min(successes, n - successes, otherSuccesses, otherN - otherSuccesses) >= minEach
    )
    .map(([category, own]) => {
      const ratio = ratioOf(own);
      return { ...toRow(category, own, ratio), p_value: ratio.pValue };
    });
  return withVerdicts(compared)
    .sort((a, b) => b.ratio! - a.ratio! || compareText(a.category, b.category));
}

function strataOf<K extends string>(
  rows: CountRows<K | "arrest">,
  stratum: K,
): Map<string, Stratum> {
  const strata = new Map<string, Stratum>();
  for (const row of rows) {
    const category = categoryText(row[stratum]);
    const own = strata.get(category) ?? { successes: 0, n: 0, otherSuccesses: 0, otherN: 0 };
    strata.set(category, own);
    own.n += row.domestic;
    own.otherN += row.n - row.domestic;
    if (row.arrest !== true) continue;
    own.successes += row.domestic;
    own.otherSuccesses += row.n - row.domestic;
  }
  return strata;
}

function sumOf(strata: readonly Stratum[]): Stratum {
  const sum = (key: keyof Stratum) => strata.reduce((total, own) => total + own[key], 0);
  return {
    successes: sum("successes"),
    n: sum("n"),
    otherSuccesses: sum("otherSuccesses"),
    otherN: sum("otherN"),
  };
}

function ratioOf({ successes, n, otherSuccesses, otherN }: Stratum): Ratio {
  return riskRatio(successes, n, otherSuccesses, otherN);
}

function toRow(category: string, own: Stratum, { ratio, low, high }: Ratio): ArrestRatioRow {
  const { successes, n, otherSuccesses, otherN } = own;
  return {
    category,
    domestic_n: n,
    domestic_arrests: successes,
    domestic_share: n === 0 ? null : successes / n,
    other_n: otherN,
    other_arrests: otherSuccesses,
    other_share: otherN === 0 ? null : otherSuccesses / otherN,
    ratio,
    low,
    high,
  };
}
