/**
 * P-values adjusted for the number of tests by Holm's step-down method.
 *
 * Calling those at or below alpha different keeps the chance of a single false call among all
 * tests at alpha, whatever their dependence; never weaker than Bonferroni.
 *
 * @param pValues P-values in [0, 1]; null for a test that could not be made, which does not count.
 * @returns Adjusted p-values in the same order, null where the input is null.
 * @throws {RangeError} If a p-value is outside [0, 1].
 *
 * @example Three tests
 * ```ts
 * import assert from "node:assert/strict";
 * import { holm } from "lib/numeric/holm.ts";
 * assert.deepEqual(holm([0.25, 0.125, null]), [0.25, 0.25, null]);
 * ```
 *
 * @see Holm (1979), https://www.jstor.org/stable/4615733
 */
export function holm(pValues: readonly (number | null)[]): (number | null)[] {
  const order: { index: number; p: number }[] = [];
  pValues.forEach((p, index) => {
    if (p === null) return;
    if (!(p >= 0 && p <= 1)) {
      throw new RangeError(
        `Cannot adjust p-values: each must be in [0, 1], current value is ${p}`,
      );
    }
    order.push({ index, p });
  });
  order.sort((a, b) => a.p - b.p || a.index - b.index);
  const adjusted: (number | null)[] = pValues.map(() => null);
  let largest = 0;
  order.forEach(({ index, p }, rank) => {
    largest = Math.max(largest, Math.min(1, (order.length - rank) * p));
    adjusted[index] = largest;
  });
  return adjusted;
}
