/**
 * Sums of products of columns, the one pass over all rows that principal components need.
 *
 * @module
 */

/** Symmetric matrix of sums of products, row by row, with the number of rows in it. */
export interface CrossProducts {
  nDims: number;
  nRows: number;
  /** Sum over rows of column a times column b at `a * nDims + b`. */
  sums: Float64Array;
  /** Sum over rows of each column. */
  totals: Float64Array;
}

/** Rows that stay in the cache of a core while all pairs of columns pass. */
const BLOCK = 1024;

/**
 * Sums of products over a range of rows.
 *
 * @param columns In step, at least one.
 * @param from First row (default 0).
 * @param to Row after the last one (default all).
 * @throws {RangeError} If there is no column, or they are not of one length.
 *
 * @example Two columns
 * ```ts
 * import assert from "node:assert/strict";
 * import { crossProducts } from "lib/reduce/cross_products.ts";
 * const { sums, totals } = crossProducts([Float64Array.of(1, 2), Float64Array.of(3, 4)]);
 * assert.deepEqual([[...sums], [...totals]], [[5, 11, 11, 25], [3, 7]]);
 * ```
 */
export function crossProducts(
  columns: readonly Float64Array[],
  from = 0,
  to: number = columns[0]?.length ?? 0,
): CrossProducts {
  const nDims = columns.length;
  if (nDims === 0 || columns.some((column) => column.length !== columns[0]!.length)) {
    throw new RangeError("Cannot multiply columns: there must be columns of one length");
  }
  const sums = new Float64Array(nDims * nDims);
  const totals = new Float64Array(nDims);
  for (let start = from; start < to; start += BLOCK) {
    const end = Math.min(to, start + BLOCK);
    for (let a = 0; a < nDims; a++) {
      const own = columns[a]!;
      let total = 0;
      for (let i = start; i < end; i++) total += own[i]!;
      totals[a]! += total;
      let b = a;
      // Four columns at a time read the own one once.
      for (; b + 3 < nDims; b += 4) {
        const [c0, c1, c2, c3] = [columns[b]!, columns[b + 1]!, columns[b + 2]!, columns[b + 3]!];
        let [s0, s1, s2, s3] = [0, 0, 0, 0];
        for (let i = start; i < end; i++) {
          const value = own[i]!;
          s0 += value * c0[i]!;
          s1 += value * c1[i]!;
          s2 += value * c2[i]!;
          s3 += value * c3[i]!;
        }
        sums[a * nDims + b]! += s0;
        sums[a * nDims + b + 1]! += s1;
        sums[a * nDims + b + 2]! += s2;
        sums[a * nDims + b + 3]! += s3;
      }
      for (; b < nDims; b++) {
        const other = columns[b]!;
        let sum = 0;
        for (let i = start; i < end; i++) sum += own[i]! * other[i]!;
        sums[a * nDims + b]! += sum;
      }
    }
  }
  for (let a = 0; a < nDims; a++) {
    for (let b = 0; b < a; b++) sums[a * nDims + b] = sums[b * nDims + a]!;
  }
  return { nDims, nRows: to - from, sums, totals };
}

/**
 * Adds up parts, each some number of times: a bootstrap of whole parts.
 *
 * @param times How often each part counts, in step (default once).
 */
export function addCrossProducts(
  parts: readonly CrossProducts[],
  times: ArrayLike<number> = parts.map(() => 1),
): CrossProducts {
  const nDims = parts[0]!.nDims;
  const sums = new Float64Array(nDims * nDims);
  const totals = new Float64Array(nDims);
  let nRows = 0;
  parts.forEach((part, p) => {
    const count = times[p]!;
    if (count === 0) return;
    nRows += count * part.nRows;
    part.sums.forEach((sum, at) => sums[at]! += count * sum);
    part.totals.forEach((total, at) => totals[at]! += count * total);
  });
  return { nDims, nRows, sums, totals };
}

/**
 * Correlations of the columns that products were summed of.
 *
 * @throws {RangeError} If there are fewer than two rows, or a column is not finite or does not vary.
 */
export function toCorrelations({ nDims, nRows, sums, totals }: CrossProducts): number[][] {
  if (nRows < 2) {
    throw new RangeError(
      `Cannot correlate: there must be at least two rows, current value is ${nRows}`,
    );
  }
  const wrong = totals.findIndex((total) => !Number.isFinite(total));
  if (wrong >= 0) {
    throw new RangeError(
      `Cannot correlate: every value must be finite, column ${wrong} has others`,
    );
  }
  const covariance = (a: number, b: number) =>
    sums[a * nDims + b]! / nRows - totals[a]! / nRows * (totals[b]! / nRows);
  const scale = Array.from({ length: nDims }, (_, a) => Math.sqrt(covariance(a, a)));
  const flat = scale.findIndex((each, a) => !(each > 1e-9 * Math.abs(totals[a]! / nRows)));
  if (flat >= 0) {
    throw new RangeError(`Cannot correlate: every column must vary, column ${flat} does not`);
  }
  return scale.map((own, a) =>
    scale.map((other, b) => a === b ? 1 : covariance(a, b) / (own * other))
  );
}
