/**
 * Labels of places, carried over to the incidents there.
 *
 * @module
 */

import pl from "nodejs-polars";
import { UserError } from "../errors.ts";
import type { WeightedPlaces } from "../space/grid.ts";

/**
 * Incidents with the zone of their place, joined by coordinates.
 *
 * @param frame Cleaned incidents.
 * @param places Distinct places, such as `places()` makes of the frame.
 * @param labels Zone of each place; -1 is none.
 * @returns The frame with a column `zone`, in the order it had; null where there is no zone, no
 * coordinate, or the place is not among the places.
 * @throws {TypeError} If there is not a label a place.
 *
 * @example Two of three incidents are in a zone
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { withZones } from "lib/data/place_labels.ts";
 * const places = { x: Float64Array.of(3, 5), y: Float64Array.of(2, 1), weight: Uint32Array.of(1, 2) };
 * const frame = pl.DataFrame({ x: [5, 3, null, 5], y: [1, 2, null, 1] });
 * const { zone } = withZones(frame, places, Int32Array.of(-1, 0)).toObject();
 * assert.deepEqual(zone, [0, null, null, 0]);
 * ```
 */
export function withZones(
  frame: pl.DataFrame,
  { x, y }: WeightedPlaces,
  labels: Int32Array,
): pl.DataFrame {
  requireLabels(labels, x.length);
  const zones = pl.DataFrame([
    pl.Series("x", x, pl.Float64),
    pl.Series("y", y, pl.Float64),
    pl.Series("zone", labels, pl.Int32),
  ]).filter(pl.col("zone").gtEq(0));
  const row = "place_labels_row";
  const joined = frame.withRowIndex(row).join(zones, { on: ["x", "y"], how: "left" }).sort(row)
    .drop(row);
  if (joined.height !== frame.height) {
    throw new Error(`${joined.height} incidents have come of ${frame.height} by joining zones`);
  }
  return joined;
}

/**
 * Places with their labels in several clusterings, a column each.
 *
 * @param labels Labels of each clustering by its name; -1 is none.
 * @returns Columns `x`, `y`, `n` (incidents), then the labels, in the order given.
 * @throws {TypeError} If there is not a label a place.
 *
 * @example Two clusterings
 * ```ts
 * import assert from "node:assert/strict";
 * import { placeTable } from "lib/data/place_labels.ts";
 * const places = { x: Float64Array.of(3), y: Float64Array.of(2), weight: Uint32Array.of(7) };
 * const table = placeTable(places, { kmeans: Int32Array.of(0), dbscan: Int32Array.of(-1) });
 * assert.deepEqual(table.toRecords(), [{ x: 3, y: 2, n: 7, kmeans: 0, dbscan: -1 }]);
 * ```
 */
export function placeTable(
  { x, y, weight }: WeightedPlaces,
  labels: Readonly<Record<string, Int32Array>>,
): pl.DataFrame {
  return pl.DataFrame([
    pl.Series("x", x, pl.Float64),
    pl.Series("y", y, pl.Float64),
    pl.Series("n", Int32Array.from(weight), pl.Int32),
    ...Object.entries(labels).map(([name, own]) => {
      requireLabels(own, x.length);
      return pl.Series(name, own, pl.Int32);
    }),
  ]);
}

function requireLabels(labels: Int32Array, nPlaces: number): void {
  if (labels.length === nPlaces) return;
  throw new TypeError(
    `Cannot join zones: there must be a label a place, current values are ${labels.length} labels ` +
      `and ${nPlaces} places`,
  );
}

/**
 * Places with one of their labels, from a file that `placeTable` was written to.
 *
 * @param path Parquet file with columns `x`, `y`, `n` and the label.
 * @param column Name of the label; -1 is none.
 * @throws {UserError} If the file cannot be read, or lacks a column.
 */
export function readPlaceLabels(
  path: string,
  column: string,
): { places: WeightedPlaces; labels: Int32Array } {
  const { places, labels } = toPlaces(readTable(path, ["x", "y", "n", column]));
  return { places, labels: labels.get(column)! };
}

/**
 * Places with all of their labels, by the name of the clustering, in the order of the file.
 *
 * @param path Parquet file that `placeTable` was written to.
 * @throws {UserError} If the file cannot be read, or lacks a column.
 */
export function readAllPlaceLabels(
  path: string,
): { places: WeightedPlaces; labels: Map<string, Int32Array> } {
  return toPlaces(readTable(path));
}

/** Columns of a file, all of them unless some are named. */
function readTable(path: string, columns?: readonly string[]): pl.DataFrame {
  try {
    const table = pl.readParquet(path);
    return table.select(...columns ?? ["x", "y", "n", pl.exclude("x", "y", "n")]);
  } catch (error) {
    const why = (error as Error).message.split("\n")[0];
    throw new UserError(`Cannot read ${path}: ${why}. Run the chapter that writes it again.`);
  }
}

function toPlaces(
  table: pl.DataFrame,
): { places: WeightedPlaces; labels: Map<string, Int32Array> } {
  const numbers = (name: string, type: pl.DataType) =>
    table.getColumn(name).cast(type).toTypedArray();
  const names = table.columns.filter((name) => !["x", "y", "n"].includes(name));
  return {
    places: {
      x: numbers("x", pl.Float64),
      y: numbers("y", pl.Float64),
      weight: numbers("n", pl.UInt32),
    },
    labels: new Map(names.map((name) => [name, numbers(name, pl.Int32)])),
  };
}
