/**
 * Dates of records: local wall-clock times in the portal's form and in ISO 8601.
 *
 * @module
 */

import pl from "nodejs-polars";
import { END_YEAR, FIRST_YEAR } from "./schema.ts";

/** 11/11/2018 11:55:00 PM, as in the portal's CSV export. */
const PORTAL_FORMAT = "%m/%d/%Y %I:%M:%S %p";

/** 2018-11-11T23:55:00.000, as in the portal's interface; a fraction may lack. */
const ISO_FORMAT = "%Y-%m-%dT%H:%M:%S%.f";

const START = Date.UTC(FIRST_YEAR, 0, 1);
const END = Date.UTC(END_YEAR, 0, 1);

/**
 * Text columns of a frame as times (polars `Datetime`, milliseconds, without a zone).
 *
 * Both forms may stand in one column. A blank instead of T and a closing Z are taken as well; the
 * time stays what the text says. What is in neither form, not in the calendar, or not from
 * {@link FIRST_YEAR} to before {@link END_YEAR} becomes null.
 *
 * @param columns Names of the columns.
 *
 * @example Both forms, and no day
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { parseDates } from "lib/data/dates.ts";
 * const texts = ["11/11/2018 11:55:00 PM", "2018-11-11T23:55:00.000", "02/30/2018 01:00:00 AM"];
 * const { date } = parseDates(pl.DataFrame({ date: texts }), ["date"]).toObject();
 * const time = new Date(Date.UTC(2018, 10, 11, 23, 55));
 * assert.deepEqual(date, [time, time, null]);
 * ```
 */
export function parseDates(frame: pl.DataFrame, columns: readonly string[]): pl.DataFrame {
  const texts = frame.select(...columns);
  const filled = texts.nullCount().row(0) as number[];
  let parsed = texts.select(...columns.map((column) => timeOf(pl.col(column), PORTAL_FORMAT)));
  const missed = parsed.nullCount().row(0) as number[];
  const unread = columns.filter((_, i) => missed[i]! > filled[i]!);
  if (unread.length > 0) {
    const iso = texts.select(...unread.map((column) => {
      const text = pl.col(column).str.replace(/^([0-9-]{10}) /, "${1}T").str.replace(/Z$/, "");
      return timeOf(text, ISO_FORMAT).alias(`${column}_iso`);
    }));
    parsed = parsed.withColumns(...iso.getColumns()).select(
      ...columns.map((column) =>
        unread.includes(column) ? pl.col(column).fillNull(pl.col(`${column}_iso`)) : pl.col(column)
      ),
    );
  }
  return parsed.select(...columns.map((column) => {
    const ms = pl.col(column).cast(pl.Int64);
    return pl.when(ms.gtEq(pl.lit(START)).and(ms.lt(pl.lit(END))))
      .then(pl.col(column)).otherwise(pl.lit(null)).alias(column);
  }));
}

function timeOf(text: pl.Expr, format: string): pl.Expr {
  return text.str.strptime(pl.Datetime("ms"), format).cast(pl.Datetime("ms"));
}
