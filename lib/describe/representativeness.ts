import { holm } from "../numeric/holm.ts";
import { samplingNoise, totalVariation } from "../numeric/total_variation.ts";
import type { Counts } from "../data/reduce.ts";
import { compareText, type CountRows, totalsBy } from "./totals.ts";

/** Counts of a sample and of its source by one key. */
export interface Comparison {
  /**
   * Name of the key column, such as "primary_type"; "arrest" and "domestic" need no key column,
   * since every row counts them.
   */
  key: string;
  /** Counts of the sample by the key, as `countBy` gives them. */
  sample: readonly Counts[];
  /** Counts of the source by the key. */
  source: readonly Counts[];
}

/** How well a sample represents its source in one dimension. */
export interface RepresentativenessRow {
  /** Name of the key column. */
  dimension: string;
  /** Categories in the source. */
  categories: number;
  sample_n: number;
  source_n: number;
  /** Total variation distance: the share of records that would have to change category. */
  distance: number;
  /** The distance that a simple random sample of this size is expected to have. */
  distance_by_chance: number;
  /** distance over distance_by_chance; null when chance makes none. */
  ratio: number | null;
  /** Chance that a simple random sample lies at least as far off; null when nothing can differ. */
  p_value: number | null;
  /** Whether the p-value, adjusted for the number of rows (Holm), is at most 0.05. */
  beyond_chance: boolean;
  /** Category with the largest difference of shares, and its shares. */
  largest_category: string;
  sample_share: number;
  source_share: number;
  /** sample_share - source_share. */
  difference: number;
}

/**
 * Distance of a sample from its source in each dimension, against what chance would make.
 *
 * A distance near the expected one is noise; a stratified sample lies below it in its strata, and
 * the most recent records are no random sample, so that theirs lie far above.
 *
 * @param comparisons Counts of both by each key, in the order that the rows shall have.
 * @throws {RangeError} If a sample is empty, or a category has more records than its source.
 *
 * @example A sample with a tenth too many
 * ```ts
 * import assert from "node:assert/strict";
 * import { representativeness } from "lib/describe/representativeness.ts";
 * const counts = { arrests: 0, domestic: 0 };
 * const sample = [{ type: "A", n: 6, ...counts }, { type: "B", n: 4, ...counts }];
 * const source = [{ type: "A", n: 50, ...counts }, { type: "B", n: 50, ...counts }];
 * const [row] = representativeness([{ key: "type", sample, source }]);
 * assert.equal(row?.distance.toFixed(3), "0.100");
 * assert.equal(row?.beyond_chance, false);
 * ```
 */
export function representativeness(comparisons: readonly Comparison[]): RepresentativenessRow[] {
  const rows = comparisons.map(compare);
  const adjusted = holm(rows.map((row) => row.p_value));
  return rows.map((row, i) => ({ ...row, beyond_chance: (adjusted[i] ?? 1) <= 0.05 }));
}

function compare({ key, sample, source }: Comparison): RepresentativenessRow {
  const sampleCounts = countsBy(sample, key);
  const sourceCounts = countsBy(source, key);
  const names = [...new Set([...sourceCounts.keys(), ...sampleCounts.keys()])].sort(compareText);
  const drawn = names.map((name) => sampleCounts.get(name) ?? 0);
  const all = names.map((name) => sourceCounts.get(name) ?? 0);
  const distance = totalVariation(drawn, all);
  const { expected, pValue } = samplingNoise(drawn, all);
  const [sample_n, source_n] = [sum(drawn), sum(all)];
  const differences = names.map((_, i) => drawn[i]! / sample_n - all[i]! / source_n);
  const largest = differences.reduce(
    (best, difference, i) => Math.abs(difference) > Math.abs(differences[best]!) ? i : best,
    0,
  );
  return {
    dimension: key,
    categories: sourceCounts.size,
    sample_n,
    source_n,
    distance,
    distance_by_chance: expected,
    ratio: expected === 0 ? null : distance / expected,
    p_value: pValue,
    beyond_chance: false,
    largest_category: names[largest]!,
    sample_share: drawn[largest]! / sample_n,
    source_share: all[largest]! / source_n,
    difference: differences[largest]!,
  };
}

function countsBy(rows: readonly Counts[], key: string): Map<string, number> {
  if (key === "domestic" || key === "arrest") {
    const n = sum(rows.map((row) => row.n));
    const yes = sum(rows.map((row) => key === "arrest" ? row.arrests : row.domestic));
    return new Map([["true", yes], ["false", n - yes]]);
  }
  for (const row of rows) {
    if (!(key in row)) throw new TypeError(`Cannot compare: rows have no column ${key}`);
  }
  return new Map(totalsBy(rows as CountRows<string>, key).map(({ category, n }) => [category, n]));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
