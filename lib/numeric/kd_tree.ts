/**
 * Nearest neighbors among points of any number of dimensions, exactly, by a k-d tree.
 *
 * @module
 */

/** Points in a row each: coordinate d of point i is `values[i * nDims + d]`. */
export interface PointRows {
  nDims: number;
  values: Float64Array;
}

/** Neighbors of every point, the nearest first. */
export interface Neighbors {
  /** Neighbors of each point. */
  k: number;
  /** Point by point: neighbor r of point i at `i * k + r`. */
  indices: Uint32Array;
  /** Distances, in step. */
  distances: Float64Array;
}

/** Points in a tree of boxes. */
export interface KdTree {
  nPoints: number;
  /**
   * Neighbors of some of the points among all others; of equally near ones those with the lower
   * index.
   *
   * @param k Neighbors, 1 .. nPoints - 1.
   */
  neighborsOf(points: ArrayLike<number>, k: number): Neighbors;
}

/** Most points of a leaf. */
const LEAF_SIZE = 12;

/**
 * Builds a tree; boxes are split at the median of the dimension in which they are widest.
 *
 * @throws {RangeError} If there is no point, or a coordinate is not finite.
 * @throws {TypeError} If the values are not nDims a point.
 *
 * @example Four points on a line
 * ```ts
 * import assert from "node:assert/strict";
 * import { createKdTree } from "lib/numeric/kd_tree.ts";
 * const tree = createKdTree({ nDims: 1, values: Float64Array.of(0, 10, 11, 13) });
 * const { indices, distances } = tree.neighborsOf([0, 1], 2);
 * assert.deepEqual([...indices], [1, 2, 2, 3]);
 * assert.deepEqual([...distances], [10, 11, 1, 3]);
 * ```
 *
 * @see Friedman, Bentley and Finkel (1977), doi:10.1145/355744.355745
 */
export function createKdTree({ nDims, values }: PointRows): KdTree {
  const nPoints = values.length / nDims;
  if (!Number.isInteger(nDims) || nDims < 1 || !Number.isInteger(nPoints)) {
    throw new TypeError(
      `Cannot build tree: there must be nDims values a point, ` +
        `current values are ${nDims} dimensions and ${values.length} values`,
    );
  }
  if (nPoints === 0) throw new RangeError("Cannot build tree: there must be points");
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) {
    throw new RangeError(
      `Cannot build tree: coordinates must be finite, ` +
        `current value of point ${Math.floor(wrong / nDims)} is ${values[wrong]}`,
    );
  }
  const order = Uint32Array.from({ length: nPoints }, (_, i) => i);
  const splitDim: number[] = [];
  const splitAt: number[] = [];
  const lower: number[] = [];
  const upper: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  build(0, nPoints);

  /** Adds the node of a range of the order, gives its number. */
  function build(start: number, end: number): number {
    const node = from.length;
    from.push(start);
    to.push(end);
    splitDim.push(-1);
    splitAt.push(0);
    lower.push(-1);
    upper.push(-1);
    if (end - start <= LEAF_SIZE) return node;
    const dim = widest(start, end);
    if (dim < 0) return node;
    const middle = (start + end) >>> 1;
    select(dim, start, end - 1, middle);
    splitDim[node] = dim;
    splitAt[node] = values[order[middle]! * nDims + dim]!;
    lower[node] = build(start, middle);
    upper[node] = build(middle, end);
    return node;
  }

  /** Dimension in which a range is widest; -1 if all its points coincide. */
  function widest(start: number, end: number): number {
    let best = -1;
    let most = 0;
    for (let d = 0; d < nDims; d++) {
      let [low, high] = [Infinity, -Infinity];
      for (let i = start; i < end; i++) {
        const value = values[order[i]! * nDims + d]!;
        if (value < low) low = value;
        if (value > high) high = value;
      }
      if (high - low > most) [most, best] = [high - low, d];
    }
    return best;
  }

  /** Puts the point of a rank of a range at its place, lower ones before and higher ones after it. */
  function select(dim: number, left: number, right: number, rank: number): void {
    while (left < right) {
      const pivot = values[order[(left + right) >>> 1]! * nDims + dim]!;
      let i = left;
      let j = right;
      while (i <= j) {
        while (values[order[i]! * nDims + dim]! < pivot) i++;
        while (values[order[j]! * nDims + dim]! > pivot) j--;
        if (i > j) break;
        [order[i], order[j]] = [order[j]!, order[i]!];
        i++;
        j--;
      }
      if (rank <= j) right = j;
      else if (rank >= i) left = i;
      else return;
    }
  }

  const sorted = new Float64Array(values.length);
  order.forEach((point, i) => {
    sorted.set(values.subarray(point * nDims, (point + 1) * nDims), i * nDims);
  });
  const dims = Int32Array.from(splitDim);
  const cuts = Float64Array.from(splitAt);
  const [lowers, uppers] = [Int32Array.from(lower), Int32Array.from(upper)];
  const [starts, ends] = [Uint32Array.from(from), Uint32Array.from(to)];

  function neighborsOf(points: ArrayLike<number>, k: number): Neighbors {
    if (!Number.isInteger(k) || k < 1 || k >= nPoints) {
      throw new RangeError(
        `Cannot find neighbors: k must be an integer in 1 .. ${nPoints - 1}, current value is ${k}`,
      );
    }
    const indices = new Uint32Array(points.length * k);
    const distances = new Float64Array(points.length * k);
    const query = new Float64Array(nDims);
    const offsets = new Float64Array(nDims);
    const near = new Uint32Array(k);
    const squares = new Float64Array(k);
    let self = 0;
    let found = 0;

    /** Looks through a node whose box is at a squared distance, by the offsets of each dimension. */
    function search(node: number, square: number): void {
      if (found === k && square > squares[k - 1]!) return;
      const dim = dims[node]!;
      if (dim < 0) {
        for (let i = starts[node]!; i < ends[node]!; i++) compare(i);
        return;
      }
      const apart = query[dim]! - cuts[node]!;
      const [first, second] = apart < 0
        ? [lowers[node]!, uppers[node]!]
        : [uppers[node]!, lowers[node]!];
      search(first, square);
      const before = offsets[dim]!;
      const farther = square - before * before + apart * apart;
      // Rounding must not hide a point: the bound is taken a little lower.
      if (found === k && farther * (1 - 1e-12) > squares[k - 1]!) return;
      offsets[dim] = apart;
      search(second, farther * (1 - 1e-12));
      offsets[dim] = before;
    }

    function compare(i: number): void {
      const point = order[i]!;
      if (point === self) return;
      const limit = found === k ? squares[k - 1]! : Infinity;
      let square = 0;
      const offset = i * nDims;
      for (let d = 0; d < nDims; d++) {
        const apart = query[d]! - sorted[offset + d]!;
        square += apart * apart;
        if (square > limit) return;
      }
      if (found === k && square === limit && point > near[k - 1]!) return;
      let at = found < k ? found++ : k - 1;
      while (
        at > 0 &&
        (squares[at - 1]! > square || (squares[at - 1]! === square && near[at - 1]! > point))
      ) {
        squares[at] = squares[at - 1]!;
        near[at] = near[at - 1]!;
        at--;
      }
      squares[at] = square;
      near[at] = point;
    }

    for (let p = 0; p < points.length; p++) {
      self = points[p]!;
      query.set(values.subarray(self * nDims, (self + 1) * nDims));
      offsets.fill(0);
      found = 0;
      search(0, 0);
      indices.set(near, p * k);
      for (let r = 0; r < k; r++) distances[p * k + r] = Math.sqrt(squares[r]!);
    }
    return { k, indices, distances };
  }

  return { nPoints, neighborsOf };
}
