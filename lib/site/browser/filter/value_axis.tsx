/**
 * The axis of values beside columns and areas: nothing below, a round number above.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatDecimal } from "../../../describe/format.ts";

/** Round numbers from 1 to 10. */
const ROUND = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/**
 * The round number that an axis ends with: the least that is not below the largest value.
 *
 * @param most Largest value, 0 or more.
 *
 * @example Hundreds, and rates below one
 * ```ts
 * import assert from "node:assert/strict";
 * import { axisTop } from "lib/site/browser/filter/value_axis.tsx";
 * assert.deepEqual([822, 1000, 1001, 0.31, 0].map(axisTop), [1000, 1000, 1500, 0.4, 1]);
 * ```
 */
export function axisTop(most: number): number {
  if (!(most > 0)) return 1;
  const exponent = most.toExponential().split("e")[1]!;
  const tops = ROUND.map((round) => Number(`${round}e${exponent}`));
  return tops.find((top) => top >= most) ?? tops.at(-1)!;
}

/** Both ends of the axis, as the picture beside it has them; screen readers are told the values. */
export function ValueAxis({ top }: { top: number }): JSX.Element {
  const digits = String(top).split(".")[1]?.length ?? 0;
  return (
    <span class="axis" aria-hidden="true">
      <span>{formatDecimal(top, digits)}</span>
      <span>0</span>
    </span>
  );
}
