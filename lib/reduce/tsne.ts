/**
 * t-SNE of few rows, by @keckelt/tsne, from their first two principal components.
 *
 * The package compares all pairs, so it serves some thousand rows. Its own start is drawn by chance
 * without a seed; ours takes its place, so that the result is the same each time.
 *
 * @module
 */

import { TSNE } from "@keckelt/tsne";
import type { PointRows } from "../numeric/kd_tree.ts";
import { startFrom } from "./umap.ts";
import type { Embedding } from "./umap_layout.ts";

/** Options of {@linkcode tsne}. */
export interface TsneOptions {
  /** Effective number of neighbors; less than a third of the rows. */
  perplexity: number;
  steps: number;
  /** Rate of learning; 10 is the package's. */
  epsilon: number;
}

/** Largest coordinate of the start, as small as the package's own. */
const START_SIZE = 1e-4;

/**
 * Embedding of rows in the plane.
 *
 * @param rows Standardized rows, more than three times the perplexity.
 * @throws {RangeError} If there are too few rows, or a parameter is not positive.
 *
 * @see van der Maaten and Hinton (2008), "Visualizing data using t-SNE"
 */
export function tsne({ nDims, values }: PointRows, options: TsneOptions): Embedding {
  const { perplexity, steps, epsilon } = options;
  const n = values.length / nDims;
  if (!(perplexity > 0) || !(epsilon > 0) || !Number.isInteger(steps) || steps < 1) {
    throw new RangeError(
      `Cannot embed: perplexity, epsilon and steps must be positive, ` +
        `current values are ${perplexity}, ${epsilon} and ${steps}`,
    );
  }
  if (!(n > 3 * perplexity)) {
    throw new RangeError(
      `Cannot embed: there must be more than ${3 * perplexity} rows, current value is ${n}`,
    );
  }
  const model = new TSNE({ perplexity, dim: 2, epsilon });
  model.initDataRaw(
    Array.from({ length: n }, (_, i) => [...values.subarray(i * nDims, (i + 1) * nDims)]),
  );
  const solution = model.getSolution() as number[][];
  const start = startFrom({ nDims, values });
  const most = Math.max(...start.x.map(Math.abs), ...start.y.map(Math.abs));
  solution.forEach((point, i) => {
    point[0] = start.x[i]! * START_SIZE / most;
    point[1] = start.y[i]! * START_SIZE / most;
  });
  for (let step = 0; step < steps; step++) model.step();
  const found = model.getSolution() as number[][];
  return {
    x: Float64Array.from(found, (point) => point[0]!),
    y: Float64Array.from(found, (point) => point[1]!),
  };
}
