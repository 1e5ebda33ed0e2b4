import { csvFormat } from "d3-dsv";

/** One row of a table: a value by column name. */
export type Row = Record<string, string | number | boolean | null>;

/**
 * Rows as CSV (RFC 4180 quoting, LF line ends, a header of the first row's columns); an empty text
 * where there are no rows. Null is an empty field.
 *
 * @throws {RangeError} If a row has other columns than the first.
 *
 * @example Quoting
 * ```ts
 * import assert from "node:assert/strict";
 * import { toCsv } from "lib/files/csv.ts";
 * assert.equal(toCsv([{ place: "BAR, TAVERN", n: 2 }]), 'place,n\n"BAR, TAVERN",2\n');
 * ```
 */
export function toCsv(rows: readonly object[]): string {
  const first = rows[0];
  if (first === undefined) return "";
  const columns = Object.keys(first);
  rows.forEach((row, i) => {
    const own = Object.keys(row);
    if (own.length !== columns.length || !columns.every((column) => column in row)) {
      throw new RangeError(
        `Cannot write CSV: row ${i} must have the columns ${columns}, current are ${own}`,
      );
    }
  });
  return csvFormat(rows as Row[], columns) + "\n";
}
