/**
 * Principal components of standardized columns, by ml-pca on their correlations.
 *
 * @module
 */

import { PCA } from "ml-pca";
import { addCrossProducts, type CrossProducts, toCorrelations } from "./cross_products.ts";

/** Principal components. */
export interface PcaResult {
  /** Names of the columns. */
  names: string[];
  nRows: number;
  /** Variance of each component, the largest first; they sum to the number of columns. */
  eigenvalues: number[];
  /** Share of the variance of all columns that each component has. */
  explained: number[];
  /** Weights of the columns in each component, of length 1; the largest one is positive. */
  components: number[][];
}

/**
 * Components of columns, from the sums of their products.
 *
 * @param names Of the columns, in step.
 * @throws {RangeError} If there are fewer rows than columns, a column does not vary, or two are the
 * same but for scale.
 *
 * @example Two columns, correlated by 0.8
 * ```ts
 * import assert from "node:assert/strict";
 * import { crossProducts } from "lib/reduce/cross_products.ts";
 * import { fitPca } from "lib/reduce/pca.ts";
 * const columns = [Float64Array.of(0, 1, 2, 3), Float64Array.of(1, 0, 3, 2)];
 * const { explained, components } = fitPca(["a", "b"], crossProducts(columns));
 * assert.deepEqual(explained.map((share) => share.toFixed(2)), ["0.80", "0.20"]);
 * assert.deepEqual(components[0]!.map((weight) => weight.toFixed(3)), ["0.707", "0.707"]);
 * ```
 */
export function fitPca(names: readonly string[], products: CrossProducts): PcaResult {
  const { nRows, nDims } = products;
  if (names.length !== nDims) {
    throw new RangeError(
      `Cannot fit components: there must be a name a column, ` +
        `current values are ${names.length} and ${nDims}`,
    );
  }
  if (nRows <= nDims) {
    throw new RangeError(
      `Cannot fit components: there must be more rows than columns, ` +
        `current values are ${nRows} and ${nDims}`,
    );
  }
  const correlations = toCorrelations(products);
  correlations.forEach((row, a) =>
    row.forEach((r, b) => {
      if (b <= a || Math.abs(r) < DUPLICATE) return;
      throw new RangeError(
        `Cannot fit components: ${names[a]} and ${names[b]} must differ, their correlation is ${r}`,
      );
    })
  );
  const fit = new PCA(correlations, { method: "covarianceMatrix", isCovarianceMatrix: true });
  const eigenvalues = fit.getEigenvalues();
  const components = fit.getEigenvectors().transpose().to2DArray().map((weights: number[]) => {
    const largest = weights.reduce((a, b) => Math.abs(b) > Math.abs(a) + 1e-12 ? b : a);
    return largest < 0 ? weights.map((weight) => -weight) : weights;
  });
  return {
    names: [...names],
    nRows,
    eigenvalues,
    explained: eigenvalues.map((each) => each / nDims),
    components,
  };
}

/** Absolute correlation above which one column says nothing that the other does not. */
const DUPLICATE = 0.999999;

/**
 * Values of the first components for each row of standardized columns.
 *
 * @param columns Standardized, in the order of the names.
 * @returns nComponents values a row, row by row.
 * @throws {RangeError} If there are not so many components.
 */
export function projectRows(
  { components }: PcaResult,
  columns: readonly Float64Array[],
  nComponents: number,
): Float64Array<ArrayBuffer> {
  if (!Number.isInteger(nComponents) || nComponents < 1 || nComponents > components.length) {
    throw new RangeError(
      `Cannot project: nComponents must be an integer in 1 .. ${components.length}, ` +
        `current value is ${nComponents}`,
    );
  }
  const nRows = columns[0]!.length;
  const values = new Float64Array(nRows * nComponents);
  for (let c = 0; c < nComponents; c++) {
    columns.forEach((column, d) => {
      const weight = components[c]![d]!;
      for (let i = 0; i < nRows; i++) values[i * nComponents + c]! += weight * column[i]!;
    });
  }
  return values;
}

/** Shares of the variance that components have, the first one first. */
export interface ExplainedShares {
  explained: readonly number[];
}

/** Share of the variance that the first components hold together. */
export function cumulative({ explained }: ExplainedShares, nComponents: number): number {
  return explained.slice(0, nComponents).reduce((sum, share) => sum + share, 0);
}

/**
 * How much of each column the first components hold, and how much of all is lost.
 *
 * @returns Shares of the variance of each column in [0, 1].
 */
export function communalities(
  { components, eigenvalues }: PcaResult,
  nComponents: number,
): number[] {
  return components[0]!.map((_, d) => {
    let sum = 0;
    for (let c = 0; c < nComponents; c++) {
      sum += eigenvalues[c]! * components[c]![d]! * components[c]![d]!;
    }
    return sum;
  });
}

/**
 * Components of bootstraps that draw whole parts, such as days, with replacement.
 *
 * @param parts Products of each part.
 * @param draws How often each part counts, for each bootstrap.
 */
export function bootstrapPca(
  names: readonly string[],
  parts: readonly CrossProducts[],
  draws: readonly ArrayLike<number>[],
): PcaResult[] {
  return draws.map((times) => fitPca(names, addCrossProducts(parts, times)));
}
