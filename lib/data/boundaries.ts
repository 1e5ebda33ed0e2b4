/**
 * The boundaries that come with the project, as named areas in meters.
 *
 * @module
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BOUNDARIES } from "../config.ts";
import { UserError } from "../errors.ts";
import type { Polygon, Ring } from "../space/polygon.ts";
import { projectRing } from "../space/project_ring.ts";

/** Which boundaries: the file of that name in data/boundaries. */
export type BoundaryKind =
  | "city"
  | "community_areas"
  | "police_districts"
  | "police_beats"
  | "wards";

/** Areas with names, sorted by name; the arrays run in step. */
export interface NamedPolygons {
  /** Codes as in the cleaned records: community area "35", district "001", beat "0111". */
  names: string[];
  /** Words for readers: "DOUGLAS", "1ST". */
  labels: string[];
  /** Polygons of each area, meters; district 031 has three. */
  polygons: Polygon[][];
  /** Every ring of each area, meters, for drawing. */
  outlines: Ring[][];
}

interface Feature {
  properties: Record<string, string>;
  geometry:
    | { type: "Polygon"; coordinates: [number, number][][] }
    | { type: "MultiPolygon"; coordinates: [number, number][][][] };
}

/** Where each file keeps the code and the label of an area, and how long its codes are. */
const FIELDS: Record<BoundaryKind, { code: string; label: string; length: number }> = {
  city: { code: "name", label: "name", length: 0 },
  community_areas: { code: "AREA_NUMBE", label: "COMMUNITY", length: 0 },
  police_districts: { code: "DIST_NUM", label: "DIST_LABEL", length: 3 },
  police_beats: { code: "BEAT_NUM", label: "BEAT_NUM", length: 4 },
  wards: { code: "WARD", label: "WARD", length: 0 },
};

const loaded = new Map<BoundaryKind, NamedPolygons>();

/**
 * Named areas of one kind, read once per process.
 *
 * Features with the same code become one area. Sorted by code: numerically, text after numbers.
 *
 * @param kind Which boundaries.
 * @throws {UserError} If the file is missing or is not the GeoJSON that is expected.
 *
 * @example Community area 35
 * ```ts
 * import assert from "node:assert/strict";
 * import { loadBoundary } from "lib/data/boundaries.ts";
 * const areas = loadBoundary("community_areas");
 * assert.equal(areas.names.length, 77);
 * assert.equal(areas.labels[areas.names.indexOf("35")], "DOUGLAS");
 * ```
 */
export function loadBoundary(kind: BoundaryKind): NamedPolygons {
  const areas = loaded.get(kind) ?? readBoundary(kind, join(BOUNDARIES, `${kind}.geojson`));
  loaded.set(kind, areas);
  return areas;
}

/** Named areas of a file. */
function readBoundary(kind: BoundaryKind, path: string): NamedPolygons {
  const { code, label, length } = FIELDS[kind];
  const byName = new Map<string, { label: string; polygons: Polygon[] }>();
  for (const feature of readFeatures(path)) {
    const name = feature.properties[code];
    if (name === undefined) {
      throw new UserError(`${path}: an area has no ${code}. Restore the file from the repository.`);
    }
    const padded = name.padStart(length, "0");
    const area = byName.get(padded) ?? { label: feature.properties[label] ?? name, polygons: [] };
    area.polygons.push(...polygonsOf(feature));
    byName.set(padded, area);
  }
  const compare = (a: string, b: string) => Number(a) - Number(b) || (a < b ? -1 : 1);
  const entries = [...byName].sort(([a], [b]) => compare(a, b));
  return {
    names: entries.map(([name]) => name),
    labels: entries.map(([, area]) => area.label),
    polygons: entries.map(([, area]) => area.polygons),
    outlines: entries.map(([, area]) => area.polygons.flat()),
  };
}

/** Features of a GeoJSON file. */
function readFeatures(path: string): Feature[] {
  let features: Feature[] | undefined;
  try {
    features = JSON.parse(readFileSync(path, "utf8")).features;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(`Cannot read ${path}: ${why}. Restore the file from the repository.`);
  }
  if (!Array.isArray(features) || features.length === 0) {
    throw new UserError(`${path} holds no areas. Restore the file from the repository.`);
  }
  return features;
}

/** Polygons of a feature in meters. */
function polygonsOf({ geometry }: Feature): Polygon[] {
  const degrees = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return degrees.map((polygon) => polygon.map(projectRing));
}
