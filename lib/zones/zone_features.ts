/**
 * Zones as areas to be taken into maps: outlines with what they hold.
 *
 * @module
 */

import { formatCount, formatDecimal } from "../describe/format.ts";
import { cellOutline } from "../space/cell_outline.ts";
import type { CellGrid, WeightedPlaces } from "../space/grid.ts";
import type { Placemark } from "../space/kml.ts";
import type { Polygon } from "../space/polygon.ts";
import { zoneCells } from "./zone_cells.ts";
import type { ZoneProfile } from "./zone_profile.ts";

/** A zone with its outline. */
export interface ZoneFeature {
  /** Number of the zone, from 1 on. */
  id: number;
  /** Outer rings and holes of the cells that hold its incidents, meters. */
  polygons: Polygon[];
  properties: {
    name: string;
    /** Incidents of the zone: all of them lie within the outline. */
    incidents: number;
    /** Incidents within the outline, those of other zones and of none included. */
    incidents_within_outline: number;
    /** Ground of the outline in the study area. */
    square_kilometers: number;
    per_square_kilometer: number;
    severity_per_square_kilometer: number;
    districts: string;
    beats: string;
  };
}

/**
 * Outlines of zones: the cells that hold their incidents, whole.
 *
 * Every incident of a zone lies within its outline; in a cell that two zones share lie incidents of
 * the other as well, so both numbers are told.
 *
 * @param grid Cells that zones stand on.
 * @param places Places of all incidents of the population.
 * @param labels Zone of each place from 0 on, or -1.
 * @param profiles Profile of each zone, in order.
 * @throws {RangeError} If a place of a zone lies outside the grid.
 */
export function zoneFeatures(
  grid: CellGrid,
  places: WeightedPlaces,
  labels: Int32Array,
  profiles: readonly ZoneProfile[],
): ZoneFeature[] {
  const cells = zoneCells(grid, places, labels, profiles.length);
  const inCell = new Map<number, number>();
  places.weight.forEach((weight, i) => {
    const cell = grid.cellOf(places.x[i]!, places.y[i]!);
    inCell.set(cell, (inCell.get(cell) ?? 0) + weight);
  });
  return profiles.map((profile, zone): ZoneFeature => ({
    id: profile.zone,
    polygons: cellOutline(grid, cells[zone]!),
    properties: {
      name: profile.name,
      incidents: profile.n,
      incidents_within_outline: cells[zone]!.reduce((sum, cell) => sum + inCell.get(cell)!, 0),
      square_kilometers: profile.square_kilometers,
      per_square_kilometer: profile.per_square_kilometer,
      severity_per_square_kilometer: profile.severity_per_square_kilometer,
      districts: profile.districts.join(" "),
      beats: profile.beats.join(" "),
    },
  }));
}

/** Zones for programs that read KML, with what they hold in words. */
export function toPlacemarks(features: readonly ZoneFeature[]): Placemark[] {
  return features.map(({ id, polygons, properties }) => ({
    name: `${id} ${properties.name}`,
    description: `${formatCount(properties.incidents)} recorded incidents on ` +
      `${formatDecimal(properties.square_kilometers, 2)} km², ` +
      `districts ${properties.districts}`,
    polygons,
  }));
}
