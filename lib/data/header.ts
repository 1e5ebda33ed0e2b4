/**
 * Which column of a file is which column of the raw frame, by name and not by place.
 *
 * @module
 */

import { UserError } from "../errors.ts";
import { NEEDED_COLUMNS, RAW_COLUMNS, type RawColumn } from "./schema.ts";

/** Names under which cleaned files of this project hold raw columns. */
const ALIASES: Readonly<Record<string, RawColumn>> = {
  x_feet: "x_coordinate",
  y_feet: "y_coordinate",
};

/**
 * Place of each raw column that a header has.
 *
 * Names are compared without case, and blanks, underscores and hyphens are alike: the portal's
 * "Case Number" and its interface's "case_number" are one. Other columns are left out.
 *
 * @param header Column names as published.
 * @param name How errors call the file.
 * @throws {UserError} If a needed column is missing, or a column of the raw frame is there twice.
 *
 * @example Two spellings
 * ```ts
 * import assert from "node:assert/strict";
 * import { rawColumnsOf } from "lib/data/header.ts";
 * const columns = rawColumnsOf(["Date", "IUCR", "Primary Type", "Police Notes"], "a.csv");
 * assert.deepEqual([...columns], [["date", 0], ["iucr", 1], ["primary_type", 2]]);
 * assert.throws(() => rawColumnsOf(["DATE", "location_description"], "b.csv"), /Primary Type/);
 * ```
 */
export function rawColumnsOf(header: readonly string[], name: string): Map<RawColumn, number> {
  const columns = new Map<RawColumn, number>();
  for (const [at, published] of header.entries()) {
    const column = rawColumn(published);
    if (column === undefined) continue;
    if (columns.has(column)) {
      throw new UserError(
        `${name} has the column ${title(column)} twice in its header. Remove or rename one.`,
      );
    }
    columns.set(column, at);
  }
  const missing = NEEDED_COLUMNS.filter((column) => !columns.has(column));
  if (missing.length > 0) {
    throw new UserError(
      `${name} lacks the ${missing.length === 1 ? "column" : "columns"} ` +
        `${missing.map(title).join(", ")} (needed: ${NEEDED_COLUMNS.map(title).join(", ")}). ` +
        `Give the portal's CSV export with its header line.`,
    );
  }
  return columns;
}

/** Raw column of a published name, if it is one. */
function rawColumn(published: string): RawColumn | undefined {
  const plain = published.trim().toLowerCase().replace(/[\s_-]+/g, "_");
  return ALIASES[plain] ?? RAW_COLUMNS.find((column) => column === plain);
}

/** Name of a raw column as the portal writes it. */
function title(column: RawColumn): string {
  if (column === "iucr" || column === "id") return column.toUpperCase();
  return column.replace(/(^|_)(\w)/g, (_, gap, letter) => (gap && " ") + letter.toUpperCase());
}
