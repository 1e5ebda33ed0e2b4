/**
 * Names of zones, from the named areas that their incidents lie in.
 *
 * @module
 */

import { NOISE } from "../cluster/clustering.ts";
import type { WeightedPlaces } from "../space/grid.ts";
import type { Polygon } from "../space/polygon.ts";
import { areaFinder } from "./area_finder.ts";

/** Named areas, such as community areas. */
export interface NamedAreas {
  /** Words for readers. */
  labels: readonly string[];
  /** Polygons of each area, meters. */
  polygons: readonly (readonly Polygon[])[];
}

/** Share of a zone's incidents that the areas in its name hold, if three areas can. */
const NAMED_SHARE = 0.6;
const MOST_AREAS = 3;

/**
 * A name for each zone: the areas that hold most of its incidents, the fullest first.
 *
 * As many areas as hold three fifths of the incidents, at most three. Zones whose names would be
 * the same are told apart by the compass, as their mean places lie to each other.
 *
 * @param labels Zone of each place, or -1.
 * @param nZones Number of zones.
 * @returns Names, all different; "Outside all areas" where no incident lies in an area.
 *
 * @example A zone that two areas share
 * ```ts
 * import assert from "node:assert/strict";
 * import { nameZones } from "lib/zones/zone_names.ts";
 * const square = (x: number): [number, number][][] => [
 *   [[x, 0], [x + 100, 0], [x + 100, 100], [x, 100], [x, 0]],
 * ];
 * const areas = { labels: ["LOOP", "DOUGLAS"], polygons: [[square(0)], [square(100)]] };
 * const places = {
 *   x: Float64Array.of(50, 150),
 *   y: Float64Array.of(50, 50),
 *   weight: Uint32Array.of(1, 1),
 * };
 * assert.deepEqual(nameZones(places, Int32Array.of(0, 0), 1, areas), ["LOOP, DOUGLAS"]);
 * ```
 */
export function nameZones(
  places: WeightedPlaces,
  labels: Int32Array,
  nZones: number,
  areas: NamedAreas,
): string[] {
  const areaOf = areaFinder(places, areas.polygons);
  const zones = Array.from({ length: nZones }, () => ({
    n: 0,
    x: 0,
    y: 0,
    byArea: new Map<number, number>(),
  }));
  labels.forEach((label, i) => {
    if (label === NOISE) return;
    const zone = zones[label]!;
    const weight = places.weight[i]!;
    zone.n += weight;
    zone.x += weight * places.x[i]!;
    zone.y += weight * places.y[i]!;
    const area = areaOf(i);
    if (area >= 0) zone.byArea.set(area, (zone.byArea.get(area) ?? 0) + weight);
  });
  const named = zones.map(({ n, x, y, byArea }) => ({
    x: x / n,
    y: y / n,
    name: nameOf(n, byArea, areas.labels),
  }));
  const bySame = Map.groupBy(named.keys(), (zone) => named[zone]!.name);
  const names = named.map(({ name }) => name);
  for (const same of bySame.values()) {
    if (same.length > 1) tellApart(same, named, names);
  }
  return names;
}

function nameOf(n: number, byArea: Map<number, number>, labels: readonly string[]): string {
  const ranked = [...byArea].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const parts: string[] = [];
  let held = 0;
  for (const [area, count] of ranked) {
    if (parts.length === MOST_AREAS || held >= NAMED_SHARE * n) break;
    parts.push(labels[area]!);
    held += count;
  }
  return parts.join(", ") || "Outside all areas";
}

/** Adds to names that are the same where each zone lies, along the axis that parts them more. */
function tellApart(
  zones: readonly number[],
  named: readonly { x: number; y: number; name: string }[],
  names: string[],
): void {
  const extent = (axis: "x" | "y") => {
    const values = zones.map((zone) => named[zone]![axis]);
    return Math.max(...values) - Math.min(...values);
  };
  const axis = extent("x") > extent("y") ? "x" : "y";
  const [low, high] = axis === "x" ? ["west", "east"] : ["south", "north"];
  const sorted = zones.toSorted((a, b) => named[a]![axis] - named[b]![axis] || a - b);
  sorted.forEach((zone, i) => {
    const middle = zones.length === 3 ? "middle" : `middle ${i}`;
    const where = i === 0 ? low : i === sorted.length - 1 ? high : middle;
    names[zone] = `${names[zone]} (${where})`;
  });
}
