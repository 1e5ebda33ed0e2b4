/**
 * The fits of chapter 4 as zones of the cells that maps show.
 *
 * @module
 */

import { clustersOf } from "../../cluster/clustering.ts";
import { loadBoundary } from "../../data/boundaries.ts";
import { readAllPlaceLabels } from "../../data/place_labels.ts";
import { formatCount } from "../../describe/format.ts";
import { placeName } from "../../figures/words.ts";
import type { WeightedPlaces } from "../../space/grid.ts";
import { readRunRecords } from "../../tracking/experiments.ts";
import { candidateOf } from "../../tracking/geo_zone_model.ts";
import type { RegisteredModel } from "../../tracking/registry.ts";
import { readRegistry, REGISTRY } from "../../tracking/registry_file.ts";
import type { RunRecord } from "../../tracking/run_record.ts";
import { zonesOfCells } from "../../zones/cell_zones.ts";
import { toZoning } from "../../zones/zoning.ts";
import { explorerOf } from "../explorer.ts";
import type { SiteSource } from "../source.ts";
import { type FitSummary, type Population, POPULATIONS } from "./zone_format.ts";

/** A fit with its zones. */
export interface ZoneFit extends FitSummary {
  /** Zone of each cell that is shown, from 1 on; 0 for none. */
  zones: Uint16Array;
  /** Its scores, where they were recorded. */
  record: RunRecord | null;
}

/** Name of the registered model that is made of zones. */
const MODEL = "geo-zones";

const known = new WeakMap<SiteSource, ZoneFit[]>();

/** Fits of a run, in the order of the chapter, those of reported incidents first; made once. */
export function zoneFitsOf(site: SiteSource): ZoneFit[] {
  const fits = known.get(site) ?? POPULATIONS.flatMap((population) => readFits(site, population));
  known.set(site, fits);
  return fits;
}

/** The registered model that zones are versions of; null where there is no registry. */
export function zoneModelOf(site: SiteSource): RegisteredModel | null {
  if (!site.has(REGISTRY)) return null;
  return readRegistry(site.path("")).models.find(({ name }) => name === MODEL) ?? null;
}

function readFits(site: SiteSource, population: Population): ZoneFit[] {
  const file = `artifacts/04_geo_clustering/places_${population}.parquet`;
  if (!site.has(file)) return [];
  const { places, labels } = readAllPlaceLabels(site.path(file));
  const areas = loadBoundary("community_areas");
  const named = { ...areas, labels: areas.labels.map(placeName) };
  const { cells, cellSizeMeters } = explorerOf(site);
  const cellOf = cellsOfPlaces(places, cells, cellSizeMeters);
  const records = recordsOf(site, population);
  const model = zoneModelOf(site);
  return [...labels].flatMap(([id, found]): ZoneFit[] => {
    const method = readName(id);
    if (method === null) return [];
    const zoning = toZoning(places, clustersOf(found), named);
    const record = records.get(id) ?? null;
    return [{
      key: `${population}.${id}`,
      population,
      ...method,
      alias: aliasOf(model, record),
      names: zoning.names,
      zones: zonesOfCells(cellOf, places.weight, zoning.labels, cells.column.length),
      record,
    }];
  });
}

/** Number of the shown cell of each place, −1 where its cell is not shown. */
function cellsOfPlaces(
  { x, y }: WeightedPlaces,
  { column, row }: { column: Int32Array; row: Int32Array },
  cellSizeMeters: number,
): Int32Array {
  const keyOf = (column: number, row: number) => column * 2 ** 20 + row;
  const numbers = new Map(
    Array.from(column, (each, cell): [number, number] => [keyOf(each, row[cell]!), cell]),
  );
  const inCells = (meters: number) => Math.floor(meters / cellSizeMeters);
  return Int32Array.from(x, (at, i) => numbers.get(keyOf(inCells(at), inCells(y[i]!))) ?? -1);
}

function recordsOf(site: SiteSource, population: Population): Map<string, RunRecord> {
  const records = readRunRecords(site.path(""))
    .filter(({ task, params }) => task === "geo" && params.population === population);
  return new Map(records.map((record) => [candidateOf(record).id, record]));
}

function aliasOf(model: RegisteredModel | null, record: RunRecord | null): FitSummary["alias"] {
  const version = model?.versions.find(({ runId }) => runId === record?.runId)?.version;
  if (version === undefined) return null;
  const { champion, challenger } = model!.aliases;
  return version === champion ? "champion" : version === challenger ? "challenger" : null;
}

const NAMES = { kmeans: "k-means", ward: "Ward" } as const;

/**
 * What the name of a candidate says; null for a name of another kind.
 *
 * @example Three names
 * ```ts
 * import assert from "node:assert/strict";
 * import { readName } from "lib/site/files/zone_fits.ts";
 * assert.equal(readName("hot96-ward-5")?.words, "Ward 5 in 96 hot cells");
 * assert.equal(readName("dbscan-250-1000")?.parameters, "1,000 incidents within 250 m");
 * assert.equal(readName("zone"), null);
 * ```
 */
export function readName(
  id: string,
): Pick<FitSummary, "algorithm" | "hotCells" | "parameters" | "words"> | null {
  const dense = /^dbscan-(\d+)-(\d+)$/.exec(id);
  if (dense) {
    const [meters, least] = [dense[1]!, formatCount(Number(dense[2]))];
    return {
      algorithm: "dbscan",
      hotCells: null,
      parameters: `${least} incidents within ${meters} m`,
      words: `DBSCAN, ${least} incidents within ${meters} m`,
    };
  }
  const [, hot, algorithm, k] = /^(?:hot(\d+)-)?(kmeans|ward)-(\d+)$/.exec(id) ?? [];
  if (algorithm !== "kmeans" && algorithm !== "ward") return null;
  const hotCells = hot === undefined ? null : Number(hot);
  const where = hot === undefined ? "" : ` in ${hot} hot cells`;
  return {
    algorithm,
    hotCells,
    parameters: `${k} zones${hot === undefined ? "" : ` in ${hot} cells`}`,
    words: `${NAMES[algorithm]} ${k}${where}`,
  };
}
