import { createRandom } from "./random.ts";
import { createWeightedChoice } from "./weighted_choice.ts";

/**
 * Function that draws so many times independently, and counts how often each index comes.
 *
 * @param weights Weight of each index; see {@linkcode createWeightedChoice}.
 * @param n Draws, a positive whole number; the counts sum to it.
 * @returns A function of the seed: counts in step with the weights.
 * @throws {RangeError} If n is no such number, or the weights are refused.
 *
 * @example Nine draws of two indices
 * ```ts
 * import assert from "node:assert/strict";
 * import { createMultinomial } from "lib/numeric/multinomial.ts";
 * const draw = createMultinomial([1, 3], 9);
 * assert.equal(draw(1).reduce((sum, count) => sum + count, 0), 9);
 * assert.deepEqual(draw(1), draw(1));
 * ```
 */
export function createMultinomial(
  weights: ArrayLike<number>,
  n: number,
): (seed: number) => Uint32Array<ArrayBuffer> {
  if (!Number.isInteger(n) || n < 1) {
    throw new RangeError(`Cannot draw counts: n must be a positive integer, current value is ${n}`);
  }
  const choose = createWeightedChoice(weights);
  return (seed) => {
    const random = createRandom(seed);
    const counts = new Uint32Array(weights.length);
    for (let i = 0; i < n; i++) counts[choose(random)]!++;
    return counts;
  };
}
