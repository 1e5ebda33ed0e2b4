/**
 * Places inside the city outline, on a lattice as fine as the portal's blocks are many.
 *
 * @module
 */

import type { Random } from "../numeric/random.ts";
import { createWeightedChoice } from "../numeric/weighted_choice.ts";
import { createPolygonIndex } from "../space/polygon_index.ts";
import { feetToLonLat, lonLatToMeters, METERS_PER_FOOT } from "../space/projection.ts";
import { type BoundaryKind, loadBoundary } from "./boundaries.ts";
import { cityRegion } from "./city_region.ts";
import type { PlantedHotSpot } from "./synthetic_plan.ts";

/** Distance of lattice points; the city holds 960,000 of them, all its records 860,000 places. */
export const LATTICE_METERS = 25;

/** A point of the lattice, with the areas that it lies in; "" in the gaps between them. */
export interface LatticePoint {
  /** Whole US survey feet (EPSG:3435), as the portal publishes them. */
  xFeet: number;
  yFeet: number;
  /** Degrees with nine decimals. */
  longitude: string;
  latitude: string;
  beat: string;
  district: string;
  ward: string;
  community_area: string;
}

/** A drawn place. */
export interface DrawnPlace {
  point: LatticePoint;
  /** Index of the hot spot that it was planted in, -1 for the background. */
  hotSpot: number;
}

/**
 * Draws places: planted shares evenly within the disks of the hot spots, the rest evenly over the
 * whole city, disks included.
 *
 * @throws {RangeError} If a disk reaches beyond the city, or the shares exceed 1.
 */
export function createPlaceSource(
  hotSpots: readonly PlantedHotSpot[],
): (random: Random) => DrawnPlace {
  const city = cityRegion();
  const background = 1 - hotSpots.reduce((sum, { share }) => sum + share, 0);
  if (background < 0) throw new RangeError("Cannot draw places: shares must sum to at most 1");
  const drawSource = createWeightedChoice([...hotSpots.map(({ share }) => share), background]);
  const disks = hotSpots.map(({ name, lon, lat, radius_meters: radius }) => {
    const [x, y] = lonLatToMeters(lon, lat);
    if (!city.contains(x, y) || city.edgeDistanceMeters(x, y) < radius) {
      throw new RangeError(`Cannot draw places: hot spot ${name} must lie within the city`);
    }
    const bounds = { minX: x - radius, minY: y - radius, maxX: x + radius, maxY: y + radius };
    const contains = (px: number, py: number) =>
      (px - x) * (px - x) + (py - y) * (py - y) <= radius * radius;
    return { bounds, contains };
  });
  const locate = createLocator();
  return (random) => {
    const source = drawSource(random);
    const { bounds, contains } = disks[source] ?? city;
    while (true) {
      const xFeet = snapFeet(bounds.minX + random.unit() * (bounds.maxX - bounds.minX));
      const yFeet = snapFeet(bounds.minY + random.unit() * (bounds.maxY - bounds.minY));
      if (!contains(xFeet * METERS_PER_FOOT, yFeet * METERS_PER_FOOT)) continue;
      return { point: locate(xFeet, yFeet), hotSpot: source < disks.length ? source : -1 };
    }
  };
}

/** Whole feet of the lattice point nearest to a coordinate in meters. */
function snapFeet(meters: number): number {
  return Math.round(Math.round(meters / LATTICE_METERS) * LATTICE_METERS / METERS_PER_FOOT);
}

/** Locates points of the lattice, each of them once. */
function createLocator(): (xFeet: number, yFeet: number) => LatticePoint {
  const namer = (kind: BoundaryKind) => {
    const { names, polygons } = loadBoundary(kind);
    const index = createPolygonIndex(polygons);
    return (x: number, y: number) => names[index.locate(x, y)] ?? "";
  };
  const beat = namer("police_beats");
  const district = namer("police_districts");
  const ward = namer("wards");
  const communityArea = namer("community_areas");
  const located = new Map<number, LatticePoint>();
  return (xFeet, yFeet) => {
    const key = xFeet * 0x1000000 + yFeet;
    const known = located.get(key);
    if (known !== undefined) return known;
    const x = xFeet * METERS_PER_FOOT;
    const y = yFeet * METERS_PER_FOOT;
    const [lon, lat] = feetToLonLat(xFeet, yFeet);
    const point = {
      xFeet,
      yFeet,
      longitude: lon.toFixed(9),
      latitude: lat.toFixed(9),
      beat: beat(x, y),
      district: district(x, y),
      ward: ward(x, y),
      community_area: communityArea(x, y),
    };
    located.set(key, point);
    return point;
  };
}
