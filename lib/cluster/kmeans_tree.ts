/**
 * Nearest centers of all places at once: the work of one iteration of k-means.
 *
 * @module
 */

import { extentOf } from "../numeric/extent.ts";
import type { WeightedPlaces } from "../space/grid.ts";

/** Cells on a side of the square in which places are put into order. */
const SIDE = 2 ** 13;

/** Places to a leaf, at most. */
const LEAF = 16;

/**
 * Places in an order that keeps neighbors together, halved again and again.
 *
 * Node 1 holds all places, node i is halved into nodes 2i and 2i + 1, and the last `nLeaves` nodes
 * are leaves. Coordinates are relative to the origin and rounded to a power of two so fine that
 * it does not matter (4 µm for half a million incidents in a city) and so coarse that every sum of
 * incidents times coordinate is exact: sums do not depend on the order of summing.
 */
export interface PlaceTree {
  /** Index of each place before it was put into order. */
  order: Uint32Array;
  x: Float64Array;
  y: Float64Array;
  weight: Float64Array;
  originX: number;
  originY: number;
  nLeaves: number;
  /** First place of each leaf, and the number of places. */
  starts: Uint32Array;
  /** Bounds, incidents and their sums of coordinates, by node. */
  minX: Float64Array;
  minY: Float64Array;
  maxX: Float64Array;
  maxY: Float64Array;
  nodeWeight: Float64Array;
  nodeX: Float64Array;
  nodeY: Float64Array;
}

/**
 * Tree of places.
 *
 * @param incidents Of all places.
 */
export function createPlaceTree(places: WeightedPlaces, incidents: number): PlaceTree {
  const n = places.x.length;
  const order = neighborOrder(places);
  const weight = new Float64Array(n);
  for (let i = 0; i < n; i++) weight[i] = places.weight[order[i]!]!;
  const [originX, x] = relative(places.x, order, weight, incidents);
  const [originY, y] = relative(places.y, order, weight, incidents);
  let nLeaves = 1;
  while (nLeaves * LEAF < n) nLeaves *= 2;
  const starts = Uint32Array.from({ length: nLeaves + 1 }, (_, i) => Math.floor(i * n / nLeaves));
  const nodes = () => new Float64Array(2 * nLeaves);
  const sums = { nodeWeight: nodes(), nodeX: nodes(), nodeY: nodes() };
  const bounds = { minX: nodes(), minY: nodes(), maxX: nodes(), maxY: nodes() };
  const tree = { order, x, y, weight, originX, originY, nLeaves, starts, ...bounds, ...sums };
  for (let node = nLeaves; node < 2 * nLeaves; node++) sumLeaf(tree, node);
  for (let node = nLeaves - 1; node > 0; node--) {
    const [left, right] = [2 * node, 2 * node + 1];
    for (const sum of Object.values(sums)) sum[node] = sum[left]! + sum[right]!;
    for (const min of [tree.minX, tree.minY]) min[node] = Math.min(min[left]!, min[right]!);
    for (const max of [tree.maxX, tree.maxY]) max[node] = Math.max(max[left]!, max[right]!);
  }
  return tree;
}

function sumLeaf(tree: PlaceTree, node: number): void {
  const { x, y, weight, minX, minY, maxX, maxY, nodeWeight, nodeX, nodeY } = tree;
  const end = tree.starts[node - tree.nLeaves + 1]!;
  minX[node] = minY[node] = Infinity;
  maxX[node] = maxY[node] = -Infinity;
  for (let i = tree.starts[node - tree.nLeaves]!; i < end; i++) {
    minX[node] = Math.min(minX[node]!, x[i]!);
    minY[node] = Math.min(minY[node]!, y[i]!);
    maxX[node] = Math.max(maxX[node]!, x[i]!);
    maxY[node] = Math.max(maxY[node]!, y[i]!);
    nodeWeight[node]! += weight[i]!;
    nodeX[node]! += weight[i]! * x[i]!;
    nodeY[node]! += weight[i]! * y[i]!;
  }
}

/** Indices of places along the Z-order curve (Morton), those of one cell in their own order. */
function neighborOrder({ x, y }: WeightedPlaces): Uint32Array {
  const n = x.length;
  const [minX, maxX] = extentOf(x);
  const [minY, maxY] = extentOf(y);
  const scale = SIDE / (Math.max(maxX - minX, maxY - minY) || 1);
  const cell = (value: number) => spreadBits(Math.min(SIDE - 1, Math.floor(value * scale)));
  const keys = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    keys[i] = (cell(x[i]! - minX) + 2 * cell(y[i]! - minY)) * n + i;
  }
  keys.sort();
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = keys[i]! % n;
  return order;
}

/** Puts a zero between any two of the lowest 16 bits. */
function spreadBits(value: number): number {
  value = (value | value << 8) & 0x00ff00ff;
  value = (value | value << 4) & 0x0f0f0f0f;
  value = (value | value << 2) & 0x33333333;
  return (value | value << 1) & 0x55555555;
}

/** Origin, the mean to the meter, and the coordinates in order relative to it, rounded. */
function relative(
  values: Float64Array,
  order: Uint32Array,
  weight: Float64Array,
  incidents: number,
): [number, Float64Array] {
  const first = values[order[0]!]!;
  let sum = 0;
  for (let i = 0; i < order.length; i++) sum += weight[i]! * (values[order[i]!]! - first);
  const origin = Math.round(first + sum / incidents);
  const moved = new Float64Array(order.length);
  for (let i = 0; i < moved.length; i++) moved[i] = values[order[i]!]! - origin;
  const [min, max] = extentOf(moved);
  // Sums stay below 2^53 steps.
  const largest = Math.max(max, -min) * incidents;
  let step = 1;
  while (step * 2 ** 52 < largest) step *= 2;
  while (step * 2 ** 51 >= largest && step > 2 ** -1000) step /= 2;
  for (let i = 0; i < moved.length; i++) moved[i] = Math.round(moved[i]! / step) * step;
  return [origin, moved];
}

/** Sums over the places of each cluster, and the way to fill them. */
export interface Assigner {
  weight: Float64Array;
  sumX: Float64Array;
  sumY: Float64Array;
  /**
   * Assigns every place to its nearest center, the first of equally near ones.
   *
   * @param centerX Relative to the origin of the tree, as `centerY`.
   * @param labels Filled in the order of the tree if given.
   * @returns Distance evaluations.
   */
  assign(centerX: Float64Array, centerY: Float64Array, labels?: Int32Array): number;
}

/**
 * Assignment of places to k centers by the filtering algorithm.
 *
 * Down the tree, a center is dropped where another is nearer to the whole box of a node, by more
 * than rounding can feign; a node left with one center is added as a whole. Places are compared
 * only in leaves that a border crosses, so that the outcome is that of all comparisons.
 *
 * @example Places at 0, 1 and 9, centers at 0 and 8
 * ```ts
 * import assert from "node:assert/strict";
 * import { createAssigner, createPlaceTree } from "lib/cluster/kmeans_tree.ts";
 * const zeros = new Float64Array(3);
 * const places = { x: Float64Array.of(0, 1, 9), y: zeros, weight: Uint32Array.of(5, 2, 1) };
 * const tree = createPlaceTree(places, 8);
 * assert.equal(tree.originX, 1);
 * const { assign, weight } = createAssigner(tree, 2);
 * const evaluations = assign(Float64Array.of(0 - 1, 8 - 1), zeros.slice(0, 2));
 * assert.deepEqual([...weight], [7, 1]);
 * // The middle of the box to both centers, its best corner to both, then each place to both.
 * assert.equal(evaluations, 2 + 2 + 3 * 2);
 * ```
 *
 * @see Kanungo et al. (2002), doi:10.1109/TPAMI.2002.1017616
 */
export function createAssigner(tree: PlaceTree, k: number): Assigner {
  const { x, y, weight: placeWeight, minX, minY, maxX, maxY, nLeaves, starts } = tree;
  const { nodeWeight, nodeX, nodeY } = tree;
  const weight = new Float64Array(k);
  const sumX = new Float64Array(k);
  const sumY = new Float64Array(k);
  const middleX = minX.map((value, node) => (value + maxX[node]!) / 2);
  const middleY = minY.map((value, node) => (value + maxY[node]!) / 2);
  // Centers still in question: those of the root, then a row for each level.
  const candidates = new Int32Array((Math.log2(nLeaves) + 2) * k);
  for (let c = 0; c < k; c++) candidates[c] = c;
  let centerX = new Float64Array();
  let centerY = new Float64Array();
  let labels: Int32Array | undefined;
  let margin = 0;

  function assign(newX: Float64Array, newY: Float64Array, newLabels?: Int32Array): number {
    centerX = new Float64Array(newX);
    centerY = new Float64Array(newY);
    labels = newLabels;
    const [left, right] = extentOf(centerX);
    const [bottom, top] = extentOf(centerY);
    const width = Math.max(maxX[1]!, right) - Math.min(minX[1]!, left);
    const height = Math.max(maxY[1]!, top) - Math.min(minY[1]!, bottom);
    // A squared distance is off by at most 4 units of 2^-53 of the largest one.
    margin = (width * width + height * height) * 2 ** -46;
    weight.fill(0);
    sumX.fill(0);
    sumY.fill(0);
    return visit(1, 0, k, 0, nLeaves);
  }

  /**
   * Adds a node that holds the leaves in first .. first + span - 1.
   *
   * @returns Distance evaluations.
   */
  function visit(node: number, from: number, n: number, first: number, span: number): number {
    const to = from + k;
    const nearest = nearestTo(middleX, middleY, node, from, n);
    let kept = 0;
    for (let i = from; i < from + n; i++) {
      const c = candidates[i]!;
      if (c === nearest || !isFarther(c, nearest, node)) candidates[to + kept++] = c;
    }
    // The middle to each center, and a corner to two for each center but the nearest.
    const evaluations = n + 2 * (n - 1);
    if (kept === 1) {
      weight[nearest]! += nodeWeight[node]!;
      sumX[nearest]! += nodeX[node]!;
      sumY[nearest]! += nodeY[node]!;
      labels?.fill(nearest, starts[first]!, starts[first + span]!);
      return evaluations;
    }
    if (span === 1) {
      return evaluations + addPlaces(starts[first]!, starts[first + 1]!, to, kept);
    }
    return evaluations + visit(2 * node, to, kept, first, span / 2) +
      visit(2 * node + 1, to, kept, first + span / 2, span / 2);
  }

  /** Adds the places of a leaf, and returns the distance evaluations. */
  function addPlaces(start: number, end: number, from: number, n: number): number {
    for (let i = start; i < end; i++) {
      const c = nearestTo(x, y, i, from, n);
      weight[c]! += placeWeight[i]!;
      sumX[c]! += placeWeight[i]! * x[i]!;
      sumY[c]! += placeWeight[i]! * y[i]!;
      if (labels) labels[i] = c;
    }
    return (end - start) * n;
  }

  function nearestTo(
    xs: Float64Array,
    ys: Float64Array,
    i: number,
    from: number,
    n: number,
  ): number {
    const px = xs[i]!;
    const py = ys[i]!;
    let nearest = candidates[from]!;
    let least = Infinity;
    for (let j = from; j < from + n; j++) {
      const c = candidates[j]!;
      const dx = px - centerX[c]!;
      const dy = py - centerY[c]!;
      const square = dx * dx + dy * dy;
      if (square < least) {
        least = square;
        nearest = c;
      }
    }
    return nearest;
  }

  /** Whether center c is farther than another even from the corner most in its favor. */
  function isFarther(c: number, other: number, node: number): boolean {
    const px = centerX[c]! > centerX[other]! ? maxX[node]! : minX[node]!;
    const py = centerY[c]! > centerY[other]! ? maxY[node]! : minY[node]!;
    const dx = px - centerX[c]!;
    const dy = py - centerY[c]!;
    const otherDx = px - centerX[other]!;
    const otherDy = py - centerY[other]!;
    return dx * dx + dy * dy - (otherDx * otherDx + otherDy * otherDy) > margin;
  }

  return { weight, sumX, sumY, assign };
}
