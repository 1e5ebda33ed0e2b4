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
  /** Rows without ID that equal an earlier one in every column, homicides of one file apart. */
  byRow: Uint32Array;
  /** Homicides without ID that equal an earlier one: other victims, not duplicates. */
  victims: number;
}

/** Columns of the frame that are no part of a record. */
const ROW = "row";

/**
 * Rows to be set aside as duplicates.
 *
 * Of rows with one ID the one last updated stays, the first of those if there are several. Where an
 * ID is missing, rows are duplicates only if every column is equal. Homicides are published as one
 * row a victim, alike where two died together: equal ones of one file all stay, and a second file
 * adds only what it has more of.
 *
 * @param typed Columns `id`, `updated_on` and `primary_type`, one row a record.
 * @param raw The same rows as published; `source_file` tells the file, the others are compared.
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
 *   primary_type: ["THEFT", "THEFT", "THEFT", "THEFT", "THEFT"],
 * });
 * const raw = pl.DataFrame({
 *   source_file: [0, 0, 0, 0, 0],
 *   case_number: ["A", "B", "A", "C", "C"],
 *   block: ["1", "1", "2", "3", "3"],
 * });
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
    ...(missing === 0
      ? { byRow: new Uint32Array(0), victims: 0 }
      : repeatedRows(typed, raw, isCandidate)),
  };
}

function repeatedIds(typed: pl.DataFrame, isCandidate: Uint8Array): Uint32Array {
  const repeated = candidates(typed.select("id", "updated_on"), isCandidate)
    .filter(pl.col("id").isNotNull().and(pl.col("id").isDuplicated()))
    .withColumns(pl.col("updated_on").cast(pl.Int64).fillNull(pl.lit(-1)).mul(pl.lit(-1)))
    .sort(["id", "updated_on", ROW])
    .filter(pl.col("id").isFirstDistinct().not());
  return Uint32Array.from(repeated.getColumn(ROW).toArray() as number[]).sort();
}

/** Rows are compared whole only where the case number repeats: few texts, not twenty columns. */
function repeatedRows(
  typed: pl.DataFrame,
  raw: pl.DataFrame,
  isCandidate: Uint8Array,
): Omit<Duplicates, "byId"> {
  const published = raw.columns.filter((column) => !["id", "source_row"].includes(column));
  const suspects = candidates(
    raw.select(...published).withColumns(
      ...typed.select(
        "id",
        pl.col("primary_type").eq(pl.lit("HOMICIDE")).alias("is_homicide"),
      ).getColumns(),
    ),
    isCandidate,
  ).filter(pl.col("id").isNull()).filter(pl.col("case_number").isDuplicated());
  const texts = published.filter((column) => column !== "source_file");
  const marks = suspects.select(ROW, "source_file", "is_homicide").rows();
  const copies = new Map<string, number>();
  const copiesInFile = new Map<string, number>();
  const byRow: number[] = [];
  let victims = 0;
  suspects.select(...texts).rows().forEach((fields, i) => {
    const [row, file, isHomicide] = marks[i]! as [number, number, boolean];
    const text = JSON.stringify(fields);
    const known = copies.get(text) ?? 0;
    const inFile = (copiesInFile.get(`${file} ${text}`) ?? 0) + 1;
    copiesInFile.set(`${file} ${text}`, inFile);
    const isNew = known === 0 || (isHomicide && inFile > known);
    if (!isNew) byRow.push(row);
    else {
      copies.set(text, known + 1);
      if (known > 0) victims++;
    }
  });
  return { byRow: Uint32Array.from(byRow), victims };
}

/** Rows that count, with their place in the column `row`. */
function candidates(frame: pl.DataFrame, isCandidate: Uint8Array): pl.DataFrame {
  return frame.withRowIndex(ROW)
    .withColumns(pl.Series("is_candidate", isCandidate))
    .filter(pl.col("is_candidate").eq(pl.lit(1)))
    .drop("is_candidate");
}
