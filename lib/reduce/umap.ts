/**
 * UMAP of many rows: our own neighbors, graph and layout.
 *
 * umap-js is what tests compare with, and takes no part otherwise, not even where rows are few: it
 * raises to powers by Math.pow, whose last digits depend on the processor, and a layout makes them
 * large.
 *
 * @module
 */

import type { PointRows } from "../numeric/kd_tree.ts";
import type { Neighbors } from "../numeric/neighbors.ts";
import { crossProducts } from "./cross_products.ts";
import { fuzzyGraph } from "./fuzzy_graph.ts";
import { fitPca, projectRows } from "./pca.ts";
import { fitUmapCurve } from "./umap_curve.ts";
import { type Embedding, layOut } from "./umap_layout.ts";

/** Options of {@linkcode umap}. */
export interface UmapOptions {
  /** Neighbors that make the graph, the point itself included; 15 is usual. */
  nNeighbors: number;
  /** Distance up to which points are as near as can be. */
  minDist: number;
  nEpochs: number;
  seed: number;
}

/** Points that push for each edge that pulls. */
const NEGATIVE_SAMPLES = 5;

/** Largest coordinate of the start. */
const START_SIZE = 10;

/**
 * Embedding of rows in the plane, from their first two principal components.
 *
 * @param rows Standardized rows.
 * @param neighbors Of the rows, at least nNeighbors - 1 of each.
 * @throws {RangeError} If there are too few neighbors, or a parameter is out of range.
 *
 * @see Kobak and Linderman (2021), doi:10.1038/s41587-020-00809-z, on starting from components
 */
export function umap(rows: PointRows, neighbors: Neighbors, options: UmapOptions): Embedding {
  const { nNeighbors, minDist, nEpochs, seed } = options;
  const graph = fuzzyGraph(neighbors, nNeighbors);
  const curve = fitUmapCurve(minDist, 1);
  return layOut(graph, startFrom(rows), {
    ...curve,
    nEpochs,
    negativeSamples: NEGATIVE_SAMPLES,
    seed,
  });
}

/** First two components of rows as a layout. */
export function startFrom({ nDims, values }: PointRows): Embedding {
  const n = values.length / nDims;
  const columns = Array.from(
    { length: nDims },
    (_, d) => Float64Array.from({ length: n }, (_, i) => values[i * nDims + d]!),
  );
  const fit = fitPca(columns.map((_, d) => `column ${d}`), crossProducts(columns));
  const scores = projectRows(fit, columns, 2);
  const most = scores.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  const axis = (c: number) =>
    Float64Array.from({ length: n }, (_, i) => scores[2 * i + c]! * START_SIZE / most);
  return { x: axis(0), y: axis(1) };
}
