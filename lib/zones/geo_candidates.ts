/**
 * The candidates of geographic clustering, and how they are called in words.
 *
 * @module
 */

import { type Candidate, toCandidate } from "../cluster/candidate.ts";

/** What candidates are made of. */
export interface GeoCandidateOptions {
  /** Numbers of clusters of k-means on all incidents. */
  kmeansKs: readonly number[];
  /** Numbers of zones of Ward's method on all incidents. */
  wardKs: readonly number[];
  /** Starts of k-means. */
  nInit: number;
  /** Radius and incidents of each DBSCAN. */
  dbscan: readonly { epsMeters: number; minSamples: number }[];
  hotCells: {
    cellSizeMeters: number;
    /** Shares of the study area that the densest cells come to. */
    shares: readonly number[];
    /** Numbers of zones, by k-means and by Ward's method each. */
    ks: readonly number[];
  };
  /** Study area, square kilometers. */
  squareKilometers: number;
}

/**
 * Every candidate of the options, all incidents first, then those of the densest cells.
 *
 * @example Two of each kind
 * ```ts
 * import assert from "node:assert/strict";
 * import { geoCandidates } from "lib/zones/geo_candidates.ts";
 * const candidates = geoCandidates({
 *   kmeansKs: [8],
 *   wardKs: [8],
 *   nInit: 10,
 *   dbscan: [{ epsMeters: 250, minSamples: 1000 }],
 *   hotCells: { cellSizeMeters: 250, shares: [0.01], ks: [5] },
 *   squareKilometers: 600,
 * });
 * assert.deepEqual(candidates.map(({ id }) => id), [
 *   "kmeans-8", "ward-8", "dbscan-250-1000", "hot96-kmeans-5", "hot96-ward-5",
 * ]);
 * ```
 */
export function geoCandidates(options: GeoCandidateOptions): Candidate[] {
  const { kmeansKs, wardKs, nInit, dbscan, hotCells, squareKilometers } = options;
  const { cellSizeMeters, shares, ks } = hotCells;
  const kmeans = (k: number) => ({ algorithm: "kmeans", k, nInit }) as const;
  const ward = (k: number) => ({ algorithm: "ward", k }) as const;
  return [
    ...kmeansKs.map((k) => toCandidate(kmeans(k))),
    ...wardKs.map((k) => toCandidate(ward(k))),
    ...dbscan.map((each) => toCandidate({ algorithm: "dbscan", ...each })),
    ...shares.flatMap((share) => {
      const nCells = hotCellCount(share, squareKilometers, cellSizeMeters);
      return [...ks.map(kmeans), ...ks.map(ward)]
        .map((method) => toCandidate(method, { cellSizeMeters, nCells }));
    }),
  ];
}

/**
 * Number of cells that come to a share of the study area, at least one.
 *
 * @example One in a hundred of 600 km² in cells of 250 m
 * ```ts
 * import assert from "node:assert/strict";
 * import { hotCellCount } from "lib/zones/geo_candidates.ts";
 * assert.equal(hotCellCount(0.01, 600, 250), 96);
 * ```
 */
export function hotCellCount(
  share: number,
  squareKilometers: number,
  cellSizeMeters: number,
): number {
  return Math.max(
    1,
    Math.round(share * squareKilometers * 1e6 / (cellSizeMeters * cellSizeMeters)),
  );
}

/**
 * A candidate in words, "k-means, 8 zones".
 *
 * @example In the densest cells
 * ```ts
 * import assert from "node:assert/strict";
 * import { toCandidate } from "lib/cluster/candidate.ts";
 * import { describeCandidate } from "lib/zones/geo_candidates.ts";
 * const hot = toCandidate({ algorithm: "ward", k: 5 }, { cellSizeMeters: 250, nCells: 96 });
 * assert.equal(describeCandidate(hot), "Ward 5 in 96 hot cells");
 * ```
 */
export function describeCandidate({ method, hotCells }: Candidate): string {
  const where = hotCells ? ` in ${hotCells.nCells} hot cells` : "";
  switch (method.algorithm) {
    case "kmeans":
      return `k-means ${method.k}${where}`;
    case "ward":
      return `Ward ${method.k}${where}`;
    case "dbscan":
      return `DBSCAN ${method.epsMeters} m, ${method.minSamples}${where}`;
  }
}
