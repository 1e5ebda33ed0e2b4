/**
 * Components, neighbors, embeddings and patterns of time side by side with scikit-learn and
 * umap-learn.
 *
 * @module
 */

import { join } from "node:path";
import {
  type Comparison,
  type Contest,
  type Contestant,
  factWithin,
  timesAsFastAs,
} from "./bench_comparison.ts";
import { runContestsOn } from "./bench_contest.ts";
import { BENCH } from "./bench_peers.ts";
import type { Reporter } from "./reporter.ts";

/**
 * Times each reduction on the features of the records that come with the project.
 *
 * @param python Interpreter with the peers' packages.
 * @param folder Receives what contenders read.
 */
export async function benchReduction(
  python: string,
  folder: string,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<Comparison[]> {
  const contests = reductionContests(python, folder);
  return await runContestsOn("write_features.ts", folder, contests, reporter, signal);
}

/** Runs of what takes a second or two, and of what takes up to a minute. */
const [RUNS, FEW_RUNS] = [7, 3];

/** What holds for all contests. */
const NOTE = "Seconds are those of the library's call on data in memory; memory is that of the " +
  "whole process. umap-learn compiles when it is first called in a process, which every run of a " +
  "script pays for: the first call is that, the second one finds it compiled.";

/**
 * Contests in reduction.
 *
 * @param folder What `tests/bench/write_features.ts` wrote: the columns of chapter 6 for all
 * incidents, 50,000 stratified ones as rows, and all incidents by cell of time.
 */
function reductionContests(python: string, folder: string): Contest[] {
  const ours = (work: string) => [
    Deno.execPath(),
    "run",
    "-A",
    join(BENCH, "reduce.ts"),
    work,
    folder,
  ];
  const script = join(BENCH, "peers", "reduce.py");
  const peersOf = (work: string, peers: [key: string, peer: Omit<Contestant, "command">][]) =>
    peers.map(([key, peer]) => ({ ...peer, command: [python, script, work, key, folder] }));
  const shared = { part: "reduce", warmUp: false, note: NOTE };
  const one = (work: string) => ({ name: "patroliq", command: ours(work) });
  return [
    {
      ...shared,
      runs: RUNS,
      work: "principal components of all incidents at known times, and three of each row",
      ours: one("pca"),
      peers: peersOf("pca", [["sklearn", { name: "scikit-learn" }]]),
      agreement: { explained_1: 1e-8, explained_3: 1e-8, spread_1: 1e-8 },
      goals: [timesAsFastAs("scikit-learn", 0.25)],
    },
    {
      ...shared,
      runs: FEW_RUNS,
      work: "15 neighbors of 50,000 incidents",
      ours: one("neighbors"),
      peers: peersOf("neighbors", [
        ["first", { name: "umap-learn, first call, approximate" }],
        ["second", { name: "umap-learn, second call, approximate" }],
        ["brute", { name: "scikit-learn, brute force" }],
      ]),
      agreement: { mean_distance: 1e-3 },
      goals: [timesAsFastAs("umap-learn, first call, approximate", 1)],
    },
    {
      ...shared,
      runs: FEW_RUNS,
      work: "UMAP of 50,000 incidents, 200 epochs, neighbors included",
      ours: one("umap"),
      peers: peersOf("umap", [
        ["seeded", { name: "umap-learn, seeded, first call" }],
        ["parallel", { name: "umap-learn, all cores, first call" }],
        ["parallel_second", { name: "umap-learn, all cores, second call" }],
      ]),
      agreement: {},
      goals: [
        timesAsFastAs("umap-learn, seeded, first call", 1),
        timesAsFastAs("umap-learn, all cores, first call", 1),
        factWithin("trustworthiness", "trustworthiness of every tenth", { atLeast: 0.97 }),
        TRUST_BESIDE_PEERS,
      ],
    },
    {
      ...shared,
      runs: FEW_RUNS,
      work: "neighbors, ranks and trustworthiness of an embedding of 50,000 incidents",
      note:
        `${NOTE} scikit-learn holds all distances, 20 GB here: it gets every tenth row, whose ` +
        "value must be ours.",
      ours: one("trust"),
      peers: peersOf("trust", [["sklearn", {
        name: "scikit-learn, 5,000 rows",
        timesForAll: 100,
      }]]),
      agreement: { of_5000: 1e-9 },
      goals: [{ what: "seconds", atMost: 30, valueOf: ({ ours }) => ours.medianSeconds }],
    },
    {
      ...shared,
      runs: FEW_RUNS,
      work:
        "k-means of hour, weekday and month, 3 to 5 patterns, best of 60 starts, with silhouettes, no null",
      note:
        `${NOTE} Ours clusters the cells of all incidents, 2,016 at most; scikit-learn gets the ` +
        "same cells with weights, and no silhouettes, which it has none of for weights.",
      ours: one("time"),
      peers: peersOf("time", [["sklearn", { name: "scikit-learn, weighted cells" }]]),
      agreement: { inertia_3: 1e-3 },
      goals: [{ what: "seconds", atMost: 2, valueOf: ({ ours }) => ours.medianSeconds }],
    },
  ];
}

/** Goal that no speed is bought by worse layouts. */
const TRUST_BESIDE_PEERS: Contest["goals"][number] = {
  what: "trustworthiness less the best peer's",
  atLeast: -0.01,
  valueOf: ({ ours, peers }) =>
    ours.facts["trustworthiness"]! -
    Math.max(...peers.map(({ facts }) => facts["trustworthiness"]!)),
};
