/**
 * How far layouts of the same points agree.
 *
 * @module
 */

import { type Neighbors, neighborsKept } from "../numeric/neighbors.ts";
import type { Embedding } from "./umap_layout.ts";

/** Agreement of two layouts. */
export interface LayoutAgreement {
  /**
   * Sum of the squared distances left once one layout is moved, turned, mirrored and scaled onto the
   * other, over the spread of that: 0 for the same shape, 1 for none.
   */
  procrustes: number;
  /** Share of the nearest neighbors that both have. */
  shared: number;
}

/**
 * Agreement of two layouts of the same points.
 *
 * @param near Neighbors in each of the layouts, as many of each point.
 *
 * @example The same layout, turned and twice as large
 * ```ts
 * import assert from "node:assert/strict";
 * import { nearestNeighbors } from "lib/numeric/neighbors.ts";
 * import { layoutAgreement, layoutRows } from "lib/reduce/layout_stability.ts";
 * const one = { x: Float64Array.of(0, 1, 2, 5), y: Float64Array.of(0, 3, 1, 1) };
 * const other = { x: one.y.map((y) => -2 * y), y: one.x.map((x) => 2 * x) };
 * const near = [one, other].map((layout) => nearestNeighbors(layoutRows(layout), 2));
 * const { procrustes, shared } = layoutAgreement([one, other], [near[0]!, near[1]!]);
 * assert.ok(Math.abs(procrustes) < 1e-12);
 * assert.equal(shared, 1);
 * ```
 *
 * @see Gower (1975), doi:10.1007/BF02291478
 */
export function layoutAgreement(
  [one, other]: readonly [Embedding, Embedding],
  near: readonly [Neighbors, Neighbors],
): LayoutAgreement {
  const [a, b] = [standardized(one), standardized(other)];
  // Of the 2 x 2 matrix of cross products, the sum of the singular values.
  let [xx, xy, yx, yy] = [0, 0, 0, 0];
  a.x.forEach((x, i) => {
    xx += x * b.x[i]!;
    xy += x * b.y[i]!;
    yx += a.y[i]! * b.x[i]!;
    yy += a.y[i]! * b.y[i]!;
  });
  const square = xx * xx + xy * xy + yx * yx + yy * yy;
  const determinant = Math.abs(xx * yy - xy * yx);
  const trace = Math.sqrt(square + 2 * determinant);
  const shared = neighborsKept(near[0], near[1]);
  return { procrustes: 1 - trace * trace, shared };
}

/** A layout as rows of two coordinates. */
export function layoutRows(
  { x, y }: Embedding,
): { nDims: number; values: Float64Array<ArrayBuffer> } {
  const values = new Float64Array(2 * x.length);
  x.forEach((each, i) => values[2 * i] = each);
  y.forEach((each, i) => values[2 * i + 1] = each);
  return { nDims: 2, values };
}

/** Layout around its mean, of spread 1. */
function standardized({ x, y }: Embedding): Embedding {
  const mean = (values: Float64Array) => values.reduce((sum, v) => sum + v, 0) / values.length;
  const [meanX, meanY] = [mean(x), mean(y)];
  let square = 0;
  x.forEach((each, i) => {
    square += (each - meanX) * (each - meanX) + (y[i]! - meanY) * (y[i]! - meanY);
  });
  const scale = Math.sqrt(square);
  if (!(scale > 0)) throw new RangeError("Cannot compare layouts: points must be apart");
  return { x: x.map((each) => (each - meanX) / scale), y: y.map((each) => (each - meanY) / scale) };
}
