/**
 * Poisson counts of which only those above zero are seen.
 *
 * @module
 */

import type { Random } from "./random.ts";

/**
 * Mean of the Poisson distribution whose counts above zero have a given mean.
 *
 * Solves lambda / (1 - exp(-lambda)) = mean by halving, to the last digit.
 *
 * @param mean Mean of the counts above zero, at least 1.
 * @throws {RangeError} If mean is below 1 or not finite.
 *
 * @example Lambda 2 has mean 2 / (1 - exp(-2))
 * ```ts
 * import assert from "node:assert/strict";
 * import { untruncatedMean } from "lib/numeric/zero_truncated_poisson.ts";
 * assert.ok(Math.abs(untruncatedMean(2 / (1 - Math.exp(-2))) - 2) < 1e-12);
 * ```
 */
export function untruncatedMean(mean: number): number {
  if (!(mean >= 1 && mean < Infinity)) {
    throw new RangeError(
      `Cannot fit zero-truncated Poisson: mean must be at least 1, current value is ${mean}`,
    );
  }
  let low = 0;
  let high = mean;
  while (true) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (middle / -Math.expm1(-middle) < mean) low = middle;
    else high = middle;
  }
}

/**
 * Poisson counts above zero, drawn until there are n.
 *
 * @param lambda Mean before truncation, not negative; 0 gives ones, the limit.
 * @throws {RangeError} If lambda or n cannot be used.
 *
 * @example All above zero
 * ```ts
 * import assert from "node:assert/strict";
 * import { createRandom } from "lib/numeric/random.ts";
 * import { drawAboveZero } from "lib/numeric/zero_truncated_poisson.ts";
 * assert.ok(drawAboveZero(createRandom(1), 0.5, 100).every((count) => count > 0));
 * ```
 */
export function drawAboveZero(random: Random, lambda: number, n: number): Uint32Array {
  const counts = new Uint32Array(n).fill(1);
  if (lambda < 1e-9) return counts;
  if (lambda < 10) {
    const cumulative = cumulativeAboveZero(lambda);
    for (let i = 0; i < n; i++) {
      const u = random.unit();
      let count = 1;
      while (u >= cumulative[count - 1]!) count++;
      counts[i] = count;
    }
    return counts;
  }
  for (let i = 0; i < n; i++) {
    do counts[i] = random.poisson(lambda); while (counts[i] === 0);
  }
  return counts;
}

/** Chances of at most 1, 2, 3 ... among counts above zero, up to the first beyond any draw. */
function cumulativeAboveZero(lambda: number): Float64Array {
  const chances: number[] = [];
  let chance = lambda / Math.expm1(lambda);
  let sum = 0;
  for (let count = 1; sum < 1 && chance > 1e-18; count++) {
    sum += chance;
    chances.push(sum);
    chance *= lambda / (count + 1);
  }
  return Float64Array.from([...chances, 1]);
}
