/**
 * Round limits of classes of density.
 *
 * @module
 */

import { quantile } from "../numeric/quantile.ts";

/**
 * Limits between classes that a legend can name: 1, 2 or 5 times a power of ten, from that below
 * which a fifth of the values lie to the largest but few.
 *
 * @param values Densities, positive.
 * @param most Limits at most, the lowest are left out.
 * @returns Ascending; none without values.
 *
 * @example From 30 to 800
 * ```ts
 * import assert from "node:assert/strict";
 * import { densityBreaks } from "lib/zones/density_breaks.ts";
 * assert.deepEqual(densityBreaks([30, 80, 300, 800], 6), [100, 200, 500]);
 * assert.deepEqual(densityBreaks([30, 80, 300, 800], 2), [200, 500]);
 * ```
 */
export function densityBreaks(values: readonly number[], most: number): number[] {
  if (values.length === 0) return [];
  const [low, high] = [quantile(values, 0.2), quantile(values, 0.998)];
  const breaks: number[] = [];
  for (let ten = 1; ten <= high; ten *= 10) {
    breaks.push(...[ten, 2 * ten, 5 * ten].filter((limit) => limit > low && limit < high));
  }
  return breaks.slice(-most);
}

/**
 * Class of a value: the number of limits that it has reached.
 *
 * @example In the middle class
 * ```ts
 * import assert from "node:assert/strict";
 * import { densityClass } from "lib/zones/density_breaks.ts";
 * assert.deepEqual([99, 100, 200].map((value) => densityClass(value, [100, 200])), [0, 1, 2]);
 * ```
 */
export function densityClass(value: number, breaks: readonly number[]): number {
  return breaks.filter((limit) => value >= limit).length;
}
