/**
 * Poisson regression with a log link, fitted by iteratively reweighted least squares.
 *
 * @module
 */

import { inverse, Matrix } from "ml-matrix";

/** A fitted regression. */
export interface PoissonRegression {
  /** One a column, in its order: a unit more of it multiplies the mean by exp(coefficient). */
  coefficients: number[];
  /** Covariance of the coefficients for a Poisson process: times the dispersion for other counts. */
  covariance: number[][];
  /** Expected counts. */
  fitted: Float64Array;
  /** Pearson's chi-square over its degrees of freedom: 1 for a Poisson process. */
  dispersion: number;
  /** Twice the log likelihood that the fit lacks. */
  deviance: number;
  iterations: number;
}

const MAX_ITERATIONS = 50;
const TOLERANCE = 1e-12;

/**
 * Fits counts by columns.
 *
 * @param columns Columns in step with the counts; one of ones is the constant.
 * @param counts Not negative.
 * @throws {RangeError} If there are no more counts than columns, a value is not finite or a count
 * negative, or columns depend on each other so that no coefficients can be told.
 *
 * @example A constant alone: the mean
 * ```ts
 * import assert from "node:assert/strict";
 * import { poissonRegression } from "lib/numeric/poisson_regression.ts";
 * const { coefficients } = poissonRegression([[1, 1, 1]], [2, 3, 7]);
 * assert.ok(Math.abs(Math.exp(coefficients[0]!) - 4) < 1e-12);
 * ```
 *
 * @see McCullagh and Nelder (1989), "Generalized Linear Models", chapters 2 and 6
 */
export function poissonRegression(
  columns: readonly ArrayLike<number>[],
  counts: ArrayLike<number>,
): PoissonRegression {
  const n = counts.length;
  const p = columns.length;
  if (n <= p || columns.some((column) => column.length !== n)) {
    throw new RangeError(
      `Cannot fit: there must be more counts than columns, and a value each, ` +
        `current values are ${n} counts and ${p} columns`,
    );
  }
  const y = Float64Array.from(counts);
  if (!y.every((count) => count >= 0 && count < Infinity)) {
    throw new RangeError("Cannot fit: counts must be finite and not negative");
  }
  const x = columns.map((column) => Float64Array.from(column));
  if (!x.every((column) => column.every(Number.isFinite))) {
    throw new RangeError("Cannot fit: columns must be finite");
  }
  const mean = y.reduce((sum, count) => sum + count, 0) / n;
  if (!(mean > 0)) throw new RangeError("Cannot fit: a count must be positive");
  let fitted = y.map((count) => (count + mean) / 2);
  let deviance = Infinity;
  for (let iteration = 1; iteration <= MAX_ITERATIONS; iteration++) {
    const { information, score } = normalEquations(x, y, fitted);
    const covariance = invert(information);
    const coefficients = covariance.map((row) => dot(row, score));
    const eta = new Float64Array(n);
    x.forEach((column, j) => column.forEach((value, i) => eta[i]! += coefficients[j]! * value));
    fitted = eta.map(Math.exp);
    const last = deviance;
    deviance = devianceOf(y, fitted);
    if (Math.abs(last - deviance) > TOLERANCE * (deviance + 1)) continue;
    const final = normalEquations(x, y, fitted).information;
    const chiSquare = y.reduce((sum, count, i) => {
      const apart = count - fitted[i]!;
      return sum + apart * apart / fitted[i]!;
    }, 0);
    return {
      coefficients,
      covariance: invert(final),
      fitted,
      dispersion: chiSquare / (n - p),
      deviance,
      iterations: iteration,
    };
  }
  throw new RangeError("Cannot fit: the iterations do not come to an end");
}

/** Weighted cross products of the columns, and of the columns with the working response. */
function normalEquations(
  x: readonly Float64Array[],
  y: Float64Array,
  fitted: Float64Array,
): { information: number[][]; score: number[] } {
  const working = y.map((count, i) => Math.log(fitted[i]!) + (count - fitted[i]!) / fitted[i]!);
  const weighted = (a: Float64Array, b: Float64Array) =>
    a.reduce((sum, value, i) => sum + fitted[i]! * value * b[i]!, 0);
  return {
    information: x.map((a) => x.map((b) => weighted(a, b))),
    score: x.map((a) => weighted(a, working)),
  };
}

function invert(matrix: number[][]): number[][] {
  const scale = matrix.map((row, i) => Math.sqrt(row[i]!));
  const scaled = new Matrix(matrix.map((row, i) => row.map((v, j) => v / scale[i]! / scale[j]!)));
  let inverted: number[][];
  try {
    inverted = inverse(scaled).to2DArray();
  } catch {
    throw dependent();
  }
  // A variance inflated so far means that a column is all but a sum of others.
  if (!inverted.every((row, i) => row[i]! > 0 && row[i]! < 1e10)) throw dependent();
  return inverted.map((row, i) => row.map((v, j) => v / scale[i]! / scale[j]!));
}

function dependent(): RangeError {
  return new RangeError("Cannot fit: columns must not depend on each other");
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

function devianceOf(y: Float64Array, fitted: Float64Array): number {
  return 2 * y.reduce((sum, count, i) => {
    const mu = fitted[i]!;
    return sum + (count > 0 ? count * Math.log(count / mu) : 0) - (count - mu);
  }, 0);
}
