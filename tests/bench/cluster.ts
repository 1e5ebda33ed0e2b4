/**
 * One clustering of the places in a file, timed; prints one line of JSON.
 *
 * Usage: deno run -A tests/bench/cluster.ts WORK FILE
 */

import { dbscan } from "lib/cluster/dbscan.ts";
import { elbow } from "lib/cluster/elbow.ts";
import { kmeans } from "lib/cluster/kmeans.ts";
import type { Linkage } from "lib/cluster/linkage.ts";
import { runJobs } from "lib/cluster/parallel.ts";
import { silhouette } from "lib/cluster/silhouette.ts";
import { wardLinkage } from "lib/cluster/ward.ts";
import { SEED } from "lib/config.ts";
import { readPlaces } from "./places_file.ts";

type Facts = Record<string, number>;

const [work, file] = Deno.args as [string, string];
const { places, labels } = readPlaces(file);

const KS = Array.from({ length: 11 }, (_, i) => i + 2);
const STARTS = { nInit: 10, seed: SEED };

/** Does the work, and gives a function that draws the facts from the result, not timed. */
const WORKS: Record<string, () => (() => Facts) | Promise<() => Facts>> = {
  dbscan() {
    const found = dbscan(places, { epsMeters: 250, minSamples: 1000 });
    const { nClusters, coreIncidents, noiseIncidents } = found;
    return () => ({ clusters: nClusters, core: coreIncidents, noise: noiseIncidents });
  },
  kmeans() {
    const { inertia } = kmeans(places, { k: 8, ...STARTS });
    return () => ({ inertia });
  },
  async kmeansOnAllCores() {
    const halves = [0, 5].map((firstStart) => ({ k: 8, ...STARTS, nInit: 5, firstStart }));
    const found = await runJobs("kmeans", halves.map((options) => [places, options]));
    return () => ({ inertia: Math.min(...found.map(({ inertia }) => inertia)) });
  },
  elbow() {
    const inertias = KS.map((k) => kmeans(places, { k, ...STARTS }).inertia);
    elbow(KS, inertias);
    return () => factsOfElbow(inertias);
  },
  async elbowOnAllCores() {
    // The longest first, so that no thread is left with it at the end.
    const descending = KS.toReversed().map((k) => ({ k, ...STARTS }));
    const found = await runJobs("kmeans", descending.map((options) => [places, options]));
    const inertias = found.map(({ inertia }) => inertia).reverse();
    elbow(KS, inertias);
    return () => factsOfElbow(inertias);
  },
  silhouette() {
    const { mean, n, errorBound } = silhouette(places, labels);
    return () => ({ mean, n, error_bound: errorBound.mean });
  },
  ward() {
    const weighted = wardLinkage(places);
    return () => ({
      weighted_inertia: inertiaOf(weighted),
      ...factsOfUnweighted(wardLinkage({ ...places, weight: places.weight.map(() => 1) })),
    });
  },
};

function factsOfElbow(inertias: number[]): Facts {
  return Object.fromEntries(KS.map((k, i) => [`inertia_${k}`, inertias[i]!]));
}

/** Half the sum of the squared heights of a tree. */
function inertiaOf({ height }: Linkage): number {
  return height.reduce((sum, each) => sum + each * each / 2, 0);
}

/** What can be compared with a library that takes no weights. */
function factsOfUnweighted(linkage: Linkage): Facts {
  const { height } = linkage;
  return {
    inertia: inertiaOf(linkage),
    height_of_2: height.at(-1)!,
    height_of_8: height.at(-7)!,
    median_height: height[height.length >> 1]!,
  };
}

const started = performance.now();
const facts = await WORKS[work]!();
const seconds = (performance.now() - started) / 1000;
const peak = /VmHWM:\s+(\d+)/.exec(Deno.readTextFileSync("/proc/self/status"))![1];
const sample = { seconds, peakMebibytes: Number(peak) / 1024, facts: facts() };
Deno.stdout.writeSync(new TextEncoder().encode(`${JSON.stringify(sample)}\n`));
