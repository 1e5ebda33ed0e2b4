/**
 * Rows of a table as the bands of a silhouette plot.
 *
 * @module
 */

import { distinct, type Table } from "./columns.ts";

/** Columns that make up the bands of a silhouette plot. */
export interface SilhouetteColumns {
  cluster: string;
  share: string;
  value: string;
  n: string;
  clusterMean?: string;
  color?: string;
}

/** A cluster with its sorted silhouettes. */
export interface SilhouetteBand {
  name: string;
  /** Incidents. */
  n: number;
  /** Mean silhouette, if it is known. */
  mean: number | undefined;
  /** Color, if it has one of its own. */
  color: string | undefined;
  /** Silhouettes at shares of the incidents, from the highest at share 0 to the lowest at share 1. */
  points: { share: number; value: number }[];
}

/**
 * Bands in order of first appearance of their clusters.
 *
 * @throws {RangeError} If a column is unknown, a silhouette is not in -1 .. 1 or rises within a
 * cluster, shares do not run from 0 to 1, or a cluster has several sizes or none.
 *
 * @example A cluster
 * ```ts
 * import assert from "node:assert/strict";
 * import { openTable } from "lib/figures/columns.ts";
 * import { readBands } from "lib/figures/silhouette_bands.ts";
 * const rows = [[0, 0.6], [1, -0.2]].map(([share, s]) => ({ zone: "1", share, s, n: 900 }));
 * const columns = { cluster: "zone", share: "share", value: "s", n: "n" };
 * const [band] = readBands(openTable(rows, "silhouette plot"), columns);
 * assert.equal(band?.points[1]?.value, -0.2);
 * ```
 */
export function readBands(table: Table, columns: SilhouetteColumns): SilhouetteBand[] {
  const names = table.texts(columns.cluster);
  const shares = table.numbers(columns.share);
  const values = table.numbers(columns.value);
  const sizes = table.numbers(columns.n);
  const means = columns.clusterMean && table.numbers(columns.clusterMean);
  const colors = columns.color && table.texts(columns.color);
  return distinct(names).map((name) => {
    const own = names.map((_, i) => i).filter((i) => names[i] === name);
    const [first] = own as [number];
    const band = {
      name,
      n: sizes[first]!,
      mean: means ? means[first] : undefined,
      color: colors ? colors[first] : undefined,
      points: own.map((i) => ({ share: shares[i]!, value: values[i]! })),
    };
    if (!(band.n > 0) || own.some((i) => sizes[i] !== band.n)) {
      refuse(name, "n must be one positive number", own.map((i) => sizes[i]));
    }
    checkPoints(band);
    return band;
  });
}

function checkPoints({ name, points }: SilhouetteBand): void {
  const shares = points.map(({ share }) => share);
  const values = points.map(({ value }) => value);
  if (shares[0] !== 0 || shares.at(-1) !== 1 || shares.some((share, i) => share < shares[i - 1]!)) {
    refuse(name, "shares must run from 0 to 1", shares);
  }
  if (
    values.some((value, i) => value > values[i - 1]! || Math.abs(value) > 1)
  ) {
    refuse(name, "silhouettes must be in -1 .. 1 and not rise", values);
  }
}

function refuse(name: string, rule: string, values: readonly unknown[]): never {
  throw new RangeError(
    `Cannot draw silhouette plot: ${rule}, current value of ${name} is ${values.join(", ")}`,
  );
}
