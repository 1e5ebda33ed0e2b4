import { CONFIDENCE } from "./interval.ts";
import { logRatio, type Ratio } from "./ratio.ts";

/** Two groups of one stratum: successes of n against successes of n. */
export interface Stratum {
  /** Successes in the first group. */
  successes: number;
  /** Size of the first group. */
  n: number;
  /** Successes in the second group. */
  otherSuccesses: number;
  /** Size of the second group. */
  otherN: number;
}

/**
 * Risk ratio pooled over strata (Mantel-Haenszel) with the interval of Greenland and Robins.
 *
 * Compares like with like: only strata that hold both groups count. It is one number for all
 * strata, so it says little where the ratios of the strata differ much.
 *
 * @returns Pooled ratio; its parts are null when either group has no success in any stratum.
 *
 * @example One stratum alone gives its own risk ratio
 * ```ts
 * import assert from "node:assert/strict";
 * import { mantelHaenszelRiskRatio } from "lib/numeric/mantel_haenszel.ts";
 * const stratum = { successes: 20, n: 100, otherSuccesses: 10, otherN: 100 };
 * assert.equal(mantelHaenszelRiskRatio([stratum]).ratio, 2);
 * ```
 *
 * @see Greenland and Robins (1985), doi:10.2307/2530643
 */
export function mantelHaenszelRiskRatio(
  strata: readonly Stratum[],
  confidence: number = CONFIDENCE,
): Ratio {
  let first = 0;
  let second = 0;
  let spread = 0;
  for (const { successes, n, otherSuccesses, otherN } of strata) {
    const total = n + otherN;
    if (n === 0 || otherN === 0) continue;
    first += successes * otherN / total;
    second += otherSuccesses * n / total;
    const all = successes + otherSuccesses;
    spread += (all * n * otherN - successes * otherSuccesses * total) / (total * total);
  }
  if (second === 0) return { ratio: null, low: null, high: null, z: null, pValue: null };
  if (first === 0) return { ratio: 0, low: null, high: null, z: null, pValue: null };
  return logRatio(first / second, spread / (first * second), confidence);
}
