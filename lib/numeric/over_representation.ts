import { CONFIDENCE } from "./interval.ts";
import { requireCount } from "./require_count.ts";
import { wilsonInterval } from "./wilson.ts";

/** An observed count against the count that its surroundings suggest. */
export interface OverRepresentation {
  observed: number;
  /** Count expected from the reference. */
  expected: number;
  /** Observed over expected; null if the reference is empty. */
  ratio: number | null;
  /** Lower end of the ratio's interval, 0 or more. */
  low: number;
  /** Upper end of the ratio's interval; null if it has none. */
  high: number | null;
}

/**
 * Ratio of a count to the one expected from a reference that covers `times` as much.
 *
 * Both counts are taken as Poisson. Given their sum, the observed one is binomial with share
 * ratio / (ratio + times), so Wilson's interval of the share becomes one of the ratio. Unlike the
 * interval on the logarithmic scale it exists when either count is zero.
 *
 * @param observed Count to judge.
 * @param reference Count over `times` as many hours, days or places.
 * @param times How much more the reference covers; positive.
 * @throws {RangeError} If a count is not a whole number or `times` is not positive.
 *
 * @example 30 in an hour, 10 in the two hours beside it
 * ```ts
 * import assert from "node:assert/strict";
 * import { overRepresentation } from "lib/numeric/over_representation.ts";
 * const { expected, ratio, low, high } = overRepresentation(30, 10, 2);
 * assert.deepEqual([expected, ratio], [5, 6]);
 * assert.ok(low > 2.9 && high !== null && high < 12.2);
 * ```
 */
export function overRepresentation(
  observed: number,
  reference: number,
  times: number,
  confidence: number = CONFIDENCE,
): OverRepresentation {
  requireCount("over-representation", "observed", observed);
  requireCount("over-representation", "reference", reference);
  if (!(times > 0)) {
    throw new RangeError(
      `Cannot compute over-representation: times must be positive, current value is ${times}`,
    );
  }
  const share = wilsonInterval(observed, observed + reference, confidence);
  return {
    observed,
    expected: reference / times,
    ratio: reference === 0 ? null : times * observed / reference,
    low: times * share.low / (1 - share.low),
    high: share.high === 1 ? null : times * share.high / (1 - share.high),
  };
}
