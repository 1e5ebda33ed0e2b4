/**
 * Indices in an order drawn by chance.
 *
 * @module
 */

import type { Random } from "./random.ts";

/**
 * 0 .. n - 1 in an order drawn by chance, all orders equally likely.
 *
 * @example Every index once
 * ```ts
 * import assert from "node:assert/strict";
 * import { createRandom } from "lib/numeric/random.ts";
 * import { shuffledIndices } from "lib/numeric/shuffled_indices.ts";
 * assert.deepEqual([...shuffledIndices(4, createRandom(1))].sort(), [0, 1, 2, 3]);
 * ```
 *
 * @see Knuth, "The Art of Computer Programming", volume 2, algorithm P
 */
export function shuffledIndices(n: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
