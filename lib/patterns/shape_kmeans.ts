/**
 * Groups of shapes by ml-kmeans, every shape alike.
 *
 * @module
 */

import { kmeans as mlKmeans } from "ml-kmeans";
import { pairDistances, pointSilhouette } from "../cluster/point_silhouette.ts";
import { drawSeed } from "../numeric/draw_seed.ts";

/** What is tried. */
export interface ShapeOptions {
  /** Numbers of groups. */
  ks: readonly number[];
  /** Starts of k-means, of which the best counts. */
  nInit: number;
  seed: number;
}

/**
 * The best of some starts of ml-kmeans.
 *
 * @returns Groups in order of appearance, and the sum of the squared distances from their means.
 *
 * @example Two shapes that are near each other, and one that is not
 * ```ts
 * import assert from "node:assert/strict";
 * import { clusterShapes } from "lib/patterns/shape_kmeans.ts";
 * const { labels, inertia } = clusterShapes([[0, 0], [9, 9], [0, 2]], 2, { nInit: 3, seed: 1 });
 * assert.deepEqual([[...labels], inertia], [[0, 1, 0], 2]);
 * ```
 */
export function clusterShapes(
  shapes: number[][],
  k: number,
  { nInit, seed }: Pick<ShapeOptions, "nInit" | "seed">,
): { labels: Int32Array; inertia: number } {
  let best: { labels: Int32Array; inertia: number } | undefined;
  for (let start = 0; start < nInit; start++) {
    const found = mlKmeans(shapes, k, {
      seed: drawSeed(seed, start),
      tolerance: 0,
      maxIterations: 300,
    });
    const inertia = found.computeInformation(shapes)
      .reduce((sum, { error, size }) => sum + (size === 0 ? 0 : error * size), 0);
    if (!best || inertia < best.inertia) best = { labels: inOrder(found.clusters), inertia };
  }
  return best!;
}

/** Labels in order of appearance. */
function inOrder(clusters: readonly number[]): Int32Array {
  const ranks = new Map<number, number>();
  return Int32Array.from(clusters, (cluster) => {
    if (!ranks.has(cluster)) ranks.set(cluster, ranks.size);
    return ranks.get(cluster)!;
  });
}

/** Silhouette of shapes that count alike; 0 where all are in one group. */
export function silhouetteOfShapes(shapes: readonly number[][], labels: Int32Array): number {
  if (labels.every((label) => label === labels[0])) return 0;
  const weight = new Uint32Array(shapes.length).fill(1);
  const points = { nDims: shapes[0]!.length, values: Float64Array.from(shapes.flat()), weight };
  return pointSilhouette(pairDistances(points), weight, labels).mean;
}

/** Silhouette of the groups of shapes, for each number of groups. */
export function silhouettesOfShapes(shapes: number[][], options: ShapeOptions): number[] {
  return options.ks.map((k) =>
    silhouetteOfShapes(shapes, clusterShapes(shapes, k, options).labels)
  );
}
