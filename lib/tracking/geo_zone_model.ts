/**
 * Zones of a run as a model of the registry.
 *
 * @module
 */

import { type Candidate, type Method, toCandidate } from "../cluster/candidate.ts";
import { clustersOf } from "../cluster/clustering.ts";
import type { HotCellOptions } from "../cluster/hot_cells.ts";
import { loadBoundary } from "../data/boundaries.ts";
import { cityRegion } from "../data/city_region.ts";
import { readPlaceLabels } from "../data/place_labels.ts";
import { MAX_OUTSIDE_METERS } from "../data/schema.ts";
import { placeName } from "../figures/words.ts";
import { lonLatToMeters } from "../space/projection.ts";
import { createZoneModel, type ZoneAssignment } from "../zones/zone_model.ts";
import { toZoning } from "../zones/zoning.ts";
import { type Model, requireInput } from "./model.ts";
import type { RunRecord } from "./run_record.ts";

/** Zones that can be asked about any position. */
export interface OpenZones {
  /** Names of the zones, the one with the most incidents first. */
  names: string[];
  /** Zone of a position in meters. */
  zoneOf: (x: number, y: number) => ZoneAssignment;
}

/**
 * Zones of a fit, from its places.
 *
 * @param path Places with the labels of all candidates.
 * @param record The fit.
 */
export function openZones(path: string, record: RunRecord): OpenZones {
  const candidate = candidateOf(record);
  const { places, labels: found } = readPlaceLabels(path, candidate.id);
  const areas = loadBoundary("community_areas");
  const named = { ...areas, labels: areas.labels.map(placeName) };
  const { labels, names } = toZoning(places, clustersOf(found), named);
  const region = cityRegion();
  const ground = { region, maxOutsideMeters: MAX_OUTSIDE_METERS };
  return { names, zoneOf: createZoneModel({ places, labels, candidate }, ground) };
}

/** The zone of an incident, by its latitude and longitude; see {@linkcode openZones}. */
export function geoZoneModel(path: string, record: RunRecord): Model {
  const { names, zoneOf } = openZones(path, record);
  return {
    inputs: { latitude: "degrees, WGS 84", longitude: "degrees, WGS 84" },
    predict(values) {
      const latitude = requireInput(values, "latitude", [-90, 90]);
      const longitude = requireInput(values, "longitude", [-180, 180]);
      // Degrees give back the last digits of a position only to about 1e-9 m.
      const [x, y] = lonLatToMeters(longitude, latitude).map(toMicrometers);
      const { is, zone } = zoneOf(x!, y!);
      const number = is === "zone" ? zone + 1 : null;
      const name = names[zone] ?? null;
      return { words: inWords(is, number, name), values: { is, zone: number, name } };
    },
  };
}

/** The candidate that a record is of. */
export function candidateOf({ algorithm, params }: RunRecord): Candidate {
  const { hotCells, population: _, ...own } = params;
  const method = { algorithm, ...own } as Method;
  return toCandidate(method, hotCells as HotCellOptions | undefined);
}

function toMicrometers(meters: number): number {
  return Math.round(meters * 1e6) / 1e6;
}

function inWords(is: string, zone: number | null, name: string | null): string {
  if (is === "zone") return `zone ${zone}, ${name}`;
  if (is === "noise") return "in no zone: noise, between the zones";
  return `outside: over ${MAX_OUTSIDE_METERS} m beyond the city's outline`;
}
