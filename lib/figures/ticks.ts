/**
 * Round values: where ramps and classes are labeled.
 *
 * @module
 */

/** How values are spaced along a ramp. */
export type ScaleType = "linear" | "sqrt" | "log";

/**
 * Round values between two others, both ends included where they are round.
 *
 * Linear, and log below a ratio of 5: multiples of 1, 2 or 5 times a power of ten, or of 0.25, 25,
 * 250 and so on. Other log: such a number per decade or fewer.
 * Square root: the squares of round values, rounded to two digits.
 *
 * @param count How many are wanted; the result is the nearest that is round, rather more than fewer.
 *
 * @example On each scale
 * ```ts
 * import assert from "node:assert/strict";
 * import { roundValues } from "lib/figures/ticks.ts";
 * assert.deepEqual(roundValues(0, 10, 5, "linear"), [0, 2, 4, 6, 8, 10]);
 * assert.deepEqual(roundValues(1, 1000, 4, "log"), [1, 10, 100, 1000]);
 * assert.deepEqual(roundValues(0, 100, 5, "sqrt"), [0, 4, 16, 36, 64, 100]);
 * ```
 */
export function roundValues(low: number, high: number, count: number, type: ScaleType): number[] {
  if (!(low < high)) return [low];
  const candidates = type === "log" && high / low < 5
    ? [0.8, 1, 1.25].map((factor) => multiples(low, high, count * factor))
    : type === "log"
    ? [[1], [1, 3], [1, 2, 5], [1, 1.5, 2, 3, 5, 7]].map((factors) => decades(low, high, factors))
    : [0.6, 0.8, 1, 1.25, 1.6].map((factor) =>
      type === "linear"
        ? multiples(low, high, count * factor)
        : multiples(Math.sqrt(low), Math.sqrt(high), count * factor)
          .map((root) => Number((root * root).toPrecision(2)))
          .filter((value) => value >= low && value <= high)
    );
  const misfit = (values: number[]) => Math.abs(values.length - count);
  return candidates.reduce((best, next) =>
    misfit(next) < misfit(best) || (misfit(next) === misfit(best) && next.length > best.length)
      ? next
      : best
  );
}

function multiples(low: number, high: number, count: number): number[] {
  const rough = (high - low) / Math.max(1, count - 1);
  const power = Number(`1e${Math.floor(Math.log10(rough))}`);
  const factors = power === 0.1 || power >= 10 ? [1, 2, 2.5, 5, 10] : [1, 2, 5, 10];
  const step = power * (factors.find((factor) => factor * power >= rough * 0.99) ?? 10);
  const values: number[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
    values.push(Number((i * step).toPrecision(6)));
  }
  return values;
}

function decades(low: number, high: number, factors: readonly number[]): number[] {
  const values: number[] = [];
  for (let exponent = Math.floor(Math.log10(low)); exponent <= Math.log10(high); exponent++) {
    for (const factor of factors) {
      const value = Number(`${factor}e${exponent}`);
      if (value >= low && value <= high) values.push(value);
    }
  }
  return values;
}
