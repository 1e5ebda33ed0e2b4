/**
 * Parquet files to raw text columns: our own, the portal's, or another program's.
 *
 * @module
 */

import { Buffer } from "node:buffer";
import pl from "nodejs-polars";
import { UserError } from "../errors.ts";
import { rawColumnsOf } from "./header.ts";
import type { TextColumns } from "./read_csv.ts";

const WHOLE_NUMBERS = /^U?Int/;
const BROKEN_NUMBERS = /^Float/;

/**
 * Columns of a Parquet file, by name, as the text a CSV would hold.
 *
 * Times become ISO 8601, truth `true` and `false`, and whole numbers kept as 25.0 (as pandas does
 * beside missing ones) 25; blanks around texts are gone.
 *
 * @param source Path of the file, or its content.
 * @param name How errors call the file.
 * @throws {UserError} If the file is damaged, has no rows, or lacks what is needed.
 *
 * @example A typed table
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { readParquet } from "lib/data/read_parquet.ts";
 * const typed = pl.DataFrame({
 *   date: [new Date(Date.UTC(2018, 10, 11, 23, 55))],
 *   iucr: ["0460"],
 *   primary_type: ["BATTERY"],
 *   ward: [25],
 * });
 * const { frame } = readParquet(typed.writeParquet(), "one.parquet");
 * assert.deepEqual(frame.row(0), ["2018-11-11T23:55:00.000", "0460", "BATTERY", "25"]);
 * ```
 */
export function readParquet(source: string | Uint8Array, name: string): TextColumns {
  let frame: pl.DataFrame;
  try {
    frame = pl.readParquet(
      typeof source === "string"
        ? source
        : Buffer.from(source.buffer, source.byteOffset, source.length),
    );
  } catch (error) {
    const why = (error as Error).message.replace(/^parquet: /, "").split("\n")[0];
    throw new UserError(`${name} is not a whole Parquet file (${why}). Fetch or make it again.`);
  }
  const columns = rawColumnsOf(frame.columns, name);
  if (frame.height === 0) throw new UserError(`${name} has no records. Check --data.`);
  const published = frame.columns;
  const texts = [...columns].map(([column, at]) => toText(frame, published[at]!).alias(column));
  return { frame: frame.select(...texts), columns: published.length };
}

/** A typed column as text. */
function toText(frame: pl.DataFrame, column: string): pl.Expr {
  const type = frame.getColumn(column).dtype.variant as string;
  const value = pl.col(column);
  if (type === "Datetime" || type === "Date") return value.dt.strftime("%Y-%m-%dT%H:%M:%S%.3f");
  if (BROKEN_NUMBERS.test(type)) {
    const filled = value.fillNan(pl.lit(null) as unknown as number);
    return filled.cast(pl.Utf8).str.replace(/\.0$/, "");
  }
  if (WHOLE_NUMBERS.test(type) || type === "Bool") return value.cast(pl.Utf8);
  const text = value.cast(pl.Utf8).str.strip();
  return pl.when(text.eq(pl.lit(""))).then(pl.lit(null)).otherwise(text);
}
