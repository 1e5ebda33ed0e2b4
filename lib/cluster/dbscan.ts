/**
 * DBSCAN of weighted places: dense areas of any shape, and noise between them.
 *
 * @module
 */

import { findRoot } from "../numeric/find_root.ts";
import { placeBounds, type WeightedPlaces } from "../space/grid.ts";
import { type ClusteringResult, type ClusteringWork, NOISE, requirePlaces } from "./clustering.ts";
import { type PlacesByCell, sortByCell } from "./places_by_cell.ts";

/** What counts as dense. */
export interface DbscanOptions {
  /** Radius around a place, in meters; what lies exactly on the circle is within it. */
  epsMeters: number;
  /** Incidents within the radius, those of the place itself included, that make it a core place. */
  minSamples: number;
}

/** Clusters by density. Incidents of core, border and noise places sum to all incidents. */
export interface DbscanResult extends ClusteringResult, ClusteringWork {
  /** 1 for a core place, 0 for a border or noise place; in step with the places. */
  isCore: Uint8Array;
  coreIncidents: number;
  /** Incidents at places in a cluster that are not core places. */
  borderIncidents: number;
  noiseIncidents: number;
}

/**
 * DBSCAN of the incidents that weighted places stand for, exactly.
 *
 * Core places within the radius of each other are in one cluster. Labels are those of
 * scikit-learn: clusters are numbered by their first core place, and a border place is in the
 * lowest-numbered of the clusters that reach it. Only these two rules depend on the order of places.
 *
 * Places are looked up in square cells, small enough that all places of a cell are within the
 * radius of each other. Time grows with the places in 5 × 5 cells around each place.
 *
 * @throws {RangeError} If epsMeters is not positive and finite, minSamples is not positive, there is
 * no place, a coordinate is not finite, a weight is zero, or the places span over 2^26 cells.
 * @throws {TypeError} If the arrays of places are not of one length.
 *
 * @example Three places in a chain, and one apart
 * ```ts
 * import assert from "node:assert/strict";
 * import { dbscan } from "lib/cluster/dbscan.ts";
 * const places = {
 *   x: Float64Array.of(0, 100, 200, 900),
 *   y: Float64Array.of(0, 0, 0, 0),
 *   weight: Uint32Array.of(1, 3, 1, 4),
 * };
 * const { labels, isCore, noiseIncidents } = dbscan(places, { epsMeters: 100, minSamples: 5 });
 * assert.deepEqual([...labels], [0, 0, 0, -1]);
 * assert.deepEqual([...isCore], [0, 1, 0, 0]);
 * assert.equal(noiseIncidents, 4);
 * ```
 *
 * @see Ester et al. (1996), "A density-based algorithm for discovering clusters", KDD-96
 */
export function dbscan(places: WeightedPlaces, options: DbscanOptions): DbscanResult {
  const { epsMeters, minSamples } = options;
  const incidents = requirePlaces("cluster by DBSCAN", places);
  if (!(epsMeters > 0 && epsMeters < Infinity)) {
    throw new RangeError(
      `Cannot cluster by DBSCAN: epsMeters must be positive and finite, current value is ${epsMeters}`,
    );
  }
  if (!(minSamples > 0)) {
    throw new RangeError(
      `Cannot cluster by DBSCAN: minSamples must be positive, current value is ${minSamples}`,
    );
  }
  const { keys, rowLength } = keysOfCells(places, epsMeters);
  const everywhere = groupByCell(places, keys, rowLength);
  const work = { distanceEvaluations: 0 };
  const isCore = findCore(everywhere, epsMeters * epsMeters, minSamples, work);
  const core = groupByCell(places, keys, rowLength, isCore);
  const clusterOfCell = joinCells(core, epsMeters * epsMeters, work);
  const { labels, nClusters } = labelCore(core, clusterOfCell, isCore);
  labelBorder(labels, everywhere, core, isCore, epsMeters * epsMeters, work);

  let coreIncidents = 0;
  let noiseIncidents = 0;
  places.weight.forEach((weight, i) => {
    if (isCore[i]) coreIncidents += weight;
    else if (labels[i] === NOISE) noiseIncidents += weight;
  });
  const borderIncidents = incidents - coreIncidents - noiseIncidents;
  const totals = { coreIncidents, borderIncidents, noiseIncidents };
  return { labels, nClusters, isCore, ...totals, ...work };
}

/** Side of a cell over the radius: below √½ by more than rounding can add to a cell's diagonal. */
const CELL_SHARE = Math.SQRT1_2 * (1 - 2 ** -20);

/** Cells that a place within the radius can be away, in x and in y. */
const REACH = 2;

/** Columns or rows at most, so that keys are exact and rounding stays below CELL_SHARE's margin. */
const MAX_SPAN = 2 ** 26;

/** Places by cell. Only cells with places are there, so an outlier far away costs nothing. */
interface CellGroups extends PlacesByCell {
  /** Key of each cell, row × rowLength + column, ascending. */
  cells: Float64Array;
  /** Longer than a row, so that REACH cells beyond its end are not yet in the next one. */
  rowLength: number;
}

/** Key of the cell of each place. */
function keysOfCells(places: WeightedPlaces, epsMeters: number) {
  const { minX, minY, maxX, maxY } = placeBounds(places);
  const side = epsMeters * CELL_SHARE;
  const columns = Math.floor((maxX - minX) / side) + 1;
  const rows = Math.floor((maxY - minY) / side) + 1;
  if (!(columns <= MAX_SPAN && rows <= MAX_SPAN)) {
    throw new RangeError(
      `Cannot cluster by DBSCAN: places must span at most 2^26 cells of ${side} m, ` +
        `current values are ${columns} by ${rows}`,
    );
  }
  const rowLength = columns + REACH;
  const keys = places.x.map((x, i) =>
    Math.floor((places.y[i]! - minY) / side) * rowLength + Math.floor((x - minX) / side)
  );
  return { keys, rowLength };
}

/** Groups the places, or those that a mask selects, by their keys. */
function groupByCell(
  places: WeightedPlaces,
  keys: Float64Array,
  rowLength: number,
  mask?: Uint8Array,
): CellGroups {
  const all = new Uint32Array(keys.length).map((_, i) => i);
  const place = mask ? all.filter((i) => mask[i]) : all;
  const sorted = (mask ? keys.filter((_, i) => mask[i]) : keys.slice()).sort();
  const cells = sorted.filter((key, p) => p === 0 || key !== sorted[p - 1]);
  const cellOf = place.map((i) => firstAtLeast(cells, keys[i]!));
  return { cells, rowLength, ...sortByCell(places, place, cellOf, cells.length) };
}

/** Index of the first cell whose key is at least the given one, by halving. */
function firstAtLeast(cells: Float64Array, key: number): number {
  let low = 0;
  let high = cells.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cells[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Writes the cells around a key to `around`: for each row in reach the first, and one past the last. */
function findAround(around: Uint32Array, { cells, rowLength }: CellGroups, key: number): void {
  for (let row = -REACH; row <= REACH; row++) {
    const middle = key + row * rowLength;
    around[2 * (row + REACH)] = firstAtLeast(cells, middle - REACH);
    around[2 * (row + REACH) + 1] = firstAtLeast(cells, middle + REACH + 1);
  }
}

/** Whether each place is a core place, by its index. */
function findCore(
  groups: CellGroups,
  eps2: number,
  minSamples: number,
  work: ClusteringWork,
): Uint8Array {
  const { cells, start, place, x, y, weight } = groups;
  const isCore = new Uint8Array(place.length);
  const around = new Uint32Array(2 * (2 * REACH + 1));
  const weightBefore = new Float64Array(weight.length + 1);
  weight.forEach((each, p) => weightBefore[p + 1] = weightBefore[p]! + each);
  let evaluations = 0;

  for (let cell = 0; cell < cells.length; cell++) {
    const from = start[cell]!;
    const to = start[cell + 1]!;
    if (weightBefore[to]! - weightBefore[from]! >= minSamples) {
      for (let p = from; p < to; p++) isCore[place[p]!] = 1;
      continue;
    }
    findAround(around, groups, cells[cell]!);
    let inReach = 0;
    for (let k = 0; k < around.length; k += 2) {
      around[k] = start[around[k]!]!;
      around[k + 1] = start[around[k + 1]!]!;
      inReach += weightBefore[around[k + 1]!]! - weightBefore[around[k]!]!;
    }
    if (inReach < minSamples) continue;
    for (let p = from; p < to; p++) {
      let within = 0;
      for (let k = 0; k < around.length && within < minSamples; k += 2) {
        const end = around[k + 1]!;
        evaluations += end - around[k]!;
        for (let q = around[k]!; q < end; q++) {
          const dx = x[q]! - x[p]!;
          const dy = y[q]! - y[p]!;
          if (dx * dx + dy * dy <= eps2) within += weight[q]!;
        }
      }
      if (within >= minSamples) isCore[place[p]!] = 1;
    }
  }
  work.distanceEvaluations += evaluations;
  return isCore;
}

/** Joins cells of core places that reach each other; a cell's cluster is one of its cells. */
function joinCells(core: CellGroups, eps2: number, work: ClusteringWork): Uint32Array {
  const { cells, start, x, y } = core;
  const parent = Uint32Array.from(cells.keys());
  const around = new Uint32Array(2 * (2 * REACH + 1));
  const rootOf = (cell: number) => findRoot(parent, cell);
  const touch = (a: number, b: number) => {
    for (let p = start[a]!; p < start[a + 1]!; p++) {
      for (let q = start[b]!; q < start[b + 1]!; q++) {
        const dx = x[q]! - x[p]!;
        const dy = y[q]! - y[p]!;
        if (dx * dx + dy * dy <= eps2) {
          work.distanceEvaluations += q + 1 - start[b]!;
          return true;
        }
      }
      work.distanceEvaluations += start[b + 1]! - start[b]!;
    }
    return false;
  };
  for (let cell = 0; cell < cells.length; cell++) {
    findAround(around, core, cells[cell]!);
    for (let k = 0; k < around.length; k += 2) {
      for (let other = Math.max(around[k]!, cell + 1); other < around[k + 1]!; other++) {
        if (rootOf(cell) !== rootOf(other) && touch(cell, other)) {
          parent[rootOf(other)] = rootOf(cell);
        }
      }
    }
  }
  return parent.map((_, cell) => rootOf(cell));
}

/** Labels the core places, with clusters numbered by their first one in the order of places. */
function labelCore(
  core: CellGroups,
  clusterOfCell: Uint32Array,
  isCore: Uint8Array,
): ClusteringResult {
  const cluster = new Uint32Array(isCore.length);
  clusterOfCell.forEach((each, cell) => {
    for (let p = core.start[cell]!; p < core.start[cell + 1]!; p++) cluster[core.place[p]!] = each;
  });
  const numberOf = new Int32Array(clusterOfCell.length).fill(-1);
  const labels = new Int32Array(isCore.length).fill(NOISE);
  let nClusters = 0;
  isCore.forEach((core, i) => {
    if (!core) return;
    if (numberOf[cluster[i]!]! < 0) numberOf[cluster[i]!] = nClusters++;
    labels[i] = numberOf[cluster[i]!]!;
  });
  return { labels, nClusters };
}

/** Labels the places in reach of a core place, with the lowest cluster. */
function labelBorder(
  labels: Int32Array,
  everywhere: CellGroups,
  core: CellGroups,
  isCore: Uint8Array,
  eps2: number,
  work: ClusteringWork,
): void {
  const around = new Uint32Array(2 * (2 * REACH + 1));
  const coreLabels = new Int32Array(core.place.length).map((_, p) => labels[core.place[p]!]!);
  everywhere.cells.forEach((key, cell) => {
    findAround(around, core, key);
    for (let p = everywhere.start[cell]!; p < everywhere.start[cell + 1]!; p++) {
      const i = everywhere.place[p]!;
      if (isCore[i]) continue;
      let lowest = Infinity;
      let evaluations = 0;
      for (let k = 0; k < around.length; k += 2) {
        const end = core.start[around[k + 1]!]!;
        for (let q = core.start[around[k]!]!; q < end; q++) {
          const dx = core.x[q]! - everywhere.x[p]!;
          const dy = core.y[q]! - everywhere.y[p]!;
          if (coreLabels[q]! >= lowest) continue;
          evaluations++;
          if (dx * dx + dy * dy <= eps2) lowest = coreLabels[q]!;
        }
      }
      work.distanceEvaluations += evaluations;
      if (lowest < Infinity) labels[i] = lowest;
    }
  });
}
