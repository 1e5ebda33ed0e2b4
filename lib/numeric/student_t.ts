/**
 * Student's t distribution: for what is divided by a spread that was itself estimated.
 *
 * Only exp, log and sqrt are called, so that all processors give the same digits.
 *
 * @module
 */

import { logGamma } from "./gamma.ts";
import { criticalZ, twoSidedP } from "./normal.ts";

/** Terms of the continued fraction after which it must have converged. */
const MAX_TERMS = 10_000;

/**
 * Chance of a value at least as far from 0 as t, on either side.
 *
 * @param degreesOfFreedom Positive; Infinity is the normal distribution.
 * @throws {RangeError} If degreesOfFreedom is not positive.
 *
 * @example Ten months leave nine degrees of freedom, and 2.0 is then nothing unusual
 * ```ts
 * import assert from "node:assert/strict";
 * import { twoSidedT } from "lib/numeric/student_t.ts";
 * assert.equal(twoSidedT(2, 9).toFixed(3), "0.077");
 * assert.equal(twoSidedT(2, Infinity).toFixed(3), "0.046");
 * ```
 *
 * @see Abramowitz and Stegun (1964), 26.7.1
 */
export function twoSidedT(t: number, degreesOfFreedom: number): number {
  if (!(degreesOfFreedom > 0)) {
    throw new RangeError(
      `Cannot compute Student's t: degreesOfFreedom must be positive, current value is ${degreesOfFreedom}`,
    );
  }
  if (degreesOfFreedom === Infinity) return twoSidedP(t);
  return betaBelow(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5);
}

/**
 * The t that is exceeded on either side with chance 1 - confidence.
 *
 * @param confidence Probability of cover, in [0, 1).
 * @param degreesOfFreedom Positive; Infinity is the normal distribution.
 * @throws {RangeError} If an argument is outside its range.
 *
 * @example Nine degrees of freedom
 * ```ts
 * import assert from "node:assert/strict";
 * import { criticalT } from "lib/numeric/student_t.ts";
 * assert.equal(criticalT(0.95, 9).toFixed(3), "2.262");
 * ```
 */
export function criticalT(confidence: number, degreesOfFreedom: number): number {
  const z = criticalZ(confidence);
  if (degreesOfFreedom === Infinity) return z;
  const outside = 1 - confidence;
  let [low, high] = [z, Math.max(1, 2 * z)];
  while (twoSidedT(high, degreesOfFreedom) > outside) [low, high] = [high, 2 * high];
  for (let middle = (low + high) / 2; low < middle && middle < high; middle = (low + high) / 2) {
    if (twoSidedT(middle, degreesOfFreedom) > outside) low = middle;
    else high = middle;
  }
  return high;
}

/** Regularized incomplete beta function I(x; a, b), the faster converging side of the two. */
function betaBelow(x: number, a: number, b: number): number {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x),
  );
  return x < (a + 1) / (a + b + 2)
    ? front * betaFraction(x, a, b) / a
    : 1 - front * betaFraction(1 - x, b, a) / b;
}

/**
 * Continued fraction of the incomplete beta function, by Lentz's method.
 *
 * @see Abramowitz and Stegun (1964), 26.5.8
 */
function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const away = (value: number) => Math.abs(value) < tiny ? tiny : value;
  let c = 1;
  let d = 1 / away(1 - (a + b) * x / (a + 1));
  let value = d;
  for (let m = 1; m < MAX_TERMS; m++) {
    const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    value *= d * c;
    const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) <= Number.EPSILON) return value;
  }
  throw new Error(`The incomplete beta function did not converge at ${x}, ${a}, ${b}`);
}
