/**
 * Where an incident stands: its cell of a grid, and coordinates in which a meter counts the same
 * in every direction.
 *
 * @module
 */

import pl from "nodejs-polars";
import { formatNumberOf } from "../describe/format.ts";
import { UserError } from "../errors.ts";
import type { WeightedPlaces } from "../space/grid.ts";

/** Side of a cell of `grid_cell`, meters: about five by two and a half blocks. */
export const GRID_CELL_METERS = 500;

/** Cells east and north of the origin that a cell's name has digits for. */
const MAX_CELLS = 10_000;

/** Constants of standardized coordinates: `x = x_standardized * scaleMeters + centerX`, so y. */
export interface PlaceScale {
  /** Mean of the coordinates, meters. */
  centerX: number;
  centerY: number;
  /** One number for both axes, meters: the root of the mean of both variances. */
  scaleMeters: number;
}

/** A scale, and what it was fitted on. */
export interface FittedPlaceScale extends PlaceScale {
  /** Incidents with coordinates. */
  n: number;
  /** Standard deviation along each axis, meters. */
  spreadX: number;
  spreadY: number;
}

/**
 * Constants that standardize coordinates together.
 *
 * Both axes are divided by the same number. Dividing each by its own would stretch the city: in one
 * that is longer from north to south than from east to west, a meter east would count for more than
 * a meter north, and clusters would follow the shape of the city.
 *
 * @param places Weighted places, as `places()` gives them; variances are those of all incidents
 * (divided by n).
 * @throws {UserError} If there is no incident with coordinates, or all are at one place.
 *
 * @example Variances 1 and 7, mean 4
 * ```ts
 * import assert from "node:assert/strict";
 * import { fitPlaceScale } from "lib/features/place_features.ts";
 * const root = Math.sqrt(7);
 * const scale = fitPlaceScale({
 *   x: Float64Array.of(9, 11),
 *   y: Float64Array.of(-root, root),
 *   weight: Uint32Array.of(1, 1),
 * });
 * assert.deepEqual([scale.n, scale.centerX, scale.centerY], [2, 10, 0]);
 * assert.ok(Math.abs(scale.scaleMeters - 2) < 1e-15);
 * ```
 */
export function fitPlaceScale({ x, y, weight }: WeightedPlaces): FittedPlaceScale {
  const n = weight.reduce((sum, value) => sum + value, 0);
  const mean = (of: (i: number) => number) => {
    let sum = 0;
    for (let i = 0; i < weight.length; i++) sum += weight[i]! * of(i);
    return sum / n;
  };
  const [centerX, centerY] = [mean((i) => x[i]!), mean((i) => y[i]!)];
  const varianceOf = (axis: Float64Array, center: number) =>
    mean((i) => (axis[i]! - center) * (axis[i]! - center));
  const [varianceX, varianceY] = [varianceOf(x, centerX), varianceOf(y, centerY)];
  const scaleMeters = Math.sqrt((varianceX + varianceY) / 2);
  if (!(scaleMeters > 0)) {
    throw new UserError(
      `Coordinates cannot be standardized: the records lie at ${
        formatNumberOf(weight.length, "place")
      }, and two are needed. Give --data with more.`,
    );
  }
  const [spreadX, spreadY] = [Math.sqrt(varianceX), Math.sqrt(varianceY)];
  return { centerX, centerY, scaleMeters, n, spreadX, spreadY };
}

/**
 * Incidents with their cell and standardized coordinates.
 *
 * - `grid_cell`: the square of {@link GRID_CELL_METERS} that holds the incident, such as
 *   `E0709N1151`: 709 cells east and 1,151 north of the origin of EPSG:3435. A cell holds its west
 *   and south sides, as in `createGrid()`.
 * - `x_standardized`, `y_standardized`: see {@link PlaceScale}.
 *
 * All are null where the coordinates are.
 *
 * @param frame Cleaned incidents: x, y.
 * @param scale Constants of the records that a model is fitted on.
 * @returns A new frame, its rows in the same order.
 * @throws {RangeError} If a coordinate lies beyond what a cell's name can hold.
 *
 * @example On the west side of a cell
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { withPlaceFeatures } from "lib/features/place_features.ts";
 * const frame = pl.DataFrame({ x: [354_500, null], y: [575_999, null] });
 * const scale = { centerX: 354_000, centerY: 575_999, scaleMeters: 1000 };
 * const [row, none] = withPlaceFeatures(frame, scale).drop("x", "y").rows();
 * assert.deepEqual(row, ["E0709N1151", 0.5, 0]);
 * assert.deepEqual(none, [null, null, null]);
 * ```
 */
export function withPlaceFeatures(frame: pl.DataFrame, scale: PlaceScale): pl.DataFrame {
  for (const axis of ["x", "y"]) requireNameable(frame, axis);
  const cellOf = (axis: string) =>
    pl.col(axis).div(pl.lit(GRID_CELL_METERS)).floor().cast(pl.Int32).cast(pl.Utf8).str.zFill(4);
  const standardized = (axis: string, center: number) =>
    pl.col(axis).sub(pl.lit(center)).div(pl.lit(scale.scaleMeters)).alias(`${axis}_standardized`);
  const hasBoth = pl.col("x").isNotNull().and(pl.col("y").isNotNull());
  return frame.withColumns(
    pl.when(hasBoth)
      .then(pl.concatString([pl.lit("E"), cellOf("x"), pl.lit("N"), cellOf("y")], ""))
      .otherwise(pl.lit(null)).alias("grid_cell"),
    standardized("x", scale.centerX),
    standardized("y", scale.centerY),
  );
}

function requireNameable(frame: pl.DataFrame, axis: string): void {
  const column = frame.getColumn(axis);
  if (column.nullCount() === column.length) return;
  const [min, max] = [column.min(), column.max()];
  if (min >= 0 && max < MAX_CELLS * GRID_CELL_METERS) return;
  throw new RangeError(
    `Cannot name grid cells: ${axis} must be in [0, ${MAX_CELLS * GRID_CELL_METERS}), ` +
      `current values are ${min} to ${max}`,
  );
}
