/**
 * The number of clusters at which a curve of inertias bends.
 *
 * @module
 */

/** Where a curve bends, and by which rule. */
export interface Elbow {
  /** Number of clusters at the bend; null when the curve has none. */
  k: number | null;
  rule: "kneedle";
}

/**
 * Elbow of a falling, convex curve by the kneedle rule, without smoothing.
 *
 * Both axes are scaled to 0 .. 1 and the curve is turned over, so that it rises from 0 to 1. The
 * elbow is the first local maximum of its height over the diagonal after which, before it rises
 * again, the height falls below that maximum by more than the sensitivity times the mean step
 * of k. A straight line has no elbow, and neither has a curve that hardly bends. The rule finds a
 * bend of the curve as drawn: with other numbers of clusters at its ends it may find another.
 *
 * @param ks Numbers of clusters, ascending.
 * @param inertias Inertia with each number of clusters; in step with `ks`.
 * @param options.sensitivity Steps that the height must fall; default 1, as in the paper.
 * @throws {RangeError} If ks do not ascend, an inertia is negative or not finite, or the
 * sensitivity is not a number from 0 up.
 * @throws {TypeError} If ks and inertias are not of one length.
 *
 * @example Little is gained after two clusters
 * ```ts
 * import assert from "node:assert/strict";
 * import { elbow } from "lib/cluster/elbow.ts";
 * assert.deepEqual(elbow([1, 2, 3, 4, 5], [100, 40, 20, 10, 0]), { k: 2, rule: "kneedle" });
 * assert.equal(elbow([1, 2, 3], [20, 10, 0]).k, null);
 * ```
 *
 * @see Satopää et al. (2011), doi:10.1109/ICDCSW.2011.20
 */
export function elbow(
  ks: ArrayLike<number>,
  inertias: ArrayLike<number>,
  { sensitivity = 1 }: { sensitivity?: number } = {},
): Elbow {
  requireCurve(ks, inertias);
  if (!(sensitivity >= 0)) {
    throw new RangeError(
      `Cannot find elbow: sensitivity must be at least 0, current value is ${sensitivity}`,
    );
  }
  const heights = heightsOverDiagonal(Array.from(ks), Array.from(inertias));
  const fall = sensitivity / (heights.length - 1);
  for (let i = 1; i < heights.length - 1; i++) {
    const height = heights[i]!;
    if (!(height > heights[i - 1]!)) continue;
    for (let j = i + 1; j < heights.length && heights[j]! <= heights[j - 1]!; j++) {
      if (heights[j]! < height - fall) return { k: ks[i]!, rule: "kneedle" };
    }
  }
  return { k: null, rule: "kneedle" };
}

/** Height over the diagonal of the curve, scaled and turned over. */
function heightsOverDiagonal(ks: number[], inertias: number[]): number[] {
  const low = Math.min(...inertias);
  const high = Math.max(...inertias);
  const first = ks[0]!;
  const last = ks.at(-1)!;
  return inertias.map((inertia, i) =>
    (high - inertia) / (high - low) - (ks[i]! - first) / (last - first)
  );
}

function requireCurve(ks: ArrayLike<number>, inertias: ArrayLike<number>): void {
  if (ks.length !== inertias.length) {
    throw new TypeError(
      `Cannot find elbow: ks and inertias must have one length, ` +
        `current values are ${ks.length} and ${inertias.length}`,
    );
  }
  for (let i = 0; i < ks.length; i++) {
    if (!Number.isFinite(ks[i]) || (i > 0 && !(ks[i]! > ks[i - 1]!))) {
      throw new RangeError(`Cannot find elbow: ks must ascend, current value ${i} is ${ks[i]}`);
    }
    if (!(inertias[i]! >= 0 && inertias[i]! < Infinity)) {
      throw new RangeError(
        `Cannot find elbow: inertias must be finite and not negative, ` +
          `current value ${i} is ${inertias[i]}`,
      );
    }
  }
}
