/**
 * Starts of k-means: centers far from each other, drawn by chance.
 *
 * @module
 */

import type { Random } from "../numeric/random.ts";
import type { ClusteringWork } from "./clustering.ts";
import type { PlaceTree } from "./kmeans_tree.ts";

/** Centers, in step. */
export interface Centers {
  /** Meters. */
  x: Float64Array;
  /** Meters. */
  y: Float64Array;
}

/**
 * Starting centers by greedy k-means++, at k of the places.
 *
 * The first place is drawn by its incidents; each further one is, of 2 + floor(log k) places drawn
 * by incidents times squared distance to the nearest center, the one that lowers the inertia
 * most. This is the choice of scikit-learn.
 *
 * @returns Centers relative to the origin of the tree, and the work of drawing them.
 *
 * @example As many centers as places: each place is one
 * ```ts
 * import assert from "node:assert/strict";
 * import { createPlaceTree } from "lib/cluster/kmeans_tree.ts";
 * import { kmeansPlusPlus } from "lib/cluster/kmeans_plus_plus.ts";
 * import { createRandom } from "lib/numeric/random.ts";
 * const places = { x: Float64Array.of(-3, 3), y: new Float64Array(2), weight: Uint32Array.of(1, 1) };
 * const tree = createPlaceTree(places, 2);
 * const { x, distanceEvaluations } = kmeansPlusPlus(tree, 2, createRandom(1));
 * assert.deepEqual([...x.sort()], [-3, 3]);
 * // A box and two places for the first center, for two trials of the second one, and for that one.
 * assert.equal(distanceEvaluations, 4 * (1 + 2));
 * ```
 *
 * @see Arthur and Vassilvitskii (2007), "k-means++: the advantages of careful seeding"
 */
export function kmeansPlusPlus(
  tree: PlaceTree,
  k: number,
  random: Random,
): Centers & ClusteringWork {
  const { x, y, weight, nLeaves, starts, minX, minY, maxX, maxY } = tree;
  const centers = { x: new Float64Array(k), y: new Float64Array(k) };
  // Squared distance of each place to its nearest center; by node, the largest one and the inertia.
  const squares = new Float64Array(x.length).fill(1);
  const largest = new Float64Array(2 * nLeaves).fill(Infinity);
  const inertia = tree.nodeWeight.slice();
  let gain = 0;
  let distanceEvaluations = 0;

  /** A place drawn by incidents times square. */
  function draw(): number {
    let rest = random.unit() * inertia[1]!;
    let node = 1;
    while (node < nLeaves) {
      node *= 2;
      if (rest >= inertia[node]!) rest -= inertia[node++]!;
    }
    const last = starts[node - nLeaves + 1]! - 1;
    let i = starts[node - nLeaves]!;
    while (i < last && rest >= weight[i]! * squares[i]!) rest -= weight[i]! * squares[i++]!;
    return i;
  }

  /** Whether a center at the place can be the nearest of any place of the node. */
  function reaches(node: number, place: number): boolean {
    const px = x[place]!;
    const py = y[place]!;
    const dx = px < minX[node]! ? minX[node]! - px : px > maxX[node]! ? px - maxX[node]! : 0;
    const dy = py < minY[node]! ? minY[node]! - py : py > maxY[node]! ? py - maxY[node]! : 0;
    return dx * dx + dy * dy < largest[node]!;
  }

  /**
   * Adds to the gain what a center at the place would take off the inertia of the node.
   *
   * @returns Distance evaluations.
   */
  function addGain(node: number, place: number): number {
    if (!reaches(node, place)) return 1;
    if (node < nLeaves) {
      return 1 + addGain(2 * node, place) + addGain(2 * node + 1, place);
    }
    const end = starts[node - nLeaves + 1]!;
    let sum = 0;
    for (let i = starts[node - nLeaves]!; i < end; i++) {
      const dx = x[i]! - x[place]!;
      const dy = y[i]! - y[place]!;
      const less = squares[i]! - (dx * dx + dy * dy);
      if (less > 0) sum += weight[i]! * less;
    }
    gain += sum;
    return 1 + end - starts[node - nLeaves]!;
  }

  /**
   * Puts a center at the place, for the places of the node.
   *
   * @returns Distance evaluations.
   */
  function addCenter(node: number, place: number): number {
    if (!reaches(node, place)) return 1;
    if (node < nLeaves) {
      const evaluations = 1 + addCenter(2 * node, place) + addCenter(2 * node + 1, place);
      largest[node] = Math.max(largest[2 * node]!, largest[2 * node + 1]!);
      inertia[node] = inertia[2 * node]! + inertia[2 * node + 1]!;
      return evaluations;
    }
    const end = starts[node - nLeaves + 1]!;
    let most = 0;
    let sum = 0;
    for (let i = starts[node - nLeaves]!; i < end; i++) {
      const dx = x[i]! - x[place]!;
      const dy = y[i]! - y[place]!;
      const square = Math.min(squares[i]!, dx * dx + dy * dy);
      squares[i] = square;
      most = Math.max(most, square);
      sum += weight[i]! * square;
    }
    largest[node] = most;
    inertia[node] = sum;
    return 1 + end - starts[node - nLeaves]!;
  }

  const trials = 2 + Math.floor(Math.log(k));
  for (let c = 0; c < k; c++) {
    let best = draw();
    let most = -1;
    for (let trial = 0; c > 0 && trial < trials; trial++) {
      const place = trial === 0 ? best : draw();
      gain = 0;
      distanceEvaluations += addGain(1, place);
      if (gain > most) {
        most = gain;
        best = place;
      }
    }
    if (c === 0) squares.fill(Infinity);
    distanceEvaluations += addCenter(1, best);
    centers.x[c] = x[best]!;
    centers.y[c] = y[best]!;
  }
  return { ...centers, distanceEvaluations };
}
