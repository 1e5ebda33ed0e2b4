/**
 * CSV texts to raw text columns, checked byte by byte before polars reads them.
 *
 * @module
 */

import { Buffer } from "node:buffer";
import { closeSync, openSync, readSync } from "node:fs";
import pl from "nodejs-polars";
import { UserError } from "../errors.ts";
import { createCsvCheck, type CsvContent } from "./csv_check.ts";
import { rawColumnsOf } from "./header.ts";
import type { RawColumn } from "./schema.ts";

/** Bytes checked at a time: they stay in the processor's cache. */
const PIECE_BYTES = 1 << 20;

/** Columns that a file has, as text, and how many columns it has in all. */
export interface TextColumns {
  frame: pl.DataFrame;
  columns: number;
}

/**
 * Columns of a CSV text, by header name.
 *
 * @param source Path of the file, or its content where it was packed.
 * @param name How errors call the file.
 * @returns Text columns under raw names; fields without text are null, blanks around them are gone.
 * @throws {UserError} If the text is not whole, or its header lacks what is needed.
 *
 * @example From memory
 * ```ts
 * import assert from "node:assert/strict";
 * import { readCsv } from "lib/data/read_csv.ts";
 * const text = "IUCR,Primary Type,Date\r\n0460, BATTERY,2018-11-11T23:55:00\r\n";
 * const { frame } = readCsv(new TextEncoder().encode(text), "one.csv");
 * assert.deepEqual(frame.toRecords(), [
 *   { date: "2018-11-11T23:55:00", iucr: "0460", primary_type: "BATTERY" },
 * ]);
 * ```
 */
export function readCsv(source: string | Uint8Array, name: string): TextColumns {
  const content = typeof source === "string" ? checkFile(source, name) : check(source, name);
  const columns = rawColumnsOf(content.header, name);
  const rows = content.records + content.trailingBlankLines;
  if (content.records === 0) {
    throw new UserError(`${name} has a header but no records. Check --data.`);
  }
  const frame = parse(source, name);
  if (frame.height !== rows) {
    throw new Error(`Cannot read ${name}: it holds ${rows} rows, polars gave ${frame.height}`);
  }
  const published = frame.columns;
  const selected = frame.select(
    ...[...columns].map(([column, at]) => textOf(published[at]!, column, content.isTrimmed)),
  );
  return {
    frame: content.trailingBlankLines > 0 ? selected.head(content.records) : selected,
    columns: content.header.length,
  };
}

/** Every byte of a file looked at, in pieces. */
function checkFile(path: string, name: string): CsvContent {
  const csvCheck = createCsvCheck(name);
  const piece = new Uint8Array(PIECE_BYTES);
  const file = openSync(path, "r");
  try {
    for (let n = readSync(file, piece); n > 0; n = readSync(file, piece)) {
      csvCheck.push(piece.subarray(0, n));
    }
  } finally {
    closeSync(file);
  }
  return csvCheck.finish();
}

function check(bytes: Uint8Array, name: string): CsvContent {
  const csvCheck = createCsvCheck(name);
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    csvCheck.push(bytes.subarray(at, at + PIECE_BYTES));
  }
  return csvCheck.finish();
}

/** Everything as text; polars maps a path into memory, but takes only some endings for one. */
function parse(source: string | Uint8Array, name: string): pl.DataFrame {
  const options = { inferSchemaLength: 0, truncateRaggedLines: false };
  try {
    return typeof source === "string"
      ? pl.readCSV(source, options)
      : pl.readCSV(Buffer.from(source.buffer, source.byteOffset, source.length), options);
  } catch (error) {
    const why = (error as Error).message.split("\n")[0];
    throw new UserError(`${name} cannot be read as CSV: ${why}. Repair the file.`);
  }
}

/** A column under its raw name, trimmed if any of the file's fields needs it. */
function textOf(published: string, column: RawColumn, isTrimmed: boolean): pl.Expr {
  if (isTrimmed) return pl.col(published).alias(column);
  const text = pl.col(published).str.strip();
  return pl.when(text.eq(pl.lit(""))).then(pl.lit(null)).otherwise(text).alias(column);
}
