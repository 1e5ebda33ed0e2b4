/**
 * One reduction of the features in a folder, timed; prints one line of JSON.
 *
 * Usage: deno run -A tests/bench/reduce.ts WORK FOLDER
 */

import { pairDistances, pointSilhouette } from "lib/cluster/point_silhouette.ts";
import { pointKmeans } from "lib/cluster/point_kmeans.ts";
import { occupiedPoints } from "lib/cluster/points.ts";
import { SEED } from "lib/config.ts";
import type { PointRows } from "lib/numeric/kd_tree.ts";
import { metricRadii, timePoints } from "lib/patterns/time_points.ts";
import { crossProducts } from "lib/reduce/cross_products.ts";
import { scoreEmbeddings } from "lib/reduce/embedding_scores.ts";
import { layoutRows } from "lib/reduce/layout_stability.ts";
import { findNeighbors } from "lib/reduce/parallel.ts";
import { fitPca, projectRows } from "lib/reduce/pca.ts";
import { startFrom, umap } from "lib/reduce/umap.ts";
import { readFeatures } from "./features_file.ts";

type Facts = Record<string, number>;

const [work, folder] = Deno.args as [string, string];
const { names, columns, rows, cells, days } = readFeatures(folder);
const K = 15;
const UMAP = { nNeighbors: K, minDist: 0.1, nEpochs: 200, seed: SEED };

/** Every tenth row. */
const tenthOf = ({ nDims, values }: PointRows): PointRows => (
  { nDims, values: values.filter((_, at) => Math.floor(at / nDims) % 10 === 0) }
);

/** Trustworthiness of every tenth point, neighbors looked up among them. */
async function trustOfTenth(embedding: PointRows): Promise<number> {
  const [some, few] = [tenthOf(rows), tenthOf(embedding)];
  const [scores] = await scoreEmbeddings(some, await findNeighbors(some, K), [few], K);
  return scores!.trustworthiness;
}

/** Does the work, and gives a function that draws the facts from the result, not timed. */
const WORKS: Record<string, () => Promise<() => Facts | Promise<Facts>>> = {
  pca() {
    const fit = fitPca(names, crossProducts(columns));
    const scores = projectRows(fit, columns, 3);
    return Promise.resolve(() => {
      let square = 0;
      for (let i = 0; i < scores.length; i += 3) square += scores[i]! * scores[i]!;
      const upTo = (c: number) => fit.explained.slice(0, c).reduce((sum, each) => sum + each, 0);
      return { explained_1: upTo(1), explained_3: upTo(3), spread_1: square / (scores.length / 3) };
    });
  },
  async neighbors() {
    const { distances } = await findNeighbors(rows, K - 1);
    return () => ({
      mean_distance: distances.reduce((sum, each) => sum + each, 0) / distances.length,
    });
  },
  async umap() {
    const layout = umap(rows, await findNeighbors(rows, K), UMAP);
    return async () => ({ trustworthiness: await trustOfTenth(layoutRows(layout)) });
  },
  async trust() {
    const neighbors = await findNeighbors(rows, K);
    const embedding = layoutRows(startFrom(rows));
    const [scores] = await scoreEmbeddings(rows, neighbors, [embedding], K);
    return async () => ({
      of_all: scores!.trustworthiness,
      of_5000: await trustOfTenth(embedding),
    });
  },
  time() {
    const values = timePoints(metricRadii("variation", cells, days));
    const { points, indices } = occupiedPoints(6, values, cells);
    const distances = pairDistances(points);
    const fits = [3, 4, 5].map((k) => pointKmeans(points, { k, nInit: 60, seed: SEED }));
    const silhouettes = fits.map(({ labels }) => pointSilhouette(distances, points.weight, labels));
    return Promise.resolve(() => ({
      cells: indices.length,
      inertia_3: fits[0]!.inertia,
      silhouette_3: silhouettes[0]!.mean,
    }));
  },
};

const started = performance.now();
const facts = await WORKS[work]!();
const seconds = (performance.now() - started) / 1000;
const peak = /VmHWM:\s+(\d+)/.exec(Deno.readTextFileSync("/proc/self/status"))![1];
const sample = { seconds, peakMebibytes: Number(peak) / 1024, facts: await facts() };
Deno.stdout.writeSync(new TextEncoder().encode(`${JSON.stringify(sample)}\n`));
