/**
 * Two-sided tail and critical value of the standard normal distribution.
 *
 * The square of a normal number is gamma distributed with shape 1/2, so both come from gamma.ts.
 *
 * @module
 */

import { gammaQuantile, gammaTails } from "./gamma.ts";

/**
 * Two-sided p-value of a z score: P(|Z| >= |z|).
 *
 * @returns Probability in [0, 1]; it underflows to 0 beyond |z| = 38.
 * @throws {RangeError} If z is NaN.
 *
 * @example The conventional limit
 * ```ts
 * import assert from "node:assert/strict";
 * import { twoSidedP } from "lib/numeric/normal.ts";
 * assert.ok(Math.abs(twoSidedP(-1.959963984540054) - 0.05) < 1e-15);
 * ```
 */
export function twoSidedP(z: number): number {
  return gammaTails(0.5, z * z / 2).upper;
}

/**
 * Critical value z with P(|Z| <= z) = confidence.
 *
 * @param confidence Probability in [0, 1).
 * @throws {RangeError} If confidence is outside its range.
 *
 * @example 95 %
 * ```ts
 * import assert from "node:assert/strict";
 * import { criticalZ } from "lib/numeric/normal.ts";
 * assert.ok(Math.abs(criticalZ(0.95) - 1.959963984540054) < 1e-14);
 * ```
 */
export function criticalZ(confidence: number): number {
  return Math.sqrt(2 * gammaQuantile(0.5, confidence));
}
