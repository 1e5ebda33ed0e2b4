/**
 * Index of clusters that answers which other cluster is cheapest to merge with one of them.
 *
 * The cheapest partner in Ward's sense need not be the nearest: a light cluster far away can cost
 * less than a heavy one close by. So there is a grid for each power of two of the weight. In one
 * grid the least weight and the distance of a ring of cells bound the cost from below, and the
 * search ends where the bound passes the best cost so far. Every search is exact.
 *
 * @module
 */

import type { ClusteringWork } from "./clustering.ts";

/** Clusters by their means; who merges clusters overwrites the arrays, which run in step. */
export interface Centroids {
  /** Meters. */
  x: Float64Array;
  /** Meters. */
  y: Float64Array;
  /** Incidents in the cluster; 0 once it is merged into another. */
  weight: Float64Array;
}

/** Clusters that can be asked for the cheapest merge, while they come and go; the work so far. */
export interface WeightGrids extends Readonly<ClusteringWork> {
  /** Adds a cluster where its centroid is now. */
  insert(cluster: number): void;
  /** Takes a cluster out; its centroid must be that with which it was inserted. */
  remove(cluster: number): void;
  /**
   * The other cluster with the least cost of merging; the lowest index where costs are equal.
   *
   * @param guess A cluster whose cost is to be beaten, so that the search ends sooner; one that
   * is merged away, or not there at all, is ignored.
   * @returns Its index; −1 if there is no other cluster.
   */
  cheapest(cluster: number, guess: number): number;
}

/** Square cells over the middle of the clusters, for those of one power of two of the weight. */
interface Level {
  /** In incidents. */
  leastWeight: number;
  /** Meters. */
  cellSize: number;
  columns: number;
  rows: number;
  /** First cluster of each cell, −1 if none. */
  heads: Int32Array;
  /** Clusters in all cells. */
  count: number;
}

/** Share of the clusters beyond the grids on each of their four sides. */
const OUTSIDE = 0.01;

/** Part of a cell by which bounds are lowered, far above what rounding moves a cluster. */
const SLACK = 1e-9;

/**
 * Growth of the sum of squared distances to the means, when two clusters are merged.
 *
 * @example Of 2 and 6 incidents, 4 m apart
 * ```ts
 * import assert from "node:assert/strict";
 * import { mergeCost } from "lib/cluster/weight_grids.ts";
 * const centroids = {
 *   x: Float64Array.of(0, 4),
 *   y: Float64Array.of(0, 0),
 *   weight: Float64Array.of(2, 6),
 * };
 * assert.equal(mergeCost(centroids, 0, 1), 2 * 3 ** 2 + 6 * 1 ** 2);
 * ```
 */
export function mergeCost({ x, y, weight }: Centroids, a: number, b: number): number {
  const dx = x[a]! - x[b]!;
  const dy = y[a]! - y[b]!;
  return weight[a]! * weight[b]! / (weight[a]! + weight[b]!) * (dx * dx + dy * dy);
}

/**
 * Index of clusters by place and weight.
 *
 * The grids lie over the middle 98 % of the coordinates, and what is beyond counts to the cells at
 * their rim; each is laid anew when its clusters have become many more or fewer. So neither a far
 * outlier nor clusters on one line can make the cells large, or many. Memory grows with the number
 * of clusters. Time grows with the square of it where most of them share few cells, such as in two
 * cities an ocean apart.
 *
 * @param centroids Clusters, all to be found; kept, not copied.
 *
 * @example The light cluster costs less than the close one
 * ```ts
 * import assert from "node:assert/strict";
 * import { createWeightGrids } from "lib/cluster/weight_grids.ts";
 * const grids = createWeightGrids({
 *   x: Float64Array.of(0, 2, -3),
 *   y: Float64Array.of(0, 0, 0),
 *   weight: Float64Array.of(50, 50, 1),
 * });
 * assert.equal(grids.cheapest(0, -1), 2);
 * grids.remove(2);
 * const before = grids.distanceEvaluations;
 * assert.equal(grids.cheapest(0, 1), 1);
 * // The guess, and the same cluster where it is found.
 * assert.equal(grids.distanceEvaluations - before, 2);
 * ```
 */
export function createWeightGrids(centroids: Centroids): WeightGrids {
  const { x, y, weight } = centroids;
  const n = x.length;
  const [minX, width] = middleOf(x);
  const [minY, height] = middleOf(y);
  const incidents = weight.reduce((sum, each) => sum + each, 0);
  const levels = Array.from(
    { length: levelOf(incidents) + 1 },
    (_, level): Level => ({ leastWeight: 2 ** level, count: 0, ...layCells(width, height, 1) }),
  );
  const next = new Int32Array(n);
  const previous = new Int32Array(n);
  const cells = new Int32Array(n);
  // In an array: a variable of a closure would be allocated anew for each number beyond 2^31.
  const counted = new Float64Array(1);

  function insert(cluster: number): void {
    const level = levels[levelOf(weight[cluster]!)]!;
    link(level, cluster);
    if (++level.count > 2 * level.heads.length) layAnew(level);
  }

  function remove(cluster: number): void {
    const level = levels[levelOf(weight[cluster]!)]!;
    const after = next[cluster]!;
    const before = previous[cluster]!;
    if (before >= 0) next[before] = after;
    else level.heads[cells[cluster]!] = after;
    if (after >= 0) previous[after] = before;
    if (8 * --level.count < level.heads.length) layAnew(level);
  }

  function link(level: Level, cluster: number): void {
    const column = Math.floor(inside((x[cluster]! - minX) / level.cellSize, level.columns));
    const row = Math.floor(inside((y[cluster]! - minY) / level.cellSize, level.rows));
    const cell = row * level.columns + column;
    const head = level.heads[cell]!;
    next[cluster] = head;
    previous[cluster] = -1;
    if (head >= 0) previous[head] = cluster;
    level.heads[cell] = cluster;
    cells[cluster] = cell;
  }

  function layAnew(level: Level): void {
    const { heads } = level;
    Object.assign(level, layCells(width, height, Math.max(1, level.count)));
    for (const head of heads) {
      for (let cluster = head; cluster >= 0;) {
        const following = next[cluster]!;
        link(level, cluster);
        cluster = following;
      }
    }
  }

  function cheapest(cluster: number, guess: number): number {
    let best = weight[guess]! > 0 ? guess : -1;
    for (const level of levels) {
      if (level.count > 0) best = cheapestOfLevel(level, cluster, best);
    }
    return best;
  }

  function cheapestOfLevel(level: Level, cluster: number, guess: number): number {
    const { leastWeight, cellSize, columns, rows } = level;
    const own = weight[cluster]!;
    const factor = own * leastWeight / (own + leastWeight);
    const u = inside((x[cluster]! - minX) / cellSize, columns);
    const v = inside((y[cluster]! - minY) / cellSize, rows);
    const column = Math.floor(u);
    const row = Math.floor(v);
    const margin = Math.min(u - column, column + 1 - u, v - row, row + 1 - v) - SLACK;
    const lastRing = Math.max(column, columns - 1 - column, row, rows - 1 - row);
    let best = guess;
    let leastCost = best < 0 ? Infinity : mergeCost(centroids, cluster, best);
    let evaluations = best < 0 ? 0 : 1;
    for (let ring = 0; ring <= lastRing; ring++) {
      const distance = (ring - 1 + margin) * cellSize;
      if (distance > 0) {
        evaluations++;
        if (factor * distance * distance > leastCost) break;
      }
      const top = Math.min(rows - 1, row + ring);
      for (let r = Math.max(0, row - ring); r <= top; r++) {
        const whole = r === row - ring || r === row + ring;
        const from = whole ? Math.max(0, column - ring) : column - ring;
        const to = whole ? Math.min(columns - 1, column + ring) : column + ring;
        for (let c = from; c <= to; c += whole ? 1 : 2 * ring) {
          if (c < 0 || c >= columns) continue;
          for (let other = level.heads[r * columns + c]!; other >= 0; other = next[other]!) {
            if (other === cluster) continue;
            const cost = mergeCost(centroids, cluster, other);
            evaluations++;
            if (cost < leastCost || (cost === leastCost && (other < best || best < 0))) {
              leastCost = cost;
              best = other;
            }
          }
        }
      }
    }
    counted[0]! += evaluations;
    return best;
  }

  for (let cluster = 0; cluster < n; cluster++) insert(cluster);
  return {
    insert,
    remove,
    cheapest,
    get distanceEvaluations() {
      return counted[0]!;
    },
  };
}

/** Where the middle of the values starts, and how long it is. */
function middleOf(values: Float64Array): [start: number, length: number] {
  const sorted = values.toSorted();
  const outside = Math.floor(OUTSIDE * values.length);
  const start = sorted[outside]!;
  return [start, sorted[values.length - 1 - outside]! - start];
}

/**
 * Empty cells over a rectangle, about as many as wanted.
 *
 * They are no smaller than the longer side over that number, so that there are at most four times
 * as many in a rectangle as thin as a line.
 */
function layCells(width: number, height: number, wanted: number) {
  const side = Math.max(Math.sqrt(width * height / wanted), Math.max(width, height) / wanted);
  const cellSize = side > 0 ? side : 1;
  const columns = Math.floor(width / cellSize) + 1;
  const rows = Math.floor(height / cellSize) + 1;
  return { cellSize, columns, rows, heads: new Int32Array(columns * rows).fill(-1) };
}

/** Position on an axis of a grid, in cells; what is beyond its ends is moved to them. */
function inside(position: number, cells: number): number {
  return Math.max(0, Math.min(position, cells - SLACK));
}

/** Exponent of the greatest power of two that is not above a weight of at least 1. */
function levelOf(weight: number): number {
  return weight < 2 ** 32 ? 31 - Math.clz32(weight) : 63 - Math.clz32(weight / 2 ** 32);
}
