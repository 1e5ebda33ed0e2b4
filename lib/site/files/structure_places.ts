/**
 * Places by what is recorded there, as the page "Structure" draws them.
 *
 * @module
 */

import { type PlaceProfiles, placeProfiles, sharesOfPlace } from "../../features/place_profiles.ts";
import { placeName, readable } from "../../figures/words.ts";
import { parseCsv } from "../../files/csv.ts";
import { loadBoundary } from "../../data/boundaries.ts";
import { nearestNeighbors } from "../../numeric/neighbors.ts";
import type { PcaResult } from "../../reduce/pca.ts";
import { placeRows } from "../../reduce/place_pca.ts";
import type { SiteSource } from "../source.ts";
import type { PlaceAxis, PlaceColor, PlaceKind, PlaceLayout } from "./structure_format.ts";
import { PCA } from "./structure_points.ts";
import type { Reduction } from "./structure_scores.ts";

/** Layouts of places, as chapter 6 writes them. */
export const PLACE_LAYOUTS = "artifacts/06_dimensionality_reduction/place_embeddings.csv";

/** Places as the chapter lays them out, a row a place and method. */
export interface LayoutRow {
  kind: string;
  place: string;
  n: number;
  method: string;
  x: number;
  y: number;
}

/** Components of places, as the chapter writes them. */
export interface PlaceFit extends PcaResult {
  kind: string;
  measure: string;
}

/** Kind of places that are named, and method of which axes mean something. */
const AREAS = "areas";
const OF_COMPONENTS = "first two components";

/** Side of a layout, in the steps that are shipped. */
const SIDE = 1000;

/** Least weight of a column that an axis is named by, and most columns that name an end. */
const LEAST_WEIGHT = 0.2;
const MOST_NAMED = 3;

/** Others that are listed as the nearest of a place. */
const N_NEAREST = 5;

/** Places of a run. */
export function readPlaces(site: SiteSource, reduction: Reduction): PlaceKind[] {
  if (!site.has(PLACE_LAYOUTS, PCA)) return [];
  const rows = parseCsv(Deno.readTextFileSync(site.path(PLACE_LAYOUTS))).map((row): LayoutRow => ({
    kind: row.kind!,
    place: row.place!,
    n: Number(row.n),
    method: row.method!,
    x: Number(row.x),
    y: Number(row.y),
  }));
  const { places: fits } = site.readJson<{ places: PlaceFit[] }>(PCA);
  const profile = placeProfiles(site.incidents.frame, "community_area", { minShare: 0, minN: 1 });
  return toPlaces(rows, fits, profile, reduction.ofPlaces);
}

/**
 * Places of each kind: community areas by their names, and cells without a name or an order that
 * would tell which is which.
 *
 * @param profile Counts of all community areas by type and hours: what areas are colored by.
 */
export function toPlaces(
  rows: readonly LayoutRow[],
  fits: readonly PlaceFit[],
  profile: PlaceProfiles,
  scoresOf: Reduction["ofPlaces"],
): PlaceKind[] {
  const byKind = Map.groupBy(rows, ({ kind }) => kind);
  return [...byKind].map(([kind, own]): PlaceKind => {
    const byMethod = [...Map.groupBy(own, ({ method }) => method)];
    const order = orderOf(kind, byMethod[0]![1]);
    const inOrder = byMethod.map(([method, each]) => [method, order.map((i) => each[i]!)] as const);
    const places = inOrder[0]![1];
    const fit = fits.find((each) => each.kind === kind && each.measure === "shares");
    const areas = kind === AREAS ? selectProfile(profile, places, fit?.names ?? []) : null;
    return {
      kind,
      n: places.length,
      nIncidents: places.reduce((sum, { n }) => sum + n, 0),
      names: kind === AREAS ? areaNames(places) : null,
      layouts: inOrder.map(([method, each]): PlaceLayout => ({
        method,
        ...inSquare(each),
        scores: scoresOf(kind, method),
        axes: method === OF_COMPONENTS && fit ? [axisOf(fit, 0), axisOf(fit, 1)] : null,
      })),
      colors: [
        {
          name: "Incidents recorded",
          classes: ["third with fewest", "middle third", "third with most"],
          codes: classesOf(places.map(({ n }) => n), 3),
        },
        ...(areas ? shareColors(areas) : southToNorth(places)),
      ],
      nearest: areas && areas.places.length > N_NEAREST ? nearestOf(areas) : null,
    };
  });
}

/** Order in which places are shipped: areas by number, others by where they lie in the picture. */
function orderOf(kind: string, rows: readonly LayoutRow[]): number[] {
  const indices = [...rows.keys()];
  if (kind === AREAS) {
    return indices.sort((a, b) => Number(rows[a]!.place) - Number(rows[b]!.place));
  }
  return indices.sort((a, b) => rows[a]!.x - rows[b]!.x || rows[a]!.y - rows[b]!.y);
}

function areaNames(rows: readonly LayoutRow[]): string[] {
  const { names, labels } = loadBoundary("community_areas");
  return rows.map(({ place }) => {
    const label = labels[names.indexOf(place)];
    return label === undefined ? `Area ${place}` : placeName(label);
  });
}

/** Layout in whole steps, its wider side from 0 to SIDE; the other one in the middle. */
function inSquare(rows: readonly LayoutRow[]): { x: number[]; y: number[] } {
  const extent = (axis: "x" | "y") => {
    const values = rows.map((row) => row[axis]);
    return [Math.min(...values), Math.max(...values)] as const;
  };
  const ends = { x: extent("x"), y: extent("y") };
  const side = Math.max(ends.x[1] - ends.x[0], ends.y[1] - ends.y[0]) || 1;
  const steps = (axis: "x" | "y") => {
    const middle = (ends[axis][0] + ends[axis][1]) / 2;
    return rows.map((row) => Math.round(SIDE * ((row[axis] - middle) / side + 0.5)));
  };
  return { x: steps("x"), y: steps("y") };
}

/** What an axis stands for: the columns with the largest weights of either sign. */
function axisOf({ names, components, explained }: PcaResult, c: number): PlaceAxis {
  const weights = names.map((name, d) => ({ name: readable(name), weight: components[c]![d]! }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const ends = (sign: number) =>
    weights.filter(({ weight }) => sign * weight >= LEAST_WEIGHT).slice(0, MOST_NAMED)
      .map(({ name }) => name);
  return { explained: explained[c]!, more: ends(1), less: ends(-1) };
}

/** The profile of some places and columns alone. */
function selectProfile(
  profile: PlaceProfiles,
  rows: readonly LayoutRow[],
  columns: readonly string[],
): PlaceProfiles {
  const kept = columns.filter((name) => profile.names.includes(name));
  const at = rows.map(({ place }) => profile.places.indexOf(place));
  return {
    places: rows.map(({ place }) => place),
    n: Float64Array.from(rows, ({ n }) => n),
    names: kept,
    nTypes: kept.filter((name) => profile.names.indexOf(name) < profile.nTypes).length,
    counts: kept.map((name) => {
      const all = profile.counts[profile.names.indexOf(name)]!;
      return Float64Array.from(at, (place) => all[place] ?? 0);
    }),
  };
}

/** Fifths of the areas by the share of each column: no counts, of which some are small. */
function shareColors(areas: PlaceProfiles): PlaceColor[] {
  const classes = ["lowest fifth", "second", "middle", "fourth", "highest fifth"];
  return sharesOfPlace(areas).map((shares, d) => ({
    name: d < areas.nTypes
      ? `Share of ${readable(areas.names[d]!).toLowerCase()}`
      : `Share from ${areas.names[d]!.replace("-", " to ")}`,
    classes,
    codes: classesOf([...shares], classes.length),
  }));
}

/** Thirds of the cells from south to north, where cells are named by where they lie. */
function southToNorth(rows: readonly LayoutRow[]): PlaceColor[] {
  const north = rows.map(({ place }) => Number(/^E\d+N(\d+)$/.exec(place)?.[1]));
  if (!north.every(Number.isFinite)) return [];
  return [{
    name: "Part of the city",
    classes: ["southern third", "middle third", "northern third"],
    codes: classesOf(north, 3),
  }];
}

/** Classes of about as many places each; equal values are of one class. */
function classesOf(values: readonly number[], nClasses: number): number[] {
  const ascending = values.toSorted((a, b) => a - b);
  return values.map((value) =>
    Math.min(nClasses - 1, Math.floor(nClasses * ascending.indexOf(value) / values.length))
  );
}

function nearestOf(areas: PlaceProfiles): number[][] {
  const { indices } = nearestNeighbors(placeRows(areas), N_NEAREST);
  return areas.places.map((_, i) => [...indices.subarray(i * N_NEAREST, (i + 1) * N_NEAREST)]);
}
