/**
 * Features as columns of numbers, for models: nothing that is a code, nothing twice.
 *
 * @module
 */

import pl from "nodejs-polars";
import { standardize } from "../numeric/standardize.ts";
import { encodingOf } from "./feature_dictionary.ts";

/** Columns of numbers in step, with what was taken from them. */
export interface FeatureMatrix {
  /** Names of the columns. */
  names: string[];
  /** Length of each column: incidents. */
  nRows: number;
  /** Values; standardized ones have mean 0 and variance 1 (divided by n). */
  columns: Float64Array[];
  /** Mean of each column as it was. */
  mean: Float64Array;
  /** Standard deviation of each column as it was; `value = column * scale + mean`. */
  scale: Float64Array;
}

/** Absolute correlation above which one column says nothing that the other does not. */
const DUPLICATE = 0.999999;

/** Encodings, as the dictionary has them, of features that are numbers as they are. */
const NUMERIC = new Set(["number", "flag"]);

/** Types of polars that hold numbers or truths. */
const NUMBER_TYPE = /^(?:U?Int\d+|Float\d+|Bool)$/;

/**
 * Standardized columns of a frame.
 *
 * Two columns of which one is a multiple of the other are refused: they count one thing twice, and
 * with it the variance that a few components explain.
 *
 * @param names Columns of numbers or truths (1 and 0), such as hour_sin or `primary_type=THEFT`.
 * @throws {TypeError} If a column is not of numbers, or is a feature that must not be one, such as
 * the code of a district or the hour by its number.
 * @throws {RangeError} If there are no rows, a value is missing or not finite, a column has but one
 * value, or two columns are correlated with |r| > 0.999999.
 *
 * @example Mean 2, standard deviation 1
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { toMatrix } from "lib/features/feature_matrix.ts";
 * const frame = pl.DataFrame({ severity: [1, 3, 1, 3], arrest: [true, true, false, false] });
 * const { columns, mean, scale } = toMatrix(frame, ["severity", "arrest"]);
 * assert.deepEqual(columns.map((column) => [...column]), [[-1, 1, -1, 1], [1, 1, -1, -1]]);
 * assert.deepEqual([[...mean], [...scale]], [[2, 0.5], [1, 0.5]]);
 * ```
 */
export function toMatrix(frame: pl.DataFrame, names: readonly string[]): FeatureMatrix {
  const standardized = names.map((name) => standardize(numbersOf(frame, name), name));
  const columns = standardized.map(({ values }) => values);
  const mean = Float64Array.from(standardized, (column) => column.mean);
  const scale = Float64Array.from(standardized, (column) => column.scale);
  const matrix = { names: [...names], nRows: frame.height, columns, mean, scale };
  for (const { a, b, r } of correlations(matrix)) {
    if (Math.abs(r) <= DUPLICATE) continue;
    throw new RangeError(
      `Cannot make matrix: ${a} and ${b} must differ, their correlation is ${r}`,
    );
  }
  return matrix;
}

/**
 * Names of the columns that hold more than one value, in their order: the others say nothing.
 *
 * @example Nobody was arrested
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { varyingColumns } from "lib/features/feature_matrix.ts";
 * const frame = pl.DataFrame({ severity: [1, 3], arrest: [false, false] });
 * assert.deepEqual(varyingColumns(frame, ["severity", "arrest"]), ["severity"]);
 * ```
 */
export function varyingColumns(frame: pl.DataFrame, names: readonly string[]): string[] {
  return names.filter((name) => frame.getColumn(name).nUnique() > 1);
}

/**
 * Rows in which all of the columns are known, in their order.
 *
 * @example One incident without a place
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { keepComplete } from "lib/features/feature_matrix.ts";
 * const frame = pl.DataFrame({ x_standardized: [1, null, -1], severity: [1, 2, 3] });
 * assert.equal(keepComplete(frame, ["x_standardized", "severity"]).height, 2);
 * ```
 */
export function keepComplete(frame: pl.DataFrame, names: readonly string[]): pl.DataFrame {
  return frame.dropNulls([...names]);
}

/** Linear correlation of two features. */
export interface CorrelationRow {
  a: string;
  b: string;
  /** Pearson's coefficient, in [-1, 1]. */
  r: number;
}

/**
 * Correlation of each pair of columns, in the order of the matrix, each pair once.
 *
 * @param matrix As {@linkcode toMatrix} gives it.
 *
 * @example Opposites for the most part
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { correlations, toMatrix } from "lib/features/feature_matrix.ts";
 * const frame = pl.DataFrame({ p: [1, 2, 3, 4], q: [4, 3, 2, 2.5] });
 * const [row] = correlations(toMatrix(frame, ["p", "q"]));
 * assert.deepEqual([row?.a, row?.b, row?.r.toFixed(4)], ["p", "q", "-0.8315"]);
 * ```
 */
export function correlations({ names, nRows, columns }: FeatureMatrix): CorrelationRow[] {
  return columns.flatMap((own, i) =>
    columns.slice(i + 1).map((other, j) => {
      let sum = 0;
      for (let row = 0; row < nRows; row++) sum += own[row]! * other[row]!;
      return { a: names[i]!, b: names[i + 1 + j]!, r: sum / nRows };
    })
  );
}

/** A copy of a column's values as numbers, once it is sure that they may be taken as such. */
function numbersOf(frame: pl.DataFrame, name: string): Float64Array<ArrayBuffer> {
  const column = frame.getColumn(name);
  const encoding = encodingOf(name);
  if (encoding !== undefined && !NUMERIC.has(encoding)) {
    throw new TypeError(
      `Cannot make matrix: ${name} must not be taken as a number, its encoding is ${encoding}`,
    );
  }
  if (!NUMBER_TYPE.test(column.dtype.variant)) {
    throw new TypeError(
      `Cannot make matrix: ${name} must be of numbers, current type is ${column.dtype.variant}`,
    );
  }
  if (frame.height === 0) throw new RangeError("Cannot make matrix: there must be rows");
  if (column.nullCount() > 0) {
    throw new RangeError(
      `Cannot make matrix: ${name} must be known in every row, it is missing in ${column.nullCount()}`,
    );
  }
  const values = Float64Array.from(column.cast(pl.Float64).toTypedArray() as Float64Array);
  if (!values.every(Number.isFinite)) {
    throw new RangeError(`Cannot make matrix: ${name} must be finite in every row`);
  }
  return values;
}
