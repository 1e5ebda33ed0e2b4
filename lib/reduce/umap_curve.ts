/**
 * The curve by which UMAP makes nearness of distance in an embedding.
 *
 * @module
 */

/** Nearness at distance d is 1 / (1 + a d^(2b)). */
export interface UmapCurve {
  a: number;
  b: number;
}

/** Points of the curve that is fitted, as in umap-learn. */
const N_POINTS = 300;

/**
 * Curve nearest, by least squares, to 1 up to `minDist` and an exponential decay beyond.
 *
 * @param minDist Distance up to which points are as near as can be, in [0, 3 spread).
 * @param spread Scale of the decay, positive.
 * @throws {RangeError} If a parameter is out of range.
 *
 * @example The usual one
 * ```ts
 * import assert from "node:assert/strict";
 * import { fitUmapCurve } from "lib/reduce/umap_curve.ts";
 * const { a, b } = fitUmapCurve(0.1, 1);
 * assert.deepEqual([a.toFixed(6), b.toFixed(6)], ["1.576944", "0.895061"]);
 * ```
 */
export function fitUmapCurve(minDist: number, spread: number): UmapCurve {
  if (!(spread > 0 && spread < Infinity) || !(minDist >= 0 && minDist < 3 * spread)) {
    throw new RangeError(
      `Cannot fit curve: spread must be positive and minDist in [0, 3 spread), ` +
        `current values are ${spread} and ${minDist}`,
    );
  }
  const x = Float64Array.from({ length: N_POINTS }, (_, i) => 3 * spread * i / (N_POINTS - 1));
  const y = x.map((each) => each < minDist ? 1 : Math.exp(-(each - minDist) / spread));
  const logs = x.map((each) => Math.log(each));
  // Gauss-Newton in log a and b, with steps halved until they improve.
  const loss = (logA: number, b: number) =>
    x.reduce((sum, each, i) => {
      const u = each === 0 ? 0 : Math.exp(logA + 2 * b * logs[i]!);
      const apart = 1 / (1 + u) - y[i]!;
      return sum + apart * apart;
    }, 0);
  let logA = 0;
  let b = 1;
  for (let iteration = 0; iteration < 100; iteration++) {
    let [aa, ab, bb, ra, rb] = [0, 0, 0, 0, 0];
    for (let i = 1; i < N_POINTS; i++) {
      const u = Math.exp(logA + 2 * b * logs[i]!);
      const value = 1 / (1 + u);
      const byA = -u * value * value;
      const byB = 2 * logs[i]! * byA;
      const apart = y[i]! - value;
      aa += byA * byA;
      ab += byA * byB;
      bb += byB * byB;
      ra += byA * apart;
      rb += byB * apart;
    }
    const determinant = aa * bb - ab * ab;
    let stepA = (bb * ra - ab * rb) / determinant;
    let stepB = (aa * rb - ab * ra) / determinant;
    const before = loss(logA, b);
    while (loss(logA + stepA, b + stepB) > before && Math.abs(stepA) + Math.abs(stepB) > 1e-14) {
      stepA /= 2;
      stepB /= 2;
    }
    logA += stepA;
    b += stepB;
    if (Math.abs(stepA) + Math.abs(stepB) < 1e-12) break;
  }
  return { a: Math.exp(logA), b };
}
