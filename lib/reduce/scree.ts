/**
 * How many components are more than chance: lines to read a scree plot by.
 *
 * @module
 */

import { drawSeed } from "../numeric/draw_seed.ts";
import { createRandom } from "../numeric/random.ts";
import { shuffledIndices } from "../numeric/shuffled_indices.ts";
import { crossProducts } from "./cross_products.ts";
import { fitPca, type PcaResult } from "./pca.ts";

/**
 * Shares of a stick broken at random into so many pieces, the longest first: what each component
 * would have if variance were dealt out by chance.
 *
 * @see Jackson (1993), doi:10.2307/1939574
 *
 * @example Two pieces
 * ```ts
 * import assert from "node:assert/strict";
 * import { brokenStick } from "lib/reduce/scree.ts";
 * assert.deepEqual(brokenStick(2), [0.75, 0.25]);
 * ```
 */
export function brokenStick(nPieces: number): number[] {
  return Array.from({ length: nPieces }, (_, i) => {
    let sum = 0;
    for (let j = i + 1; j <= nPieces; j++) sum += 1 / j;
    return sum / nPieces;
  });
}

/**
 * Parallel analysis: the share that each component has when the values of every column are shuffled,
 * so that columns have nothing to do with each other.
 *
 * @param columns In step.
 * @returns Shares of the components, for each draw.
 *
 * @see Horn (1965), doi:10.1007/BF02289447
 */
export function parallelAnalysis(
  names: readonly string[],
  columns: readonly Float64Array[],
  { draws, seed }: { draws: number; seed: number },
): number[][] {
  return Array.from({ length: draws }, (_, draw) => {
    const random = createRandom(drawSeed(seed, draw));
    const shuffled = columns.map((column) => {
      const order = shuffledIndices(column.length, random);
      return Float64Array.from(order, (i) => column[i]!);
    });
    return fitPca(names, crossProducts(shuffled)).explained;
  });
}

/**
 * The largest share of each component in any draw.
 *
 * @example Two draws
 * ```ts
 * import assert from "node:assert/strict";
 * import { largestShares } from "lib/reduce/scree.ts";
 * assert.deepEqual(largestShares([[0.6, 0.4], [0.7, 0.3]]), [0.7, 0.4]);
 * ```
 */
export function largestShares(draws: readonly (readonly number[])[]): number[] {
  return draws[0]?.map((_, c) => Math.max(...draws.map((shares) => shares[c]!))) ?? [];
}

/** A component beside what chance gives. */
export interface ScreeRow {
  component: number;
  series: "records" | "broken stick" | "shuffled columns";
  share: number;
}

/** Shares of the components, of a broken stick and of shuffled columns, for a figure. */
export function screeRows({ explained }: PcaResult, shuffled: readonly number[]): ScreeRow[] {
  const rows = (series: ScreeRow["series"], shares: readonly number[]) =>
    shares.map((share, c): ScreeRow => ({ component: c + 1, series, share }));
  return [
    ...rows("records", explained),
    ...rows("broken stick", brokenStick(explained.length)),
    ...rows("shuffled columns", shuffled),
  ];
}
