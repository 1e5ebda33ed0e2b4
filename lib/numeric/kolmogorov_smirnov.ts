import { kolmogorovTail } from "./kolmogorov.ts";
import { requireCount } from "./require_count.ts";

/** A sample of numbers as its distinct values and how many records have each. */
export interface ValueCounts {
  /** Distinct values, ascending. */
  readonly values: ArrayLike<number>;
  /** Records at each value, nValues; 0 is allowed. */
  readonly counts: ArrayLike<number>;
}

/** Result of the two-sample Kolmogorov-Smirnov test. */
export interface KolmogorovSmirnov {
  /** D: largest difference of the shares of records at or below a value, in [0, 1]. */
  d: number;
  /** Least value at which the difference is that large. */
  at: number;
  /** Share of the records of a at or below that value. */
  shareA: number;
  /** Share of the records of b at or below it. */
  shareB: number;
  /** Chance of a D at least as large if both came from one continuous distribution. */
  pValue: number;
}

/**
 * Two-sample Kolmogorov-Smirnov test of counted values, two-sided.
 *
 * D is exact, with tied records taken together. The p-value is scipy's ks_2samp(method="asymp"):
 * Kolmogorov's distribution at round(nA nB / (nA + nB)) records. Where values are tied it is too
 * large rather than too small, and with many records hardly any difference is too small for it.
 * One record against one can show nothing: 1, where scipy gives NaN.
 *
 * @param a Values of one sample, none of them NaN.
 * @param b Values of another.
 * @throws {RangeError} If a sample is empty, values do not ascend, or a count is not a whole number.
 *
 * @example All of four records at or below 5, against one of four
 * ```ts
 * import assert from "node:assert/strict";
 * import { kolmogorovSmirnov } from "lib/numeric/kolmogorov_smirnov.ts";
 * const a = { values: [1, 2, 5], counts: [2, 1, 1] };
 * const b = { values: [2, 7], counts: [1, 3] };
 * const { d, at, shareA, shareB } = kolmogorovSmirnov(a, b);
 * assert.deepEqual([d, at, shareA, shareB], [0.75, 5, 1, 0.25]);
 * ```
 *
 * @see Hodges (1958), doi:10.1007/BF02589501
 */
export function kolmogorovSmirnov(a: ValueCounts, b: ValueCounts): KolmogorovSmirnov {
  const [nA, nB] = [totalOf(a), totalOf(b)];
  let largest = { d: -1, at: NaN, shareA: 0, shareB: 0 };
  let [i, j, belowA, belowB] = [0, 0, 0, 0];
  while (i < a.values.length || j < b.values.length) {
    const at = Math.min(a.values[i] ?? Infinity, b.values[j] ?? Infinity);
    if (a.values[i] === at) belowA += a.counts[i++]!;
    if (b.values[j] === at) belowB += b.counts[j++]!;
    const [shareA, shareB] = [belowA / nA, belowB / nB];
    const d = Math.abs(shareA - shareB);
    if (d > largest.d) largest = { d, at, shareA, shareB };
  }
  // Half to even, as numpy rounds.
  const records = nA * nB / (nA + nB);
  const below = Math.floor(records);
  const up = records - below > 0.5 || (records - below === 0.5 && below % 2 === 1);
  const n = up ? below + 1 : below;
  return { ...largest, pValue: n === 0 ? 1 : kolmogorovTail(n, largest.d) };
}

function totalOf({ values, counts }: ValueCounts): number {
  if (values.length !== counts.length) {
    throw new RangeError(
      `Cannot compare samples: there must be a count a value, current values are ` +
        `${counts.length} counts and ${values.length} values`,
    );
  }
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    if (!(values[i]! > (values[i - 1] ?? -Infinity) && values[i]! < Infinity)) {
      throw new RangeError(
        `Cannot compare samples: values must be finite and ascend, current value is ${values[i]} ` +
          `at position ${i}`,
      );
    }
    requireCount("Kolmogorov-Smirnov test", "count", counts[i]!);
    n += counts[i]!;
  }
  if (n === 0) throw new RangeError("Cannot compare samples: neither may be empty");
  return n;
}
