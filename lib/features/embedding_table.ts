/**
 * Embeddings of incidents with what each incident is, joined by its key and checked row by row.
 *
 * @module
 */

import pl from "nodejs-polars";

/** Labels that embeddings are colored by: columns of text. */
export const VIEW_COLUMNS = ["offense_group", "day_or_night", "zone_name", "year_name"] as const;

/** Column that identifies an incident. */
const KEY = "source_row";

/** Hours from 20:00 to 03:59 are night. */
const NIGHT = { from: 20, to: 4 };

/**
 * Incidents with the labels that embeddings are colored by.
 *
 * @param frame Incidents with features, and a column `zone` that is null outside zones.
 */
export function withViews(frame: pl.DataFrame): pl.DataFrame {
  const hour = pl.col("hour").cast(pl.Int32);
  const isNight = hour.gtEq(pl.lit(NIGHT.from)).or(hour.lt(pl.lit(NIGHT.to)));
  const zone = pl.col("zone").add(pl.lit(1)).cast(pl.Int32).cast(pl.Utf8);
  return frame.withColumns(
    pl.when(pl.col("time_is_default")).then(pl.lit("unknown"))
      .otherwise(pl.when(isNight).then(pl.lit("night")).otherwise(pl.lit("day")))
      .alias("day_or_night"),
    pl.when(pl.col("zone").isNull()).then(pl.lit("no zone"))
      .otherwise(pl.concatString([pl.lit("zone"), zone], " ")).alias("zone_name"),
    pl.col("year").cast(pl.Int32).cast(pl.Utf8).alias("year_name"),
  );
}

/**
 * Positions of incidents with their key and labels.
 *
 * @param frame Incidents as {@linkcode withViews} gives them, in step with the positions.
 */
export function toEmbeddingTable(
  frame: pl.DataFrame,
  { x, y }: { x: Float64Array; y: Float64Array },
): pl.DataFrame {
  if (frame.height !== x.length) {
    throw new RangeError(
      `Cannot make table: there must be a position an incident, ` +
        `current values are ${x.length} and ${frame.height}`,
    );
  }
  return frame.select(KEY, ...VIEW_COLUMNS).withColumns(
    pl.Series("x", x, pl.Float64),
    pl.Series("y", y, pl.Float64),
  );
}

/**
 * Refuses a table in which an incident has the label of another one.
 *
 * @param table As {@linkcode toEmbeddingTable} gives it.
 * @param frame All incidents as {@linkcode withViews} gives them; joined by key.
 * @throws {RangeError} If a key is not in the frame or there twice, or a label is not that of its
 * incident.
 */
export function requireOwnLabels(table: pl.DataFrame, frame: pl.DataFrame): void {
  const own = frame.select(KEY, ...VIEW_COLUMNS);
  const joined = table.select(KEY, ...VIEW_COLUMNS).join(own, { on: KEY, how: "inner" });
  if (joined.height !== table.height) {
    throw new RangeError(
      `Cannot check labels: every key must be that of one incident, ` +
        `current values are ${table.height} rows and ${joined.height} incidents`,
    );
  }
  for (const name of VIEW_COLUMNS) {
    const wrong = joined.filter(pl.col(name).eq(pl.col(`${name}_right`)).not());
    if (wrong.height === 0) continue;
    throw new RangeError(
      `Cannot check labels: ${name} must be that of its incident, ` +
        `${wrong.height} of ${table.height} are not`,
    );
  }
}

/** A column of labels as texts, in the order of the rows. */
export function labelsOf(frame: pl.DataFrame, column: (typeof VIEW_COLUMNS)[number]): string[] {
  return frame.getColumn(column).toArray() as string[];
}
