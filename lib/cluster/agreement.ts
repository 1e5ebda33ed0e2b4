/**
 * How far two clusterings of overlapping sets of places agree.
 *
 * @module
 */

import type { WeightedPlaces } from "../space/grid.ts";
import { NOISE } from "./clustering.ts";
import { adjustedRand } from "./scores.ts";

/** Agreement of two clusterings. */
export interface Agreement {
  /** Adjusted Rand index of the incidents compared; null where there is none. */
  adjustedRand: number | null;
  /** Incidents compared. */
  n: number;
}

/**
 * Adjusted Rand index of two clusterings, over the incidents of the first that can be compared.
 *
 * Compared are incidents at places that both clusterings know and that at least one of them puts in
 * a cluster: places that both call noise, nine tenths of a city in some clusterings, would make any
 * two look alike. What only one of them calls noise counts as a cluster of its own.
 *
 * @param places Places of the first clustering, in ascending order of x, then y; their weights count.
 * @param labels Cluster of each of them, or -1.
 * @param others Places of the other clustering, in the same order.
 * @param otherLabels Cluster of each of those, or -1.
 * @returns Index, and the incidents it is about.
 * @throws {RangeError} If places are not in ascending order.
 *
 * @example The place that only one clustering knows is not compared
 * ```ts
 * import assert from "node:assert/strict";
 * import { agreement } from "lib/cluster/agreement.ts";
 * const at = (...x: number[]) => ({
 *   x: Float64Array.from(x),
 *   y: new Float64Array(x.length),
 *   weight: new Uint32Array(x.length).fill(2),
 * });
 * const same = agreement(at(0, 1, 5), Int32Array.of(0, 0, 1), at(0, 5), Int32Array.of(3, 1));
 * assert.deepEqual(same, { adjustedRand: 1, n: 4 });
 * ```
 */
export function agreement(
  places: WeightedPlaces,
  labels: Int32Array,
  others: WeightedPlaces,
  otherLabels: Int32Array,
): Agreement {
  requireAscending(places);
  requireAscending(others);
  const shared: number[] = [];
  const theirs: number[] = [];
  let i = 0;
  let j = 0;
  while (i < places.x.length && j < others.x.length) {
    const order = places.x[i]! - others.x[j]! || places.y[i]! - others.y[j]!;
    if (order === 0 && (labels[i] !== NOISE || otherLabels[j] !== NOISE)) {
      shared.push(i);
      theirs.push(j);
    }
    if (order <= 0) i++;
    if (!(order < 0)) j++;
  }
  if (shared.length === 0) return { adjustedRand: null, n: 0 };
  const weight = Uint32Array.from(shared, (i) => places.weight[i]!);
  return {
    adjustedRand: adjustedRand(
      consecutive(shared, labels),
      consecutive(theirs, otherLabels),
      weight,
    ),
    n: weight.reduce((sum, each) => sum + each, 0),
  };
}

/** Labels of some places, renumbered from 0 in order of appearance; noise stays noise. */
function consecutive(indices: readonly number[], labels: Int32Array): Int32Array {
  const numbers = new Map<number, number>([[NOISE, NOISE]]);
  return Int32Array.from(indices, (i) => {
    const label = labels[i]!;
    if (!numbers.has(label)) numbers.set(label, numbers.size - 1);
    return numbers.get(label)!;
  });
}

function requireAscending({ x, y }: WeightedPlaces): void {
  for (let i = 1; i < x.length; i++) {
    if (x[i]! > x[i - 1]! || (x[i] === x[i - 1] && y[i]! > y[i - 1]!)) continue;
    throw new RangeError(
      `Cannot compare clusterings: places must ascend by x, then y, ` +
        `current value of place ${i} is ${x[i]}, ${y[i]}`,
    );
  }
}
