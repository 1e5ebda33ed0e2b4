import assert from "node:assert/strict";
import { overRepresentation } from "lib/numeric/over_representation.ts";

// scipy 1.17.1: c = binomtest(observed, observed + reference).proportion_ci(method="wilson"),
// low = times * c.low / (1 - c.low), high = times * c.high / (1 - c.high)
const SCIPY: [args: [number, number, number], low: number, high: number | null][] = [
  [[30, 10, 2], 2.9758718208019412, 12.097295235753366],
  [[12, 0, 2], 6.24762651904814, null],
  [[0, 7, 2], 0, 1.0975596630554643],
  [[80, 360, 29.5], 5.148180585998957, 8.34766922490081],
];

Deno.test("overRepresentation() has the interval that scipy's Wilson interval implies", () => {
  for (const [args, low, high] of SCIPY) {
    const found = overRepresentation(...args);
    assert.ok(Math.abs(found.low - low) <= 1e-9 * low, `${args}`);
    if (high === null) assert.equal(found.high, null);
    else assert.ok(Math.abs(found.high! - high) <= 1e-9 * high, `${args}`);
  }
});

Deno.test("overRepresentation() leaves the ratio open where nothing is expected", () => {
  const { expected, ratio, low } = overRepresentation(12, 0, 2);
  assert.deepEqual([expected, ratio], [0, null]);
  assert.ok(low > 1);
});

Deno.test("overRepresentation() refuses fractions of incidents and no reference time", () => {
  assert.throws(() => overRepresentation(1.5, 3, 2), RangeError);
  assert.throws(() => overRepresentation(1, 3, 0), RangeError);
});
