/**
 * Zones as a model: which zone an incident falls in that was not there when they were made.
 *
 * @module
 */

import type { Candidate } from "../cluster/candidate.ts";
import { dbscan } from "../cluster/dbscan.ts";
import { hotCells } from "../cluster/hot_cells.ts";
import { createBoxIndex } from "../space/box_index.ts";
import { createGrid, placeBounds, type WeightedPlaces } from "../space/grid.ts";
import type { Region } from "../space/region.ts";

/** Where an incident falls. */
export interface ZoneAssignment {
  /** In a zone; between zones; or so far outside the study area that nothing can be said. */
  is: "zone" | "noise" | "outside";
  /** Zone from 0 on; -1 where it is in none. */
  zone: number;
}

/** Zones that were fitted. */
export interface FittedZones {
  /** Places that zones were made from. */
  places: WeightedPlaces;
  /** Zone of each place, from 0 on; -1 for none. */
  labels: Int32Array;
  /** What made them of the places. */
  candidate: Candidate;
}

/** Where it may lie. */
export interface ZoneModelOptions {
  /** Study area. */
  region: Region;
  /** How far outside the study area incidents still count, as they did when zones were made. */
  maxOutsideMeters: number;
}

/**
 * A function that gives the zone of any position, by the same rule as the zones were made.
 *
 * Zones of hot cells: who is in no hot cell is in no zone, who is in one has the zone of the nearest
 * place of them. k-means: the zone of the nearest center. DBSCAN: that of the nearest core within
 * the radius, or none. Ward's method: that of the nearest place, since it has no centers. A position
 * that was among the places has the zone that it had; a border place of DBSCAN that two dense areas
 * reach may have the other one.
 *
 * @throws {RangeError} From the function, if a coordinate is not finite.
 *
 * @example Between two zones
 * ```ts
 * import assert from "node:assert/strict";
 * import { toCandidate } from "lib/cluster/candidate.ts";
 * import { createRegion } from "lib/space/region.ts";
 * import { createZoneModel } from "lib/zones/zone_model.ts";
 * const places = {
 *   x: Float64Array.of(10, 20, 900),
 *   y: Float64Array.of(10, 10, 10),
 *   weight: Uint32Array.of(5, 5, 5),
 * };
 * const hot = { cellSizeMeters: 100, nCells: 2 };
 * const candidate = toCandidate({ algorithm: "ward", k: 2 }, hot);
 * const region = createRegion([[[[0, 0], [1000, 0], [1000, 1000], [0, 1000], [0, 0]]]]);
 * const zoneOf = createZoneModel(
 *   { places, labels: Int32Array.of(0, 0, 1), candidate },
 *   { region, maxOutsideMeters: 100 },
 * );
 * assert.deepEqual(zoneOf(950, 20), { is: "zone", zone: 1 });
 * assert.deepEqual(zoneOf(500, 20), { is: "noise", zone: -1 });
 * assert.deepEqual(zoneOf(500, -200), { is: "outside", zone: -1 });
 * ```
 */
export function createZoneModel(
  fitted: FittedZones,
  { region, maxOutsideMeters }: ZoneModelOptions,
): (x: number, y: number) => ZoneAssignment {
  const labelOf = labeller(fitted);
  return (x, y) => {
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      throw new RangeError(
        `Cannot assign: coordinates must be finite, current values are ${x} and ${y}`,
      );
    }
    if (region.distanceMeters(x, y) > maxOutsideMeters) return { is: "outside", zone: -1 };
    const zone = labelOf(x, y);
    return { is: zone < 0 ? "noise" : "zone", zone };
  };
}

type Labeller = (x: number, y: number) => number;

function labeller({ places, labels, candidate }: FittedZones): Labeller {
  const { method, hotCells: options } = candidate;
  if (options) {
    const { cellOf } = hotCells(places, options);
    const grid = createGrid(placeBounds(places), options.cellSizeMeters);
    const members = indicesWhere(cellOf, (cell) => cell >= 0);
    const isHot = new Set(members.map((i) => grid.cellOf(places.x[i]!, places.y[i]!)));
    const nearest = nearestOf(places, labels, members);
    return (x, y) => isHot.has(grid.cellOf(x, y)) ? nearest(x, y).label : -1;
  }
  if (method.algorithm === "dbscan") {
    const { isCore } = dbscan(places, method);
    const nearest = nearestOf(places, labels, indicesWhere(isCore, (core) => core === 1));
    return (x, y) => {
      const { label, meters } = nearest(x, y);
      return meters <= method.epsMeters ? label : -1;
    };
  }
  if (method.algorithm === "kmeans") {
    const centers = centersOf(places, labels);
    const nearest = nearestOf(centers, Int32Array.from(centers.x.keys()), [...centers.x.keys()]);
    return (x, y) => nearest(x, y).label;
  }
  const nearest = nearestOf(places, labels, [...labels.keys()]);
  return (x, y) => nearest(x, y).label;
}

function indicesWhere(values: ArrayLike<number>, test: (value: number) => boolean): number[] {
  return Array.from(values, (_, i) => i).filter((i) => test(values[i]!));
}

/** Nearest of some places: its label, and how far it is; -1 and infinity where there are none. */
function nearestOf(
  { x, y }: Pick<WeightedPlaces, "x" | "y">,
  labels: Int32Array,
  members: readonly number[],
): (x: number, y: number) => { label: number; meters: number } {
  const boxes = members.map((i) => ({ minX: x[i]!, minY: y[i]!, maxX: x[i]!, maxY: y[i]! }));
  const index = createBoxIndex(boxes);
  return (atX, atY) => {
    const found = index.nearest(atX, atY);
    if (found < 0) return { label: -1, meters: Infinity };
    const i = members[found]!;
    const [dx, dy] = [x[i]! - atX, y[i]! - atY];
    return { label: labels[i]!, meters: Math.sqrt(dx * dx + dy * dy) };
  };
}

/** Mean position of the incidents of each zone, meters. */
export function centersOf(
  { x, y, weight }: WeightedPlaces,
  labels: Int32Array,
): { x: Float64Array; y: Float64Array } {
  const nZones = labels.reduce((most, label) => Math.max(most, label + 1), 0);
  const [n, sumX, sumY] = [0, 1, 2].map(() => new Float64Array(nZones));
  labels.forEach((label, i) => {
    if (label < 0) return;
    n![label]! += weight[i]!;
    sumX![label]! += weight[i]! * x[i]!;
    sumY![label]! += weight[i]! * y[i]!;
  });
  return {
    x: sumX!.map((sum, zone) => sum / n![zone]!),
    y: sumY!.map((sum, zone) => sum / n![zone]!),
  };
}
