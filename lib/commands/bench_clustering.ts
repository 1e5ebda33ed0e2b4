/**
 * Clustering of all records side by side with scikit-learn, fastcluster and compiled brute force.
 *
 * @module
 */

import { join } from "node:path";
import {
  type Comparison,
  type Contest,
  type Contestant,
  factWithin,
  peakMegabytes,
  timesAsFastAs,
} from "./bench_comparison.ts";
import { runContestsOn } from "./bench_contest.ts";
import { BENCH } from "./bench_peers.ts";
import type { Reporter } from "./reporter.ts";

/**
 * Times each clustering on the places of all records that come with the project.
 *
 * @param python Interpreter with the peers' packages.
 * @param folder Receives what contenders read.
 */
export async function benchClustering(
  python: string,
  folder: string,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<Comparison[]> {
  const file = join(folder, "places.bin");
  const contests = clusteringContests(python, file);
  return await runContestsOn("write_places.ts", file, contests, reporter, signal);
}

/** Runs of what takes a second or two, and of what takes up to half a minute. */
const [RUNS, FEW_RUNS] = [7, 3];

/** What holds for all contests. */
const NOTE = "Seconds are those of the library's call on data in memory; memory is that of the " +
  "whole process. Rows are the 496,021 records with coordinates, in the order of their 194,909 " +
  "distinct places; ours takes the places with their numbers of records, on one core.";

/** 0.1 % over scikit-learn's ten starts on all rows, 5.13397e12 with 0.3048 m a foot; m². */
const MOST_INERTIA = 5.139128e12;

/** Pairs that the silhouette of all rows compares, over those of the 50,000 rows of the peer. */
const TIMES_FOR_ALL_ROWS = (496_021 / 50_000) * (496_021 / 50_000);

/**
 * Contests in clustering. `usualSeconds` were measured with the same versions on two cores of an
 * AMD EPYC.
 *
 * @param file What `tests/bench/write_places.ts` wrote.
 */
export function clusteringContests(python: string, file: string): Contest[] {
  const deno = [Deno.execPath(), "run", "-A", join(BENCH, "cluster.ts")];
  const ours = (work: string) => [...deno, work, file];
  const shared = { part: "cluster", runs: RUNS, warmUp: false };
  const script = join(BENCH, "peers", "cluster.py");
  const peersOf = (work: string, peers: [key: string, peer: Omit<Contestant, "command">][]) =>
    peers.map(([key, peer]) => ({ ...peer, command: [python, script, work, key, file] }));
  const rows = "scikit-learn, rows";
  const onPlaces = "scikit-learn, weighted places";
  return [
    {
      ...shared,
      work: "DBSCAN of all records, 250 m, 1,000 records",
      note: `${NOTE} scikit-learn looks up neighbors in a ball tree, its fastest here.`,
      ours: { name: "patroliq", command: ours("dbscan") },
      peers: peersOf("dbscan", [
        ["rows", { name: `${rows}, one core`, runs: FEW_RUNS, usualSeconds: 8.6 }],
        ["rows_all_cores", { name: `${rows}, all cores`, runs: FEW_RUNS }],
        ["places", { name: onPlaces, usualSeconds: 1.05 }],
      ]),
      agreement: { clusters: 0, core: 0, noise: 0 },
      goals: [
        timesAsFastAs(`${rows}, one core`, 20),
        timesAsFastAs(onPlaces, 3),
        peakMegabytes(500),
        factWithin("clusters", "clusters", { atLeast: 20, atMost: 20 }),
        factWithin("core", "core records", { atLeast: 40_657, atMost: 40_657 }),
        factWithin("noise", "noise records", { atLeast: 420_669, atMost: 420_669 }),
      ],
    },
    {
      ...shared,
      work: "k-means of all records, 8 clusters, best of 10 starts",
      note: `${NOTE} scikit-learn uses all cores. Starts are drawn by chance, so the inertias ` +
        "are those of different optima; scikit-learn stops short of its own.",
      ours: { name: "patroliq", command: ours("kmeans") },
      variants: [{ name: "patroliq, all cores", command: ours("kmeansOnAllCores") }],
      peers: peersOf("kmeans", [
        ["rows", { name: rows, usualSeconds: 1.85 }],
        ["places", { name: onPlaces, usualSeconds: 0.95 }],
      ]),
      agreement: { inertia: 0.001 },
      goals: [
        timesAsFastAs(onPlaces, 2),
        factWithin("inertia", "inertia, m²", { atMost: MOST_INERTIA }),
      ],
    },
    {
      ...shared,
      runs: FEW_RUNS,
      work: "k-means of all records, 2 to 12 clusters, best of 10 starts each",
      note: `${NOTE} scikit-learn uses all cores.`,
      ours: { name: "patroliq", command: ours("elbow") },
      variants: [{ name: "patroliq, all cores", command: ours("elbowOnAllCores") }],
      peers: peersOf("elbow", [
        ["rows", { name: rows, usualSeconds: 23.6 }],
        ["places", { name: onPlaces, usualSeconds: 9.5 }],
      ]),
      agreement: Object.fromEntries(ELBOW.map((fact) => [fact, 0.002])),
      goals: [timesAsFastAs(onPlaces, 2), WORST_INERTIA],
    },
    {
      ...shared,
      runs: FEW_RUNS,
      work: "silhouette of every record, 8 clusters",
      note: `${NOTE} scikit-learn compares all pairs of rows: it gets 50,000 of them. The brute ` +
        "force compares all pairs of weighted places, compiled by numba, on all cores.",
      ours: { name: "patroliq", command: ours("silhouette") },
      peers: peersOf("silhouette", [
        ["sample", {
          name: "scikit-learn, 50,000 rows",
          usualSeconds: 12,
          timesForAll: TIMES_FOR_ALL_ROWS,
        }],
        ["brute_force", { name: "numba, weighted places", usualSeconds: 27 }],
      ]),
      agreement: { mean: 2e-5, n: 0 },
      goals: [
        { what: "seconds", atMost: 2.5, valueOf: ({ ours }) => ours.medianSeconds },
        factWithin("mean", "mean silhouette", {
          atLeast: 0.414636 - 1e-5,
          atMost: 0.414636 + 1e-5,
        }),
        factWithin("error_bound", "error bound of the mean", { atMost: 1e-5 }),
      ],
    },
    {
      ...shared,
      runs: FEW_RUNS,
      work: "Ward's tree of all 194,909 places",
      note: `${NOTE} No peer takes weights: fastcluster merges the places as one record each. ` +
        "What is compared is our tree of such places, not timed. scikit-learn and scipy hold all " +
        "distances, 142 GiB here: 40,000 places take them 83 s and 12 GiB, 50,000 are too many " +
        "for 20 GiB. They do not run.",
      ours: { name: "patroliq", command: ours("ward") },
      peers: peersOf("ward", [
        ["fastcluster", { name: "fastcluster, unweighted places", runs: 1, usualSeconds: 68 }],
      ]),
      agreement: { inertia: 1e-9, height_of_2: 1e-9, height_of_8: 1e-9, median_height: 1e-9 },
      goals: [timesAsFastAs("fastcluster, unweighted places", 50), peakMegabytes(500)],
    },
  ];
}

/** Facts of the contest in numbers of clusters. */
const ELBOW = Array.from({ length: 11 }, (_, i) => `inertia_${i + 2}`);

/** Goal that no speed is bought by worse fits. */
const WORST_INERTIA: Contest["goals"][number] = {
  what: "largest inertia over the best peer's",
  atMost: 1.001,
  valueOf: ({ ours, peers }) =>
    Math.max(
      ...ELBOW.map((fact) =>
        ours.facts[fact]! / Math.min(...peers.map(({ facts }) => facts[fact]!))
      ),
    ),
};
