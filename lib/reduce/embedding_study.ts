/**
 * An embedding with its scores and those of components beside it, and how seeds change it.
 *
 * @module
 */

import { drawSeed } from "../numeric/draw_seed.ts";
import type { PointRows } from "../numeric/kd_tree.ts";
import type { Neighbors } from "../numeric/neighbors.ts";
import { type EmbeddingScores, scoreEmbeddings } from "./embedding_scores.ts";
import { layoutAgreement, layoutRows } from "./layout_stability.ts";
import { findNeighbors, runJobs } from "./parallel.ts";
import { startFrom, umap, type UmapOptions } from "./umap.ts";

/** An embedding by UMAP; plain data, so that it can be remembered. */
export interface EmbeddingStudy {
  x: number[];
  y: number[];
  /** Of UMAP and of the first two components, of the same rows. */
  scores: { umap: EmbeddingScores; pca: EmbeddingScores };
}

/**
 * UMAP of rows, scored beside their first two components.
 *
 * @param neighbors Of the rows, as many as the scores look at.
 */
export async function studyEmbedding(
  rows: PointRows,
  neighbors: Neighbors,
  options: UmapOptions,
): Promise<EmbeddingStudy> {
  const layout = umap(rows, neighbors, options);
  const embeddings = [layoutRows(layout), layoutRows(startFrom(rows))];
  const [ofUmap, ofPca] = await scoreEmbeddings(rows, neighbors, embeddings, neighbors.k);
  return { x: [...layout.x], y: [...layout.y], scores: { umap: ofUmap!, pca: ofPca! } };
}

/** How layouts of several seeds agree. */
export interface SeedStudy {
  n: number;
  nSeeds: number;
  /** Over all pairs of seeds: least, mean and greatest. */
  procrustes: [number, number, number];
  shared: [number, number, number];
  meanShared: number;
  /** Silhouette of the labels: in the rows, in their first two components, and mean over the layouts;
   * null if there is one label. */
  silhouetteOfRows: number | null;
  silhouetteOfPca: number | null;
  silhouetteOfLayout: number | null;
}

/**
 * UMAP of the same rows with several seeds.
 *
 * @param labels Group of each row, from 0, for the silhouettes.
 */
export async function studySeeds(
  rows: PointRows,
  labels: readonly number[],
  options: UmapOptions,
  nSeeds: number,
): Promise<SeedStudy> {
  const neighbors = await findNeighbors(rows, options.nNeighbors);
  const groups = Int32Array.from(labels);
  const withSeed = (i: number): UmapOptions => ({ ...options, seed: drawSeed(options.seed, i) });
  const seeds = Array.from({ length: nSeeds }, (_, i) => withSeed(i));
  const [[silhouetteOfRows, silhouetteOfPca], found] = await Promise.all([
    runJobs("silhouette", [[rows, groups], [layoutRows(startFrom(rows)), groups]]),
    runJobs("layout", seeds.map((each) => [rows, neighbors, groups, each])),
  ]);
  const pairs = found.flatMap((one, i) =>
    found.slice(i + 1).map((other) =>
      layoutAgreement([one.layout, other.layout], [one.near, other.near])
    )
  );
  const spread = (values: number[]): [number, number, number] => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return [Math.min(...values), mean, Math.max(...values)];
  };
  const shared = spread(pairs.map((pair) => pair.shared));
  return {
    n: labels.length,
    nSeeds,
    procrustes: spread(pairs.map((pair) => pair.procrustes)),
    shared,
    meanShared: shared[1],
    silhouetteOfRows: silhouetteOfRows ?? null,
    silhouetteOfPca: silhouetteOfPca ?? null,
    silhouetteOfLayout: silhouetteOfRows === null
      ? null
      : found.reduce((sum, { silhouette }) => sum + silhouette!, 0) / nSeeds,
  };
}
