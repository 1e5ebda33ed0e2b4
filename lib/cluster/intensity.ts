/**
 * How densely incidents lie in a study area, smoothed: what a null model draws incidents from.
 *
 * @module
 */

import { createGrid, type WeightedPlaces } from "../space/grid.ts";
import { widenBounds } from "../space/polygon.ts";
import type { Region } from "../space/region.ts";
import { requirePlaces } from "./clustering.ts";

/** Expected incidents at the points of a square lattice in a study area. */
export interface Intensity {
  /** Points of the lattice in the study area, meters; by row from the south, then from the west. */
  x: Float64Array;
  y: Float64Array;
  /** Share of all incidents that is expected at each point; sums to 1. */
  share: Float64Array;
  /** Standard deviation of the Gaussian kernel; Infinity where incidents are spread evenly. */
  bandwidthMeters: number;
  latticeMeters: number;
}

/** Options of {@linkcode smoothIntensity}. */
export interface IntensityOptions {
  /** Standard deviation of the Gaussian kernel; Infinity spreads incidents evenly. */
  bandwidthMeters: number;
  /** Distance between points of the lattice; default 50. */
  latticeMeters?: number;
  /** Farthest that a place may lie outside the study area's bounds; default 1000. */
  marginMeters?: number;
}

/** Standard deviations after which the kernel ends; beyond them are 6 in 100,000 of its mass. */
const REACH = 4;

/**
 * Intensity of incidents by a Gaussian kernel on a lattice, corrected at the edge.
 *
 * The estimate at a point is divided by the share of the kernel around it that lies in the study
 * area, so that intensity does not fall toward the edge only since nothing is recorded beyond it.
 *
 * @param places Places with their numbers of incidents.
 * @param region Study area.
 * @throws {RangeError} If an option is not positive, the kernel is narrower than the lattice, no
 * point of the lattice lies in the study area, a place lies farther outside it than the margin, or
 * for places as `requirePlaces()` says.
 *
 * @example Incidents at one place are expected around it
 * ```ts
 * import assert from "node:assert/strict";
 * import { smoothIntensity } from "lib/cluster/intensity.ts";
 * import { createRegion } from "lib/space/region.ts";
 * const square = createRegion([[[[0, 0], [300, 0], [300, 100], [0, 100], [0, 0]]]]);
 * const places = { x: Float64Array.of(40), y: Float64Array.of(60), weight: Uint32Array.of(7) };
 * const near = smoothIntensity(places, square, { bandwidthMeters: 100, latticeMeters: 100 });
 * assert.deepEqual([...near.x], [50, 150, 250]);
 * assert.ok(near.share[0]! > near.share[1]! && near.share[1]! > near.share[2]!);
 * const even = smoothIntensity(places, square, { bandwidthMeters: Infinity, latticeMeters: 100 });
 * assert.deepEqual([...even.share], [1 / 3, 1 / 3, 1 / 3]);
 * ```
 *
 * @see Diggle (1985), doi:10.2307/2347366, for the estimate and its correction
 */
export function smoothIntensity(
  places: WeightedPlaces,
  region: Region,
  { bandwidthMeters, latticeMeters = 50, marginMeters = 1000 }: IntensityOptions,
): Intensity {
  requirePlaces("smooth intensity", places);
  requirePositive("latticeMeters", latticeMeters);
  requirePositive("bandwidthMeters", bandwidthMeters);
  if (bandwidthMeters < latticeMeters) {
    throw new RangeError(
      `Cannot smooth intensity: bandwidthMeters must be at least ${latticeMeters} (the lattice), ` +
        `current value is ${bandwidthMeters}`,
    );
  }
  const grid = createGrid(widenBounds(region.bounds, marginMeters), latticeMeters);
  const { columns, rows } = grid;
  const counts = new Float64Array(columns * rows);
  places.weight.forEach((weight, i) => {
    const cell = grid.cellOf(places.x[i]!, places.y[i]!);
    if (cell < 0) {
      throw new RangeError(
        `Cannot smooth intensity: places must lie in the study area, ` +
          `current value of place ${i} is ${places.x[i]}, ${places.y[i]} (both in meters?)`,
      );
    }
    counts[cell]! += weight;
  });
  const inside = new Float64Array(columns * rows);
  const points: number[] = [];
  for (let cell = 0; cell < inside.length; cell++) {
    const [x, y] = grid.centerOf(cell);
    if (!region.contains(x, y)) continue;
    inside[cell] = 1;
    points.push(cell);
  }
  if (points.length === 0) {
    throw new RangeError(
      `Cannot smooth intensity: no point of a lattice of ${latticeMeters} m lies in the study area`,
    );
  }
  let value = (_: number) => 1;
  if (bandwidthMeters < Infinity) {
    const kernel = gaussianTaps(bandwidthMeters / latticeMeters);
    const smoothed = convolve(counts, columns, rows, kernel);
    const within = convolve(inside, columns, rows, kernel);
    value = (cell) => smoothed[cell]! / within[cell]!;
  }
  const share = Float64Array.from(points, value);
  const total = share.reduce((sum, each) => sum + each, 0);
  return {
    x: Float64Array.from(points, (cell) => grid.centerOf(cell)[0]),
    y: Float64Array.from(points, (cell) => grid.centerOf(cell)[1]),
    share: share.map((each) => each / total),
    bandwidthMeters,
    latticeMeters,
  };
}

function requirePositive(name: string, value: number): void {
  if (value > 0) return;
  throw new RangeError(
    `Cannot smooth intensity: ${name} must be positive, current value is ${value}`,
  );
}

/** Half of a Gaussian kernel, from its middle on; the whole of it sums to 1. */
function gaussianTaps(deviation: number): Float64Array {
  const half = Float64Array.from(
    { length: Math.ceil(REACH * deviation) + 1 },
    (_, i) => Math.exp(-i * i / (2 * deviation * deviation)),
  );
  const total = 2 * half.reduce((sum, tap) => sum + tap, 0) - half[0]!;
  return half.map((tap) => tap / total);
}

/** A grid's values, spread by a kernel along its rows, then along its columns. */
function convolve(
  values: Float64Array,
  columns: number,
  rows: number,
  kernel: Float64Array,
): Float64Array {
  const along = spread(values, rows, columns, columns, 1, kernel);
  return spread(along, columns, rows, 1, columns, kernel);
}

/** Spreads each of `lines` lines of `length` values that are `step` apart. */
function spread(
  values: Float64Array,
  lines: number,
  length: number,
  lineStep: number,
  step: number,
  kernel: Float64Array,
): Float64Array {
  const result = new Float64Array(values.length);
  for (let line = 0; line < lines; line++) {
    const start = line * lineStep;
    for (let from = 0; from < length; from++) {
      const value = values[start + from * step]!;
      if (value === 0) continue;
      const first = Math.max(0, from - kernel.length + 1);
      const last = Math.min(length - 1, from + kernel.length - 1);
      for (let to = first; to <= last; to++) {
        result[start + to * step]! += value * kernel[Math.abs(to - from)]!;
      }
    }
  }
  return result;
}
