/**
 * Categories as columns of 0 and 1, for models that take numbers.
 *
 * A code or a name is never turned into one number: district 25 is not five times district 5, and
 * types in alphabetical order are no scale. Each frequent category gets a column of its own; rare
 * ones share a column, since a column with a handful of ones is noise to a model and, standardized,
 * very loud noise.
 *
 * @module
 */

import pl from "nodejs-polars";
import { compareText } from "../describe/totals.ts";

/** Level of all categories that are rare, or were not there when the encoding was fitted. */
export const RARE = "(rare)";

/** Level of incidents without a category. */
export const UNKNOWN = "(unknown)";

/** A category and its number of incidents. */
export interface LevelRow {
  level: string;
  n: number;
}

/** How a column of categories becomes columns of 0 and 1. Plain data: it can be kept as JSON. */
export interface OneHotEncoding {
  /** Column that is encoded. */
  column: string;
  /** Smallest share of all incidents with which a category has a column of its own. */
  minShare: number;
  /** Incidents that the encoding was fitted on. */
  n: number;
  /** Categories with a column of their own, sorted by code units; then RARE and UNKNOWN. */
  levels: LevelRow[];
  /** Categories that are pooled in RARE, sorted by code units. */
  pooled: LevelRow[];
}

/**
 * Encoding fitted on incidents: which categories have a column of their own.
 *
 * @param column Column of text, such as primary_type.
 * @param minShare Smallest share of all incidents, missing categories included, in [0, 1].
 * @throws {TypeError} If the column is not text.
 * @throws {RangeError} If minShare is outside [0, 1], there are no incidents, or a category has the
 * name of a pool.
 *
 * @example Three levels of four categories
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { fitOneHot } from "lib/features/encoding.ts";
 * const primary_type = ["THEFT", "THEFT", "ARSON", "RITUALISM"];
 * const { levels, pooled } = fitOneHot(pl.DataFrame({ primary_type }), "primary_type", 0.5);
 * assert.deepEqual(levels, [
 *   { level: "THEFT", n: 2 },
 *   { level: "(rare)", n: 2 },
 *   { level: "(unknown)", n: 0 },
 * ]);
 * assert.deepEqual(pooled.map((row) => row.level), ["ARSON", "RITUALISM"]);
 * ```
 */
export function fitOneHot(frame: pl.DataFrame, column: string, minShare: number): OneHotEncoding {
  requireText(frame, column);
  if (!(minShare >= 0 && minShare <= 1)) {
    throw new RangeError(
      `Cannot encode ${column}: minShare must be in [0, 1], current value is ${minShare}`,
    );
  }
  const n = frame.height;
  if (n === 0) throw new RangeError(`Cannot encode ${column}: there must be incidents`);
  const counted = frame.select(column).groupBy(column).agg(pl.len().alias("n"))
    .rows() as [string | null, number][];
  const rows = counted.filter(([level]) => level !== null)
    .map(([level, n]) => ({ level: level!, n }))
    .sort((a, b) => compareText(a.level, b.level));
  const pool = rows.find(({ level }) => level === RARE || level === UNKNOWN);
  if (pool) throw new RangeError(`Cannot encode ${column}: ${pool.level} is the name of a pool`);
  const kept = rows.filter((row) => row.n / n >= minShare);
  const pooled = rows.filter((row) => row.n / n < minShare);
  const sum = (some: LevelRow[]) => some.reduce((total, row) => total + row.n, 0);
  const levels = [
    ...kept,
    { level: RARE, n: sum(pooled) },
    { level: UNKNOWN, n: n - sum(rows) },
  ];
  return { column, minShare, n, levels, pooled };
}

/**
 * Names of an encoding's columns, such as `primary_type=THEFT`, in their order.
 *
 * @param minN Fewest incidents, when fitted, of a level whose column is named; 1 leaves out levels
 * whose column would be all 0 on the incidents that the encoding was fitted on.
 *
 * @example Nothing is rare, nothing unknown
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { fitOneHot, oneHotNames } from "lib/features/encoding.ts";
 * const encoding = fitOneHot(pl.DataFrame({ season: ["winter"] }), "season", 0);
 * assert.deepEqual(oneHotNames(encoding), ["season=winter", "season=(rare)", "season=(unknown)"]);
 * assert.deepEqual(oneHotNames(encoding, 1), ["season=winter"]);
 * ```
 */
export function oneHotNames({ column, levels }: OneHotEncoding, minN = 0): string[] {
  return levels.filter(({ n }) => n >= minN).map(({ level }) => `${column}=${level}`);
}

/**
 * Incidents with a column of 0 and 1 for each level; in each row exactly one of them is 1.
 *
 * Categories that the encoding has not seen are RARE, missing ones UNKNOWN: other incidents than
 * those it was fitted on get the same columns.
 *
 * @returns A new frame, its rows in the same order.
 * @throws {TypeError} If the column is not text.
 *
 * @example A category that came later
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { encodeOneHot, fitOneHot } from "lib/features/encoding.ts";
 * const encoding = fitOneHot(pl.DataFrame({ primary_type: ["ARSON"] }), "primary_type", 0);
 * const later = pl.DataFrame({ primary_type: ["STALKING", "ARSON"] });
 * assert.deepEqual(encodeOneHot(later, encoding).columns.slice(1), [
 *   "primary_type=ARSON",
 *   "primary_type=(rare)",
 *   "primary_type=(unknown)",
 * ]);
 * assert.deepEqual(encodeOneHot(later, encoding).row(0), ["STALKING", 0, 1, 0]);
 * ```
 */
export function encodeOneHot(frame: pl.DataFrame, encoding: OneHotEncoding): pl.DataFrame {
  const { column, levels } = encoding;
  requireText(frame, column);
  const kept = levels.slice(0, -2).map(({ level }) => level);
  const own = kept.length === 0 ? pl.lit(kept.length) : pl.col(column)
    .replaceStrict(kept, kept.map((_, i) => i), kept.length, pl.Int32);
  const level = pl.when(pl.col(column).isNull()).then(pl.lit(kept.length + 1)).otherwise(own);
  const numbered = frame.withColumn(level.alias(LEVEL));
  return numbered.withColumns(
    ...oneHotNames(encoding).map((name, i) =>
      pl.col(LEVEL).eq(pl.lit(i)).cast(pl.UInt8).alias(name)
    ),
  ).drop(LEVEL);
}

/** Column that holds the number of the level meanwhile. */
const LEVEL = "(level)";

function requireText(frame: pl.DataFrame, column: string): void {
  const { variant } = frame.getColumn(column).dtype;
  if (variant === "String") return;
  throw new TypeError(`Cannot encode ${column}: it must be text, current type is ${variant}`);
}
