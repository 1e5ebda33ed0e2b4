/**
 * Nearest neighbors among points of any number of dimensions, exactly, by a k-d tree.
 *
 * Queries go leaf by leaf: the points of a leaf look through the tree together, so that boxes are
 * compared with boxes, and what is near one of them is in the cache for the others.
 *
 * @module
 */

/** Points in a row each: coordinate d of point i is `values[i * nDims + d]`. */
export interface PointRows {
  nDims: number;
  values: Float64Array;
}

/** Points in a tree of boxes, in the order of its leaves. Plain data: threads can share it. */
export interface KdTree {
  nDims: number;
  nPoints: number;
  /** Index of each point among the rows given. */
  order: Uint32Array;
  /** Coordinates in that order of points; dimensions in which neighbors differ most come first. */
  values: Float64Array;
  /** Nodes in depth-first order: first point and the one after the last. */
  starts: Uint32Array;
  ends: Uint32Array;
  /** Second child of each node, 0 for leaves; the first one follows its parent. */
  seconds: Uint32Array;
  /** Box of each node: for each dimension its least and its greatest coordinate. */
  boxes: Float64Array;
}

/** Most points of a leaf. */
const LEAF_SIZE = 32;

/** Least share of the points of a node that a part of it has, unless it is cut at the median. */
const LEAST_SHARE = 0.005;

/** Points of the nodes whose boxes tell in which dimensions neighbors differ. */
const NEAR_SIZE = 512;

/**
 * Builds a tree; boxes are split at the median of the dimension in which they are widest.
 *
 * @throws {RangeError} If there is no point, or a coordinate is not finite.
 * @throws {TypeError} If the values are not nDims a point.
 *
 * @see Friedman, Bentley and Finkel (1977), doi:10.1145/355744.355745
 */
export function buildKdTree({ nDims, values }: PointRows): KdTree {
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
  const starts: number[] = [];
  const ends: number[] = [];
  const seconds: number[] = [];
  const boxes: number[] = [];
  const widths = new Float64Array(nDims);
  addNode(0, nPoints);

  function addNode(start: number, end: number): void {
    const node = starts.length;
    starts.push(start);
    ends.push(end);
    seconds.push(0);
    const dim = addBox(start, end);
    if (end - start <= LEAF_SIZE || dim < 0) return;
    const middle = divide(node, dim, start, end);
    addNode(start, middle);
    seconds[node] = starts.length;
    addNode(middle, end);
  }

  /**
   * Divides a range in the middle of a dimension, which keeps the values of flags apart; at the
   * median if that would leave nearly nothing on one side. Gives the first place of the upper part.
   */
  function divide(node: number, dim: number, start: number, end: number): number {
    const [low, high] = [boxes[(node * nDims + dim) * 2]!, boxes[(node * nDims + dim) * 2 + 1]!];
    const middle = split(dim, start, end, (low + high) / 2);
    if (Math.min(middle - start, end - middle) >= LEAST_SHARE * (end - start)) return middle;
    const median = (start + end) >>> 1;
    select(dim, start, end - 1, median);
    return median;
  }

  /** Puts points below a limit before the others; gives the first place of these. */
  function split(dim: number, start: number, end: number, limit: number): number {
    let at = start;
    for (let i = start; i < end; i++) {
      if (values[order[i]! * nDims + dim]! >= limit) continue;
      [order[at], order[i]] = [order[i]!, order[at]!];
      at++;
    }
    return at;
  }

  /** Adds the box of a range; gives the dimension in which it is widest, -1 if all points coincide. */
  function addBox(start: number, end: number): number {
    let widest = -1;
    let most = 0;
    for (let d = 0; d < nDims; d++) {
      let [low, high] = [Infinity, -Infinity];
      for (let i = start; i < end; i++) {
        const value = values[order[i]! * nDims + d]!;
        if (value < low) low = value;
        if (value > high) high = value;
      }
      boxes.push(low, high);
      if (end - start <= NEAR_SIZE && end - start > NEAR_SIZE / 2) widths[d]! += high - low;
      if (high - low > most) [most, widest] = [high - low, d];
    }
    return widest;
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

  const dims = [...widths.keys()].sort((a, b) => widths[b]! - widths[a]! || a - b);
  const turned = (rows: ArrayLike<number>, perDim: number) =>
    Float64Array.from(rows, (_, at) => {
      const within = at % (nDims * perDim);
      return rows[at - within + dims[Math.floor(within / perDim)]! * perDim + within % perDim]!;
    });
  const sorted = new Float64Array(values.length);
  order.forEach((point, i) => {
    sorted.set(values.subarray(point * nDims, (point + 1) * nDims), i * nDims);
  });
  return {
    nDims,
    nPoints,
    order,
    values: turned(sorted, 1),
    starts: Uint32Array.from(starts),
    ends: Uint32Array.from(ends),
    seconds: Uint32Array.from(seconds),
    boxes: turned(boxes, 2),
  };
}
