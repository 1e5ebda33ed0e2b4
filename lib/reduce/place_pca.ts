/**
 * Principal components of places by what is recorded there.
 *
 * @module
 */

import { formatDecimal, formatPercent } from "../describe/format.ts";
import {
  correlationOf,
  logCounts,
  type PlaceProfiles,
  sharesOfPlace,
} from "../features/place_profiles.ts";
import { toRows } from "../features/model_columns.ts";
import type { PointRows } from "../numeric/kd_tree.ts";
import { standardize } from "../numeric/standardize.ts";
import { crossProducts } from "./cross_products.ts";
import { cumulative, fitPca, type PcaResult, projectRows } from "./pca.ts";

/** What is compared: how much of each there is, or its shares. */
export type PlaceMeasure = "log counts" | "shares";

/** Components of one kind of places by one measure. */
export interface PlacePca {
  kind: string;
  measure: PlaceMeasure;
  fit: PcaResult;
  /** Correlation of the first component with the logarithm of all incidents of a place. */
  volume: number;
  /** What the fit stands on, for its record. */
  data: { population: string; nIncidents: number; nRows: number };
}

/**
 * Components of each kind of places, by log counts and by shares.
 *
 * Kinds with fewer places than columns are left out; see {@linkcode whyNoComponents}.
 */
export function fitPlacePca(profiles: Readonly<Record<string, PlaceProfiles>>): PlacePca[] {
  const able = Object.entries(profiles).filter(([, profile]) => whyNoComponents(profile) === null);
  return able.flatMap(([kind, profile]) => {
    const measures = [
      ["log counts", logCounts(profile)],
      ["shares", sharesOfPlace(profile)],
    ] as const;
    return measures.map(([measure, all]): PlacePca => {
      const { names, columns } = varying(profile.names, all);
      const fit = fitPca(names, crossProducts(columns));
      const scores = projectRows(fit, standardized(names, columns), 1);
      return {
        kind,
        measure,
        fit,
        volume: correlationOf(scores, profile.n.map((n) => Math.log(n))),
        data: {
          population: `${kind}, ${measure}`,
          nIncidents: profile.n.reduce((sum, n) => sum + n, 0),
          nRows: profile.places.length,
        },
      };
    });
  });
}

/**
 * Why places have no components, or null if they have.
 *
 * @example Two places, three columns
 * ```ts
 * import assert from "node:assert/strict";
 * import { whyNoComponents } from "lib/reduce/place_pca.ts";
 * const profile = { places: ["1", "2"], names: ["a", "b", "c"] };
 * assert.equal(whyNoComponents(profile), "2 places are too few for 3 columns");
 * ```
 */
export function whyNoComponents(
  { places, names }: Pick<PlaceProfiles, "places" | "names">,
): string | null {
  const isEnough = places.length > names.length;
  return isEnough ? null : `${places.length} places are too few for ${names.length} columns`;
}

/** Components of places as a table shows them. */
export function placePcaRows(fits: readonly PlacePca[]): Record<string, string | number>[] {
  return fits.map(({ kind, measure, fit, volume, data }) => {
    const upTo = (c: number) => formatPercent(cumulative(fit, c));
    return {
      places: kind,
      number: data.nRows,
      measure,
      columns: fit.names.length,
      "1 component": upTo(1),
      "2 components": upTo(2),
      "3 components": upTo(3),
      "first component and volume": formatDecimal(volume, 2),
    };
  });
}

/** Standardized shares of places as rows, to be embedded. */
export function placeRows(profile: PlaceProfiles): PointRows {
  const { names, columns } = varying(profile.names, sharesOfPlace(profile));
  return toRows({ columns: standardized(names, columns), nRows: profile.places.length });
}

function standardized(names: readonly string[], columns: readonly Float64Array[]) {
  return columns.map((column, d) => standardize(Float64Array.from(column), names[d]!).values);
}

/** Columns that are not the same everywhere: the share of the only type is 1 in each place. */
function varying(
  names: readonly string[],
  columns: readonly Float64Array[],
): { names: string[]; columns: Float64Array[] } {
  const kept = [...columns.keys()].filter((d) =>
    columns[d]!.some((value) => Math.abs(value - columns[d]![0]!) > 1e-9)
  );
  return { names: kept.map((d) => names[d]!), columns: kept.map((d) => columns[d]!) };
}
