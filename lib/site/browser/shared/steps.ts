/**
 * Numbers as steps of a ramp: each step is a class of the style sheet, so that tables have the same
 * colors with and without a script, by day and by night.
 *
 * @module
 */

import { formatDecimal } from "../../../describe/format.ts";
import { roundValues } from "../../../figures/ticks.ts";

/** Steps of the ramps `heat` (from nothing to much) and `apart` (from below to above usual). */
const STEPS = { heat: 11, apart: 9 } as const;

/** A ramp cut at round values. */
export interface Steps {
  /** Class of a value. */
  classOf(value: number): string;
  /** Each step from low to high: its class and the values it stands for. */
  legend: { step: string; label: string }[];
}

/**
 * Steps for amounts from 0 to the largest.
 *
 * @example Up to 40 incidents an hour
 * ```ts
 * import assert from "node:assert/strict";
 * import { amountSteps } from "lib/site/browser/shared/steps.ts";
 * const { classOf, legend } = amountSteps(40);
 * assert.deepEqual([classOf(0), classOf(40)], ["heat-0", "heat-10"]);
 * assert.deepEqual(legend.slice(0, 2).map(({ label }) => label), ["under 5", "5 to 10"]);
 * ```
 */
export function amountSteps(largest: number): Steps {
  if (!(largest > 0)) return steps("heat", []);
  let count: number = STEPS.heat;
  let inner: number[];
  do {
    inner = roundValues(0, largest, count--, "linear").filter((value) =>
      value > 0 && value < largest
    );
  } while (inner.length > STEPS.heat - 1);
  return steps("heat", inner);
}

/** From half of the usual to twice as much, and beyond. */
const APART = [0.5, 0.67, 0.8, 0.95, 1.05, 1.25, 1.5, 2];

/**
 * Steps for how many times the usual something is; the middle step is about as usual.
 *
 * @example Half as much, as much, and three times as much
 * ```ts
 * import assert from "node:assert/strict";
 * import { ratioSteps } from "lib/site/browser/shared/steps.ts";
 * const { classOf } = ratioSteps();
 * assert.deepEqual([0.4, 1, 3].map(classOf), ["apart-0", "apart-4", "apart-8"]);
 * ```
 */
export function ratioSteps(): Steps {
  return steps("apart", APART);
}

function steps(ramp: keyof typeof STEPS, thresholds: readonly number[]): Steps {
  const last = Math.max(1, thresholds.length);
  const classAt = (step: number) => `${ramp}-${Math.round((STEPS[ramp] - 1) * step / last)}`;
  const digits = Math.max(0, ...thresholds.map((value) => decimalsOf(value)));
  const text = (value: number) => formatDecimal(value, digits);
  return {
    classOf: (value) => classAt(thresholds.filter((from) => value >= from).length),
    legend: Array.from({ length: thresholds.length + 1 }, (_, step) => {
      const [from, to] = [thresholds[step - 1], thresholds[step]];
      const label = to === undefined
        ? from === undefined ? "0" : `${text(from)} or more`
        : from === undefined
        ? `under ${text(to)}`
        : `${text(from)} to ${text(to)}`;
      return { step: classAt(step), label };
    }),
  };
}

function decimalsOf(value: number): number {
  return String(value).split(".")[1]?.length ?? 0;
}
