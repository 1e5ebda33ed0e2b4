/**
 * Incidents of an embedding as pages draw them: positions, what they are colored by, and nothing
 * that names a record.
 *
 * Along the components, which are linear in the place, an incident counts as if it stood in the
 * middle of its cell: its place cannot be computed from its scores more closely than that.
 *
 * @module
 */

import pl from "nodejs-polars";
import { type ExplorerColumns, splitSensitive } from "./explorer_columns.ts";
import { isOneOf } from "./key_columns.ts";
import { type PointType, pointTypes } from "./point_types.ts";

/** Weights of the columns in each component, and what standardizes the columns. */
export interface ComponentWeights {
  /** Columns of the features; `primary_type=THEFT` is 1 for thefts and 0 for all others. */
  names: readonly string[];
  mean: readonly number[];
  scale: readonly number[];
  components: readonly (readonly number[])[];
}

/** What is done so that no point tells of a person. */
export interface PointsPrivacy {
  /** Cells that may be shown, and their side. */
  shown: Pick<ExplorerColumns, "cells" | "cellSizeMeters">;
  /** What the columns `x_standardized` and `y_standardized` are made by. */
  scale: { centerX: number; centerY: number; scaleMeters: number };
  /** Fewest points of a type that keeps its label, and of the rarer ones of a group together. */
  minOfType: number;
}

/** Incidents of an embedding that are left out, each for the first reason that holds. */
export interface LeftOutPoints {
  /** Domestic, sexual, or against a child. */
  sensitive: number;
  /** In a cell that is not shown. */
  inHiddenCell: number;
  /** Of types so rare that all of their group together are too few. */
  ofRareTypes: number;
}

/** Incidents in step, in the order of the embedding. */
export interface LayoutPoints {
  n: number;
  leftOut: LeftOutPoints;
  /** Position in the embedding. */
  x: Float64Array;
  y: Float64Array;
  /** Position along each component, as if each incident stood in the middle of its cell. */
  scores: Float64Array[];
  type: Uint8Array;
  types: PointType[];
  /** Four hours of the day each, from midnight on: 0 to 5. */
  block: Uint8Array;
  year: Uint8Array;
  /** Years by code. */
  years: string[];
  /** Number of the zone from 1 on; 0 outside. */
  zone: Uint8Array;
  /** Number of the community area; 0 where there is none. */
  area: Uint8Array;
}

/** Hours of a block. */
const BLOCK_HOURS = 4;

/**
 * Incidents of an embedding without the sensitive ones, those in cells that are not shown, and those
 * of the rarest types.
 *
 * @param frames Embedding as chapter 6 writes it (`source_row`, `offense_group`, `zone_name`,
 * `x`, `y`), cleaned incidents, and the features that the components are of.
 * @param weights Components along which the incidents are placed as well.
 * @param privacy Rarer types are pooled by group.
 * @throws {RangeError} If an incident of the embedding is not among the others, or a column is
 * missing or unknown for one.
 *
 * @example A theft; a domestic battery is left out
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { layoutPoints } from "lib/data/layout_points.ts";
 * const source_row = [7, 9];
 * const layout = pl.DataFrame({
 *   source_row,
 *   offense_group: ["property", "violent"],
 *   zone_name: ["zone 2", "no zone"],
 *   x: [1, 2],
 *   y: [3, 4],
 * });
 * const incidents = pl.DataFrame({
 *   source_row,
 *   primary_type: ["THEFT", "BATTERY"],
 *   description: ["OVER $500", "DOMESTIC BATTERY SIMPLE"],
 *   domestic: [false, true],
 *   fbi_code: ["06", "08B"],
 *   hour: [13, 2],
 *   year: [2018, 2018],
 *   community_area: ["8", null],
 *   x: [260, 0],
 *   y: [10, 0],
 * });
 * const features = pl.DataFrame({ source_row, severity: [30, 90] });
 * const weights = { names: ["severity"], mean: [60], scale: [30], components: [[0.5]] };
 * const points = layoutPoints({ layout, incidents, features }, weights, {
 *   shown: { cells: { column: Int32Array.of(1), row: Int32Array.of(0) }, cellSizeMeters: 250 },
 *   scale: { centerX: 0, centerY: 0, scaleMeters: 1000 },
 *   minOfType: 1,
 * });
 * assert.deepEqual([points.n, points.leftOut.sensitive, points.zone[0]], [1, 1, 2]);
 * assert.deepEqual(points.types, [{ label: "THEFT", group: "property" }]);
 * assert.deepEqual([...points.scores[0]!], [-0.5]);
 * ```
 */
export function layoutPoints(
  frames: { layout: pl.DataFrame; incidents: pl.DataFrame; features: pl.DataFrame },
  weights: ComponentWeights,
  privacy: PointsPrivacy,
): LayoutPoints {
  const { layout, incidents, features } = frames;
  const own = weights.names.filter((name) => name !== KEY && features.columns.includes(name));
  const asked = [KEY, ...INCIDENT_COLUMNS, ...weights.names.filter((name) => !own.includes(name))]
    .filter((name, i, all) => !isIndicator(name) && all.indexOf(name) === i);
  const joined = layout.select(KEY, "offense_group", "zone_name", ...EMBEDDED)
    .join(incidents.select(...asked), { on: KEY, how: "inner" })
    .join(features.select(KEY, ...own), { on: KEY, how: "inner" });
  if (joined.height !== layout.height) {
    throw new RangeError(
      `Cannot place incidents: each of the embedding must be among the incidents and features, ` +
        `${joined.height} of ${layout.height} are`,
    );
  }
  const { others } = splitSensitive(joined);
  const inCells = inMiddles(others, privacy);
  const { types, codeOf } = pointTypes(
    textsOf(inCells, "primary_type"),
    textsOf(inCells, "offense_group"),
    privacy.minOfType,
  );
  const kept = inCells.filter(isOneOf("primary_type", [...codeOf.keys()]));
  const placed = kept.select(
    pl.col("x_embedded").alias("x"),
    pl.col("y_embedded").alias("y"),
    pl.col("primary_type"),
    pl.col("zone_name"),
    pl.col("hour").cast(pl.Int32).alias("hour"),
    pl.col("year").cast(pl.Int32).cast(pl.Utf8).alias("year"),
    pl.col("community_area").cast(pl.Int32).fillNull(pl.lit(0)).alias("area"),
    ...weights.components.map((component, c) => scoreOf(weights, component).alias(`score_${c}`)),
  );
  const numbers = (name: string) => numbersOf(placed, name);
  const yearOf = textsOf(placed, "year");
  const years = [...new Set(yearOf)].sort();
  return {
    n: placed.height,
    leftOut: {
      sensitive: joined.height - others.height,
      inHiddenCell: others.height - inCells.height,
      ofRareTypes: inCells.height - kept.height,
    },
    x: numbers("x"),
    y: numbers("y"),
    scores: weights.components.map((_, c) => numbers(`score_${c}`)),
    type: Uint8Array.from(textsOf(placed, "primary_type"), (label) => codeOf.get(label)!),
    types,
    block: Uint8Array.from(numbers("hour"), (hour) => Math.floor(hour / BLOCK_HOURS)),
    year: Uint8Array.from(yearOf, (year) => years.indexOf(year)),
    years,
    zone: Uint8Array.from(textsOf(placed, "zone_name"), zoneNumber),
    area: Uint8Array.from(numbers("area")),
  };
}

/**
 * The same from the files of a run.
 *
 * @param incidents Cleaned incidents.
 * @param paths Embedding and features, Parquet.
 */
export function readLayoutPoints(
  incidents: pl.DataFrame,
  paths: { layout: string; features: string },
  weights: ComponentWeights,
  privacy: PointsPrivacy,
): LayoutPoints {
  const own = weights.names.filter((name) =>
    !isIndicator(name) && !incidents.columns.includes(name)
  );
  const layout = pl.readParquet(paths.layout);
  const features = pl.readParquet(paths.features, { columns: [KEY, ...own] });
  return layoutPoints({ layout, incidents, features }, weights, privacy);
}

/** Column that identifies an incident. */
const KEY = "source_row";

/** What is taken of the incidents themselves. */
const INCIDENT_COLUMNS = [
  "primary_type",
  "description",
  "domestic",
  "fbi_code",
  "hour",
  "year",
  "community_area",
  "x",
  "y",
];

/** Positions of the embedding; `x` and `y` of the incidents are meters. */
const EMBEDDED = [pl.col("x").alias("x_embedded"), pl.col("y").alias("y_embedded")];

/** Whether a column is made of a category: 1 for the incidents of it. */
function isIndicator(name: string): boolean {
  return name.includes("=");
}

/**
 * The incidents in cells that are shown, moved to the middles of these: the columns of the place are
 * those of the middle.
 */
function inMiddles(
  frame: pl.DataFrame,
  { shown: { cells, cellSizeMeters }, scale }: PointsPrivacy,
): pl.DataFrame {
  const inCells = (axis: string) => pl.col(axis).div(cellSizeMeters).floor().cast(pl.Int32);
  const standardized = (cell: string, center: number) =>
    pl.col(cell).cast(pl.Float64).add(0.5).mul(cellSizeMeters).sub(center).div(scale.scaleMeters);
  return frame.withColumns(inCells("x").alias("cell_column"), inCells("y").alias("cell_row"))
    .join(
      pl.DataFrame([
        pl.Series("cell_column", [...cells.column], pl.Int32),
        pl.Series("cell_row", [...cells.row], pl.Int32),
      ]),
      { on: ["cell_column", "cell_row"], how: "inner" },
    )
    .withColumns(
      standardized("cell_column", scale.centerX).alias("x_standardized"),
      standardized("cell_row", scale.centerY).alias("y_standardized"),
    );
}

function scoreOf({ names, mean, scale }: ComponentWeights, component: readonly number[]): pl.Expr {
  const terms = names.map((name, d) => {
    const [column, level] = name.split("=") as [string, string?];
    const value = level === undefined ? pl.col(name) : pl.col(column).eq(pl.lit(level));
    return value.cast(pl.Float64).sub(pl.lit(mean[d]!)).mul(pl.lit(component[d]! / scale[d]!));
  });
  return terms.reduce((sum, term) => sum.add(term));
}

function textsOf(frame: pl.DataFrame, name: string): string[] {
  return frame.getColumn(name).toArray() as string[];
}

function numbersOf(frame: pl.DataFrame, name: string): Float64Array {
  const column = frame.getColumn(name);
  if (column.nullCount() > 0) {
    throw new RangeError(`Cannot place incidents: ${name} must be known, it is missing`);
  }
  return Float64Array.from(column.cast(pl.Float64).toTypedArray() as Float64Array);
}

/** Number of "zone 3"; 0 of what is no zone. */
function zoneNumber(name: string): number {
  return Number(/^zone (\d+)$/.exec(name)?.[1] ?? 0);
}
