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
  standardizeColumns,
} from "../features/place_profiles.ts";
import type { PointRows } from "../numeric/kd_tree.ts";
import { crossProducts } from "./cross_products.ts";
import { fitPca, type PcaResult, projectRows } from "./pca.ts";

/** Components of one kind of places by one measure. */
export interface PlacePca {
  fit: PcaResult;
  /** Correlation of the first component with the logarithm of all incidents of a place. */
  volume: number;
  /** As a table shows it. */
  row: Record<string, string | number>;
  /** What the fit stands on, for its record. */
  data: { population: string; nIncidents: number; nRows: number };
}

/** Components of each kind of places, by log counts and by shares. */
export function fitPlacePca(profiles: Readonly<Record<string, PlaceProfiles>>): PlacePca[] {
  return Object.entries(profiles).flatMap(([kind, profile]) => {
    const measures = [
      ["log counts", logCounts(profile)],
      ["shares", sharesOfPlace(profile)],
    ] as const;
    return measures.map(([measure, columns]): PlacePca => {
      const fit = fitPca(profile.names, crossProducts(columns));
      const scores = projectRows(fit, standardizeColumns(columns), 1);
      const volume = correlationOf(scores, profile.n.map((n) => Math.log(n)));
      const upTo = (c: number) =>
        formatPercent(fit.explained.slice(0, c).reduce((sum, share) => sum + share, 0));
      return {
        fit,
        volume,
        row: {
          places: kind,
          number: profile.places.length,
          measure,
          columns: profile.names.length,
          "1 component": upTo(1),
          "2 components": upTo(2),
          "3 components": upTo(3),
          "first component and volume": formatDecimal(volume, 2),
        },
        data: {
          population: `${kind}, ${measure}`,
          nIncidents: profile.n.reduce((sum, n) => sum + n, 0),
          nRows: profile.places.length,
        },
      };
    });
  });
}

/** Standardized shares of places as rows, to be embedded. */
export function placeRows(profile: PlaceProfiles): PointRows {
  const columns = standardizeColumns(sharesOfPlace(profile));
  const values = new Float64Array(profile.places.length * columns.length);
  columns.forEach((column, d) =>
    column.forEach((value, i) => values[i * columns.length + d] = value)
  );
  return { nDims: columns.length, values };
}
