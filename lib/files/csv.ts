import { csvFormat, csvParse } from "d3-dsv";

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

/**
 * Rows of a CSV text by the names of its header, all values as texts.
 *
 * @example What was written
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseCsv, toCsv } from "lib/files/csv.ts";
 * const rows = parseCsv(toCsv([{ place: "BAR, TAVERN", n: 2 }]));
 * assert.deepEqual(rows, [{ place: "BAR, TAVERN", n: "2" }]);
 * ```
 */
export function parseCsv(text: string): Record<string, string>[] {
  return csvParse(text).map((row) => ({ ...row }));
}
