import type { Random } from "./random.ts";

/**
 * Draws of an index with given weights, each in constant time (alias method).
 *
 * @param weights Weight of each index; finite, not negative, not all 0. They need not sum to 1.
 * @returns A function that draws one index, two uniform numbers a draw.
 * @throws {RangeError} If the weights are not as said.
 *
 * @example An index of weight 0 is never drawn
 * ```ts
 * import assert from "node:assert/strict";
 * import { createRandom } from "lib/numeric/random.ts";
 * import { createWeightedChoice } from "lib/numeric/weighted_choice.ts";
 * const draw = createWeightedChoice([0, 3]);
 * assert.equal(draw(createRandom(1)), 1);
 * ```
 *
 * @see Vose (1991), doi:10.1109/32.92917
 */
export function createWeightedChoice(
  weights: ArrayLike<number>,
): (random: Random) => number {
  const n = weights.length;
  const keep = Float64Array.from(weights);
  const total = keep.reduce((sum, weight) => sum + weight, 0);
  if (!keep.every((weight) => weight >= 0) || !(total > 0 && total < Infinity)) {
    throw new RangeError(
      `Cannot draw by weight: weights must be finite, not negative and not all 0, current sum is ${total}`,
    );
  }
  keep.forEach((weight, i) => keep[i] = weight / total * n);
  const alias = new Uint32Array(n);
  const small: number[] = [];
  const large: number[] = [];
  keep.forEach((share, i) => (share < 1 ? small : large).push(i));
  while (small.length > 0 && large.length > 0) {
    const less = small.pop()!;
    const more = large.at(-1)!;
    alias[less] = more;
    keep[more] = keep[more]! + keep[less]! - 1;
    if (keep[more]! < 1) small.push(large.pop()!);
  }
  for (const i of [...small, ...large]) alias[i] = i;
  return (random) => {
    const i = random.integer(n);
    return random.unit() < keep[i]! ? i : alias[i]!;
  };
}
