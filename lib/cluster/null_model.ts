/**
 * Incidents redrawn by chance, and how a score stands beside the scores that chance gives.
 *
 * @module
 */

import { createMultinomial } from "../numeric/multinomial.ts";
import type { WeightedPlaces } from "../space/grid.ts";
import type { Intensity } from "./intensity.ts";

/** Points, and how likely an incident is at each: shares that need not sum to 1. */
export type RedrawShares = Pick<Intensity, "x" | "y"> & { share: ArrayLike<number> };

/**
 * Function that redraws so many incidents independently from an intensity.
 *
 * @returns A function of the seed; places in the order of the lattice, those without incident left
 * out, whose weights sum to n.
 * @throws {RangeError} If n is not a positive whole number.
 *
 * @example Nine incidents on two points
 * ```ts
 * import assert from "node:assert/strict";
 * import { createRedraw } from "lib/cluster/null_model.ts";
 * const redraw = createRedraw({
 *   x: Float64Array.of(25, 75),
 *   y: Float64Array.of(25, 25),
 *   share: Float64Array.of(0.25, 0.75),
 * }, 9);
 * assert.equal(redraw(1).weight.reduce((sum, weight) => sum + weight, 0), 9);
 * assert.deepEqual(redraw(1), redraw(1));
 * ```
 */
export function createRedraw(
  { x, y, share }: RedrawShares,
  n: number,
): (seed: number) => WeightedPlaces {
  const draw = createMultinomial(share, n);
  return (seed) => {
    const counts = draw(seed);
    const points = Uint32Array.from(counts, (_, i) => i).filter((point) => counts[point]! > 0);
    return {
      x: Float64Array.from(points, (point) => x[point]!),
      y: Float64Array.from(points, (point) => y[point]!),
      weight: Uint32Array.from(points, (point) => counts[point]!),
    };
  };
}

/** A score beside those of redrawn incidents. */
export interface NullComparison {
  /** Mean, least and greatest score of the draws that have one; null where none has. */
  mean: number | null;
  min: number | null;
  max: number | null;
  /** Observed score less the mean of the draws; null where either is undefined. */
  lift: number | null;
  /** (1 + draws that score at least as high) / (1 + draws): at least 1 / (draws + 1). */
  p: number | null;
  /** Draws made. */
  draws: number;
  /** Draws without a score, such as those without two clusters; they count as scoring lower. */
  undefined: number;
}

/**
 * How a score stands beside the scores of redrawn incidents; higher scores are better.
 *
 * A draw in which nothing is found to score is no evidence that chance does as well, so it counts
 * as lower; how many there are is told.
 *
 * @param observed Score of the records; null where it is undefined.
 * @param drawn Score of each draw; null where it is undefined.
 * @throws {RangeError} If there is no draw, or a score is not finite.
 *
 * @example Better than three draws of three
 * ```ts
 * import assert from "node:assert/strict";
 * import { compareWithNull } from "lib/cluster/null_model.ts";
 * const { lift, p } = compareWithNull(0.5, [0.25, 0.125, 0.375]);
 * assert.deepEqual([lift, p], [0.25, 0.25]);
 * ```
 *
 * @see Davison and Hinkley (1997), "Bootstrap Methods and their Application", section 4.2.5
 */
export function compareWithNull(
  observed: number | null,
  drawn: readonly (number | null)[],
): NullComparison {
  if (drawn.length === 0) {
    throw new RangeError("Cannot compare with null: there must be at least one draw");
  }
  const scores = drawn.filter((score) => score !== null);
  for (const score of [observed ?? 0, ...scores]) {
    if (!Number.isFinite(score)) {
      throw new RangeError(
        `Cannot compare with null: scores must be finite, current value is ${score}`,
      );
    }
  }
  const common = { draws: drawn.length, undefined: drawn.length - scores.length };
  const mean = scores.length === 0
    ? null
    : scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return {
    ...common,
    mean,
    min: scores.length === 0 ? null : Math.min(...scores),
    max: scores.length === 0 ? null : Math.max(...scores),
    lift: observed === null || mean === null ? null : observed - mean,
    p: observed === null
      ? null
      : (1 + scores.filter((score) => score >= observed).length) / (1 + drawn.length),
  };
}
