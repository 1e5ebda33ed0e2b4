/**
 * Incidents of an embedding as pages draw them: positions, what they are colored by, and nothing
 * that names a record.
 *
 * @module
 */

import pl from "nodejs-polars";
import { splitSensitive } from "./explorer_columns.ts";

/** Weights of the columns in each component, and what standardizes the columns. */
export interface ComponentWeights {
  /** Columns of the features; `primary_type=THEFT` is 1 for thefts and 0 for all others. */
  names: readonly string[];
  mean: readonly number[];
  scale: readonly number[];
  components: readonly (readonly number[])[];
}

/** Incidents in step, in the order of the embedding. */
export interface LayoutPoints {
  n: number;
  /** Incidents of the embedding that are left out: domestic, sexual, or against a child. */
  nLeftOut: number;
  /** Position in the embedding. */
  x: Float64Array;
  y: Float64Array;
  /** Position along each component. */
  scores: Float64Array[];
  type: Uint8Array;
  /** Types by code: label, or null for the rare types of the group; and group of offenses. */
  types: { label: string | null; group: string }[];
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
 * Incidents of an embedding without the sensitive ones.
 *
 * @param frames Embedding as chapter 6 writes it (`source_row`, `offense_group`, `zone_name`,
 * `x`, `y`), cleaned incidents, and the features that the components are of.
 * @param weights Components along which the incidents are placed as well.
 * @param minOfType Fewest points of a type that keeps its label; rarer ones are pooled by group.
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
 * });
 * const features = pl.DataFrame({ source_row, severity: [30, 90] });
 * const weights = { names: ["severity"], mean: [60], scale: [30], components: [[0.5]] };
 * const points = layoutPoints({ layout, incidents, features }, weights, 1);
 * assert.deepEqual([points.n, points.nLeftOut, points.zone[0], points.block[0]], [1, 1, 2, 3]);
 * assert.deepEqual(points.types, [{ label: "THEFT", group: "property" }]);
 * assert.deepEqual([...points.scores[0]!], [-0.5]);
 * ```
 */
export function layoutPoints(
  frames: { layout: pl.DataFrame; incidents: pl.DataFrame; features: pl.DataFrame },
  weights: ComponentWeights,
  minOfType: number,
): LayoutPoints {
  const { layout, incidents, features } = frames;
  const own = weights.names.filter((name) => name !== KEY && features.columns.includes(name));
  const asked = [KEY, ...INCIDENT_COLUMNS, ...weights.names.filter((name) => !own.includes(name))]
    .filter((name, i, all) => !isIndicator(name) && all.indexOf(name) === i);
  const joined = layout.select(KEY, "offense_group", "zone_name", "x", "y")
    .join(incidents.select(...asked), { on: KEY, how: "inner" })
    .join(features.select(KEY, ...own), { on: KEY, how: "inner" });
  if (joined.height !== layout.height) {
    throw new RangeError(
      `Cannot place incidents: each of the embedding must be among the incidents and features, ` +
        `${joined.height} of ${layout.height} are`,
    );
  }
  const { others } = splitSensitive(joined);
  const placed = others.select(
    pl.col("x"),
    pl.col("y"),
    pl.col("primary_type"),
    pl.col("offense_group"),
    pl.col("zone_name"),
    pl.col("hour").cast(pl.Int32).alias("hour"),
    pl.col("year").cast(pl.Int32).cast(pl.Utf8).alias("year"),
    pl.col("community_area").cast(pl.Int32).fillNull(pl.lit(0)).alias("area"),
    ...weights.components.map((component, c) => scoreOf(weights, component).alias(`score_${c}`)),
  );
  const numbers = (name: string) => numbersOf(placed, name);
  const texts = (name: string) => placed.getColumn(name).toArray() as string[];
  const labels = texts("primary_type");
  const { types, codeOf } = typeCodes(labels, texts("offense_group"), minOfType);
  const yearOf = texts("year");
  const years = [...new Set(yearOf)].sort();
  return {
    n: placed.height,
    nLeftOut: joined.height - placed.height,
    x: numbers("x"),
    y: numbers("y"),
    scores: weights.components.map((_, c) => numbers(`score_${c}`)),
    type: Uint8Array.from(labels, (label) => codeOf.get(label)!),
    types,
    block: Uint8Array.from(numbers("hour"), (hour) => Math.floor(hour / BLOCK_HOURS)),
    year: Uint8Array.from(yearOf, (year) => years.indexOf(year)),
    years,
    zone: Uint8Array.from(texts("zone_name"), zoneNumber),
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
  minOfType: number,
): LayoutPoints {
  const own = weights.names.filter((name) =>
    !isIndicator(name) && !incidents.columns.includes(name)
  );
  const layout = pl.readParquet(paths.layout);
  const features = pl.readParquet(paths.features, { columns: [KEY, ...own] });
  return layoutPoints({ layout, incidents, features }, weights, minOfType);
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
];

/** Whether a column is made of a category: 1 for the incidents of it. */
function isIndicator(name: string): boolean {
  return name.includes("=");
}

function scoreOf({ names, mean, scale }: ComponentWeights, component: readonly number[]): pl.Expr {
  const terms = names.map((name, d) => {
    const [column, level] = name.split("=") as [string, string?];
    const value = level === undefined ? pl.col(name) : pl.col(column).eq(pl.lit(level));
    return value.cast(pl.Float64).sub(pl.lit(mean[d]!)).mul(pl.lit(component[d]! / scale[d]!));
  });
  return terms.reduce((sum, term) => sum.add(term));
}

function numbersOf(frame: pl.DataFrame, name: string): Float64Array {
  const column = frame.getColumn(name);
  if (column.nullCount() > 0) {
    throw new RangeError(`Cannot place incidents: ${name} must be known, it is missing`);
  }
  return Float64Array.from(column.cast(pl.Float64).toTypedArray() as Float64Array);
}

/** Codes of types: frequent ones by themselves, rare ones by their group, in order of frequency. */
function typeCodes(
  labels: readonly string[],
  groups: readonly string[],
  minOfType: number,
): { types: LayoutPoints["types"]; codeOf: Map<string, number> } {
  const counted = new Map<string, { group: string; n: number }>();
  labels.forEach((label, i) => {
    const n = (counted.get(label)?.n ?? 0) + 1;
    counted.set(label, { group: groups[i]!, n });
  });
  const ranked = [...counted].sort(([a, { n }], [b, { n: m }]) => m - n || (a < b ? -1 : 1));
  const frequent = ranked.filter(([, { n }]) => n >= minOfType);
  const rare = ranked.filter(([, { n }]) => n < minOfType);
  const pools = [...new Set(rare.map(([, { group }]) => group))].sort();
  const codeOf = new Map([
    ...frequent.map(([label], code) => [label, code] as const),
    ...rare.map(([label, { group }]) => [label, frequent.length + pools.indexOf(group)] as const),
  ]);
  const types = [
    ...frequent.map(([label, { group }]) => ({ label, group })),
    ...pools.map((group) => ({ label: null, group })),
  ];
  return { types, codeOf };
}

/** Number of "zone 3"; 0 of what is no zone. */
function zoneNumber(name: string): number {
  return Number(/^zone (\d+)$/.exec(name)?.[1] ?? 0);
}
