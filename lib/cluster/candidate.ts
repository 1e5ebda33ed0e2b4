/**
 * A way to make zones out of incidents, with all it needs to be repeated on other incidents.
 *
 * @module
 */

import type { WeightedPlaces } from "../space/grid.ts";
import { type ClusteringResult, type ClusteringWork, NOISE } from "./clustering.ts";
import { dbscan } from "./dbscan.ts";
import { type HotCellOptions, hotCells } from "./hot_cells.ts";
import { kmeans, type KmeansResult } from "./kmeans.ts";
import { cutTree } from "./linkage.ts";
import { type WardLinkage, wardLinkage } from "./ward.ts";

/** Algorithm with its parameters. */
export type Method =
  | { algorithm: "kmeans"; k: number; nInit: number }
  | { algorithm: "ward"; k: number }
  | { algorithm: "dbscan"; epsMeters: number; minSamples: number };

/**
 * Clusters of a candidate; what k-means says of its iterations, where it is k-means.
 *
 * The work is what the candidate takes if it is fitted alone: that of the whole tree for each cut
 * of it, none where the method could not be applied. Hot cells are picked without distances.
 */
export type CandidateFit =
  & ClusteringResult
  & ClusteringWork
  & Partial<Pick<KmeansResult, "inertia" | "iterations" | "converged">>;

/** A way to make zones. */
export interface Candidate {
  /** Stable name, "kmeans-8" or "hot94-kmeans-6"; see {@linkcode toCandidate}. */
  id: string;
  method: Method;
  /** Where given, only incidents in the densest cells are clustered; all others are noise. */
  hotCells?: HotCellOptions;
}

/**
 * A candidate with its name, made of what defines it.
 *
 * @example A name
 * ```ts
 * import assert from "node:assert/strict";
 * import { toCandidate } from "lib/cluster/candidate.ts";
 * const method = { algorithm: "kmeans", k: 6, nInit: 10 } as const;
 * assert.equal(toCandidate(method).id, "kmeans-6");
 * assert.equal(toCandidate(method, { cellSizeMeters: 250, nCells: 94 }).id, "hot94-kmeans-6");
 * ```
 */
export function toCandidate(method: Method, hotCells?: HotCellOptions): Candidate {
  const parameters = method.algorithm === "dbscan"
    ? `${method.epsMeters}-${method.minSamples}`
    : String(method.k);
  const id = `${hotCells ? `hot${hotCells.nCells}-` : ""}${method.algorithm}-${parameters}`;
  return { id, method, ...(hotCells ? { hotCells } : {}) };
}

/**
 * Clusters of each candidate, the whole way from the places on: hot cells are picked anew.
 *
 * What candidates share (the hot cells, Ward's tree) is computed once. A method that cannot be
 * applied, since there are fewer places than clusters, finds none: all is noise.
 *
 * @param seed Seed of the methods that start from chance.
 * @returns Clusters in step with the candidates; labels in step with the places.
 * @throws {RangeError} If a method refuses its parameters or the places.
 *
 * @example Two candidates
 * ```ts
 * import assert from "node:assert/strict";
 * import { fitCandidates, toCandidate } from "lib/cluster/candidate.ts";
 * const places = {
 *   x: Float64Array.of(0, 10, 500),
 *   y: Float64Array.of(0, 0, 0),
 *   weight: Uint32Array.of(3, 2, 1),
 * };
 * const whole = toCandidate({ algorithm: "ward", k: 2 });
 * const hot = toCandidate({ algorithm: "ward", k: 2 }, { cellSizeMeters: 100, nCells: 1 });
 * const [all, some] = fitCandidates(places, [whole, hot], 1);
 * assert.deepEqual([...all!.labels], [0, 0, 1]);
 * assert.deepEqual([...some!.labels], [0, 1, -1]);
 * assert.ok(all!.distanceEvaluations > some!.distanceEvaluations);
 * ```
 */
export function fitCandidates(
  places: WeightedPlaces,
  candidates: readonly Candidate[],
  seed: number,
): CandidateFit[] {
  const subsets = new Map<string, Subset>();
  return candidates.map((candidate) => {
    const key = JSON.stringify(candidate.hotCells ?? null);
    const subset = subsets.get(key) ?? subsetOf(places, candidate.hotCells);
    subsets.set(key, subset);
    return fitIn(subset, candidate.method, seed, places.x.length);
  });
}

/** Places that a candidate clusters. */
interface Subset {
  places: WeightedPlaces;
  /** Index of each among all places; undefined where they are all. */
  indices: Uint32Array | undefined;
  linkage?: WardLinkage;
}

function subsetOf(places: WeightedPlaces, options: HotCellOptions | undefined): Subset {
  if (!options) return { places, indices: undefined };
  const { cellOf } = hotCells(places, options);
  const indices = Uint32Array.from(cellOf, (_, i) => i).filter((i) => cellOf[i]! >= 0);
  return { places: selectPlaces(places, indices), indices };
}

/** Places at the given indices. */
export function selectPlaces(places: WeightedPlaces, indices: ArrayLike<number>): WeightedPlaces {
  return {
    x: Float64Array.from(indices, (i) => places.x[i]!),
    y: Float64Array.from(indices, (i) => places.y[i]!),
    weight: Uint32Array.from(indices, (i) => places.weight[i]!),
  };
}

function fitIn(subset: Subset, method: Method, seed: number, nPlaces: number): CandidateFit {
  const { indices } = subset;
  const found = apply(subset, method, seed);
  if (!found) {
    return { labels: new Int32Array(nPlaces).fill(NOISE), nClusters: 0, distanceEvaluations: 0 };
  }
  if (!indices) return found;
  const labels = new Int32Array(nPlaces).fill(NOISE);
  indices.forEach((index, i) => labels[index] = found.labels[i]!);
  return { ...found, labels };
}

function apply(subset: Subset, method: Method, seed: number): CandidateFit | undefined {
  const { places } = subset;
  if (method.algorithm === "dbscan") {
    const { labels, nClusters, distanceEvaluations } = dbscan(places, method);
    return { labels, nClusters, distanceEvaluations };
  }
  if (places.x.length < method.k) return undefined;
  if (method.algorithm === "kmeans") {
    const found = kmeans(places, { ...method, seed });
    const { labels, nClusters, inertia, iterations, converged, distanceEvaluations } = found;
    return { labels, nClusters, inertia, iterations, converged, distanceEvaluations };
  }
  subset.linkage ??= wardLinkage(places);
  const { distanceEvaluations } = subset.linkage;
  return { ...cutTree(subset.linkage, method.k), distanceEvaluations };
}

/**
 * The same candidate for a part of the incidents: DBSCAN asks for that part of its `minSamples`.
 *
 * @param share Incidents of the part over all, positive.
 *
 * @example Half of the period
 * ```ts
 * import assert from "node:assert/strict";
 * import { scaleCandidate, toCandidate } from "lib/cluster/candidate.ts";
 * const dense = toCandidate({ algorithm: "dbscan", epsMeters: 250, minSamples: 1000 });
 * const half = scaleCandidate(dense, 0.5).method;
 * assert.deepEqual(half, { algorithm: "dbscan", epsMeters: 250, minSamples: 500 });
 * ```
 */
export function scaleCandidate(candidate: Candidate, share: number): Candidate {
  const { method } = candidate;
  if (method.algorithm !== "dbscan") return candidate;
  const minSamples = Math.max(1, Math.round(share * method.minSamples));
  return { ...candidate, method: { ...method, minSamples } };
}

/**
 * Candidates that share what is computed once, together; each group can be fitted apart.
 *
 * @returns Indices of the candidates of each group; groups and their members in the order given.
 *
 * @example Ward's tree is built once, starts of k-means share nothing
 * ```ts
 * import assert from "node:assert/strict";
 * import { groupCandidates, toCandidate } from "lib/cluster/candidate.ts";
 * const candidates = [
 *   toCandidate({ algorithm: "ward", k: 5 }),
 *   toCandidate({ algorithm: "kmeans", k: 5, nInit: 10 }),
 *   toCandidate({ algorithm: "ward", k: 6 }),
 * ];
 * assert.deepEqual(groupCandidates(candidates), [[0, 2], [1]]);
 * ```
 */
export function groupCandidates(candidates: readonly Candidate[]): number[][] {
  const groups = Map.groupBy(
    candidates.keys(),
    (i) => {
      const { id, method, hotCells } = candidates[i]!;
      return hotCells ? JSON.stringify(hotCells) : method.algorithm === "ward" ? "ward" : id;
    },
  );
  return [...groups.values()];
}
