/**
 * Fewer records for a quicker run: the latest, a random sample, or one in due proportion.
 *
 * Each returns the frame itself where it holds no more than is asked for; else rows in the order
 * of the frame, which is by date.
 *
 * @module
 */

import pl from "nodejs-polars";
import { createRandom, sampleIndices } from "../numeric/random.ts";

/**
 * The n most recent records.
 *
 * @param frame Cleaned records, sorted by date, then source_row.
 * @param n Records wanted.
 * @throws {RangeError} If n is not a positive whole number.
 *
 * @example The last two of three
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { sampleRecent } from "lib/data/sample.ts";
 * const frame = pl.DataFrame({ source_row: [0, 1, 2] });
 * assert.deepEqual(sampleRecent(frame, 2).getColumn("source_row").toArray(), [1, 2]);
 * ```
 */
export function sampleRecent(frame: pl.DataFrame, n: number): pl.DataFrame {
  requireSize(n);
  return n >= frame.height ? frame : frame.tail(n);
}

/**
 * A simple random sample of n records, without replacement.
 *
 * @param frame Cleaned records.
 * @param n Records wanted.
 * @param seed Equal seeds give equal samples.
 * @throws {RangeError} If n is not a positive whole number.
 *
 * @example Two of three, the same each time
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { sampleRandom } from "lib/data/sample.ts";
 * const frame = pl.DataFrame({ source_row: [0, 1, 2] });
 * assert.equal(sampleRandom(frame, 2, 1).height, 2);
 * assert.deepEqual(sampleRandom(frame, 2, 1).toRecords(), sampleRandom(frame, 2, 1).toRecords());
 * ```
 */
export function sampleRandom(frame: pl.DataFrame, n: number, seed: number): pl.DataFrame {
  requireSize(n);
  if (n >= frame.height) return frame;
  return takeRows(frame, sampleIndices(createRandom(seed), frame.height, n));
}

/**
 * A random sample of n records in which each month and offense type has its share.
 *
 * A stratum is one type in one month. It gets its share of n rounded down, and the records still
 * missing go to the strata with the largest remainders (the earlier one if they are equal), so no
 * stratum is more than one record off. Within a stratum the sample is simple random.
 *
 * @param frame Cleaned records; columns `year`, `month`, `primary_type`.
 * @param n Records wanted.
 * @param seed Equal seeds give equal samples.
 * @throws {RangeError} If n is not a positive whole number.
 *
 * @example Two thefts to one arson stay two to one
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { sampleStratified } from "lib/data/sample.ts";
 * const primary_type = ["THEFT", "THEFT", "THEFT", "THEFT", "ARSON", "ARSON"];
 * const months = { year: Array(6).fill(2018), month: Array(6).fill(5) };
 * const sample = sampleStratified(pl.DataFrame({ primary_type, ...months }), 3, 1);
 * assert.deepEqual(sample.getColumn("primary_type").toArray(), ["THEFT", "THEFT", "ARSON"]);
 * ```
 */
export function sampleStratified(frame: pl.DataFrame, n: number, seed: number): pl.DataFrame {
  requireSize(n);
  if (n >= frame.height) return frame;
  const strata = rowsByStratum(frame);
  const sizes = allocate(strata.map((rows) => rows.length), n);
  const random = createRandom(seed);
  const chosen = strata.flatMap((rows, i) =>
    Array.from(sampleIndices(random, rows.length, sizes[i]!), (at) => rows[at]!)
  );
  return takeRows(frame, Uint32Array.from(chosen));
}

/**
 * Whole numbers in proportion to sizes that add up to n: the method of largest remainders.
 *
 * @param sizes Size of each stratum.
 * @param n Sum of the result, at most the sum of sizes.
 * @returns One number a stratum, none larger than the stratum.
 *
 * @example 10 seats for 6, 6 and 2 of 14
 * ```ts
 * import assert from "node:assert/strict";
 * import { allocate } from "lib/data/sample.ts";
 * // shares 4.29, 4.29, 1.43: rounded down 9 seats, the last for the remainder .43
 * assert.deepEqual(allocate([6, 6, 2], 10), [4, 4, 2]);
 * ```
 */
export function allocate(sizes: readonly number[], n: number): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const allocated = sizes.map((size) => Math.floor(n * size / total));
  const remainders = sizes.map((size) => n * size % total);
  const missing = n - allocated.reduce((sum, size) => sum + size, 0);
  const order = [...sizes.keys()].sort((a, b) => remainders[b]! - remainders[a]! || a - b);
  for (const stratum of order.slice(0, missing)) allocated[stratum]!++;
  return allocated;
}

/** Rows of each stratum, strata by month, then type. */
function rowsByStratum(frame: pl.DataFrame): number[][] {
  const types = (frame.getColumn("primary_type").unique().toArray() as string[]).sort();
  const keys = frame.select(
    pl.col("year").cast(pl.Float64).mul(pl.lit(12)).plus(pl.col("month")).mul(
      pl.lit(types.length),
    ).plus(
      pl.col("primary_type").replaceStrict(types, [...types.keys()], -1, pl.Float64),
    ).alias("stratum"),
  ).getColumn("stratum").toTypedArray() as Float64Array;
  const strata = new Map<number, number[]>();
  for (let row = 0; row < keys.length; row++) {
    const rows = strata.get(keys[row]!);
    if (rows === undefined) strata.set(keys[row]!, [row]);
    else rows.push(row);
  }
  return [...strata].sort(([a], [b]) => a - b).map(([, rows]) => rows);
}

/** Rows of a frame in its own order. */
function takeRows(frame: pl.DataFrame, rows: Uint32Array): pl.DataFrame {
  const isTaken = new Uint8Array(frame.height);
  for (const row of rows) isTaken[row] = 1;
  return frame.withColumns(pl.Series("is_taken", isTaken))
    .filter(pl.col("is_taken").eq(pl.lit(1)))
    .drop("is_taken");
}

function requireSize(n: number): void {
  if (!Number.isInteger(n) || n < 1) {
    throw new RangeError(
      `Cannot sample records: n must be a positive whole number, current value is ${n}`,
    );
  }
}
