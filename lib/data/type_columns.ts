/**
 * Raw text columns to typed ones: codes stay text, dates, numbers and truth values are read.
 *
 * @module
 */

import pl from "nodejs-polars";
import type { RelabelledRow, UnreadableRow } from "./accounting.ts";
import { parseDates } from "./dates.ts";
import { padCode, padFbiCode, plainNumber, truthOf, unifyType } from "./labels.ts";
import { recode, type RecodedRow, type Recoding } from "./recode.ts";

/** Typed columns of every record read, and what had to be rewritten. */
export interface Typed {
  frame: pl.DataFrame;
  relabelled: RelabelledRow[];
  repairedCodes: RelabelledRow[];
  unreadable: UnreadableRow[];
}

const RECODINGS: Readonly<Record<string, Recoding>> = {
  primary_type: unifyType,
  iucr: (code) => padCode(code, 4),
  beat: (code) => padCode(code, 4),
  district: (code) => padCode(code, 3),
  ward: plainNumber,
  community_area: plainNumber,
  fbi_code: padFbiCode,
  arrest: truthOf,
  domestic: truthOf,
};

/** Columns of {@link RECODINGS} that hold codes. */
const CODES = ["iucr", "beat", "district", "ward", "community_area", "fbi_code"];

/** Columns that stay as they are. */
const TEXTS = ["case_number", "block", "description", "location_description"];

/** Typed column of each column of numbers. */
const NUMBERS = {
  id: "id",
  x_coordinate: "x_feet",
  y_coordinate: "y_feet",
  latitude: "latitude",
  longitude: "longitude",
} as const;

/**
 * Types of the cleaned frame for every record, in the order read; none is left out here.
 *
 * @param raw Raw frame as {@linkcode readFiles} gives it.
 *
 * @example Text to types
 * ```ts
 * import assert from "node:assert/strict";
 * import { readFiles } from "lib/data/read_files.ts";
 * import { typeColumns } from "lib/data/type_columns.ts";
 * const path = Deno.makeTempFileSync({ suffix: ".csv" });
 * Deno.writeTextFileSync(path, "Date,IUCR,Primary Type,Arrest\n11/11/2018 11:55:00 PM,460,BATTERY,Y\n");
 * const { frame, repairedCodes } = typeColumns(readFiles([path]).frame);
 * assert.deepEqual(frame.select("iucr", "arrest").row(0), ["0460", true]);
 * assert.deepEqual(repairedCodes, [{ column: "iucr", from: "460", to: "0460", rows: 1 }]);
 * ```
 */
export function typeColumns(raw: pl.DataFrame): Typed {
  const { frame, recoded } = recode(raw.select(...Object.keys(RECODINGS)), RECODINGS);
  const dates = parseDates(raw, ["date", "updated_on"]);
  const numbers = parseNumbers(raw);
  const typed = raw.select("source_row", ...TEXTS).withColumns(
    ...frame.select(
      ...["primary_type", ...CODES].map((column) => pl.col(column)),
      ...["arrest", "domestic"].map((column) => pl.col(column).eq(pl.lit("true"))),
    ).getColumns(),
    ...dates.getColumns(),
    ...numbers.getColumns(),
  );
  const meaningful = recoded.filter((row): row is RelabelledRow => row.to !== null);
  const isTruth = ({ column }: RecodedRow) => column === "arrest" || column === "domestic";
  return {
    frame: typed,
    relabelled: meaningful.filter(({ column }) => column === "primary_type"),
    repairedCodes: meaningful.filter(({ column }) => CODES.includes(column)),
    unreadable: [
      ...unreadableTruth(recoded.filter((row) => isTruth(row) && row.to === null)),
      ...unreadable(raw, typed, { ...NUMBERS, updated_on: "updated_on" }),
    ].sort((a, b) => a.column < b.column ? -1 : 1),
  };
}

/** Numbers, null for other text; thousands may be set apart by commas, an ID may end in .0. */
function parseNumbers(raw: pl.DataFrame): pl.DataFrame {
  const parse = (toPlain: (text: pl.Expr) => pl.Expr) =>
    raw.select(
      ...Object.entries(NUMBERS).map(([from, to]) => {
        const text = toPlain(pl.col(from));
        if (from === "id") return text.cast(pl.Int64, false).alias(to);
        const number = text.cast(pl.Float64, false);
        return pl.when(number.isFinite()).then(number).otherwise(pl.lit(null)).alias(to);
      }),
    );
  const parsed = parse((text) => text);
  const filled = raw.select(...Object.keys(NUMBERS)).nullCount().row(0) as number[];
  const missed = parsed.nullCount().row(0) as number[];
  if (missed.every((nulls, i) => nulls === filled[i])) return parsed;
  return parse((text) => text.str.replaceAll(",", "").str.replace(/\.0+$/, ""));
}

/** Columns in which text became null, with how often and one of the texts. */
function unreadable(
  raw: pl.DataFrame,
  typed: pl.DataFrame,
  columns: Readonly<Record<string, string>>,
): UnreadableRow[] {
  return Object.entries(columns).flatMap(([from, to]) => {
    const rows = typed.getColumn(to).nullCount() - raw.getColumn(from).nullCount();
    if (rows === 0) return [];
    const texts = raw.select(pl.col(from).alias("text"))
      .withColumns(typed.getColumn(to).isNull().alias("is_null"))
      .filter(pl.col("is_null").and(pl.col("text").isNotNull()));
    return [{ column: from, example: String(texts.row(0)[0]), rows }];
  });
}

function unreadableTruth(rows: readonly RecodedRow[]): UnreadableRow[] {
  return ["arrest", "domestic"].flatMap((column) => {
    const own = rows.filter((row) => row.column === column);
    const sum = own.reduce((total, row) => total + row.rows, 0);
    return own.length === 0 ? [] : [{ column, example: own[0]!.from, rows: sum }];
  });
}
