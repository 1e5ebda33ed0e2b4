/**
 * k-means of the cells of time, with the silhouette of the incidents in them.
 *
 * @module
 */

import { pointKmeans, type PointKmeansResult } from "../cluster/point_kmeans.ts";
import {
  pairDistances,
  type PointSilhouette,
  pointSilhouette,
} from "../cluster/point_silhouette.ts";
import { occupiedPoints } from "../cluster/points.ts";
import { N_TIME_CELLS } from "../data/time_cells.ts";
import { type Radii, timePoints } from "./time_points.ts";

/** What k-means says of its best start, and its work in all starts. */
export type KmeansFacts = Pick<
  PointKmeansResult,
  "inertia" | "iterations" | "converged" | "distanceEvaluations"
>;

/** Patterns of incidents, and how well they are told apart. */
export interface CellFit extends KmeansFacts {
  /** Pattern of each cell; -1 for cells without incidents. */
  labels: Int32Array;
  silhouette: PointSilhouette;
}

/** What is clustered: incidents of each cell, and the seed of the starts. */
export interface CellDraw {
  weight: Uint32Array;
  seed: number;
}

/** Options of {@linkcode fitCells}. */
export interface CellFitOptions {
  radii: Radii;
  /** Number of patterns. */
  k: number;
  /** Starts of k-means. */
  nInit: number;
}

/**
 * Clusters the cells that hold incidents, for each of some draws of them.
 *
 * @throws {RangeError} If a draw has fewer cells with incidents than patterns.
 *
 * @example Incidents at midnight and noon of a Monday in January
 * ```ts
 * import assert from "node:assert/strict";
 * import { N_TIME_CELLS } from "lib/data/time_cells.ts";
 * import { fitCells } from "lib/patterns/fit_cells.ts";
 * const weight = new Uint32Array(N_TIME_CELLS);
 * [weight[0], weight[12]] = [9, 4];
 * const radii = { hour: 1, weekday: 1, month: 1 };
 * const [fit] = fitCells([{ weight, seed: 1 }], { radii, k: 2, nInit: 1 });
 * assert.deepEqual([fit!.labels[0], fit!.labels[12], fit!.labels[1]], [0, 1, -1]);
 * assert.equal(fit!.silhouette.mean, 1);
 * ```
 */
export function fitCells(
  draws: readonly CellDraw[],
  { radii, k, nInit }: CellFitOptions,
): CellFit[] {
  const values = timePoints(radii);
  const distances = pairDistances({
    nDims: 6,
    values,
    weight: new Uint32Array(N_TIME_CELLS).fill(1),
  });
  return draws.map(({ weight, seed }) => {
    const { points, indices } = occupiedPoints(6, values, weight);
    const fit = pointKmeans(points, { k, nInit, seed });
    const { inertia, iterations, converged, distanceEvaluations } = fit;
    const labels = new Int32Array(N_TIME_CELLS).fill(-1);
    indices.forEach((cell, i) => labels[cell] = fit.labels[i]!);
    const silhouette = pointSilhouette(distances, weight, labels);
    return { inertia, iterations, converged, distanceEvaluations, labels, silhouette };
  });
}
