/** Bits of the mantissa that a table has an entry for: 256 entries an octave. */
const MANTISSA_BITS = 8;

const SHIFT = 23 - MANTISSA_BITS;
const LOW_BITS = 2 ** SHIFT - 1;
const PER_STEP = 1 / 2 ** SHIFT;

/**
 * A smooth function of positive numbers as a table, for loops in which the function itself is slow.
 *
 * The table has 256 entries between a power of two and the next, with straight lines between them:
 * for functions that are about powers of x, values are right to 2e-5 of themselves.
 *
 * @param evaluate The function; finite for all x in [2^-100, 2^100].
 * @returns A function of x in that range, which is rounded to 24 bits; outside it, the value at the
 * end.
 *
 * @example A root
 * ```ts
 * import assert from "node:assert/strict";
 * import { tabulate } from "lib/numeric/octave_table.ts";
 * const root = tabulate(Math.sqrt);
 * assert.ok(Math.abs(root(7) / Math.sqrt(7) - 1) < 2e-6);
 * ```
 */
export function tabulate(evaluate: (x: number) => number): (x: number) => number {
  const float = new Float32Array(1);
  const bits = new Uint32Array(float.buffer);
  const indexOf = (x: number) => {
    float[0] = x;
    return bits[0]! >>> SHIFT;
  };
  const first = indexOf(2 ** -100);
  const last = indexOf(2 ** 100);
  const table = new Float64Array(last - first + 2);
  for (let i = 0; i < table.length; i++) {
    bits[0] = (first + i) << SHIFT;
    table[i] = evaluate(float[0]!);
  }
  return (x) => {
    float[0] = x;
    const key = bits[0]!;
    const i = (key >>> SHIFT) - first;
    if (i < 0) return table[0]!;
    if (i > last - first) return table[last - first]!;
    const low = table[i]!;
    return low + (table[i + 1]! - low) * ((key & LOW_BITS) * PER_STEP);
  };
}
