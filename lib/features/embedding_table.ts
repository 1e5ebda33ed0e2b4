/**
 * Embeddings of incidents with what each incident is, joined by its key and checked row by row.
 *
 * @module
 */

import pl from "nodejs-polars";
import { extentOf } from "../numeric/extent.ts";

/** Labels that embeddings are colored by: columns of text. */
export const VIEW_COLUMNS = ["offense_group", "day_or_night", "zone_name", "year_name"] as const;

/** Column that identifies an incident. */
const KEY = "source_row";

/** Label of incidents outside zones. */
export const NO_ZONE = "no zone";

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
    pl.when(pl.col("zone").isNull()).then(pl.lit(NO_ZONE))
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

/** Steps along the wider side of an embedding, in tables without keys. */
const STEPS = 65_535;

/**
 * Positions of incidents as whole steps, with labels, type and area but without keys: what a page
 * needs to draw them and to drill down, and no more.
 *
 * @param frame As for {@linkcode toEmbeddingTable}.
 */
export function toEmbeddingView(
  frame: pl.DataFrame,
  { x, y }: { x: Float64Array; y: Float64Array },
): pl.DataFrame {
  const [[lowX, highX], [lowY, highY]] = [extentOf(x), extentOf(y)];
  const side = Math.max(highX - lowX, highY - lowY) || 1;
  const steps = (values: Float64Array, low: number) =>
    Array.from(values, (value) => Math.round(STEPS * (value - low) / side));
  return toEmbeddingTable(frame, { x, y }).drop(KEY, "x", "y").withColumns(
    frame.getColumn("primary_type"),
    frame.getColumn("community_area"),
    pl.Series("x", steps(x, lowX), pl.UInt16),
    pl.Series("y", steps(y, lowY), pl.UInt16),
  );
}

/** Incidents of a type in a group. */
export interface DrillDownRow {
  offense_group: string;
  primary_type: string;
  n: number;
  /** Share of the group's incidents. */
  share: number;
  /** Share of the type's incidents that are at night, and that are in a zone. */
  at_night: number;
  in_zone: number;
}

/**
 * Incidents in the order of a table, found by their keys, and their positions in it.
 *
 * @param frame All incidents.
 */
export function inOrderOf(
  table: pl.DataFrame,
  frame: pl.DataFrame,
): { frame: pl.DataFrame; x: Float64Array; y: Float64Array } {
  const positions = (axis: "x" | "y") =>
    Float64Array.from(table.getColumn(axis).toTypedArray() as Float64Array);
  const own = table.select(KEY).join(frame, { on: KEY, how: "left" });
  return { frame: own, x: positions("x"), y: positions("y") };
}

/** The types that each group is made of, the most frequent first. */
export function drillDown(frame: pl.DataFrame): DrillDownRow[] {
  const all = frame.groupBy("offense_group").agg(pl.len().alias("all"));
  const rows = frame.groupBy("offense_group", "primary_type").agg(
    pl.len().alias("n"),
    pl.col("day_or_night").eq(pl.lit("night")).mean().alias("at_night"),
    pl.col("zone_name").neq(pl.lit(NO_ZONE)).mean().alias("in_zone"),
  ).join(all, { on: "offense_group" }).sort(["offense_group", "primary_type"]).toRecords();
  const typed = rows as unknown as (Omit<DrillDownRow, "share"> & { all: number })[];
  return typed.map(({ all, ...row }) => ({
    offense_group: row.offense_group,
    primary_type: row.primary_type,
    n: row.n,
    share: row.n / all,
    at_night: row.at_night,
    in_zone: row.in_zone,
  })).sort((a, b) =>
    a.offense_group < b.offense_group ? -1 : a.offense_group > b.offense_group ? 1 : b.n - a.n
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
  if (table.getColumn(KEY).nUnique() !== table.height) {
    throw new RangeError("Cannot check labels: no incident may be there twice");
  }
  const own = frame.select(KEY, ...VIEW_COLUMNS);
  const joined = table.select(KEY, ...VIEW_COLUMNS).join(own, { on: KEY, how: "inner" });
  if (joined.height !== table.height) {
    throw new RangeError(
      `Cannot check labels: every key must be that of one incident, ` +
        `current values are ${table.height} rows and ${joined.height} incidents`,
    );
  }
  for (const name of VIEW_COLUMNS) {
    const isOwn = pl.col(name).eq(pl.col(`${name}_right`)).and(pl.col(name).isNotNull());
    const wrong = joined.filter(isOwn.fillNull(pl.lit(false)).not());
    if (wrong.height === 0) continue;
    throw new RangeError(
      `Cannot check labels: ${name} must be that of its incident, ` +
        `${wrong.height} of ${table.height} are not`,
    );
  }
}

/** What views are called. */
const VIEW_TITLES: Record<(typeof VIEW_COLUMNS)[number], string> = {
  offense_group: "group of offenses",
  day_or_night: "day, or night from 20:00 to 04:00",
  zone_name: "zone",
  year_name: "year",
};

/** Views by what they are called: labels of the incidents; outside zones there is no label. */
export function viewsOf(frame: pl.DataFrame): Record<string, (string | null)[]> {
  const views = VIEW_COLUMNS.map((name) => [VIEW_TITLES[name], labelsOf(frame, name)] as const);
  return Object.fromEntries(
    views.map(([title, labels]) => [
      title,
      labels.map((label) => label === NO_ZONE ? null : label),
    ]),
  );
}

/** A column of labels as texts, in the order of the rows. */
export function labelsOf(frame: pl.DataFrame, column: (typeof VIEW_COLUMNS)[number]): string[] {
  return frame.getColumn(column).toArray() as string[];
}
