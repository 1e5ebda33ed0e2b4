/**
 * How unevenly a total is spread over its holders: exact measures on weighted counts.
 *
 * Holders of equal weight form a class. Between classes the curve of concentration is a straight
 * line, so its few corners hold all of it, ties included.
 *
 * @module
 */

/** Holders that have the same weight. */
export interface WeightClass {
  /** Weight of each holder in the class. */
  weight: number;
  /** Number of holders in the class. */
  count: number;
}

/** Corner of the curve of concentration. */
export interface CurvePoint {
  /** Share of the holders, the heaviest first, in [0, 1]. */
  holders: number;
  /** Share of the total that they hold, in [0, 1]. */
  total: number;
}

/** Fewest holders that hold a share of the total. */
export interface Fewest {
  /** Number of holders. */
  count: number;
  /** Their share of all holders. */
  share: number;
  /** The share of the total that they hold, at least the one asked for. */
  held: number;
}

/**
 * Classes of equal weight, the heaviest first.
 *
 * @param weights Weight of each holder, not negative and finite; zeros are holders of nothing.
 * @throws {RangeError} If a weight is negative or not finite, or all are zero.
 *
 * @example Two classes
 * ```ts
 * import assert from "node:assert/strict";
 * import { weightClasses } from "lib/numeric/concentration.ts";
 * assert.deepEqual(weightClasses([1, 3, 1]), [{ weight: 3, count: 1 }, { weight: 1, count: 2 }]);
 * ```
 */
export function weightClasses(weights: ArrayLike<number>): WeightClass[] {
  const counts = new Map<number, number>();
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]!;
    if (!(weight >= 0 && weight < Infinity)) {
      throw new RangeError(
        `Cannot compute concentration: weights must be >= 0 and finite, current value is ${weight}`,
      );
    }
    counts.set(weight, (counts.get(weight) ?? 0) + 1);
  }
  const classes = [...counts].map(([weight, count]) => ({ weight, count }));
  if (!classes.some(({ weight }) => weight > 0)) {
    throw new RangeError("Cannot compute concentration: at least one weight must be above 0");
  }
  return classes.sort((a, b) => b.weight - a.weight);
}

/**
 * Curve of concentration: the share of the total held by each share of the heaviest holders.
 *
 * It is the Lorenz curve read from its other end: turned by half a turn, above the diagonal.
 *
 * @returns Corners from (0, 0) to (1, 1), one a class.
 *
 * @example One of three holders has three fifths
 * ```ts
 * import assert from "node:assert/strict";
 * import { concentrationCurve, weightClasses } from "lib/numeric/concentration.ts";
 * const [, corner] = concentrationCurve(weightClasses([1, 3, 1]));
 * assert.deepEqual(corner, { holders: 1 / 3, total: 3 / 5 });
 * ```
 */
export function concentrationCurve(classes: readonly WeightClass[]): CurvePoint[] {
  const { holders, total } = sums(classes);
  const points: CurvePoint[] = [{ holders: 0, total: 0 }];
  let count = 0;
  let held = 0;
  for (const { weight, count: size } of classes) {
    count += size;
    held += weight * size;
    points.push({ holders: count / holders, total: held / total });
  }
  return points;
}

/**
 * Smallest number of holders that together hold at least a share of the total.
 *
 * Exact: a whole number of holders, the heaviest first; among holders tied in weight it does not
 * matter which are taken.
 *
 * @param share Share of the total, in (0, 1].
 * @throws {RangeError} If share is outside its range.
 *
 * @example Half of 5 needs the holder of 3
 * ```ts
 * import assert from "node:assert/strict";
 * import { fewestHolding, weightClasses } from "lib/numeric/concentration.ts";
 * const fewest = fewestHolding(weightClasses([1, 3, 1]), 0.5);
 * assert.deepEqual(fewest, { count: 1, share: 1 / 3, held: 3 / 5 });
 * ```
 */
export function fewestHolding(classes: readonly WeightClass[], share: number): Fewest {
  if (!(share > 0 && share <= 1)) {
    throw new RangeError(
      `Cannot compute concentration: share must be in (0, 1], current value is ${share}`,
    );
  }
  const { holders, total } = sums(classes);
  let count = 0;
  let held = 0;
  for (const { weight, count: size } of classes) {
    if (weight > 0 && (held + weight * size) / total >= share) {
      let taken = Math.max(0, Math.floor((share * total - held) / weight) - 1);
      while ((held + weight * taken) / total < share) taken++;
      count += taken;
      held += weight * taken;
      break;
    }
    count += size;
    held += weight * size;
  }
  return { count, share: count / holders, held: held / total };
}

/**
 * Gini coefficient: the mean difference between two holders over twice the mean.
 *
 * @returns 0 when all hold the same, towards 1 when one of many holds all; at most 1 - 1/n.
 *
 * @example One of two holds all
 * ```ts
 * import assert from "node:assert/strict";
 * import { gini, weightClasses } from "lib/numeric/concentration.ts";
 * assert.equal(gini(weightClasses([0, 4])), 0.5);
 * ```
 */
export function gini(classes: readonly WeightClass[]): number {
  const { holders, total } = sums(classes);
  let before = 0;
  let twiceArea = 0;
  for (const { weight, count } of classes) {
    twiceArea += count * (2 * before + weight * count);
    before += weight * count;
  }
  return twiceArea / (holders * total) - 1;
}

/**
 * Fewer corners of a curve, so that straight lines between them stay within a tolerance of it.
 *
 * @param tolerance Largest vertical distance, positive.
 * @returns Some of the points, the first and the last among them.
 *
 * @example A corner on the line is not needed
 * ```ts
 * import assert from "node:assert/strict";
 * import { thinCurve } from "lib/numeric/concentration.ts";
 * const line = [0, 0.5, 1].map((at) => ({ holders: at, total: at }));
 * assert.equal(thinCurve(line, 1e-3).length, 2);
 * ```
 */
export function thinCurve(points: readonly CurvePoint[], tolerance: number): CurvePoint[] {
  const kept = points.slice(0, 1);
  let anchor = 0;
  while (anchor < points.length - 1) {
    let next = anchor + 1;
    while (next + 1 < points.length && liesWithin(points, anchor, next + 1, tolerance)) next++;
    kept.push(points[next]!);
    anchor = next;
  }
  return kept;
}

/** Whether the points between two others lie within a tolerance of the line between these. */
function liesWithin(
  points: readonly CurvePoint[],
  from: number,
  to: number,
  tolerance: number,
): boolean {
  const start = points[from]!;
  const end = points[to]!;
  const slope = (end.total - start.total) / (end.holders - start.holders);
  for (let i = from + 1; i < to; i++) {
    const { holders, total } = points[i]!;
    if (Math.abs(start.total + slope * (holders - start.holders) - total) > tolerance) return false;
  }
  return true;
}

function sums(classes: readonly WeightClass[]): { holders: number; total: number } {
  let holders = 0;
  let total = 0;
  for (const { weight, count } of classes) {
    holders += count;
    total += weight * count;
  }
  return { holders, total };
}
