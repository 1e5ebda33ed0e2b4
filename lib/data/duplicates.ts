/**
 * Records that are published more than once.
 *
 * @module
 */

import pl from "nodejs-polars";

/** Rows that repeat another, by their place in the frame. */
export interface Duplicates {
  /** Rows with the ID of another that was updated later, or as late and stands before. */
  byId: Uint32Array;
  /** Rows without ID that equal an earlier one in every column. */
  byRow: Uint32Array;
}

/** Columns of the frame that are no part of a record. */
const ROW = "row";

/**
 * Rows to be set aside as duplicates.
 *
 * Of rows with one ID the one last updated stays, the first of those if there are several. Where an
 * ID is missing, rows are duplicates only if every column is equal.
 *
 * @param typed Columns `id` and `updated_on`, one row a record.
 * @param raw The same rows as published.
 * @param isCandidate Whether a row counts at all, 1 or 0, one a record.
 * @returns Rows in order.
 *
 * @example The later update stays
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { findDuplicates } from "lib/data/duplicates.ts";
 * const typed = pl.DataFrame({
 *   id: [7, 8, 7, null, null],
 *   updated_on: [new Date(1), null, new Date(2), null, null],
 * });
 * const raw = pl.DataFrame({ case_number: ["A", "B", "A", "C", "C"], block: ["1", "1", "2", "3", "3"] });
 * const { byId, byRow } = findDuplicates(typed, raw, new Uint8Array([1, 1, 1, 1, 1]));
 * assert.deepEqual([[...byId], [...byRow]], [[0], [4]]);
 * ```
 */
export function findDuplicates(
  typed: pl.DataFrame,
  raw: pl.DataFrame,
  isCandidate: Uint8Array,
): Duplicates {
  const ids = typed.getColumn("id");
  const missing = ids.nullCount();
  const distinct = ids.nUnique() - (missing > 0 ? 1 : 0);
  return {
    byId: distinct === ids.length - missing ? new Uint32Array(0) : repeatedIds(typed, isCandidate),
    byRow: missing === 0 ? new Uint32Array(0) : repeatedRows(typed, raw, isCandidate),
  };
}

function repeatedIds(typed: pl.DataFrame, isCandidate: Uint8Array): Uint32Array {
  const repeated = candidates(typed.select("id", "updated_on"), isCandidate)
    .filter(pl.col("id").isNotNull().and(pl.col("id").isDuplicated()))
    .withColumns(pl.col("updated_on").cast(pl.Int64).fillNull(pl.lit(-1)).mul(pl.lit(-1)))
    .sort(["id", "updated_on", ROW]);
  return rowsOf(repeated.filter(pl.col("id").isFirstDistinct().not()));
}

/** Rows are compared whole only where the case number repeats: few texts, not twenty columns. */
function repeatedRows(typed: pl.DataFrame, raw: pl.DataFrame, isCandidate: Uint8Array) {
  const columns = raw.columns.filter((column) => column !== "source_row");
  const withId = raw.select(...columns.filter((column) => column !== "id"))
    .withColumns(typed.getColumn("id").rename("id"));
  const suspects = candidates(withId, isCandidate)
    .filter(pl.col("id").isNull()).drop("id")
    .filter(pl.col("case_number").isDuplicated());
  const texts = suspects.columns.filter((column) => column !== ROW);
  const seen = new Set<string>();
  const places = suspects.getColumn(ROW).toArray() as number[];
  const repeated = suspects.select(...texts).rows().flatMap((fields, i) => {
    const text = JSON.stringify(fields);
    if (seen.has(text)) return [places[i]!];
    seen.add(text);
    return [];
  });
  return Uint32Array.from(repeated).sort();
}

/** Rows that count, with their place in the column `row`. */
function candidates(frame: pl.DataFrame, isCandidate: Uint8Array): pl.DataFrame {
  return frame.withRowIndex(ROW)
    .withColumns(pl.Series("is_candidate", isCandidate))
    .filter(pl.col("is_candidate").eq(pl.lit(1)))
    .drop("is_candidate");
}

function rowsOf(frame: pl.DataFrame): Uint32Array {
  return Uint32Array.from(frame.getColumn(ROW).toArray() as number[]).sort();
}
